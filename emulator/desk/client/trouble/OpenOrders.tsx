import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { OpenOrder } from '../../../trouble/Order';
import { clockTime, day } from '../words';
import { takeAllBack, takeBack } from './askTrouble';

/** What goes wrong at present, in words, each with its way out. */
export function OpenOrders(props: {
  readonly open: readonly OpenOrder[];
  readonly now: number;
}): JSX.Element {
  const { open, now } = props;
  const title = useRef<HTMLHeadingElement>(null);
  // The pressed button is gone afterwards; who works by keyboard goes on from the list's title.
  const andStay = (taken: Promise<void>): void => {
    title.current?.focus();
    void taken;
  };
  return (
    <section
      class={open.length > 0 ? 'open-orders open-orders-some' : 'open-orders'}
      aria-labelledby="ordered"
    >
      <div class="open-head">
        <h2 id="ordered" ref={title} tabIndex={-1}>
          Ordered now
        </h2>
        {open.length > 0 && (
          <button
            type="button"
            class="button"
            onClick={() => {
              andStay(takeAllBack());
            }}
          >
            Take all back
          </button>
        )}
      </div>
      {open.length === 0 ? (
        <p class="hint">Nothing. Everything works as it should.</p>
      ) : (
        <ul class="plain">
          {open.map(({ id, words, until }) => (
            <li key={id}>
              <p>
                {words}
                {until !== null && <span class="hint"> Until {timeOf(until, now)}.</span>}
              </p>
              <button
                type="button"
                class="link-button"
                aria-label={`Take back: ${words}`}
                onClick={() => {
                  andStay(takeBack(id));
                }}
              >
                Take back
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const timeOf = (at: number, now: number): string =>
  day(at) === day(now) ? clockTime(at) : `${day(at)}, ${clockTime(at)}`;
