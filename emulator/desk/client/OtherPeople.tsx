import type { JSX } from 'preact';
import type { Person } from '../wire';
import { Avatar } from './Avatar';
import { Icon } from './Icon';
import { Popover } from './Popover';
import { mailProgramOf } from './mailProgram';
import { mailHash } from './route';

/** Where there are too many people for a tab each: those without the add-on, and on a narrow screen everybody. */
export function OtherPeople(props: {
  readonly people: readonly Person[];
  /** Those with a tab of their own where there is room. */
  readonly tabbed: readonly Person[];
  /** Address of whose mail is open. */
  readonly here: string;
}): JSX.Element {
  const { people, here } = props;
  const current = people.find(({ email }) => email === here);
  const programs = people.filter(({ isProgram }) => isProgram);
  const others = people.filter(({ isProgram }) => !isProgram);
  const unread = others.reduce((sum, person) => sum + person.unread, 0);
  return (
    <Popover
      label={`Other people, ${others.length}`}
      named
      buttonClass={current === undefined ? 'tab' : 'tab tab-current'}
      face={
        <>
          <span class="sr-only">Other people, {others.length}: </span>
          {current === undefined ? (
            <Icon name="group" />
          ) : (
            <Avatar name={current.name} seed={current.email} />
          )}
          <span class="tab-name">{current?.name.split(' ')[0] ?? 'Others'}</span>
          {unread > 0 && (
            <span class="badge">
              <span class="sr-only">, </span>
              {unread}
              <span class="sr-only"> unread</span>
            </span>
          )}
          <Icon name="expand_more" size={18} />
        </>
      }
    >
      {(close) => (
        <>
          <div class="seen-if-narrow">
            <Rows people={props.tabbed} here={here} onGo={close} />
          </div>
          <Rows people={others} here={here} onGo={close} />
          {programs.length > 0 && (
            <>
              <h2>One mailbox for each program</h2>
              <Rows people={programs} here={here} onGo={close} />
            </>
          )}
        </>
      )}
    </Popover>
  );
}

function Rows(props: {
  readonly people: readonly Person[];
  readonly here: string;
  readonly onGo: () => void;
}): JSX.Element {
  return (
    <ul class="plain">
      {props.people.map((person) => (
        <li key={person.email}>
          <a
            class="others-row"
            href={mailHash(person.email)}
            onClick={props.onGo}
            {...(person.email === props.here ? { 'aria-current': 'page' as const } : {})}
          >
            <Avatar name={person.name} seed={person.email} />
            <span class="tab-words">
              <span class="tab-name">{person.name}</span>
              <span class="tab-what">
                {person.isProgram
                  ? person.email
                  : `${mailProgramOf(person)} · ${person.email.split('@')[1] ?? ''}`}
              </span>
            </span>
            {person.unread > 0 && (
              <span class="badge" aria-label={`${person.unread} unread`}>
                {person.unread}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
