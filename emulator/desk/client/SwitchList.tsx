import type { JSX } from 'preact';
import type { Switches } from '../../contracts';
import { tellServer } from './tellServer';

/** What a switch stands for, and which position makes life easy. */
const SWITCHES: readonly {
  readonly name: keyof Switches;
  readonly text: string;
  readonly kind: Switches[keyof Switches];
}[] = [
  { name: 'addOnTimersEveryMinute', text: 'Timers made by a card may run every minute', kind: true },
  { name: 'userAgentIsTold', text: 'Scripts learn what program asks', kind: true },
  { name: 'echoWorksAgain', text: 'A redirect’s address works a second time', kind: true },
  { name: 'emptyQueryString', text: 'An empty query string is text, not null', kind: '' },
  { name: 'dottedCardFunctions', text: 'Card functions may be methods', kind: true },
  { name: 'addOnTimersMayBeSeveral', text: 'An add-on may have several timers', kind: true },
  { name: 'freshTimersCanBeDeleted', text: 'A run may delete the timer it made', kind: true },
  { name: 'manyPropertiesCountOnce', text: 'Many properties in one call count once', kind: true },
  { name: 'fullCacheKeepsFarthest', text: 'A full cache keeps what lives longest', kind: true },
  { name: 'gmailAllowsBursts', text: 'Gmail takes a minute’s calls at once', kind: true },
  { name: 'editedDraftsKeepTheirId', text: 'Edited drafts keep their id', kind: true },
  { name: 'composerMissesItsDraft', text: 'The composer notices a lost draft', kind: true },
  { name: 'gmailSparesMailQuota', text: 'Gmail’s mail is not in MailApp’s quota', kind: true },
  { name: 'crowdsWait', text: 'An execution too many waits for a place', kind: true },
  { name: 'severalAccountsWork', text: 'A browser with several accounts reaches the web app', kind: true },
  {
    name: 'headLeavesDeploymentsAlone',
    text: 'A scope that is pushed does not stop what is deployed',
    kind: true,
  },
  { name: 'redeploysAtOnce', text: 'A new version is served at once', kind: true },
];

const UNKIND: Switches = {
  emptyQueryString: null,
  userAgentIsTold: false,
  echoWorksAgain: false,
  addOnTimersEveryMinute: false,
  dottedCardFunctions: false,
  addOnTimersMayBeSeveral: false,
  freshTimersCanBeDeleted: false,
  manyPropertiesCountOnce: false,
  fullCacheKeepsFarthest: false,
  gmailAllowsBursts: false,
  editedDraftsKeepTheirId: false,
  composerMissesItsDraft: false,
  gmailSparesMailQuota: false,
  crowdsWait: false,
  severalAccountsWork: false,
  headLeavesDeploymentsAlone: false,
  redeploysAtOnce: false,
};

/** The switches for what only Google knows, folded away. */
export function SwitchList({ switches }: { readonly switches: Switches }): JSX.Element {
  const kindOnes = SWITCHES.filter(({ name, kind }) => switches[name] === kind).length;
  return (
    <details class="switches">
      <summary>
        What nobody here can ask Google{' '}
        <span class="hint">
          {kindOnes} of {SWITCHES.length} kind
        </span>
      </summary>
      <p class="hint">On is the kind answer. The add-on must work with all of them off.</p>
      {SWITCHES.map(({ name, text, kind }) => (
        <label key={name} class="check">
          <input
            type="checkbox"
            checked={switches[name] === kind}
            onChange={(event) =>
              void tellServer('switches', { [name]: event.currentTarget.checked ? kind : UNKIND[name] })
            }
          />
          {text}
        </label>
      ))}
    </details>
  );
}
