import { draftsOf, removeDraft, saveDraft, sendDraft, theDraft } from '../drafts';
import type { Draft } from '../drafts';
import { invalid } from '../GmailError';
import type { GmailApi } from './GmailApi';
import { selected } from './listing';
import { changedJson, formatOf, messageJson, reference } from './messageJson';
import { masked, optionalArgs, pageOf } from './optionalArgs';
import { checkId, rawOf, refuseMedia, resourceOf } from './resource';

type DraftJson = GoogleAppsScript.Gmail.Schema.Draft;
type Google = GoogleAppsScript.Gmail.Collection.Users.DraftsCollection;

/** @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts */
export class DraftsCollection implements Pick<
  Google,
  'list' | 'get' | 'create' | 'update' | 'send' | 'remove'
> {
  readonly #api: GmailApi;

  constructor(api: GmailApi) {
    this.#api = api;
  }

  /** Without a hit the answer has no `drafts` at all. */
  list(userId: string, optional?: object): GoogleAppsScript.Gmail.Schema.ListDraftsResponse {
    return this.#api.call('drafts.list', userId, (mailbox) => {
      const args = optionalArgs(optional, ['q', 'includeSpamTrash', 'maxResults', 'pageToken']);
      const found = new Set(selected(mailbox, args));
      const all = draftsOf(mailbox).filter(({ message }) => found.has(message));
      const { entries, ...next } = pageOf(all, args);
      const drafts = entries.map(({ id, message }) => ({ id, message: reference(message) }));
      return masked(
        { ...(drafts.length === 0 ? {} : { drafts }), ...next, resultSizeEstimate: all.length },
        args,
      );
    });
  }

  get(userId: string, id: string, optional?: object): DraftJson {
    return this.#api.call('drafts.get', userId, (mailbox) => {
      const args = optionalArgs(optional, ['format']);
      const format = formatOf(args['format'], ['full', 'metadata', 'minimal', 'raw']);
      return masked({ id, message: messageJson(theDraft(mailbox, id).message, format) }, args);
    });
  }

  create(resource: DraftJson, userId: string, media?: unknown): DraftJson {
    return this.#api.call('drafts.create', userId, (mailbox) => {
      refuseMedia(media);
      return draftJson(saveDraft(this.#api.server, mailbox, contentOf(resource)));
    });
  }

  /** A draft cannot be changed, only replaced: its message gets a new id. */
  update(resource: DraftJson, userId: string, id: string, media?: unknown): DraftJson {
    return this.#api.call('drafts.update', userId, (mailbox) => {
      refuseMedia(media);
      return draftJson(saveDraft(this.#api.server, mailbox, { id, ...contentOf(resource) }));
    });
  }

  /** With a message beside the id, sends that and removes the draft. */
  send(resource: DraftJson, userId: string, media?: unknown): GoogleAppsScript.Gmail.Schema.Message {
    return this.#api.call('drafts.send', userId, (mailbox) => {
      refuseMedia(media);
      const { id, message } = resourceOf(resource, { id: 'text', message: 'object' });
      // A message alone is a mail to send, which messages.send does.
      if (id === undefined) throw invalid('Missing draft id');
      const changed = message === undefined ? undefined : contentOf(resource);
      const sent = sendDraft(this.#api.server, mailbox, id, changed);
      this.#api.noteSent(sent, mailbox);
      return changedJson(sent);
    });
  }

  remove(userId: string, id: string): void {
    this.#api.call('drafts.delete', userId, (mailbox) => {
      removeDraft(mailbox, id);
    });
  }
}

function contentOf(resource: DraftJson): { raw: string; threadId?: string } {
  const { message } = resourceOf(resource, { id: 'text', message: 'object' });
  const { threadId, ...rest } = resourceOf(message, {
    id: 'text',
    raw: 'text',
    threadId: 'text',
    labelIds: 'texts',
  });
  return {
    raw: rawOf(rest),
    ...(threadId === undefined ? {} : { threadId: checkId(threadId, 'thread_id') }),
  };
}

const draftJson = ({ id, message }: Draft): DraftJson => ({ id, message: changedJson(message) });
