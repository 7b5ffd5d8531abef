import { notFound } from './GmailError';
import type { MailIndex, StoredMessage } from './state';

/**
 * The conversation that a delivered mail joins: one with a message it refers to, and the same subject. Null: a new one.
 * @see https://developers.google.com/workspace/gmail/api/guides/threads
 */
export function threadFor(mail: MailIndex, messages: readonly StoredMessage[]): string | null {
  const referred = new Set([...mail.references, ...mail.inReplyTo]);
  const known = messages.filter(
    ({ index }) => referred.has(index.messageId) && isSameSubject(index.subject, mail.subject),
  );
  return known[known.length - 1]?.threadId ?? null;
}

/**
 * The conversation that a mail joins whose sender names one: that one, if the mail also refers to a message in it and
 * has the same subject. Null: a new one.
 * @throws {GmailError} 404 when there is no such conversation.
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages
 */
export function namedThreadFor(
  mail: MailIndex,
  messages: readonly StoredMessage[],
  threadId: string,
): string | null {
  const thread = messages.filter((message) => message.threadId === threadId);
  if (thread.length === 0) throw notFound();
  return threadFor(mail, thread);
}

/** Equal but for `Re:`, case and space. A forwarded mail begins a conversation of its own. */
export const isSameSubject = (one: string, other: string): boolean => bare(one) === bare(other);

const bare = (subject: string): string =>
  subject
    .replace(/^(?:\s*re(?:\[\d+\])?:)+/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
