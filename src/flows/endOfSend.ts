import type { Filed, Sending } from '../core/outbox';
import type { Outcome } from '../core/sendOutcome';
import { labelThread } from './bindSent';
import { MOST_NOT_CLEANED } from './cleanSent';
import { journalSent } from './journalSent';
import { TRIED_FOR_MS, type Kept } from './keepAsWritten';
import { labelsIn } from './labels';
import { newest } from './newest';
import { strongest } from './showMarks';
import { paused, type Book, type StepPorts } from './sendStep';

/** Of how many sends the copies' marks are known apart. */
export const MOST_SENDS = 20;

/**
 * Ends a send whose mails have gone: `tidy` puts the sent mail back as it was written, the thread gets its mark, and
 * the outbox forgets it. What fails is tried again by the next step, for an hour.
 */
export function ended(
  sending: Sending,
  sent: Filed,
  book: Book,
  ports: StepPorts,
  tidy: () => Kept,
): Outcome {
  const ids = sending.copies.map(({ message }) => message);
  const copyMarks = book.before.copies[sent.gmailMessage] ?? {};
  const isLate = ports.now() - Math.max(...sending.copies.map(({ at }) => at)) > TRIED_FOR_MS;
  let kept: Kept;
  let lastTracked = book.before.lastTracked;
  let labels = book.before.labels;
  try {
    kept = tidy();
    if (!sending.separately) journalSent(sending, ids, kept, ports.journal);
    const shown = labelsIn(ports.mailbox, labels);
    // Copies may have been opened while others were still to go.
    const mark = strongest(Object.values(copyMarks));
    lastTracked = labelThread(kept, lastTracked, { mailbox: ports.mailbox, labels: shown }, mark);
    labels = shown.known();
  } catch (failure) {
    if (!isLate) return paused(sending, 'more', failure);
    kept = { ...sent, why: 'failed' };
  }
  book.close(sending, true, {
    lastTracked,
    labels,
    ...(sending.separately
      ? { copies: newest(book.before.copies, kept.gmailMessage, copyMarks, MOST_SENDS) }
      : {}),
    ...(kept.why === null
      ? {}
      : { notCleaned: newest(book.before.notCleaned, kept.gmailMessage, kept.why, MOST_NOT_CLEANED) }),
  });
  const copies = sending.copies;
  return {
    kind: 'sent',
    sent: copies.filter(({ fate }) => fate === 'sent').length,
    refused: copies.filter(({ fate }) => fate === 'refused'),
    notCleaned: kept.why,
  };
}
