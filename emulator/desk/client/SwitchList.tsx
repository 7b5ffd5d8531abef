import type { JSX } from 'preact';
import { KIND, SWITCH_NAMES, SWITCHES, UNKIND, type SwitchName, type Switches } from '../../switches';
import { tellServer } from './tellServer';

/** The switches for what only Google knows, folded away. */
export function SwitchList({ switches }: { readonly switches: Switches }): JSX.Element {
  const isKind = (name: SwitchName): boolean => switches[name] === KIND[name];
  return (
    <details class="switches">
      <summary>
        What nobody here can ask Google{' '}
        <span class="hint">
          {SWITCH_NAMES.filter(isKind).length} of {SWITCH_NAMES.length} kind
        </span>
      </summary>
      <p class="hint">On is the kind answer. The add-on must work with all of them off.</p>
      {SWITCH_NAMES.map((name) => (
        <label key={name} class="check">
          <input
            type="checkbox"
            checked={isKind(name)}
            onChange={(event) =>
              void tellServer('switches', { [name]: (event.currentTarget.checked ? KIND : UNKIND)[name] })
            }
          />
          {SWITCHES[name].words}
        </label>
      ))}
    </details>
  );
}
