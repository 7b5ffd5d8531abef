import { encodedAddress } from './addresses';
import { notFound } from './GmailError';
import { withHeader } from './headers';
import type { Mailbox } from './Mailbox';
import { indexOf } from './mailIndex';
import { dateHeader, sendOwnMail, wholeSecond } from './post';
import type { PostOffice } from './post';
import type { MailIndex, StoredMessage } from './state';
import { namedThreadFor } from './threading';

export interface Draft {
  readonly id: string;
  readonly message: StoredMessage;
}

/**
 * Saves a draft, new or in place of another. Its own id stays, its message and message id are new at each saving.
 *
 * @param threadId a conversation it shall belong to; taken only as namedThreadFor takes it
 * @throws {GmailError} 404 for a draft or conversation that is not there.
 * @see https://developers.google.com/workspace/gmail/api/guides/drafts
 */
export function saveDraft(
  office: PostOffice,
  mailbox: Mailbox,
  { id, raw, threadId }: { id?: string; raw: string; threadId?: string },
): Draft {
  const before = id === undefined ? null : theDraft(mailbox, id).message;
  const own = signed(office, mailbox, raw);
  const index = indexOf(own);
  const message = mailbox.add(
    {
      raw: own,
      labelIds: ['DRAFT'],
      internalDate: wholeSecond(mailbox.now),
      threadId: threadId === undefined ? null : namedThreadFor(index, mailbox.messages(), threadId),
    },
    index,
  );
  if (before !== null) mailbox.erase(before);
  const draftId = id ?? newDraftId(mailbox);
  mailbox.state.drafts[draftId] = message.id;
  return { id: draftId, message };
}

/**
 * Sends a draft and removes it; `changed` is sent in its place. It stays in the conversation of the draft, or goes
 * where `changed` says.
 * @throws {GmailError} what sendOwnMail throws, and then the draft is still there; 404 when there is no such draft.
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts/send
 */
export function sendDraft(
  office: PostOffice,
  mailbox: Mailbox,
  id: string,
  changed?: { raw: string; threadId?: string },
): StoredMessage {
  const { message } = theDraft(mailbox, id);
  const threadOf = (mail: MailIndex): string | null => {
    if (changed === undefined) return message.threadId;
    return changed.threadId === undefined ? null : namedThreadFor(mail, mailbox.messages(), changed.threadId);
  };
  const sent = sendOwnMail(office, mailbox, changed?.raw ?? message.raw, threadOf);
  removeDraft(mailbox, id);
  return sent;
}

/** Gives a draft another id, as Gmail's own composer was seen to do; answers the new one. */
export function renameDraft(mailbox: Mailbox, id: string): string {
  const { message } = theDraft(mailbox, id);
  Reflect.deleteProperty(mailbox.state.drafts, id);
  const renamed = newDraftId(mailbox);
  mailbox.state.drafts[renamed] = message.id;
  return renamed;
}

const newDraftId = (mailbox: Mailbox): string => `r${1_000_000_000 + mailbox.world.nextSerial()}`;

/** For ever: a draft is not put into the trash. @throws {GmailError} 404. */
export function removeDraft(mailbox: Mailbox, id: string): void {
  const { message } = theDraft(mailbox, id);
  Reflect.deleteProperty(mailbox.state.drafts, id);
  mailbox.erase(message);
}

/** @throws {GmailError} 404. */
export function theDraft(mailbox: Mailbox, id: string): Draft {
  const messageId = isDraftId(mailbox, id) ? mailbox.state.drafts[id] : undefined;
  if (messageId === undefined) throw notFound();
  return { id, message: mailbox.theMessage(messageId) };
}

export const isDraftId = (mailbox: Mailbox, id: string): boolean => Object.hasOwn(mailbox.state.drafts, id);

/** Newest first. */
export function draftsOf(mailbox: Mailbox): readonly Draft[] {
  const idOf = new Map(Object.entries(mailbox.state.drafts).map(([id, messageId]) => [messageId, id]));
  return mailbox
    .messages()
    .flatMap((message) => {
      const id = idOf.get(message.id);
      return id === undefined ? [] : [{ id, message }];
    })
    .reverse();
}

/** A draft always has a sender, a date and a Message-ID of its own. */
function signed(office: PostOffice, mailbox: Mailbox, raw: string): string {
  const { from, date, messageId } = indexOf(raw);
  const isOwn = mailbox.mayBe(from.email);
  const own = isOwn ? raw : withHeader(raw, 'From', encodedAddress(mailbox.account));
  const dated = date === null ? withHeader(own, 'Date', dateHeader(mailbox.now)) : own;
  return messageId === '' ? withHeader(dated, 'Message-ID', office.newMessageId()) : dated;
}
