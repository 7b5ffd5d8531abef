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

/** Labels the threads whose marks changed, and answers up to where no change is left out. */
export function showMarks(
  before: Pick<ReviewNotes, 'reviewedUpTo' | 'lastTracked'>,
  { sender, desk, labels }: MarkPorts,
  failures: unknown[],
): Instant {
  const news = attempt(() => desk.changesSince(sender, before.reviewedUpTo), failures);
  if (news === null) return before.reviewedUpTo;
  const trouble = { failures, patience: PATIENCE };
  const failed: MarkChange[] = [];
  for (const [mark, changes] of newestByMark(news.marks, before.lastTracked)) {
    for (let start = 0; start < changes.length; start += MOST_RELABELLED) {
      failed.push(...notShown(changes.slice(start, start + MOST_RELABELLED), mark, labels, trouble));
    }
  }
  return Math.min(news.upTo, ...failed.map(({ at }) => at - 1));
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

/** By mark, only the newest change of each message, and only of the last tracked message of each thread. */
function newestByMark(
  marks: readonly MarkChange[],
  lastTracked: ReviewNotes['lastTracked'],
): Map<Mark, MarkChange[]> {
  const byMark = new Map<Mark, MarkChange[]>();
  for (const change of new Map(marks.map((each) => [each.message, each])).values()) {
    // A thread carries the mark of its last tracked message; the others have lost theirs.
    const last = lastTracked[change.gmailThread] ?? change.gmailMessage;
    if (last === change.gmailMessage) byMark.set(change.mark, [...(byMark.get(change.mark) ?? []), change]);
  }
  return byMark;
}
