import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Step } from '../wire';
import { Icon } from './Icon';
import { routeOf, type Route } from './route';

const HIDDEN = 'first-steps-hidden';

/** What to try first, one line at a time; it follows what was done, wherever that was. */
export function FirstSteps(props: {
  readonly steps: readonly Step[];
  readonly route: Route;
}): JSX.Element | null {
  const { steps } = props;
  const [hidden, setHidden] = useState(() => localStorage.getItem(HIDDEN) !== null);
  const [open, setOpen] = useState(false);
  if (steps.length === 0) return null;

  const hide = (on: boolean): void => {
    if (on) localStorage.setItem(HIDDEN, 'yes');
    else localStorage.removeItem(HIDDEN);
    setHidden(on);
  };
  if (hidden) {
    return (
      <section class="steps steps-hidden" aria-label="First steps">
        <button
          type="button"
          class="link-button"
          onClick={() => {
            hide(false);
          }}
        >
          Show first steps
        </button>
      </section>
    );
  }

  const done = steps.filter((step) => step.done).length;
  const current = steps.find((step) => !step.done);
  return (
    <section class="steps" aria-label="First steps">
      <div class="steps-head">
        <span>
          {current === undefined ? 'All steps done' : `Step ${steps.indexOf(current) + 1} of ${steps.length}`}
        </span>
        <progress max={steps.length} value={done} aria-label="Steps done" />
        <button
          type="button"
          class="link-button"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? 'Fewer' : 'All steps'}
        </button>
        <button
          type="button"
          class="link-button"
          onClick={() => {
            hide(true);
          }}
        >
          Hide
        </button>
      </div>
      <p class="steps-now" aria-live="polite">
        {current === undefined ? 'You have seen it all. Now try what you like.' : current.text}
        {current !== undefined && !isAt(props.route, current.where) && (
          <>
            {' '}
            <a href={`#${current.where}`}>Take me there</a>
          </>
        )}
      </p>
      {open && (
        <ol class="steps-all">
          {steps.map((step) => (
            <li key={step.text} class={step.done ? 'step-done' : step === current ? 'step-now' : ''}>
              {step.done && <Icon name="check" size={16} />}
              <span>{step.text}</span>
              {step.done && <span class="sr-only"> (done)</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** Is one there already: at the same person's mail, whatever is open in it, or at the same place? */
function isAt(route: Route, where: string): boolean {
  const wanted = routeOf(where);
  if (wanted.place !== 'mail' || route.place !== 'mail') return wanted.place === route.place;
  return wanted.email === route.email && (wanted.label === route.label || wanted.label === 'INBOX');
}
