import type { MessageId } from '../core/event';
import { withCopy, type Sending } from '../core/outbox';
import { writtenIn } from '../core/written';
import { messagesInMail } from './findToken';
import { journalSent } from './journalSent';
import type { StepPorts } from './sendStep';

/**
 * Finds out what became of the steps of a send whose answers are missing. A copy has gone if a mail with its token lies
 * among those sent since; Gmail gives sent mail another Message-ID, so that proves nothing. What has not gone waits again,
 * or never goes if it was stopped meanwhile.
 */
export function resolveFates(sending: Sending, { outgoing, config, hmac, journal }: StepPorts): Sending {
  const [first] = sending.copies;
  let resolved = sending;
  for (const { raw, gmailMessage, gmailThread } of outgoing.sentSince(sending.history, sending.begunAt)) {
    const place = { gmailMessage, gmailThread };
    if (first !== undefined && writtenIn(raw).includes(first.message)) {
      // Where Gmail lost the conversation, nothing is sent: it is taken back, and tried once more.
      if (sending.thread !== undefined && sending.thread !== gmailThread) outgoing.trash([gmailMessage]);
      else resolved = { ...resolved, written: resolved.written ?? place };
      continue;
    }
    const inIt = new Set<MessageId>(messagesInMail(raw, config, hmac));
    for (const { message, fate } of resolved.copies) {
      if (fate !== 'trying' || !inIt.has(message)) continue;
      resolved = withCopy(resolved, message, { fate: 'sent', gmailMessage, why: null });
      if (!sending.separately) resolved = { ...resolved, written: place };
      journalSent(resolved, [message], resolved.written ?? place, journal);
    }
  }
  const open = resolved.copies.filter(({ fate }) => fate === 'trying');
  return open.reduce(
    (all, { message, why }) => withCopy(all, message, { fate: why === null ? 'waiting' : 'refused' }),
    { ...resolved, ...(resolved.written === null ? { filedAt: 0 } : {}) },
  );
}
