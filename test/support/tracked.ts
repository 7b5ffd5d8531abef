/** Messages, hits and records for tests, built by difference, and the same for laws. */
import * as fc from 'fast-check';
import type {
  ClickHit,
  Hit,
  HitId,
  HitRecord,
  Instant,
  JournalRecord,
  JudgedEvent,
  MessageId,
  MessageState,
  OpenHit,
  PageReport,
  ReportRecord,
  SentRecord,
  TrackedRecord,
  UnsentRecord,
} from '../../src/core/event';
import { isHitId, isMessageId } from '../../src/core/event';
import { applyRecord, newMessage } from '../../src/core/message';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Monday, 2 November 2026, 09:00 UTC: when *Track* is pressed, unless a test says otherwise. */
export const TRACKED_AT: Instant = Date.UTC(2026, 10, 2, 9);
/** When Gmail dispatches. */
export const SENT_AT: Instant = TRACKED_AT + 5 * MINUTE;

/** A message id that ends in `name`. */
export function messageId(name = '1'): MessageId {
  const id = name.padStart(12, 'M');
  if (!isMessageId(id)) throw new Error(`${id} is no message id`);
  return id;
}

/** A hit id that ends in `name`. */
export function hitId(name: string | number): HitId {
  const id = String(name).padStart(12, 'h');
  if (!isHitId(id)) throw new Error(`${id} is no hit id`);
  return id;
}

export const anOpen = (difference: Partial<OpenHit> = {}): OpenHit => ({
  kind: 'open',
  id: hitId('open'),
  at: SENT_AT + HOUR,
  tag: '00000000',
  client: 'mail-proxy',
  ...difference,
});

export const aClick = (difference: Partial<ClickHit> = {}): ClickHit => ({
  kind: 'click',
  id: hitId('click'),
  at: SENT_AT + 2 * HOUR,
  tag: '00000000',
  client: 'browser',
  link: 0,
  destination: 'https://example.org/offer',
  ...difference,
});

export const aReport = (difference: Partial<PageReport> = {}): PageReport => ({
  hit: hitId('click'),
  at: SENT_AT + 2 * HOUR + 3 * SECOND,
  pressed: false,
  device: 'desktop',
  driven: false,
  ...difference,
});

export const tracked = (difference: Partial<TrackedRecord> = {}): TrackedRecord => ({
  kind: 'tracked',
  message: messageId(),
  at: TRACKED_AT,
  sender: 'sam@example.com',
  links: [{ index: 0, destination: 'https://example.org/offer' }],
  ...difference,
});

export const sent = (difference: Partial<SentRecord> = {}): SentRecord => ({
  kind: 'sent',
  message: messageId(),
  at: SENT_AT,
  gmailMessage: 'message-1',
  gmailThread: 'thread-1',
  subject: 'Our offer',
  recipients: ['rita@example.org'],
  ...difference,
});

export const unsent = (difference: Partial<UnsentRecord> = {}): UnsentRecord => ({
  kind: 'unsent',
  message: messageId(),
  at: TRACKED_AT + 7 * DAY,
  ...difference,
});

export const hitOf = (hit: Hit): HitRecord => ({ kind: 'hit', message: messageId(), hit, row: null });
export const reportOf = (report: PageReport): ReportRecord => ({
  kind: 'report',
  message: messageId(),
  report,
});

/** A tracked message to which these records came. */
export const aMessage = (...records: readonly JournalRecord[]): MessageState =>
  records.reduce(applyRecord, newMessage(tracked()));

export const anEvent = (difference: Partial<JudgedEvent> = {}): JudgedEvent => ({
  id: hitId('open'),
  kind: 'open',
  at: SENT_AT + HOUR,
  verdict: 'human',
  reason: 'O10',
  mergedInto: null,
  link: null,
  destination: null,
  device: null,
  client: 'mail-proxy',
  ...difference,
});

/** Times around sending, dense where the rules have their limits. */
const someTime = fc.oneof(
  fc.integer({ min: -10 * MINUTE, max: 10 * MINUTE }),
  fc.constantFrom(-1, 0, 10, 20, 60, 120, 180, 240, 300).map((seconds) => seconds * SECOND),
  fc.integer({ min: 0, max: 8 * DAY }),
);
const client = fc.constantFrom('browser', 'mail-proxy', 'prefetch', 'bot', 'unknown' as const);
const tag = fc.constantFrom('00000000', 'deadbeef');
const device = fc.constantFrom('desktop', 'mobile', 'tablet', null);
const destination = fc.constantFrom(
  'https://example.org/offer',
  'https://example.org/other',
  'https://example.net/',
);

/** Hits of one message: different ids, opens and clicks mixed. */
export const someHits: fc.Arbitrary<Hit[]> = fc
  .array(fc.record({ click: fc.boolean(), at: someTime, tag, client, link: fc.nat(3), destination }), {
    maxLength: 12,
  })
  .map((drafts) =>
    drafts.map(({ click, at, link, destination: to, ...common }, index): Hit => {
      const hit = { ...common, id: hitId(index), at: SENT_AT + at };
      return click ? { ...hit, kind: 'click', link, destination: to } : { ...hit, kind: 'open' };
    }),
  );

/** Reports of those hits and of hits that are not known. */
export const someReports: fc.Arbitrary<PageReport[]> = fc.uniqueArray(
  fc.record({
    hit: fc.nat(14).map(hitId),
    at: someTime.map((at) => SENT_AT + at),
    pressed: fc.boolean(),
    device,
    driven: fc.boolean(),
  }),
  { selector: ({ hit }) => hit, maxLength: 12 },
);

/** Records of one message after the first `tracked`. */
export const someRecords: fc.Arbitrary<JournalRecord[]> = fc
  .tuple(
    someHits,
    fc.array(
      fc.record({
        hit: fc.nat(14).map(hitId),
        at: fc.nat(DAY),
        pressed: fc.boolean(),
        device,
        driven: fc.boolean(),
      }),
      { maxLength: 8 },
    ),
    fc.array(fc.record({ at: someTime, name: fc.constantFrom('a', 'b', 'c') }), { maxLength: 3 }),
    fc.boolean(),
    fc.array(fc.array(fc.record({ index: fc.nat(3), destination }), { maxLength: 3 }), { maxLength: 3 }),
  )
  .map(([hits, reports, sendings, given, links]) => [
    ...hits.map(hitOf),
    ...reports.map((report) => reportOf({ ...report, at: SENT_AT + report.at })),
    ...sendings.map(({ at, name }) => sent({ at: SENT_AT + at, gmailMessage: name })),
    ...(given ? [unsent()] : []),
    ...links.map((more, index) => tracked({ at: TRACKED_AT + index * SECOND, links: more })),
  ]);
