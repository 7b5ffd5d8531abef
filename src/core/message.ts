/** What we know of one message: raw facts joined, nothing judged. */
import type {
  Device,
  Hit,
  JournalRecord,
  MessageState,
  PageReport,
  SentRecord,
  TrackedLink,
  TrackedRecord,
} from './event';

/** Hits kept of one message: its state has to fit a cell. A mail that many people read is as well told by 300. */
export const HITS_KEPT = 300;
export const REPORTS_KEPT = 300;

type Sent = NonNullable<MessageState['sent']>;

/** A message nobody has asked for yet. */
export const newMessage = (record: TrackedRecord): MessageState => ({
  message: record.message,
  sender: record.sender,
  trackedAt: record.at,
  links: joinLinks([], record.links),
  sent: null,
  unsent: false,
  hits: [],
  surplus: { count: 0, upTo: 0 },
  reports: [],
  published: {},
  alerted: {},
  mark: 'sent',
  markedAt: record.at,
});

/**
 * The state with one more record. A record that is known already, or speaks of another message, changes nothing, and
 * the order in which records arrive does not matter.
 */
export function applyRecord(state: MessageState, record: JournalRecord): MessageState {
  if (record.message !== state.message) return state;
  switch (record.kind) {
    case 'tracked':
      return {
        ...state,
        trackedAt: Math.min(state.trackedAt, record.at),
        links: joinLinks(state.links, record.links),
      };
    case 'sent':
      return { ...state, sent: earliest(state.sent, sentOf(record)), unsent: false };
    case 'unsent':
      return { ...state, unsent: state.sent === null };
    case 'hit':
      return withHit(state, record.hit);
    case 'report':
      return { ...state, reports: joinReport(state.reports, record.report) };
  }
}

/** By index. An index leads to one place only; should two be named, the order of letters decides, not of arrival. */
function joinLinks(known: readonly TrackedLink[], more: readonly TrackedLink[]): TrackedLink[] {
  const byIndex = new Map<number, TrackedLink>();
  for (const link of [...known, ...more]) {
    const rival = byIndex.get(link.index);
    if (rival === undefined || link.destination < rival.destination) byIndex.set(link.index, link);
  }
  return [...byIndex.values()].sort((a, b) => a.index - b.index);
}

const sentOf = ({
  at,
  gmailMessage,
  gmailThread,
  subject,
  recipients,
  otherRecipients,
}: SentRecord): Sent => ({
  at,
  gmailMessage,
  gmailThread,
  subject,
  recipients,
  ...(otherRecipients === undefined ? {} : { otherRecipients }),
});

/**
 * The same mail can be found twice, say forwarded with our pixel in the quote: the first sending is the one tracked.
 * Of one sending, the place that Gmail numbered last counts: there the mail lies as it was written.
 */
function earliest(known: Sent | null, found: Sent): Sent {
  if (known === null) return found;
  if (known.at !== found.at) return known.at < found.at ? known : found;
  return isLater(known.gmailMessage, found.gmailMessage) ? known : found;
}

/** Gmail's ids are growing hexadecimal numbers. */
const isLater = (one: string, other: string): boolean =>
  one.length === other.length ? one >= other : one.length > other.length;

function withHit(state: MessageState, hit: Hit): MessageState {
  if (state.hits.some(({ id }) => id === hit.id)) return state;
  const hits = [...state.hits, hit].sort(byArrival);
  return hits.slice(HITS_KEPT).reduce(countOnly, { ...state, hits: hits.slice(0, HITS_KEPT) });
}

const byArrival = (a: Hit, b: Hit): number => a.at - b.at || (a.id < b.id ? -1 : 1);

/** Ids of surplus hits are forgotten, so only a later one than all before is surely new: counted twice is none. */
const countOnly = (state: MessageState, { at }: Hit): MessageState =>
  at > state.surplus.upTo ? { ...state, surplus: { count: state.surplus.count + 1, upTo: at } } : state;

/** By hit id. Which ones stay when there are too many is arbitrary, but the same in every order of arrival. */
function joinReport(known: readonly PageReport[], report: PageReport): PageReport[] {
  const others = known.filter(({ hit }) => hit !== report.hit);
  const same = known.filter(({ hit }) => hit === report.hit);
  return [...others, same.reduce(joined, report)]
    .sort((a, b) => (a.hit < b.hit ? -1 : 1))
    .slice(0, REPORTS_KEPT);
}

const joined = (a: PageReport, b: PageReport): PageReport => ({
  hit: a.hit,
  at: Math.min(a.at, b.at),
  pressed: a.pressed || b.pressed,
  device: DEVICES.find((device) => device === a.device || device === b.device) ?? null,
  driven: a.driven || b.driven,
});

/** An iPad calls itself a desktop first, so the more particular word wins. */
const DEVICES: readonly Device[] = ['tablet', 'mobile', 'desktop'];
