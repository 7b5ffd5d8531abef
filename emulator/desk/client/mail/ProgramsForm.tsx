import type { JSX } from 'preact';
import type { MailboxPrograms, Person, Program } from '../../wire';
import { at } from '../remote';
import { tellServer } from '../tellServer';
import { clockTime, until } from '../words';

const MINUTE = 60_000;
const GROUPS = [
  { role: 'reader', title: 'Reads with', hint: 'Several, for somebody with a phone and a computer.' },
  { role: 'filter', title: 'Filters before the mailbox', hint: 'They look at mail before anybody does.' },
  { role: 'chat', title: 'Shares links', hint: 'As soon as the mail was opened.' },
] as const;
/** As many as one takes in at a glance. */
const MOST_SHOWN = 6;

/** Chooses the programs of one person; each change holds for mail that comes from now on. */
export function ProgramsForm(props: {
  readonly person: Person;
  readonly programs: MailboxPrograms;
  readonly now: number;
  readonly onWriteToAll: () => void;
}): JSX.Element {
  const { person, programs, now } = props;
  const choose = (change: { clients?: readonly string[]; readsAfterMs?: number | null }): void =>
    void tellServer(`recipients/${at(person.email)}`, {
      clients: programs.clients,
      readsAfterMs: programs.readsAfterMs,
      ...change,
    });
  return (
    <div class="programs-form">
      <Upcoming upcoming={programs.upcoming} now={now} />
      <p>
        <button type="button" class="button" onClick={props.onWriteToAll}>
          Write one mail to all of them
        </button>{' '}
        <span class="hint">to a reader of each program and behind each filter</span>
      </p>
      <p class="hint">What you choose holds for mail that comes from now on.</p>
      <label class="programs-when">
        {person.name.split(' ')[0]} opens each mail{' '}
        <select
          value={programs.readsAfterMs ?? ''}
          onChange={({ currentTarget: { value } }) => {
            choose({ readsAfterMs: value === '' ? null : Number(value) });
          }}
        >
          <option value="">only when you do it here</option>
          {[1, 10, 60].map((minutes) => (
            <option key={minutes} value={minutes * MINUTE}>
              {minutes === 60 ? '1 hour' : `${minutes} min`} after delivery
            </option>
          ))}
        </select>
      </label>
      {GROUPS.map(({ role, title, hint }) => (
        <fieldset key={role} class="programs-group">
          <legend>
            {title} <span class="hint">{hint}</span>
          </legend>
          {programs.programs
            .filter((program) => program.role === role)
            .map((program) => (
              <Choice
                key={program.id}
                program={program}
                checked={programs.clients.includes(program.id)}
                onChange={(checked) => {
                  const others = programs.clients.filter((id) => id !== program.id);
                  choose({ clients: checked ? [...others, program.id] : others });
                }}
              />
            ))}
        </fieldset>
      ))}
    </div>
  );
}

function Choice(props: {
  readonly program: Program;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}): JSX.Element {
  const { name, happens } = props.program;
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => {
          props.onChange(event.currentTarget.checked);
        }}
      />
      <span>
        {name}
        <span class="hint programs-happens">
          {happens.map((one) => (
            <span key={one}>{one}</span>
          ))}
        </span>
      </span>
    </label>
  );
}

function Upcoming(props: {
  readonly upcoming: MailboxPrograms['upcoming'];
  readonly now: number;
}): JSX.Element {
  const { upcoming, now } = props;
  if (upcoming.length === 0) return <p>Nothing is to come from programs at the moment.</p>;
  const more = upcoming.length - MOST_SHOWN;
  return (
    <>
      <h2 class="programs-title">Still to come</h2>
      <ol class="plain programs-upcoming">
        {upcoming.slice(0, MOST_SHOWN).map(({ at: when, what, subject }, index) => (
          <li key={index}>
            <time dateTime={new Date(when).toISOString()}>{clockTime(when)}</time>
            <span class="hint">{until(when, now)}</span>
            <span>
              {what} <span class="hint">· {subject || '(no subject)'}</span>
            </span>
          </li>
        ))}
      </ol>
      {more > 0 && <p class="hint">and {more} more</p>}
    </>
  );
}
