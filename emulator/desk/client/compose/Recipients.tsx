import type { JSX } from 'preact';
import { useLayoutEffect, useId, useRef, useState } from 'preact/hooks';
import type { Composition } from '../../../contracts';
import type { Person } from '../../wire';

type Fields = Omit<Composition, 'html'>;
type FieldName = 'to' | 'cc' | 'bcc' | 'subject';

const LABELS: Readonly<Record<FieldName, string>> = { to: 'To', cc: 'Cc', bcc: 'Bcc', subject: 'Subject' };

/** To, Cc, Bcc and Subject. The people of this workspace are offered as one types. */
export function Recipients(props: {
  readonly fields: Fields;
  readonly people: readonly Person[];
  readonly focus: boolean;
  readonly onChange: (change: Partial<Fields>) => void;
}): JSX.Element {
  const { fields, people, onChange } = props;
  const listId = useId();
  const to = useRef<HTMLInputElement>(null);
  const [copies, setCopies] = useState(fields.cc !== '' || fields.bcc !== '');
  useLayoutEffect(() => {
    if (props.focus) to.current?.focus();
  }, []);
  const field = (name: FieldName): JSX.Element => (
    <label class="composer-field">
      <span>{LABELS[name]}</span>
      <input
        type="text"
        autoComplete="off"
        {...(name === 'to' ? { ref: to } : {})}
        {...(name === 'subject' ? {} : { list: listId })}
        value={fields[name]}
        onInput={(event) => {
          onChange({ [name]: event.currentTarget.value });
        }}
      />
    </label>
  );
  return (
    <div class="composer-fields">
      <div class="composer-to">
        {field('to')}
        {!copies && (
          <button
            type="button"
            class="link-button"
            onClick={() => {
              setCopies(true);
            }}
          >
            Cc Bcc
          </button>
        )}
      </div>
      {copies && field('cc')}
      {copies && field('bcc')}
      {field('subject')}
      <datalist id={listId}>
        {people.map((person) => (
          <option key={person.email} value={person.email}>
            {person.name}
          </option>
        ))}
      </datalist>
    </div>
  );
}
