import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { DeskState } from '../wire';
import { Avatar } from './Avatar';
import { Icon } from './Icon';
import { mailProgramOf } from './mailProgram';
import { Menu } from './Menu';
import { OtherPeople } from './OtherPeople';
import { hashOf, mailHash, type Route } from './route';
import { ScenesMenu } from './ScenesMenu';
import { TroubleTab } from './trouble/TroubleTab';

/** More people than have room for a tab each. */
const CROWD = 6;

/** Whose Gmail, the Sheet, the log: everywhere one may go. */
export function TopBar({ desk, route }: { readonly desk: DeskState; readonly route: Route }): JSX.Element {
  const nav = useRef<HTMLElement>(null);
  const here = route.place === 'mail' ? route.email : route.place;
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [here]);
  const isCrowd = desk.people.length > CROWD;
  const others = isCrowd ? desk.people.filter(({ hasAddOn }) => !hasAddOn) : [];
  const tabbed = desk.people.filter((person) => !others.includes(person));
  return (
    <header class="top">
      <nav class={isCrowd ? 'tabs tabs-crowd' : 'tabs'} aria-label="Places" ref={nav}>
        <div class="tabs-people">
          {tabbed.map((person) => (
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
          {others.length > 0 && <OtherPeople people={others} tabbed={tabbed} here={here} />}
        </div>
        <span class="tabs-rule" aria-hidden="true" />
        <div class="tabs-places">
          <Tab hash={hashOf({ place: 'sheet', id: null, tab: null })} current={here === 'sheet'}>
            <Icon name="table_chart" />
            <span class="tab-name">The Sheet</span>
          </Tab>
          <Tab hash={hashOf({ place: 'executions' })} current={here === 'executions'}>
            <Icon name="history" />
            <span class="tab-name">Executions</span>
          </Tab>
          <TroubleTab current={here === 'trouble'} />
        </div>
      </nav>
      <ScenesMenu scenes={desk.scenes} scene={desk.scene} />
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
