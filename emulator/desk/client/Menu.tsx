import type { JSX } from 'preact';
import type { DeskState } from '../wire';
import { Icon } from './Icon';
import { Popover } from './Popover';
import { SwitchList } from './SwitchList';
import { tellServer } from './tellServer';
import { WholeWorld } from './WholeWorld';

/** The desk's own settings: who is here, where things are served, what is unknown about Google, the world as a whole. */
export function Menu({ desk }: { readonly desk: DeskState }): JSX.Element {
  return (
    <Popover label="Workspace settings" buttonClass="icon-button" face={<Icon name="settings" />}>
      {(close) => (
        <>
          <WholeWorld onDone={close} />
          <People desk={desk} />
          <Addresses addresses={desk.addresses} />
          <SwitchList switches={desk.switches} />
        </>
      )}
    </Popover>
  );
}

function People({ desk }: { readonly desk: DeskState }): JSX.Element {
  const people = desk.people.filter(({ isProgram }) => !isProgram);
  const programs = desk.people.length - people.length;
  return (
    <>
      <h2>Who is here</h2>
      <ul class="plain menu-people">
        {people.map((person) => (
          <li key={person.email}>
            {person.name}{' '}
            <span class="hint">
              {person.email}
              {person.hasAddOn && ` · has ${desk.addOn.name}`}
            </span>
          </li>
        ))}
      </ul>
      {programs > 0 && <p class="hint">and a mailbox for each of {programs} mail programs and filters.</p>}
      <label class="menu-field">
        Signed in to Google in this browser
        <select
          value={desk.signedIn ?? ''}
          onChange={(event) => void tellServer('signed-in', { email: event.currentTarget.value || null })}
        >
          <option value="">Nobody</option>
          {people
            .filter(({ google }) => google !== null)
            .map(({ email, name }) => (
              <option key={email} value={email}>
                {name}
              </option>
            ))}
        </select>
      </label>
    </>
  );
}

function Addresses({ addresses }: { readonly addresses: DeskState['addresses'] }): JSX.Element {
  return (
    <>
      <h2>Addresses</h2>
      <dl class="addresses">
        {addresses.map(({ label, url }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <a href={url} target="_blank" rel="noreferrer">
                {url}
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
