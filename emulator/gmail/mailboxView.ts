import type {
  Composition,
  LabelView,
  MailboxView,
  MessageView,
  SavedDraft,
  Switches,
  ThreadView,
} from '../contracts';
import { shownAddress } from './addresses';
import { composedFiles } from './composedFiles';
import { checkAddressees, composed } from './composer';
import { draftsOf, isDraftId, removeDraft, renameDraft, saveDraft, sendDraft, theDraft } from './drafts';
import type { Draft } from './drafts';
import { filesIn, fileViewsIn } from './files';
import { SYSTEM_LABELS } from './labels';
import type { Mailbox } from './Mailbox';
import { snippetOf } from './mailIndex';
import type { PostOffice } from './post';
import { isDraft } from './relabel';
import type { StoredMessage } from './state';

type ComposerSwitches = Pick<
  Switches,
  'editedDraftsKeepTheirId' | 'composerMissesItsDraft' | 'composerKeepsAttributes'
>;

/**
 * A mailbox as its owner's mail program shows it. Drafts stand in the list of drafts only, not among a thread's
 * messages; what is in Trash or Spam stands under these labels only.
 */
export function mailboxView(office: PostOffice, mailbox: Mailbox, switches: ComposerSwitches): MailboxView {
  return {
    labels: () => labelViews(mailbox),
    threads: (labelId) =>
      threadViews(
        mailbox.messages().filter((message) => !isDraft(message) && isShown(message, labelId)),
        labelId,
      ),
    thread: (threadId) => {
      const messages = mailbox.thread(threadId).filter((message) => !isDraft(message));
      return messages.length === 0 ? null : { id: threadId, messages: messages.map(messageView) };
    },
    message: (id) => {
      const message = mailbox.message(id);
      return message === null ? null : messageView(message);
    },
    files: (id) => fileViewsIn(mailbox.message(id)?.raw ?? ''),
    file: (messageId, fileId) => {
      const { attachments, pictures } = filesIn(mailbox.message(messageId)?.raw ?? '');
      return [...attachments, ...pictures].find((file) => file.id === fileId) ?? null;
    },
    markRead: (threadId) => {
      for (const message of mailbox.thread(threadId))
        mailbox.relabel(message, { add: [], remove: ['UNREAD'] });
    },
    saveDraft: (composition, draftId) => saveComposition(office, mailbox, switches, composition, draftId),
    saveRawDraft: (raw, { draftId, threadId } = {}) => {
      if (/[^\0-\xff]/.test(raw)) throw new Error('A raw mail has one byte in each character.');
      return saveDraft(office, mailbox, {
        raw,
        ...(draftId === undefined ? {} : { id: draftId }),
        ...(threadId === undefined ? {} : { threadId }),
      }).id;
    },
    draft: (id) => (isDraftId(mailbox, id) ? compositionOf(mailbox, theDraft(mailbox, id)) : null),
    drafts: () =>
      draftsOf(mailbox).map((draft) => ({
        ...compositionOf(mailbox, draft),
        at: draft.message.internalDate,
      })),
    discardDraft: (id) => {
      if (isDraftId(mailbox, id)) removeDraft(mailbox, id);
    },
    sendDraft: (id) => {
      checkAddressees(theDraft(mailbox, id).message.index);
      const { id: messageId, threadId } = sendDraft(office, mailbox, id);
      return { messageId, threadId };
    },
  };
}

export function messageView({ id, threadId, internalDate, labelIds, index }: StoredMessage): MessageView {
  const { from, to, cc, bcc, subject, html } = index;
  return {
    id,
    threadId,
    from,
    to,
    cc,
    bcc,
    subject,
    at: internalDate,
    labelIds: [...labelIds],
    snippet: snippetOf(index),
    html,
  };
}

/**
 * The Message-ID lives as long as the draft. What Gmail's own autosave does when the draft was sent or removed meanwhile
 * is not known: it comes back as a new one, or the composer complains.
 *
 * @throws {Error} for a draft that is gone, where the composer complains
 */
function saveComposition(
  office: PostOffice,
  mailbox: Mailbox,
  switches: ComposerSwitches,
  composition: Composition,
  draftId?: string,
): string {
  const { editedDraftsKeepTheirId, composerMissesItsDraft } = switches;
  if (draftId !== undefined && !isDraftId(mailbox, draftId) && composerMissesItsDraft)
    throw new Error('This draft has been sent or discarded elsewhere.');
  const before = draftId !== undefined && isDraftId(mailbox, draftId) ? theDraft(mailbox, draftId) : null;
  const answers = composition.inReplyTo === undefined ? null : mailbox.message(composition.inReplyTo);
  const raw = composed(
    composition,
    {
      id: String(mailbox.world.nextSerial()),
      messageId: before?.message.index.messageId ?? office.newMessageId(),
      at: mailbox.now,
      from: mailbox.account,
      answers,
      files: composedFiles(mailbox, composition, before?.message.raw ?? null),
    },
    switches,
  );
  const { id } = saveDraft(office, mailbox, {
    raw,
    ...(before === null ? {} : { id: before.id }),
    ...(answers === null ? {} : { threadId: answers.threadId }),
  });
  return before === null || editedDraftsKeepTheirId ? id : renameDraft(mailbox, id);
}

function compositionOf(mailbox: Mailbox, { id, message: { id: messageId, raw, index } }: Draft): SavedDraft {
  const answers = mailbox
    .messages()
    .find((message) => !isDraft(message) && index.inReplyTo.includes(message.index.messageId));
  return {
    id,
    messageId,
    to: index.to.map(shownAddress).join(', '),
    cc: index.cc.map(shownAddress).join(', '),
    bcc: index.bcc.map(shownAddress).join(', '),
    subject: index.subject,
    html: index.html,
    ...fileViewsIn(raw),
    ...(answers === undefined ? {} : { inReplyTo: answers.id }),
  };
}

/** Newest first, by the newest message shown. */
function threadViews(shown: readonly StoredMessage[], labelId: string): readonly ThreadView[] {
  const threads = new Map<string, StoredMessage[]>();
  for (const message of shown) {
    // Set anew so that the order of the map is that of the latest messages.
    const messages = [...(threads.get(message.threadId) ?? []), message];
    threads.delete(message.threadId);
    threads.set(message.threadId, messages);
  }
  return [...threads]
    .filter(([, messages]) => messages.some((message) => message.labelIds.includes(labelId)))
    .map(([id, messages]) => ({ id, messages: messages.map(messageView) }))
    .reverse();
}

const PUT_AWAY = ['TRASH', 'SPAM'];

const isShown = (message: StoredMessage, labelId: string): boolean =>
  PUT_AWAY.includes(labelId)
    ? message.labelIds.includes(labelId)
    : !PUT_AWAY.some((label) => message.labelIds.includes(label));

const labelViews = (mailbox: Mailbox): readonly LabelView[] => [
  ...SYSTEM_LABELS.map((id): LabelView => ({ id, name: id, type: 'system', color: null })),
  ...mailbox.state.labels.map(({ id, name, color }): LabelView => ({ id, name, type: 'user', color })),
];
