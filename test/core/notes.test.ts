import * as fc from 'fast-check';
import { NEW_REVIEW_NOTES } from '../support/memoryReviewStore';
import type { Outbox } from '../../src/core/outbox';
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

const text = fc.string({ unit: 'binary', maxLength: 30 });
const ids = fc.string({ unit: fc.constantFrom('a', 'B', '7', '-', '_'), minLength: 12, maxLength: 12 });
const aMessageId = ids.map((id) => messageId(id));
const anInstant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const aCopy = fc.record({
  message: aMessageId,
  to: fc.array(text, { maxLength: 3 }),
  fate: fc.constantFrom('waiting' as const, 'trying' as const, 'sent' as const, 'refused' as const),
  at: anInstant,
  gmailMessage: fc.option(text),
  why: fc.option(text),
});
const anOutbox: fc.Arbitrary<Outbox> = fc.record({
  sendings: fc.array(
    fc.record({
      draft: text,
      fingerprint: text,
      begunAt: anInstant,
      history: text,
      separately: fc.boolean(),
      opens: fc.boolean(),
      links: fc.array(fc.nat(), { maxLength: 5 }),
      subject: text,
      filedAt: anInstant,
      written: fc.option(fc.record({ gmailMessage: text, gmailThread: text })),
      copies: fc.array(aCopy, { minLength: 1, maxLength: 5 }),
    }),
    { maxLength: 3 },
  ),
  finished: fc.array(fc.record({ draft: text, fingerprint: text, at: anInstant }), { maxLength: 5 }),
});

describe('an outbox', () => {
  it('reads back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(anOutbox, (outbox) => {
        expect(review.outbox.decode(review.outbox.encode(outbox))).toEqual(outbox);
      }),
    );
  });

  it('is none when a send has nobody to go to, or a fate that nobody knows', () => {
    const sending = {
      ...fc.sample(
        anOutbox.filter(({ sendings }) => sendings.length > 0),
        1,
      )[0]?.sendings[0],
    };
    const encoded = (copies: unknown) => JSON.stringify({ sendings: [{ ...sending, copies }], finished: [] });
    const copy = [messageId(), [], 'waiting', 0, null, null];
    expect(review.outbox.decode(encoded([copy]))).not.toBeNull();
    expect(review.outbox.decode(encoded([]))).toBeNull();
    expect(
      review.outbox.decode(encoded([copy.map((each) => (each === 'waiting' ? 'lost' : each))])),
    ).toBeNull();
    expect(review.outbox.decode(encoded([[...copy, 'more']]))).toBeNull();
  });
});

describe('what is noted of copies and of cleaning', () => {
  it('reads back as it was', () => {
    const { copies, notCleaned, threadsLost, choices } = review;
    const marks = { 'mail-1': { [messageId()]: 'opened' as const }, 'mail-2': {} };
    expect(copies.decode(copies.encode(marks))).toEqual(marks);
    const reasons = {
      a: 'sealed',
      b: 'not-exact',
      c: 'thread-not-kept',
      d: 'not-among-sent',
      e: 'failed',
    } as const;
    expect(notCleaned.decode(notCleaned.encode(reasons))).toEqual(reasons);
    expect(threadsLost.decode(threadsLost.encode(3))).toBe(3);
    const chosen = { cleanSent: false, wrapText: true };
    expect(choices.decode(choices.encode(chosen))).toEqual(chosen);
  });

  it('keeps the newest sends last, numbers though their ids look', () => {
    const marks = { '19aa': {}, ff01: {}, '18aa': {} };
    expect(Object.keys(review.copies.decode(review.copies.encode(marks)) ?? {})).toEqual(Object.keys(marks));
  });

  it('has what everybody begins with where nothing was chosen', () => {
    expect(review.choices.decode('{}')).toEqual({ cleanSent: true, wrapText: false });
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
    const zero = decode('-0');
    if (zero !== null) expect(decode(encode(zero))).toEqual(zero);
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
    const { outbox: sends, copies: marks, notCleaned: reasons, threadsLost: lost, choices: chosen } = review;
    nonsense(sends);
    nonsense(marks);
    nonsense(reasons);
    nonsense(lost);
    nonsense(chosen);
  });
});
