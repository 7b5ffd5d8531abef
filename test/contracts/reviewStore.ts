import { EMPTY_OUTBOX, type Sending } from '../../src/core/outbox';
import type { ReviewNotes, ReviewStore } from '../../src/ports';
import { messageId, SENT_AT } from '../support/tracked';

export interface ReviewStoreHarness {
  readonly store: ReviewStore;
  /** The store of another person. */
  readonly other: ReviewStore;
}

const AT_FIRST: ReviewNotes = {
  unbound: [],
  lookedUpTo: null,
  reviewedUpTo: 0,
  labels: {},
  lastTracked: {},
  sawClickPage: false,
  welcomedAt: null,
  timerMinutes: null,
  outbox: EMPTY_OUTBOX,
  copies: {},
  notCleaned: {},
  threadsLost: 0,
  choices: { cleanSent: true, wrapText: false },
};

const aSending = (draft: string, copies: number): Sending => ({
  draft,
  fingerprint: '00c0ffee',
  begunAt: SENT_AT,
  history: '4711',
  separately: copies > 1,
  opens: true,
  links: [0, 3],
  subject: 'Unser Angebot – “neu” 🙂',
  filedAt: SENT_AT,
  written: { gmailMessage: '19c0ffee00000001', gmailThread: '19c0ffee00000000' },
  copies: Array.from({ length: copies }, (_, index) => ({
    message: messageId(String(index)),
    to: [`person.number.${index}@subsidiary.example.com`],
    fate: 'sent',
    at: SENT_AT + index,
    gmailMessage: `19c0ffee0000${index}`,
    why: null,
  })),
});

/** Notes as large as they get. */
const FULL: ReviewNotes = {
  unbound: Array.from({ length: 300 }, (_, index) => ({
    message: messageId(String(index)),
    at: SENT_AT,
    links: index,
  })),
  lookedUpTo: SENT_AT,
  reviewedUpTo: SENT_AT + 1,
  labels: {
    sent: 'Label_1',
    maybe: 'Label_2',
    opened: 'Label_3',
    clicked: 'Label_4',
    unconfirmed: 'Label_5',
  },
  lastTracked: Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [
      `19c0ffee${300_000_000 - index}`,
      `19c0ffff${index + 10_000_000}`,
    ]),
  ),
  sawClickPage: true,
  welcomedAt: SENT_AT,
  timerMinutes: 10,
  outbox: {
    sendings: [aSending('r1', 300), aSending('r2', 1)],
    finished: Array.from({ length: 100 }, (_, index) => ({
      draft: `r${index}`,
      fingerprint: `00c0ffee${index}`,
      at: SENT_AT,
    })),
  },
  copies: {
    '19c0ffee00000001': Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [messageId(String(index)), 'opened' as const]),
    ),
  },
  notCleaned: { '19c0ffee00000002': 'thread-not-kept' },
  threadsLost: 2,
  choices: { cleanSent: false, wrapText: true },
};

/** What every store of a sender's notes promises. */
export function reviewStoreContract(name: string, create: () => ReviewStoreHarness): void {
  describe(`the review store of ${name}`, () => {
    it('has nothing noted at first', () => {
      expect(create().store.read()).toEqual(AT_FIRST);
    });

    it('gives back notes as large as they get', () => {
      const { store } = create();
      store.write(FULL);
      expect(store.read()).toEqual(FULL);
    });

    it('keeps threads in their order: the newest last', () => {
      const { store } = create();
      store.write(FULL);
      expect(Object.keys(store.read().lastTracked)).toEqual(Object.keys(FULL.lastTracked));
    });

    it('leaves as it was what is left out, and forgets what is written over', () => {
      const { store } = create();
      store.write(FULL);
      store.write({ reviewedUpTo: 7 });
      expect(store.read()).toEqual({ ...FULL, reviewedUpTo: 7 });
      store.write(AT_FIRST);
      expect(store.read()).toEqual(AT_FIRST);
    });

    it('gives copies: what is done to them changes nothing', () => {
      const { store } = create();
      store.write(FULL);
      Object.assign(store.read().lastTracked, { x: 'y' });
      expect(store.read()).toEqual(FULL);
    });

    it('is one person’s own', () => {
      const { store, other } = create();
      store.write(FULL);
      expect(other.read()).toEqual(AT_FIRST);
    });
  });
}
