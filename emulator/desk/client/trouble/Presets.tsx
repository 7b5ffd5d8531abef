import type { JSX } from 'preact';
import { PRESETS } from '../../../trouble/presets';
import { orderTrouble } from './askTrouble';

/** The usual troubles, each by one press. */
export function Presets(): JSX.Element {
  return (
    <section aria-labelledby="presets">
      <h2 id="presets">The usual</h2>
      <ul class="plain presets">
        {Object.entries(PRESETS).map(([name, { title, hint, order }]) => (
          <li key={name}>
            <button type="button" class="preset" onClick={() => void orderTrouble(order)}>
              <span class="preset-title">{title}</span>
              <span class="hint">{hint}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
