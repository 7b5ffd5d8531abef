import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DeskState, Passed } from '../wire';
import { changed } from './changes';
import { Icon } from './Icon';
import { send, wordsOf } from './remote';
import { say, sayBad } from './toast';
import { clockTime, day, duration, until } from './words';

const MINUTE = 60_000;

/** The world's clock, the buttons that move it, and what the world waits for. */
export function TimeControl(props: Pick<DeskState, 'now' | 'next' | 'clockRuns'>): JSX.Element {
  const now = useClock(props.now, props.clockRuns);
  const [passing, setPassing] = useState(false);

  const pass = async (path: string, body: object): Promise<void> => {
    if (passing) return;
    setPassing(true);
    try {
      say(wordsFor(await send<Passed>('POST', path, body)));
    } catch (error) {
      sayBad(wordsOf(error));
    }
    setPassing(false);
    changed();
  };
  const leap = (ms: number) => () => void pass('advance', { ms });

  return (
    <section class="time" aria-label="Let time pass" aria-busy={passing}>
      <p class="clock">
        <time dateTime={new Date(now).toISOString()}>{clockTime(now)}</time>
        <span class="clock-day">{day(now)}</span>
      </p>
      <div class="leaps">
        <span class="leaps-title">Let time pass</span>
        <button type="button" class="leap" onClick={leap(MINUTE)}>
          1 min
        </button>
        <button type="button" class="leap" onClick={leap(10 * MINUTE)}>
          10 min
        </button>
        <button type="button" class="leap" onClick={leap(60 * MINUTE)}>
          1 h
        </button>
        <button
          type="button"
          class="leap"
          disabled={props.next === null}
          onClick={() => void pass('next', {})}
        >
          <Icon name="skip_next" size={18} />
          <span class="wide-only">Until the next timer</span>
          <span class="narrow-only">Next timer</span>
        </button>
      </div>
      <p class="waiting">
        {props.next === null
          ? 'Nothing is waited for.'
          : `Next, ${until(props.next.at, now)}: ${props.next.what}`}
      </p>
    </section>
  );
}

/** Shows the world's time; between two answers of the server the seconds go on by themselves. */
function useClock(serverNow: number, runs: boolean): number {
  const [seen, setSeen] = useState({ serverNow, at: Date.now() });
  const [, redraw] = useState(0);
  if (seen.serverNow !== serverNow) setSeen({ serverNow, at: Date.now() });
  useEffect(() => {
    if (!runs) return undefined;
    const timer = setInterval(() => {
      redraw((ticks) => ticks + 1);
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [runs]);
  return runs && seen.serverNow === serverNow ? serverNow + (Date.now() - seen.at) : serverNow;
}

function wordsFor(passed: Passed): string {
  const runs =
    passed.runs === 0
      ? 'The script did not run.'
      : passed.runs === 1
        ? 'The script ran once.'
        : `The script ran ${passed.runs} times.`;
  const failed = passed.failedRuns === 0 ? '' : ` ${passed.failedRuns} failed: see Executions.`;
  return `${duration(passed.ms)} passed. ${runs}${failed}`;
}
