import { withIdentity } from '../core/mailHeaders';
import type { Copy, Filed, Sending } from '../core/outbox';
import type { Outcome } from '../core/sendOutcome';
import { restoreRaw } from '../core/trackedMail';
import { fingerprintOf, originalsOf } from './composing';
import { isSameMail } from './draftToSend';
import { ended } from './endOfSend';
import { keep } from './keep';
import { keepAsWritten, type Identity } from './keepAsWritten';
import { handOver, isAnswer, paused, sourceOf, type Book, type StepPorts } from './sendStep';

/** One mail to everybody: the draft goes with our picture and links, then the mail in Sent is put back as written. */
export function sendOne(sending: Sending, book: Book, ports: StepPorts): Outcome {
  const [copy] = sending.copies;
  if (copy === undefined) throw new RangeError('A send has at least one copy.');
  if (sending.written !== null) return afterSending(sending, copy, sending.written, null, book, ports);

  const { outgoing, config, journal, now } = ports;
  const mail = outgoing.draft(sending.draft);
  if (mail === null || !isSameMail(mail, sending, ports)) {
    // It was not found among sent mail either: nothing of ours has gone.
    book.close(sending, false);
    return mail === null ? { kind: 'gone', sent: 0 } : { kind: 'changed' };
  }
  const source = sourceOf(mail.raw, sending, config);
  const thread = isAnswer(source) ? mail.gmailThread : null;
  const give = (raw: string) => outgoing.sendDraft(sending.draft, raw, thread);
  const tried = handOver(sending, copy, source, give, book, ports);
  if (tried.handed === null) return paused(tried.sending, 'unsure', tried.failure);
  switch (tried.handed.kind) {
    case 'later':
      return paused(tried.sending, 'later');
    case 'refused':
      keep({ kind: 'unsent', message: copy.message, at: now() }, now(), journal);
      book.close(tried.sending, false);
      return { kind: 'refused', why: tried.handed.why };
    case 'sent':
      return afterSending(tried.sending, copy, tried.handed, mail.raw, book, ports);
  }
}

/**
 * The mail has gone; what is left can be done again and again. The draft is what was written; when a later step does
 * this, it is gone, and the mail is restored from what was sent.
 */
const afterSending = (
  sending: Sending,
  { message, to }: Copy,
  sent: Filed,
  draft: string | null,
  book: Book,
  ports: StepPorts,
): Outcome =>
  ended(sending, sent, book, ports, () => {
    const asWritten = (restored: string, identity: Identity): string | null => {
      if (fingerprintOf(restored, to, ports) !== sending.fingerprint) return null;
      return draft === null
        ? restored
        : withIdentity(restoreRaw(draft, originalsOf(ports.config)).raw, identity);
    };
    const kept = keepAsWritten(sent, [message], asWritten, ports);
    if (kept.why === null) ports.outgoing.trash([sent.gmailMessage]);
    return kept;
  });
