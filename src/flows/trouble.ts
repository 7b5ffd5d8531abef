import type { Instant } from '../core/event';
import type { Problem } from '../core/problem';
import type { SettleDesk } from '../ports';

type Trouble = SettleDesk['trouble'];

/** Lost records are spoken of for a day; nobody can mend them. */
const SPOKEN_OF_MS = 24 * 60 * 60_000;

/** Something to mend, since it was first seen. */
const noted = (before: Trouble, code: string, text: string, now: Instant): Trouble => ({
  code,
  text,
  since: before?.code === code ? before.since : now,
});

export const troubleOf = (problem: Problem, before: Trouble, now: Instant): Trouble =>
  noted(before, problem.code, problem.message, now);

/** What is left to tell the owner after a pass that reached the ledger; null when all is well. */
export function troubleAfter(
  before: Trouble,
  { unreadable, dropped }: { readonly unreadable: number; readonly dropped: number },
  now: Instant,
): Trouble {
  if (unreadable > 0) {
    return noted(
      before,
      'RECORDS_UNREADABLE',
      `${records(unreadable)} in the journal cannot be read by this version and will be kept. If you put back an older version, deploy the newer one again.`,
      now,
    );
  }
  if (dropped > 0) {
    return noted(
      null,
      'RECORDS_DROPPED',
      `${records(dropped)} belonged to messages that the Sheet does not hold and will not be used. Did somebody delete rows? Version history of the Sheet brings them back.`,
      now,
    );
  }
  return before?.code === 'RECORDS_DROPPED' && now - before.since < SPOKEN_OF_MS ? before : null;
}

const records = (count: number): string => (count === 1 ? 'One record' : `${count} records`);
