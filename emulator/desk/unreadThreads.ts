import type { MailboxView } from '../contracts';

/** How many threads under a label hold something unread. */
export const unreadThreads = (mailbox: MailboxView, labelId: string): number =>
  mailbox
    .threads(labelId)
    .filter((thread) => thread.messages.some((message) => message.labelIds.includes('UNREAD'))).length;
