import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { TroubleChoices } from '../../wire';
import { orderTrouble } from './askTrouble';
import { Choice } from './fields';

/** What each person lets the script do: ticked is granted, as on Google's own page. */
export function PermissionForms({ people, scopes }: Pick<TroubleChoices, 'people' | 'scopes'>): JSX.Element {
  const [email, setEmail] = useState(people[0]?.email ?? '');
  const withheld = people.find((person) => person.email === email)?.withheld ?? [];
  if (scopes.length === 0) return <p class="hint">The manifest lists no permissions by name.</p>;
  return (
    <form class="order-form" aria-label="What the script may do">
      <h3>What the script may do</h3>
      <p class="hint">Untick what this person takes back.</p>
      <Choice
        label="In the name of"
        value={email}
        options={people.map((person) => ({ value: person.email, words: person.name }))}
        onChange={setEmail}
      />
      <div class="scopes">
        {scopes.map(({ scope, words }) => (
          <label key={scope} class="check">
            <input
              type="checkbox"
              checked={!withheld.includes(scope)}
              onChange={(event) =>
                void orderTrouble({ kind: event.currentTarget.checked ? 'grant' : 'revoke', email, scope })
              }
            />
            <span>
              {words} <code class="hint">{scope.replace(/^.*\/(?=.)/, '')}</code>
            </span>
          </label>
        ))}
      </div>
      <div class="order-buttons">
        <button
          type="button"
          class="button"
          disabled={withheld.length >= scopes.length}
          onClick={() => void orderTrouble({ kind: 'revoke', email })}
        >
          Take the whole authorisation back
        </button>
        <button
          type="button"
          class="button"
          disabled={withheld.length === 0}
          onClick={() => void orderTrouble({ kind: 'grant', email })}
        >
          Grant everything
        </button>
      </div>
    </form>
  );
}
