import type { JSX } from 'preact';
import { useLayoutEffect, useId, useRef, useState } from 'preact/hooks';
import type { Composition } from '../../../contracts';
import type { Person } from '../../wire';
import { addressesIn } from './addresses';

type FieldName = 'to' | 'cc' | 'bcc' | 'subject';
type Fields = Pick<Composition, FieldName>;

const LABELS: Readonly<Record<FieldName, string>> = { to: 'To', cc: 'Cc', bcc: 'Bcc', subject: 'Subject' };

/** To, Cc, Bcc and Subject. The people of this workspace are offered as one types, one after the other. */
export function Recipients(props: {
  readonly fields: Fields;
  readonly people: readonly Person[];
  readonly focus: boolean;
  readonly onChange: (change: Partial<Fields>) => void;
}): JSX.Element {
  const { fields, people, onChange } = props;
  const ownId = useId();
  const to = useRef<HTMLInputElement>(null);
  const [copies, setCopies] = useState(false);
  useLayoutEffect(() => {
    if (props.focus) to.current?.focus();
  }, []);
  const hasCopies = copies || fields.cc !== '' || fields.bcc !== '';
  const field = (name: FieldName, shown?: string): JSX.Element => (
    <label class="composer-field">
      <span>{LABELS[name]}</span>
      <input
        type="text"
        autoComplete="off"
        {...(name === 'to' ? { ref: to } : {})}
        {...(name === 'subject' ? {} : { list: `${ownId}-${name}` })}
        {...(shown === undefined ? {} : { 'aria-describedby': shown })}
        value={fields[name]}
        onInput={(event) => {
          if (hasCopies) setCopies(true);
          onChange({ [name]: event.currentTarget.value });
        }}
      />
    </label>
  );
  /** Several addresses seldom fit into their line: everybody is named below it. */
  const addressees = (name: Exclude<FieldName, 'subject'>): JSX.Element => {
    const addresses = addressesIn(fields[name]);
    const nameId = `${ownId}-${name}-names`;
    const names = addresses.map((address) => personOf(address, people)?.name ?? address);
    return (
      <>
        {field(name, addresses.length > 1 ? nameId : undefined)}
        {addresses.length > 1 && (
          <p id={nameId} class="hint composer-people">
            {addresses.length} people: {names.join(', ')}
          </p>
        )}
        <datalist id={`${ownId}-${name}`}>
          {people
            .filter(({ email }) => !addresses.some((address) => isSame(address, email)))
            .map((person) => (
              <option key={person.email} value={`${before(fields[name])}${person.email}`}>
                {person.name}
              </option>
            ))}
        </datalist>
      </>
    );
  };
  return (
    <div class="composer-fields">
      <div class="composer-to">
        <div class="composer-to-line">{addressees('to')}</div>
        {!hasCopies && (
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
      {hasCopies && addressees('cc')}
      {hasCopies && addressees('bcc')}
      {field('subject')}
    </div>
  );
}

/** What stands before the address that is being typed. */
const before = (line: string): string => /^(.*[,;])\s*[^,;]*$/.exec(line)?.[1]?.concat(' ') ?? '';

const personOf = (address: string, people: readonly Person[]): Person | undefined =>
  people.find(({ email }) => isSame(email, address));

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
