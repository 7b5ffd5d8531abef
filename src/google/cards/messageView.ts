import type { Instant, MessageState } from '../../core/event';
import { summaryOf } from '../../core/summary';
import { factsOf, judge } from '../../core/verdict';
import { markMeaning, markWords, reasonWords, verdictWords } from '../../core/words';
import { HISTORY_LINES, type MessageView } from './messageCard';

export interface Reader {
  /** The account that holds the data. */
  readonly holder: string;
  /** BCP 47, as Google tells it. */
  readonly locale: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly now: Instant;
  /** Of the mail as it lies there, until review has found it. */
  readonly subject: string;
}

const WHEN = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;

/** What the message card says of a message, as things stand now. */
export function messageView(
  state: MessageState,
  { holder, locale, timeZone, now, subject }: Reader,
): MessageView {
  const { events } = judge(factsOf(state), state.hits, [], [], now);
  const { mark } = summaryOf(state, events);
  const format = new Intl.DateTimeFormat(locale, { ...WHEN, timeZone });
  return {
    subject: state.sent?.subject ?? subject,
    status: markWords(mark),
    explanation: markMeaning(mark),
    history: events
      .filter(({ mergedInto }) => mergedInto === null)
      .reverse()
      .slice(0, HISTORY_LINES)
      .map((event) => ({
        when: format.format(event.at),
        what: `${event.kind === 'open' ? 'Opened' : `Followed ${event.destination ?? 'a link'}`}: ${verdictWords(event.verdict)}`,
        why: reasonWords(event.reason, event, state.sent?.at ?? null),
      })),
    holder,
  };
}
