import type { Instant, Mark } from '../core/event';
import type { Desk, MarkChange, ReviewNotes } from '../ports';
import { attempt } from './failures';
import type { Labels } from './labels';

/** What one call can change. @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/batchModify */
const MOST_RELABELLED = 1_000;

/** When so many calls have failed, the fault is not with single messages. */
const PATIENCE = 12;

export interface MarkPorts {
  readonly sender: string;
  readonly desk: Desk;
  readonly labels: Labels;
}

export interface Shown {
  /** No change up to here is left out. */
  readonly reviewedUpTo: Instant;
  readonly copies: ReviewNotes['copies'];
}

/** Labels the threads whose marks changed. */
export function showMarks(
  before: Pick<ReviewNotes, 'reviewedUpTo' | 'lastTracked' | 'copies'>,
  { sender, desk, labels }: MarkPorts,
  failures: unknown[],
): Shown {
  const news = attempt(() => desk.changesSince(sender, before.reviewedUpTo), failures);
  if (news === null) return before;
  const trouble = { failures, patience: PATIENCE };
  const failed: MarkChange[] = [];
  const { copies, changes } = withCopies(newestOfEach(news.marks), before.copies);
  for (const [mark, all] of byMark(changes, before.lastTracked)) {
    for (let start = 0; start < all.length; start += MOST_RELABELLED) {
      failed.push(...notShown(all.slice(start, start + MOST_RELABELLED), mark, labels, trouble));
    }
  }
  return { reviewedUpTo: Math.min(news.upTo, ...failed.map(({ at }) => at - 1)), copies };
}

/** Shows a mark, and answers the changes that could not be shown: halves without the one at fault go through. */
function notShown(
  changes: readonly MarkChange[],
  mark: Mark,
  labels: Labels,
  trouble: { readonly failures: unknown[]; patience: number },
): MarkChange[] {
  try {
    labels.show(
      changes.map(({ gmailMessage }) => gmailMessage),
      mark,
    );
    return [];
  } catch (error) {
    trouble.patience -= 1;
    if (changes.length === 1 || trouble.patience < 0) {
      trouble.failures.push(error);
      return [...changes];
    }
    const middle = Math.ceil(changes.length / 2);
    const halves = [changes.slice(0, middle), changes.slice(middle)];
    return halves.flatMap((half) => notShown(half, mark, labels, trouble));
  }
}

const newestOfEach = (marks: readonly MarkChange[]): MarkChange[] => [
  ...new Map(marks.map((change) => [change.message, change])).values(),
];

/** From the least to the most that a mark says. */
const BY_WEIGHT: readonly Mark[] = ['unconfirmed', 'sent', 'maybe', 'opened', 'clicked'];

/**
 * Several copies lie as one mail among those sent, so that mail shows the most that was said of one of them: opened is
 * opened, whoever did.
 */
function withCopies(
  changes: readonly MarkChange[],
  before: ReviewNotes['copies'],
): { readonly copies: ReviewNotes['copies']; readonly changes: readonly MarkChange[] } {
  const copies: Record<string, Record<string, Mark>> = {};
  for (const { gmailMessage, message, mark } of changes) {
    const known = copies[gmailMessage] ?? before[gmailMessage];
    if (known === undefined) continue;
    const others = Object.entries(known).filter(([each]) => each !== message);
    copies[gmailMessage] = Object.fromEntries(mark === 'sent' ? others : [...others, [message, mark]]);
  }
  return {
    copies: { ...before, ...copies },
    changes: changes.map((change) => {
      const marks = copies[change.gmailMessage];
      return marks === undefined ? change : { ...change, mark: strongest(Object.values(marks)) };
    }),
  };
}

/** The most that was said of one of several copies. */
export const strongest = (marks: readonly Mark[]): Mark =>
  marks.reduce<Mark>(
    (one, other) => (BY_WEIGHT.indexOf(other) > BY_WEIGHT.indexOf(one) ? other : one),
    'sent',
  );

/** By mark, only of the last tracked message of each thread, and that once. */
function byMark(
  changes: readonly MarkChange[],
  lastTracked: ReviewNotes['lastTracked'],
): Map<Mark, MarkChange[]> {
  const found = new Map<Mark, MarkChange[]>();
  const seen = new Set<string>();
  for (const change of changes) {
    // A thread carries the mark of its last tracked message; the others have lost theirs.
    const last = lastTracked[change.gmailThread] ?? change.gmailMessage;
    if (last !== change.gmailMessage || seen.has(last)) continue;
    seen.add(last);
    found.set(change.mark, [...(found.get(change.mark) ?? []), change]);
  }
  return found;
}
