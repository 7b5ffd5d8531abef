/** How a message stands, from its judged events. */
import { isPerson } from './event';
import type { Instant, JudgedEvent, Mark, MessageState, Verdict } from './event';

/** Figures are lower bounds: mail programs show a picture again without asking for it. Repeats (O9) are left out. */
export interface Summary {
  readonly mark: Mark;
  /** Opens by people: at least so many. */
  readonly opens: number;
  /** Links that people pressed, each time counted. */
  readonly clicks: number;
  /** Opens and clicks of which we cannot tell. */
  readonly uncertain: number;
  /** Opens and clicks by programs. */
  readonly machine: number;
  readonly firstOpenAt: Instant | null;
  readonly lastOpenAt: Instant | null;
  readonly firstClickAt: Instant | null;
  /** Where the first pressed link leads, without query. */
  readonly firstClickTo: string | null;
  /** Of the latest event. */
  readonly lastVerdict: Verdict | null;
}

export function summaryOf(state: MessageState, events: readonly JudgedEvent[]): Summary {
  const counted = events.filter((event) => event.mergedInto === null).sort((a, b) => a.at - b.at);
  const byPeople = counted.filter(({ verdict }) => isPerson(verdict));
  const opens = byPeople.filter(({ kind }) => kind === 'open');
  const clicks = byPeople.filter(({ kind }) => kind === 'click');
  return {
    mark: markOf(state, counted),
    opens: opens.length,
    clicks: clicks.length,
    uncertain: counted.filter(({ verdict }) => verdict === 'uncertain').length,
    machine: counted.filter(({ verdict }) => verdict === 'automatic').length,
    firstOpenAt: first(opens)?.at ?? null,
    lastOpenAt: last(opens)?.at ?? null,
    firstClickAt: first(clicks)?.at ?? null,
    firstClickTo: first(clicks)?.destination ?? null,
    lastVerdict: last(counted)?.verdict ?? null,
  };
}

function markOf(state: MessageState, events: readonly JudgedEvent[]): Mark {
  if (state.sent === null && state.unsent) return 'unconfirmed';
  if (events.some(({ kind, verdict }) => kind === 'click' && verdict === 'verified')) return 'clicked';
  if (events.some(({ verdict }) => isPerson(verdict))) return 'opened';
  if (events.some(({ verdict }) => verdict === 'uncertain')) return 'maybe';
  return 'sent';
}

const first = (events: readonly JudgedEvent[]): JudgedEvent | undefined => events[0];
const last = (events: readonly JudgedEvent[]): JudgedEvent | undefined => events[events.length - 1];
