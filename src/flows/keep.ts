import type { Instant, JournalRecord } from '../core/event';
import { Problem } from '../core/problem';
import type { Journal } from '../ports';

/**
 * Writes a record that must not be lost.
 * @throws {Problem} JOURNAL_FULL when there is no room for it.
 */
export function keep(record: JournalRecord, at: Instant, journal: Journal): void {
  if (journal.append(record, at) === 'kept') return;
  throw new Problem(
    'JOURNAL_FULL',
    'There is no room for new records, because those that wait are not brought into the Sheet. The owner can see why: open Doublecheck in the account that set it up.',
  );
}
