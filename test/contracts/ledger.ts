import type { JournalRecord, Mark, MessageState } from '../../src/core/event';
import { newMessage } from '../../src/core/message';
import { Problem } from '../../src/core/problem';
import { judged } from '../../src/flows/judging';
import type { EventRow, Ledger, LedgerRow } from '../../src/ports';
import { anOpen, hitOf, HOUR, messageId, sent, SENT_AT, tracked } from '../support/tracked';

export interface LedgerHarness {
  /** The same ledger, opened by a new execution. */
  open(): Ledger;
  /** What the Events tab says, top down: event id and revision. */
  events(): { readonly id: string; readonly revision: number }[];
  /** A person sorts the Messages tab the other way round; rows that this moves are moved with all their cells. */
  sortByHand(): void;
  /** A person deletes the row of a message. */
  deleteRow(message: string): void;
  /** The Sheet goes to the bin. */
  lose(): void;
}

const SAM = 'sam@example.com';
const NOW = SENT_AT + HOUR;

interface News {
  readonly row: LedgerRow;
  readonly events: EventRow[];
}

/** A message as settle hands it over: new, or with news. */
function news(before: LedgerRow, ...records: readonly JournalRecord[]): News {
  const { state, row, news: events } = judged(before, records, { now: NOW, markAt: NOW, told: null });
  return { row: { state, row }, events: events.map((event) => ({ ...event, state })) };
}
function sentMessage(name: string, sender = SAM): News {
  const message = messageId(name);
  const first = tracked({ message, sender });
  const dispatched = sent({
    message,
    subject: `=1+1 "${name}" 🙂`,
    gmailMessage: `mail-${name}`,
    gmailThread: `thread-${name}`,
  });
  return news({ state: newMessage(first), row: null }, dispatched);
}
const opened = (before: LedgerRow): News =>
  news(before, { ...hitOf(anOpen({ at: NOW - 1 })), message: before.state.message });

const marked = (name: string, mark: Mark, markedAt: number, sender = SAM): News => {
  const { row, events } = sentMessage(name, sender);
  const state: MessageState = { ...row.state, mark, markedAt };
  return { row: { state, row: null }, events };
};

/** What every ledger promises. */
export function ledgerContract(name: string, create: () => LedgerHarness): void {
  const write = (ledger: Ledger, number: number, ...all: readonly News[]) =>
    ledger.write({
      number,
      messages: all.map(({ row }) => row),
      events: all.flatMap(({ events }) => events),
      at: NOW,
    });
  const rowsOf = (answer: ReturnType<Ledger['write']>): Readonly<Record<string, number>> => {
    if (answer.kind !== 'written') throw new Error('The batch was not written.');
    return answer.rows;
  };
  const ask = (message: string, row: number | null = null) => ({ message: messageId(message), row });
  const one = (found: readonly LedgerRow[]): LedgerRow => {
    const [first] = found;
    if (first === undefined || found.length > 1) throw new Error(`There are ${found.length} messages.`);
    return first;
  };
  const problemOf = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error instanceof Problem ? error.code : error;
    }
  };

  describe(`the ledger of ${name}`, () => {
    it('holds nothing at first', () => {
      const ledger = create().open();
      expect(ledger.read([ask('a'), ask('b', 7)])).toEqual([]);
      expect(ledger.find(SAM, messageId('a'), null)).toBeNull();
      expect(ledger.changesSince(SAM, 0)).toEqual([]);
    });

    it('gives a message back as it was written, from the row it named', () => {
      const { open } = create();
      const message = sentMessage('a');
      const rows = rowsOf(write(open(), 1, message));
      const row = rows[messageId('a')];
      expect(row).toBeGreaterThan(0);
      expect(open().read([ask('a', row ?? null)])).toEqual([{ state: message.row.state, row }]);
    });

    it('finds a message without a hint, with a wrong one, and with one beyond its end', () => {
      const { open } = create();
      const [a, b] = [sentMessage('a'), sentMessage('b')];
      const rows = rowsOf(write(open(), 1, a, b));
      for (const hint of [null, 0, rows[messageId('b')] ?? null, 50_000]) {
        expect(open().read([ask('a', hint)])).toEqual([{ state: a.row.state, row: rows[messageId('a')] }]);
      }
    });

    it('leaves out what it does not hold', () => {
      const { open } = create();
      write(open(), 1, sentMessage('a'));
      expect(
        open()
          .read([ask('x', 1), ask('a'), ask('y')])
          .map(({ state }) => state.message),
      ).toEqual([messageId('a')]);
    });

    it('gives each new message a row of its own, behind the others', () => {
      const { open } = create();
      const first = rowsOf(write(open(), 1, sentMessage('a'), sentMessage('b')));
      const second = rowsOf(write(open(), 2, sentMessage('c')));
      const all = [first[messageId('a')], first[messageId('b')], second[messageId('c')]];
      expect(new Set(all).size).toBe(3);
      expect(Math.max(...all.map((row) => row ?? 0))).toBe(second[messageId('c')]);
    });

    it('writes a known message in its place, and its events behind the others', () => {
      const { open, events } = create();
      write(open(), 1, sentMessage('a'), sentMessage('b'));
      const ledger = open();
      const before = one(ledger.read([ask('a')]));
      const after = opened(before);
      expect(rowsOf(write(ledger, 2, after))).toEqual({ [messageId('a')]: before.row });
      expect(one(open().read([ask('a')]))).toEqual({ state: after.row.state, row: before.row });
      expect(events()).toEqual([{ id: after.events[0]?.event.id, revision: 1 }]);
    });

    it('writes a batch number once', () => {
      const { open, events } = create();
      write(open(), 7, sentMessage('a'));
      const ledger = open();
      const after = opened(one(ledger.read([ask('a')])));
      expect(write(ledger, 7, after, sentMessage('b'))).toEqual({ kind: 'already-written' });
      expect(events()).toEqual([]);
      expect(open().read([ask('b')])).toEqual([]);
      expect(one(open().read([ask('a')])).state.mark).toBe('sent');
      expect(write(open(), 8, after).kind).toBe('written');
    });

    it('takes batch numbers as large as the seconds of our time', () => {
      const { open } = create();
      expect(write(open(), 1_793_610_000, sentMessage('a')).kind).toBe('written');
      expect(write(open(), 1_793_610_000, sentMessage('b')).kind).toBe('already-written');
    });

    it('follows a message whose row a person moved', () => {
      const { open, sortByHand } = create();
      const rows = rowsOf(write(open(), 1, sentMessage('a'), sentMessage('b'), sentMessage('c')));
      sortByHand();
      const ledger = open();
      const [found] = ledger.read([ask('a', rows[messageId('a')] ?? null)]);
      if (found === undefined) throw new Error('The message was lost.');
      write(ledger, 2, opened(found));
      const marks = ['a', 'b', 'c'].map((each) => open().find(SAM, messageId(each), null)?.mark);
      expect(marks).toEqual(['opened', 'sent', 'sent']);
    });

    it('holds a message no more whose row a person deleted', () => {
      const { open, deleteRow } = create();
      const rows = rowsOf(write(open(), 1, sentMessage('a'), sentMessage('b')));
      deleteRow(messageId('a'));
      expect(open().read([ask('a', rows[messageId('a')] ?? null)])).toEqual([]);
      expect(one(open().read([ask('b', rows[messageId('b')] ?? null)])).state.message).toBe(messageId('b'));
    });

    it('says which marks of one sender changed after an instant, oldest first', () => {
      const { open } = create();
      write(
        open(),
        1,
        marked('a', 'opened', NOW),
        marked('b', 'clicked', NOW - 2),
        marked('c', 'maybe', NOW - 3),
        marked('d', 'opened', NOW, 'sue@example.com'),
      );
      expect(open().changesSince(SAM, NOW - 3)).toEqual([
        {
          message: messageId('b'),
          sender: SAM,
          gmailMessage: 'mail-b',
          gmailThread: 'thread-b',
          mark: 'clicked',
          at: NOW - 2,
        },
        {
          message: messageId('a'),
          sender: SAM,
          gmailMessage: 'mail-a',
          gmailThread: 'thread-a',
          mark: 'opened',
          at: NOW,
        },
      ]);
      expect(open().changesSince(SAM, NOW)).toEqual([]);
      expect(open().changesSince('nobody@example.com', 0)).toEqual([]);
    });

    it('tells no sender of a message that has no thread yet', () => {
      const { open } = create();
      write(open(), 1, news({ state: newMessage(tracked()), row: null }));
      expect(open().changesSince(SAM, 0)).toEqual([]);
    });

    it('shows a message to its sender only', () => {
      const { open } = create();
      const message = sentMessage('a');
      write(open(), 1, message, sentMessage('b', 'sue@example.com'));
      expect(open().find(SAM, messageId('a'), null)).toEqual(message.row.state);
      expect(open().find(SAM, messageId('b'), null)).toBeNull();
      expect(open().find('sue@example.com', messageId('a'), null)).toBeNull();
    });

    it('gives copies: what is done to them changes nothing', () => {
      const { open } = create();
      const message = sentMessage('a');
      write(open(), 1, message);
      Object.assign(one(open().read([ask('a')])).state, { mark: 'clicked' });
      expect(one(open().read([ask('a')])).state).toEqual(message.row.state);
    });

    it('says in words that the Sheet is gone, whatever is asked of it', () => {
      const { open, lose } = create();
      write(open(), 1, sentMessage('a'));
      lose();
      const asked = [
        () => open().read([ask('a')]),
        () => write(open(), 2, sentMessage('b')),
        () => open().changesSince(SAM, 0),
        () => open().find(SAM, messageId('a'), null),
      ];
      expect(asked.map(problemOf)).toEqual(asked.map(() => 'LEDGER_MISSING'));
    });
  });
}
