import { notFound } from '../GmailError';
import type { Mailbox } from '../Mailbox';
import { applyChange, checkChange, isDraft } from '../relabel';
import type { LabelChange } from '../relabel';
import type { StoredMessage } from '../state';
import type { GmailApi } from './GmailApi';
import { selected } from './listing';
import { changeOf } from './MessagesCollection';
import { changedJson, formatOf, messageJson, snippetJson } from './messageJson';
import { masked, optionalArgs, pageOf, texts } from './optionalArgs';
import { checkId, resourceOf } from './resource';

type Thread = GoogleAppsScript.Gmail.Schema.Thread;
type Google = GoogleAppsScript.Gmail.Collection.Users.ThreadsCollection;

/** A thread has no labels of its own. @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.threads */
export class ThreadsCollection implements Pick<Google, 'list' | 'get' | 'modify' | 'trash'> {
  readonly #api: GmailApi;

  constructor(api: GmailApi) {
    this.#api = api;
  }

  /** Threads with a message that matches everything asked for; without a hit the answer has no `threads` at all. */
  list(userId: string, optional?: object): GoogleAppsScript.Gmail.Schema.ListThreadsResponse {
    return this.#api.call('threads.list', userId, (mailbox) => {
      const args = optionalArgs(optional, ['q', 'labelIds', 'includeSpamTrash', 'maxResults', 'pageToken']);
      const ids = [...new Set(selected(mailbox, args).map((message) => message.threadId))];
      const { entries, ...next } = pageOf(ids, args);
      const threads = entries.map((id) => {
        const messages = mailbox.thread(id);
        return { id, snippet: snippetOfThread(messages), historyId: historyIdOf(messages) };
      });
      return masked(
        { ...(threads.length === 0 ? {} : { threads }), ...next, resultSizeEstimate: ids.length },
        args,
      );
    });
  }

  /** All messages, oldest first; drafts and what is in Trash or Spam as well. */
  get(userId: string, id: string, optional?: object): Thread {
    return this.#api.call('threads.get', userId, (mailbox) => {
      const args = optionalArgs(optional, ['format', 'metadataHeaders']);
      const format = formatOf(args['format'], ['full', 'metadata', 'minimal']);
      const messages = theThread(mailbox, id);
      const headers = texts(args['metadataHeaders']);
      return masked(
        {
          id,
          historyId: historyIdOf(messages),
          messages: messages.map((message) => messageJson(message, format, headers)),
        },
        args,
      );
    });
  }

  /** Labels all messages there are now, but no draft; a later one does not inherit them. */
  modify(resource: GoogleAppsScript.Gmail.Schema.ModifyThreadRequest, userId: string, id: string): Thread {
    return this.#api.call('threads.modify', userId, (mailbox) => {
      const change = changeOf(resourceOf(resource, { addLabelIds: 'texts', removeLabelIds: 'texts' }));
      checkChange(mailbox, change);
      return relabelled(
        mailbox,
        id,
        theThread(mailbox, id).filter((message) => !isDraft(message)),
        change,
      );
    });
  }

  trash(userId: string, id: string): Thread {
    return this.#api.call('threads.trash', userId, (mailbox) =>
      relabelled(mailbox, id, theThread(mailbox, id), { add: ['TRASH'], remove: [] }),
    );
  }
}

function relabelled(
  mailbox: Mailbox,
  id: string,
  messages: readonly StoredMessage[],
  change: LabelChange,
): Thread {
  for (const message of messages) applyChange(mailbox, message, change);
  return { id, messages: mailbox.thread(id).map(changedJson) };
}

function theThread(mailbox: Mailbox, id: string): readonly StoredMessage[] {
  const messages = mailbox.thread(checkId(id));
  if (messages.length === 0) throw notFound();
  return messages;
}

const historyIdOf = (messages: readonly StoredMessage[]): string =>
  String(Math.max(...messages.map(({ historyId }) => historyId)));

function snippetOfThread(messages: readonly StoredMessage[]): string {
  const last = messages[messages.length - 1];
  return last === undefined ? '' : snippetJson(last);
}
