import { alertsDue } from '../core/alert';
import { withdrawnOpens } from '../core/backfill';
import type { AlertKind, Instant, JournalRecord, JudgedEvent, Mark, MessageState } from '../core/event';
import { applyRecord } from '../core/message';
import { summaryOf, type Summary } from '../core/summary';
import { factsOf, GIVE_UP_MS, judge } from '../core/verdict';
import type { EventRow, LedgerRow, MarkChange } from '../ports';

/** One message with its news, judged. */
export interface Judged extends LedgerRow {
  readonly summary: Summary;
  readonly events: readonly JudgedEvent[];
  /** What the Events tab does not say yet. */
  readonly news: readonly Omit<EventRow, 'state'>[];
  /** Not yet recorded in the state. */
  readonly alerts: readonly AlertKind[];
  /** What to tell the sender; null also while the message was not seen among sent mail. */
  readonly marked: MarkChange | null;
  /** Records brought this message here, not time alone. */
  readonly touched: boolean;
  /** The ledger says something else. */
  readonly changed: boolean;
  /** When time alone may change something. */
  readonly nextLook: Instant | null;
}

/** A message not seen among sent mail is looked at once more when review must have given up: its row stays known. */
const UNSENT_LOOK_MS = GIVE_UP_MS + 24 * 60 * 60_000;

interface Moment {
  readonly now: Instant;
  /** What a changed mark is dated. */
  readonly markAt: Instant;
  /** The mark that senders were told last, if not the one in the ledger. */
  readonly told: Mark | null;
}

/** Adds the records and judges everything again. Deterministic: the same records in another order give the same. */
export function judged(
  { state: before, row }: LedgerRow,
  records: readonly JournalRecord[],
  { now, markAt, told }: Moment,
): Judged {
  const known = records.reduce(applyRecord, before);
  const { events, nextLook } = judge(factsOf(known), known.hits, [], [], now);
  const { news, published } = revised(known, [
    ...events,
    ...withdrawnOpens(known.published, known.hits, events),
  ]);
  const summary = summaryOf(known, events);
  const { mark } = summary;
  // A mail that lies elsewhere than we knew shows nothing yet, or what every mail shows at first.
  const isElsewhere = known.sent !== null && known.sent.gmailMessage !== before.sent?.gmailMessage;
  const remarked = mark !== before.mark || mark !== (told ?? mark) || (isElsewhere && mark !== 'sent');
  const state: MessageState = { ...known, published, mark, markedAt: remarked ? markAt : known.markedAt };
  const touched = records.length > 0;
  const alerts = alertsDue(state, summary, now);
  return {
    state,
    row,
    summary,
    events,
    news,
    alerts: alerts.due,
    marked: remarked ? markChange(state) : null,
    touched,
    changed: touched || remarked || news.length > 0,
    nextLook: soonest(nextLook, alerts.nextLook, unsentLook(state, now)),
  };
}

/** Events that are new or were judged otherwise before, each with the number of its revision, from 1. */
function revised(
  { message, published }: MessageState,
  events: readonly JudgedEvent[],
): { news: Omit<EventRow, 'state'>[]; published: MessageState['published'] } {
  const news = events.flatMap((event) => {
    const [verdict, reason, revision = '0'] = (published[event.id] ?? '').split(':');
    return verdict === event.verdict && reason === event.reason
      ? []
      : [{ message, event, revision: Number(revision) + 1 }];
  });
  const said = news.map(({ event, revision }): [string, string] => [
    event.id,
    `${event.verdict}:${event.reason}:${revision}`,
  ]);
  return { news, published: { ...published, ...Object.fromEntries(said) } };
}

function markChange({ message, sender, sent, mark, markedAt }: MessageState): MarkChange | null {
  if (sent === null) return null;
  const { gmailMessage, gmailThread } = sent;
  return { message, sender, gmailMessage, gmailThread, mark, at: markedAt };
}

const unsentLook = ({ sent, unsent, trackedAt }: MessageState, now: Instant): Instant | null =>
  sent === null && !unsent && now < trackedAt + UNSENT_LOOK_MS ? trackedAt + UNSENT_LOOK_MS : null;

export function soonest(...instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter((instant): instant is Instant => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
}
