import type { MessageId } from '../core/event';
import type { Filed, Sending } from '../core/outbox';
import type { Journal } from '../ports';
import { keep } from './keep';

/** Records where messages of a send lie among those sent. Written again with another place, the later place counts. */
export function journalSent(
  { copies, subject }: Sending,
  messages: readonly MessageId[],
  { gmailMessage, gmailThread }: Filed,
  journal: Journal,
): void {
  for (const { message, to, at } of copies) {
    if (!messages.includes(message)) continue;
    keep({ kind: 'sent', message, at, gmailMessage, gmailThread, subject, recipients: to }, at, journal);
  }
}
