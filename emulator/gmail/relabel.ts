import { invalid } from './GmailError';
import { checkLabelIds } from './labels';
import { MAX_LABELS_A_CALL } from './limits';
import type { Mailbox } from './Mailbox';
import type { StoredMessage } from './state';

export interface LabelChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * Refuses a change that Gmail would refuse for every message.
 * @throws {GmailError} 400.
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/modify
 */
export function checkChange(mailbox: Mailbox, { add, remove }: LabelChange): void {
  if (add.length + remove.length === 0) throw invalid('No label add or removes specified');
  if (add.length > MAX_LABELS_A_CALL || remove.length > MAX_LABELS_A_CALL) {
    // The limit is Google's, the words are not: nobody reported them.
    throw invalid(`Number of labels cannot exceed ${MAX_LABELS_A_CALL}`);
  }
  if (add.some((id) => remove.includes(id))) throw invalid('Cannot both add and remove the same label');
  checkLabelIds(mailbox.state, [...add, ...remove], { gmailOwn: 'refused' });
}

/**
 * "You can't apply labels to draft messages."
 *
 * The rule is Google's, the words are not: nobody reported them. Stars and marks of importance are labels that Gmail
 * itself lets a person put on a draft.
 * @throws {GmailError} 400.
 * @see https://developers.google.com/workspace/gmail/api/guides/labels
 */
export function checkNotDraft(message: StoredMessage, { add }: LabelChange): void {
  if (isDraft(message) && add.some((id) => !ALLOWED_ON_DRAFTS.has(id)))
    throw invalid('Cannot add labels to a draft message');
}

/**
 * Changes labels as the API and Gmail's buttons do: what goes to Trash or Spam leaves the inbox. A checked change.
 */
export function applyChange(mailbox: Mailbox, message: StoredMessage, { add, remove }: LabelChange): void {
  const leaves = add.includes('TRASH') || add.includes('SPAM');
  mailbox.relabel(message, { add, remove: leaves ? [...remove, 'INBOX'] : remove });
}

export const isDraft = (message: StoredMessage): boolean => message.labelIds.includes('DRAFT');

const ALLOWED_ON_DRAFTS = new Set(['STARRED', 'IMPORTANT', 'UNREAD', 'TRASH']);
