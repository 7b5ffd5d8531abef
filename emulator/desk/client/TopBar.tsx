import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskState, Person } from '../wire';
import { Avatar } from './Avatar';
import { Icon } from './Icon';
import { Menu } from './Menu';
import { hashOf, mailHash, type Route } from './route';

/** Whose Gmail, the Sheet, the log: everywhere one may go. */
export function TopBar({ desk, route }: { readonly desk: DeskState; readonly route: Route }): JSX.Element {
  const nav = useRef<HTMLElement>(null);
  const here = route.place === 'mail' ? route.email : route.place;
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here]);
  return (
    <header class="top">
      <nav class="tabs" aria-label="Places" ref={nav}>
        {desk.people.map((person) => (
          <Tab key={person.email} hash={mailHash(person.email)} current={here === person.email}>
            <Avatar name={person.name} seed={person.email} />
            <span class="tab-words">
              <span class="tab-name">
                {person.name.split(' ')[0]}
                <span class="seen-if-wide"> {person.name.split(' ').slice(1).join(' ')}</span>
              </span>
              <span class="tab-what seen-if-wide">{mailProgramOf(person)}</span>
            </span>
            {person.unread > 0 && (
              <span class="badge" aria-label={`${person.unread} unread`}>
                {person.unread}
              </span>
            )}
          </Tab>
        ))}
        <span class="tabs-rule" aria-hidden="true" />
        <Tab hash={hashOf({ place: 'sheet', id: null })} current={here === 'sheet'}>
          <Icon name="table_chart" />
          <span class="tab-name">The Sheet</span>
        </Tab>
        <Tab hash={hashOf({ place: 'executions' })} current={here === 'executions'}>
          <Icon name="history" />
          <span class="tab-name">Executions</span>
        </Tab>
      </nav>
      <Menu desk={desk} />
    </header>
  );
}

function Tab(props: {
  readonly hash: string;
  readonly current: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <a class="tab" href={props.hash} {...(props.current ? { 'aria-current': 'page' as const } : {})}>
      {props.children}
    </a>
  );
}

/** What reads this person's mail, in a few words. */
export const mailProgramOf = (person: Pick<Person, 'google' | 'client'>): string =>
  person.client === 'direct'
    ? 'Other mail program'
    : person.google === 'workspace'
      ? 'Gmail at work'
      : 'Gmail';
