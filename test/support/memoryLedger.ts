import { Problem } from '../../src/core/problem';
import type { MessageState } from '../../src/core/event';
import type { EventRow, Ledger } from '../../src/ports';

/** What a ledger holds. Row 0 of `rows` is the header; null is a row that a person emptied or filled with their own. */
export interface LedgerMemory {
  rows: (MessageState | null)[];
  events: EventRow[];
  batches: Set<number>;
  gone: boolean;
}

export const ledgerMemory = (): LedgerMemory => ({
  rows: [null],
  events: [],
  batches: new Set(),
  gone: false,
});

/** A ledger that finds messages by id, wherever their row went. */
export function memoryLedger(memory: LedgerMemory): Ledger {
  const open = () => {
    if (memory.gone)
      throw new Problem('LEDGER_MISSING', 'The tracking Sheet is gone. Restore it from the bin.');
    return memory;
  };
  const rowOf = (message: string) => open().rows.findIndex((state) => state?.message === message);
  return {
    read: (wanted) =>
      wanted.flatMap(({ message }) => {
        const row = rowOf(message);
        const state = open().rows[row];
        return state ? [structuredClone({ state, row })] : [];
      }),
    write({ number, messages, events }) {
      const { batches, rows } = open();
      if (batches.has(number)) return { kind: 'already-written' };
      batches.add(number);
      const places: Record<string, number> = {};
      for (const { state } of messages) {
        const known = rowOf(state.message);
        const row = known < 0 ? rows.length : known;
        rows[row] = structuredClone(state);
        places[state.message] = row;
      }
      memory.events.push(...structuredClone(events));
      return { kind: 'written', rows: places };
    },
    changesSince: (sender, since) =>
      open()
        .rows.flatMap((state) =>
          state?.sent && state.sender === sender && state.markedAt > since
            ? [
                {
                  message: state.message,
                  sender,
                  gmailMessage: state.sent.gmailMessage,
                  gmailThread: state.sent.gmailThread,
                  mark: state.mark,
                  at: state.markedAt,
                },
              ]
            : [],
        )
        .sort((one, other) => one.at - other.at),
    find(sender, message) {
      const state = open().rows[rowOf(message)];
      return state && state.sender === sender ? structuredClone(state) : null;
    },
  };
}
