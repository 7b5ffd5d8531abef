import type { Config } from '../../src/core/config';
import type { Journal, MarkChange, SettleDesk, SettleStore } from '../../src/ports';
import { aConfig } from '../support/aConfig';
import { messageId, SENT_AT, tracked, unsent } from '../support/tracked';

export interface SettleStoreHarness {
  readonly store: SettleStore;
  readonly journal: Journal;
  keepConfig(config: Config): void;
  /** Puts something into the journal that is no record. */
  spoil(): void;
}

const AT_FIRST: SettleDesk = {
  settling: { batch: 0, keys: [] },
  due: {},
  changes: { since: 0, marks: [] },
  rows: 1,
  settledAt: null,
  trouble: null,
};

const aChange = (name: string, at: number): MarkChange => ({
  message: messageId(name),
  sender: 'sam@example.com',
  gmailMessage: `message-${name}`,
  gmailThread: `thread-${name}`,
  mark: 'opened',
  at,
});

/** Notes as large as they get. */
const FULL: SettleDesk = {
  settling: {
    batch: 1_793_610_000,
    keys: Array.from({ length: 500 }, (_, index) => `j:0mi9qsb5s:${String(index).padStart(12, 'k')}`),
  },
  due: Object.fromEntries(
    Array.from({ length: 1_000 }, (_, index) => [
      messageId(String(index)),
      { at: SENT_AT + index, row: index },
    ]),
  ),
  changes: {
    since: SENT_AT,
    marks: Array.from({ length: 45 }, (_, index) => aChange(String(index), SENT_AT + index)),
  },
  rows: 100_000,
  settledAt: SENT_AT,
  trouble: { code: 'LEDGER_MISSING', text: 'The Sheet is gone – “restore” it.', since: SENT_AT },
};

/** What every store of settle promises. */
export function settleStoreContract(name: string, create: () => SettleStoreHarness): void {
  describe(`the settle store of ${name}`, () => {
    it('has nothing noted at first', () => {
      expect(create().store.read()).toEqual({ config: null, entries: [], unreadable: [], desk: AT_FIRST });
    });

    it('gives back what set-up decided', () => {
      const { store, keepConfig } = create();
      keepConfig(aConfig());
      expect(store.read().config).toEqual(aConfig());
    });

    it('gives back notes as large as they get', () => {
      const { store } = create();
      store.write(FULL);
      expect(store.read().desk).toEqual(FULL);
    });

    it('leaves as it was what is left out', () => {
      const { store } = create();
      store.write(FULL);
      store.write({ rows: 7 });
      expect(store.read().desk).toEqual({ ...FULL, rows: 7 });
    });

    it('forgets what is written over, however large it was', () => {
      const { store } = create();
      store.write(FULL);
      store.write(AT_FIRST);
      expect(store.read().desk).toEqual(AT_FIRST);
    });

    it('gives copies: what is done to them changes nothing', () => {
      const { store } = create();
      store.write(FULL);
      const read = store.read().desk;
      Object.assign(read.settling, { batch: 3 });
      Object.assign(read.due, { x: null });
      expect(store.read().desk).toEqual(FULL);
    });

    it('leaves out what it cannot read, and names it', () => {
      const { store, journal, spoil } = create();
      journal.append(tracked(), SENT_AT);
      spoil();
      const { entries, unreadable } = store.read();
      expect(entries.map(({ record }) => record)).toEqual([tracked()]);
      expect(unreadable).toHaveLength(1);
    });

    it('removes only records, never notes or what set-up decided', () => {
      const { store, journal, keepConfig } = create();
      keepConfig(aConfig());
      store.write(FULL);
      journal.append(unsent(), SENT_AT);
      store.remove(store.read().entries.map(({ key }) => key));
      expect(store.read()).toEqual({ config: aConfig(), entries: [], unreadable: [], desk: FULL });
    });

    it('lets one settle at a time, and the next when that one is done', () => {
      const { store } = create();
      expect(store.alone(() => store.alone(() => 'both'))).toBeNull();
      expect(store.alone(() => 'alone')).toBe('alone');
    });

    it('lets the next one settle when a pass failed', () => {
      const { store } = create();
      expect(() =>
        store.alone(() => {
          throw new Error('cut off');
        }),
      ).toThrow('cut off');
      expect(store.alone(() => 'alone')).toBe('alone');
    });
  });
}
