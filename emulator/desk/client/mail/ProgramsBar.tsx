import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { MailboxPrograms, Person } from '../../wire';
import { Icon } from '../Icon';
import { useRemote } from '../remote';
import { count } from '../words';
import { ProgramsForm } from './ProgramsForm';

/** What deals with this person's mail, in one line; it unfolds to change that, and to see what is still to come. */
export function ProgramsBar(props: {
  readonly person: Person;
  readonly now: number;
  /** Null where there is no choice between desktop and phone. */
  readonly phone: { readonly on: boolean; readonly set: (on: boolean) => void } | null;
  /** Begins a mail to a reader of each program; null for somebody who does not write. */
  readonly onWriteToAll: () => void;
}): JSX.Element {
  const { person, phone } = props;
  const [open, setOpen] = useState(false);
  const formId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  const told = useRemote<MailboxPrograms>(`recipients?email=${encodeURIComponent(person.email)}`);
  const programs = told.kind === 'here' ? told.data : null;
  return (
    <section class="programs" aria-label="Programs that deal with this mail" onKeyDown={closeOnEscape}>
      <div class="programs-line">
        <button
          type="button"
          ref={button}
          class="programs-button"
          aria-expanded={open}
          aria-controls={formId}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <Icon name="visibility" size={18} />
          <span class="programs-words">
            {programs === null ? 'Reads mail…' : summary(person, programs)}
            {programs !== null && programs.upcoming.length > 0 && (
              <span class="programs-coming">{count(programs.upcoming.length, 'thing')} to come</span>
            )}
          </span>
          <span class="programs-change">{open ? 'Close' : 'Change'}</span>
        </button>
        {phone !== null && (
          <button
            type="button"
            class="phone-switch"
            role="switch"
            aria-checked={phone.on}
            title="Show this mailbox as Gmail’s app on a phone"
            onClick={() => {
              phone.set(!phone.on);
            }}
          >
            <Icon name="smartphone" size={18} /> Phone
          </button>
        )}
      </div>
      <div id={formId}>
        {open && programs !== null && (
          <ProgramsForm
            person={person}
            programs={programs}
            now={props.now}
            onWriteToAll={props.onWriteToAll}
          />
        )}
      </div>
    </section>
  );
}

function summary(person: Person, { programs, clients }: MailboxPrograms): string {
  const chosen = programs.filter(({ id }) => clients.includes(id));
  const readers = chosen.filter(({ role }) => role === 'reader').map(({ name }) => name);
  const filters = chosen.filter(({ role }) => role === 'filter').length;
  const chat = chosen.some(({ role }) => role === 'chat');
  const first = person.isProgram ? 'This person' : (person.name.split(' ')[0] ?? person.name);
  return [
    `${first} reads with ${readers.length === 0 ? 'no program of their own' : readers.join(' and ')}`,
    ...(filters > 0 ? [`behind ${count(filters, 'filter')}`] : []),
    ...(chat ? ['and shares links in a chat'] : []),
  ].join(', ');
}
