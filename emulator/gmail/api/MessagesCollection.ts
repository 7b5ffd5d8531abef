import { invalid } from '../GmailError';
import { mailboxName } from '../addresses';
import { checkLabelIds } from '../labels';
import { MAX_BATCH_IDS } from '../limits';
import type { Mailbox } from '../Mailbox';
import { indexOf } from '../mailIndex';
import { sendOwnMail } from '../post';
import { applyChange, checkChange, checkNotDraft } from '../relabel';
import type { LabelChange } from '../relabel';
import { namedThreadFor } from '../threading';
import type { GmailApi } from './GmailApi';
import { selected } from './listing';
import { attachmentJson, changedJson, formatOf, messageJson, reference } from './messageJson';
import { masked, optionalArgs, pageOf, texts } from './optionalArgs';
import { checkId, rawOf, refuseMedia, resourceOf } from './resource';

type Message = GoogleAppsScript.Gmail.Schema.Message;
type Google = GoogleAppsScript.Gmail.Collection.Users.MessagesCollection;

/** @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages */
export class MessagesCollection implements Pick<
  Google,
  'list' | 'get' | 'modify' | 'batchModify' | 'insert' | 'send' | 'trash' | 'untrash'
> {
  readonly #api: GmailApi;
  readonly Attachments: AttachmentsCollection;

  constructor(api: GmailApi) {
    this.#api = api;
    this.Attachments = new AttachmentsCollection(api);
  }

  /** Without a hit the answer has no `messages` at all. */
  list(userId: string, optional?: object): GoogleAppsScript.Gmail.Schema.ListMessagesResponse {
    return this.#api.call('messages.list', userId, (mailbox) => {
      const args = optionalArgs(optional, ['q', 'labelIds', 'includeSpamTrash', 'maxResults', 'pageToken']);
      const found = selected(mailbox, args);
      const { entries, ...next } = pageOf(found, args);
      const messages = entries.map(reference);
      return masked(
        { ...(messages.length === 0 ? {} : { messages }), ...next, resultSizeEstimate: found.length },
        args,
      );
    });
  }

  get(userId: string, id: string, optional?: object): Message {
    return this.#api.call('messages.get', userId, (mailbox) => {
      const args = optionalArgs(optional, ['format', 'metadataHeaders']);
      const format = formatOf(args['format'], ['full', 'metadata', 'minimal', 'raw']);
      return masked(messageJson(theMessage(mailbox, id), format, texts(args['metadataHeaders'])), args);
    });
  }

  modify(resource: GoogleAppsScript.Gmail.Schema.ModifyMessageRequest, userId: string, id: string): Message {
    return this.#api.call('messages.modify', userId, (mailbox) => {
      const change = changeOf(resourceOf(resource, { addLabelIds: 'texts', removeLabelIds: 'texts' }));
      checkChange(mailbox, change);
      const message = theMessage(mailbox, id);
      checkNotDraft(message, change);
      applyChange(mailbox, message, change);
      return changedJson(message);
    });
  }

  /** All or nothing; ids that lead to no message are passed over in silence, as seen in live runs. */
  batchModify(resource: GoogleAppsScript.Gmail.Schema.BatchModifyMessagesRequest, userId: string): void {
    this.#api.call('messages.batchModify', userId, (mailbox) => {
      const { ids = [], ...labels } = resourceOf(resource, {
        ids: 'texts',
        addLabelIds: 'texts',
        removeLabelIds: 'texts',
      });
      if (ids.length === 0) throw invalid('No message ids specified');
      if (ids.length > MAX_BATCH_IDS) throw invalid(`Number of ids cannot exceed ${MAX_BATCH_IDS}`);
      const change = changeOf(labels);
      checkChange(mailbox, change);
      const messages = ids.map((id) => mailbox.message(checkId(id))).filter((message) => message !== null);
      for (const message of messages) checkNotDraft(message, change);
      for (const message of messages) applyChange(mailbox, message, change);
    });
  }

  /**
   * Puts a mail into the mailbox without sending it. It keeps its Message-ID, and its date is that of its Date header
   * whatever `internalDateSource` says, which only search obeys; both as seen in live runs. Mail from the user gets SENT;
   * whether that from an alias does, and what becomes of a mail that is there already, is for switches to say.
   */
  insert(resource: Message, userId: string, media?: unknown, optional?: object): Message {
    return this.#api.call('messages.insert', userId, (mailbox) => {
      refuseMedia(media);
      const args = optionalArgs(optional, ['internalDateSource']);
      const {
        labelIds = [],
        threadId,
        ...rest
      } = resourceOf(resource, { raw: 'text', labelIds: 'texts', threadId: 'text' });
      checkLabelIds(mailbox.state, labelIds, { gmailOwn: 'allowed' });
      if (labelIds.includes('DRAFT')) throw invalid('Invalid label: DRAFT');
      const raw = rawOf(rest);
      const index = indexOf(raw);
      const { insertedAliasMailIsSent, insertedTwinsAreKept } = this.#api.server.switches;
      const twin = mailbox
        .messages()
        .find(({ index: { messageId } }) => messageId !== '' && messageId === index.messageId);
      if (twin !== undefined && !insertedTwinsAreKept) return changedJson(twin);
      const isOwn = insertedAliasMailIsSent
        ? mailbox.mayBe(index.from.email)
        : mailboxName(index.from.email) === mailbox.name;
      const internalDate = index.date ?? mailbox.now;
      return changedJson(
        mailbox.add(
          {
            raw,
            labelIds: isOwn ? [...labelIds, 'SENT'] : labelIds,
            internalDate,
            indexedAt: args['internalDateSource'] === 'dateHeader' ? internalDate : mailbox.now,
            threadId:
              threadId === undefined
                ? null
                : namedThreadFor(index, mailbox.messages(), checkId(threadId, 'thread_id')),
          },
          index,
        ),
      );
    });
  }

  send(resource: Message, userId: string, media?: unknown): Message {
    return this.#api.call('messages.send', userId, (mailbox) => {
      refuseMedia(media);
      const { threadId, ...rest } = resourceOf(resource, { raw: 'text', threadId: 'text' });
      const sent = sendOwnMail(this.#api.server, mailbox, rawOf(rest), (mail) =>
        threadId === undefined
          ? null
          : namedThreadFor(mail, mailbox.messages(), checkId(threadId, 'thread_id')),
      );
      this.#api.noteSent(sent, mailbox);
      return changedJson(sent);
    });
  }

  trash(userId: string, id: string): Message {
    return this.#relabel('messages.trash', userId, id, { add: ['TRASH'], remove: [] });
  }

  untrash(userId: string, id: string): Message {
    return this.#relabel('messages.untrash', userId, id, { add: [], remove: ['TRASH'] });
  }

  #relabel(
    method: 'messages.trash' | 'messages.untrash',
    userId: string,
    id: string,
    change: LabelChange,
  ): Message {
    return this.#api.call(method, userId, (mailbox) => {
      const message = theMessage(mailbox, id);
      applyChange(mailbox, message, change);
      return changedJson(message);
    });
  }
}

/** @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages.attachments */
export class AttachmentsCollection implements Pick<
  GoogleAppsScript.Gmail.Collection.Users.Messages.AttachmentsCollection,
  'get'
> {
  readonly #api: GmailApi;

  constructor(api: GmailApi) {
    this.#api = api;
  }

  get(userId: string, messageId: string, id: string): GoogleAppsScript.Gmail.Schema.MessagePartBody {
    return this.#api.call('messages.attachments.get', userId, (mailbox) =>
      attachmentJson(theMessage(mailbox, messageId), id),
    );
  }
}

export const changeOf = ({
  addLabelIds = [],
  removeLabelIds = [],
}: GoogleAppsScript.Gmail.Schema.ModifyMessageRequest): LabelChange => ({
  add: addLabelIds,
  remove: removeLabelIds,
});

const theMessage = (mailbox: Mailbox, id: string) => mailbox.theMessage(checkId(id));
