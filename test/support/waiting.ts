import type { JournalRecord, MessageId } from '../../src/core/event';
import { memoryJournal } from './memoryJournal';
import type { MemoryWorld } from './memoryWorld';
import { messageId } from './tracked';

/** Puts records into the world's journal, at the time its clock shows. */
export function wait({ owner, now }: MemoryWorld, ...records: readonly JournalRecord[]): void {
  const journal = memoryJournal(owner);
  for (const record of records) journal.append(record, now());
}

/** The same record of another message. */
export function of<Record extends JournalRecord>(name: string | MessageId, record: Record): Record {
  return { ...record, message: messageId(name) };
}

/** What the Events tab says of one event at last: `message event verdict:reason`, in order of names. */
export const lastWords = ({ ledger }: MemoryWorld): string[] => {
  const words = new Map<string, string>();
  for (const { message, event } of ledger.events)
    words.set(`${message} ${event.id}`, `${event.verdict}:${event.reason}`);
  return [...words].map(([name, verdict]) => `${name} ${verdict}`).sort();
};

/** Rows of the Events tab that say one revision of one event twice. */
export const saidTwice = ({ ledger }: MemoryWorld): string[] => {
  const names = ledger.events.map(({ message, event, revision }) => `${message} ${event.id} ${revision}`);
  return names.filter((name, index) => names.indexOf(name) !== index);
};
