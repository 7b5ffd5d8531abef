import type { JournalRecord } from '../../src/core/event';
import type { Journal, SettleStore } from '../../src/ports';
import {
  aClick,
  anOpen,
  aReport,
  hitId,
  hitOf,
  messageId,
  reportOf,
  sent,
  SENT_AT,
  tracked,
  unsent,
} from '../support/tracked';

export interface JournalHarness {
  readonly journal: Journal;
  /** Settle's view of the same journal. */
  readonly store: Pick<SettleStore, 'read' | 'remove'>;
  /** Leaves no room for one more record anywhere. */
  fill(): void;
}

const EVERY_KIND: readonly JournalRecord[] = [
  tracked(),
  tracked({ links: [], sender: '' }),
  sent({ subject: 'Größe "5" \n 🙂 =IMPORTXML(1)', recipients: ['rita@example.org', 'rob@example.org'] }),
  unsent(),
  hitOf(anOpen({ tag: 'deadbeef', client: 'prefetch' })),
  { ...hitOf(aClick({ link: 249 })), row: 50_000 },
  reportOf(aReport({ pressed: true, driven: true, device: null })),
];

/** What every journal promises. */
export function journalContract(name: string, create: () => JournalHarness): void {
  const recordsIn = ({ store }: JournalHarness) => store.read().entries.map(({ record }) => record);

  describe(`the journal of ${name}`, () => {
    it('is empty at first', () => {
      expect(create().store.read()).toMatchObject({ entries: [], unreadable: [] });
    });

    it('keeps a record of every kind as it was', () => {
      const made = create();
      EVERY_KIND.forEach((record, index) => {
        expect(made.journal.append(record, SENT_AT + index)).toBe('kept');
      });
      expect(recordsIn(made)).toEqual(EVERY_KIND);
    });

    it('gives the oldest first, in whatever order they came', () => {
      const made = create();
      for (const at of [30, 10, 20, 1]) made.journal.append(unsent({ at }), SENT_AT + at);
      expect(recordsIn(made)).toMatchObject([{ at: 1 }, { at: 10 }, { at: 20 }, { at: 30 }]);
    });

    it('keeps many records of one instant apart', () => {
      const made = create();
      for (let index = 0; index < 50; index += 1)
        made.journal.append(hitOf(anOpen({ id: hitId(index) })), SENT_AT);
      for (let index = 0; index < 50; index += 1) made.journal.append(unsent(), SENT_AT);
      const keys = made.store.read().entries.map(({ key }) => key);
      expect(new Set(keys).size).toBe(100);
    });

    it('keeps copies: what is done to a record later changes nothing', () => {
      const made = create();
      const record = { ...sent(), recipients: ['rita@example.org'] };
      made.journal.append(record, SENT_AT);
      record.recipients.push('rob@example.org');
      expect(recordsIn(made)).toEqual([sent()]);
    });

    it('loses what is removed and nothing else, also when it is removed twice', () => {
      const made = create();
      for (const each of ['a', 'b', 'c']) made.journal.append(unsent({ message: messageId(each) }), SENT_AT);
      const [first, second] = made.store.read().entries;
      const keys = [first?.key ?? '', second?.key ?? ''];
      made.store.remove(keys);
      made.store.remove(keys);
      made.store.remove([]);
      expect(made.store.read().entries).toHaveLength(1);
    });

    it('says when there is no room, raises no error, and has room again when some is removed', () => {
      const made = create();
      made.journal.append(tracked(), SENT_AT);
      made.fill();
      expect(made.journal.append(sent(), SENT_AT)).toBe('counted');
      const before = made.store.read().entries;
      made.store.remove(before.map(({ key }) => key));
      expect(made.journal.append(tracked(), SENT_AT)).toBe('kept');
    });
  });
}
