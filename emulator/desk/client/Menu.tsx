import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskState } from '../wire';
import { changed } from './changes';
import { Icon } from './Icon';
import { send, wordsOf } from './remote';
import { SwitchList } from './SwitchList';
import { tellServer } from './tellServer';
import { say, sayBad } from './toast';

/** The desk's own settings: who is here, where things are served, what is unknown about Google, starting over. */
export function Menu({ desk }: { readonly desk: DeskState }): JSX.Element {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const outside = (event: Event): void => {
      if (event.target instanceof Node && frame.current?.contains(event.target) !== true) setOpen(false);
    };
    addEventListener('pointerdown', outside);
    return () => {
      removeEventListener('pointerdown', outside);
    };
  }, [open]);
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  };

  return (
    <div class="menu" ref={frame} onKeyDown={closeOnEscape}>
      <button
        type="button"
        class="icon-button"
        ref={button}
        aria-label="Workspace settings"
        title="Workspace settings"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="settings" />
      </button>
      {open && (
        <div class="menu-sheet" role="dialog" aria-label="Workspace settings">
          <People desk={desk} />
          <Addresses addresses={desk.addresses} />
          <SwitchList switches={desk.switches} />
          <button
            type="button"
            class="button button-bad"
            onClick={() =>
              void startOver(() => {
                setOpen(false);
              })
            }
          >
            Start over
          </button>
          <p class="hint">Mail, Sheet, timers and settings go back to the beginning.</p>
        </div>
      )}
    </div>
  );
}

function People({ desk }: { readonly desk: DeskState }): JSX.Element {
  return (
    <>
      <h2>Who is here</h2>
      <ul class="plain">
        {desk.people.map((person) => (
          <li key={person.email}>
            {person.name} <span class="hint">{person.email}</span>
            {person.hasAddOn && <span class="hint"> · has {desk.addOn.name}</span>}
          </li>
        ))}
      </ul>
      <label class="menu-field">
        Signed in to Google in this browser
        <select
          value={desk.signedIn ?? ''}
          onChange={(event) => void tellServer('signed-in', { email: event.currentTarget.value || null })}
        >
          <option value="">Nobody</option>
          {desk.people
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

async function startOver(then: () => void): Promise<void> {
  try {
    await send('POST', 'reset');
    location.hash = '';
    say('Everything is as it was at the beginning.');
  } catch (error) {
    sayBad(wordsOf(error));
  }
  then();
  changed();
}
