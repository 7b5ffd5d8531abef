import type { Instant } from '../contracts';
import { notFound } from './GmailError';
import { HISTORY_KEPT_MS } from './limits';
import type { HistoryChange, HistoryEntry, MailboxState, StoredMessage } from './state';

/**
 * Notes one change under the next history id, which becomes the message's own.
 * @see https://developers.google.com/workspace/gmail/api/guides/sync
 */
export function note(
  mailbox: MailboxState,
  change: HistoryChange | null,
  message: StoredMessage,
  at: Instant,
  labelIds: readonly string[] = [],
): void {
  mailbox.historyId += 1;
  message.historyId = mailbox.historyId;
  mailbox.history.push({
    id: mailbox.historyId,
    at,
    change,
    message: { id: message.id, threadId: message.threadId, labelIds: [...message.labelIds] },
    labelIds,
  });
}

/**
 * What happened after a history id, oldest first.
 * @throws {GmailError} 404 when the id lies before what is remembered.
 */
export function historySince(mailbox: MailboxState, since: number, now: Instant): readonly HistoryEntry[] {
  forget(mailbox, now);
  if (since < mailbox.historyFloor) throw notFound();
  return mailbox.history.filter((entry) => entry.id > since);
}

/** Unlike Google: history lasts a week to the millisecond; there it is "typically at least one week", rarely hours. */
function forget(mailbox: MailboxState, now: Instant): void {
  const expired = mailbox.history.filter((entry) => entry.at < now - HISTORY_KEPT_MS).length;
  const last = mailbox.history.splice(0, expired).pop();
  if (last !== undefined) mailbox.historyFloor = last.id;
}
