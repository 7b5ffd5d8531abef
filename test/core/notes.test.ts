import * as fc from 'fast-check';
import { NEW_REVIEW_NOTES } from '../support/memoryReviewStore';
import { deskCodecs, reviewCodecs, type Codec } from '../../src/core/notes';
import type { ReviewNotes, SettleDesk } from '../../src/ports';
import { SENT_AT, TRACKED_AT, hitId, messageId } from '../support/tracked';

/** The ports and the codecs know nothing of each other; the compiler holds them together here. */
const desk: { readonly [Field in keyof SettleDesk]: Codec<SettleDesk[Field]> } = deskCodecs;
const review: { readonly [Field in keyof ReviewNotes]: Codec<ReviewNotes[Field]> } = reviewCodecs;

const deskNotes: SettleDesk = {
  settling: { batch: 4, keys: [`j:0mi000000:${hitId(1)}`] },
  due: { [messageId()]: { at: SENT_AT, row: 3 }, [messageId('2')]: { at: SENT_AT, row: null } },
  changes: {
    since: TRACKED_AT,
    marks: [
      {
        message: messageId(),
        sender: 'sam@example.com',
        gmailMessage: 'message-1',
        gmailThread: 'thread-1',
        mark: 'opened',
        at: SENT_AT,
      },
    ],
  },
  rows: 12,
  settledAt: null,
  trouble: { code: 'LEDGER_MISSING', text: 'The Sheet is gone.', since: SENT_AT },
};

const { outbox, copies, notCleaned, threadsLost, choices } = NEW_REVIEW_NOTES;
const NOTHING_SENT = { outbox, copies, notCleaned, threadsLost, choices };

const reviewNotes: ReviewNotes = {
  unbound: [{ message: messageId(), at: TRACKED_AT, links: 2 }],
  lookedUpTo: null,
  reviewedUpTo: 0,
  labels: { sent: 'label-1', opened: 'label-2' },
  lastTracked: { 'thread-1': 'message-1' },
  sawClickPage: true,
  welcomedAt: TRACKED_AT,
  timerMinutes: 60,
  ...NOTHING_SENT,
};

describe('settle’s notes', () => {
  it('read back as they were, field by field', () => {
    const { settling, due, changes, rows, settledAt, trouble } = desk;
    expect(settling.decode(settling.encode(deskNotes.settling))).toEqual(deskNotes.settling);
    expect(due.decode(due.encode(deskNotes.due))).toEqual(deskNotes.due);
    expect(changes.decode(changes.encode(deskNotes.changes))).toEqual(deskNotes.changes);
    expect(rows.decode(rows.encode(deskNotes.rows))).toBe(12);
    expect(settledAt.decode(settledAt.encode(SENT_AT))).toBe(SENT_AT);
    expect(trouble.decode(trouble.encode(deskNotes.trouble))).toEqual(deskNotes.trouble);
  });
});

describe('review’s notes', () => {
  it('read back as they were, field by field', () => {
    const { unbound, lookedUpTo, reviewedUpTo, labels, lastTracked, sawClickPage, welcomedAt, timerMinutes } =
      review;
    expect(unbound.decode(unbound.encode(reviewNotes.unbound))).toEqual(reviewNotes.unbound);
    expect(lookedUpTo.decode(lookedUpTo.encode(SENT_AT))).toBe(SENT_AT);
    expect(reviewedUpTo.decode(reviewedUpTo.encode(0))).toBe(0);
    expect(labels.decode(labels.encode(reviewNotes.labels))).toEqual(reviewNotes.labels);
    expect(lastTracked.decode(lastTracked.encode(reviewNotes.lastTracked))).toEqual(reviewNotes.lastTracked);
    expect(sawClickPage.decode(sawClickPage.encode(true))).toBe(true);
    expect(welcomedAt.decode(welcomedAt.encode(TRACKED_AT))).toBe(TRACKED_AT);
    expect(timerMinutes.decode(timerMinutes.encode(60))).toBe(60);
  });

  it('may come from before links were counted', () => {
    expect(review.unbound.decode(JSON.stringify([{ message: messageId(), at: 5 }]))).toEqual([
      { message: messageId(), at: 5, links: 0 },
    ]);
  });

  it('keep the order of threads, newest last', () => {
    const threads = { '19aa00000000000f': 'a', '1900000000000001': 'b', '18ff000000000000': 'c' };
    const read = review.lastTracked.decode(review.lastTracked.encode(threads));
    expect(Object.keys(read ?? {})).toEqual(Object.keys(threads));
  });
});

describe('notes that are none', () => {
  const nonsense = <Value>({ decode, encode }: Codec<Value>): void => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = decode(text);
        if (read !== null) expect(decode(encode(read))).toEqual(read);
      }),
    );
    expect(decode('"x"')).toBeNull();
    expect(decode('{')).toBeNull();
  };

  it('are null, and never throw', () => {
    const { settling, due, changes, rows, settledAt, trouble } = desk;
    nonsense(settling);
    nonsense(due);
    nonsense(changes);
    nonsense(rows);
    nonsense(settledAt);
    nonsense(trouble);
    const { unbound, lookedUpTo, reviewedUpTo, labels, lastTracked, sawClickPage, welcomedAt, timerMinutes } =
      review;
    nonsense(unbound);
    nonsense(lookedUpTo);
    nonsense(reviewedUpTo);
    nonsense(labels);
    nonsense(lastTracked);
    nonsense(sawClickPage);
    nonsense(welcomedAt);
    nonsense(timerMinutes);
  });
});
