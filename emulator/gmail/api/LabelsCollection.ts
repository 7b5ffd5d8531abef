import { invalid, notFound } from '../GmailError';
import { changeLabel, createLabel, dropLabel, isSystemLabel, SYSTEM_LABELS } from '../labels';
import type { Mailbox } from '../Mailbox';
import type { UserLabel } from '../state';
import type { GmailApi } from './GmailApi';
import { masked, optionalArgs } from './optionalArgs';
import { resourceOf } from './resource';

type Label = GoogleAppsScript.Gmail.Schema.Label;
type Google = GoogleAppsScript.Gmail.Collection.Users.LabelsCollection;

/** What a caller may send; the counts are Gmail's own. */
const FIELDS = {
  id: 'text',
  name: 'text',
  type: 'text',
  labelListVisibility: 'text',
  messageListVisibility: 'text',
  color: 'object',
} as const;

/** @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.labels */
export class LabelsCollection implements Pick<
  Google,
  'list' | 'get' | 'create' | 'patch' | 'update' | 'remove'
> {
  readonly #api: GmailApi;

  constructor(api: GmailApi) {
    this.#api = api;
  }

  /** All of them, on one page. */
  list(userId: string, optional?: object): GoogleAppsScript.Gmail.Schema.ListLabelsResponse {
    return this.#api.call('labels.list', userId, ({ state }) => {
      const labels = [
        ...SYSTEM_LABELS.map(systemJson),
        ...state.labels.map((label) => ({ ...labelJson(label), type: 'user' })),
      ];
      return masked({ labels }, optionalArgs(optional, []));
    });
  }

  get(userId: string, id: string): Label {
    return this.#api.call('labels.get', userId, (mailbox) => {
      if (isSystemLabel(id)) return { ...systemJson(id), ...counts(mailbox, id) };
      const label = mailbox.state.labels.find((each) => each.id === id);
      if (label === undefined) throw notFound();
      return { ...labelJson(label), type: 'user', ...counts(mailbox, id) };
    });
  }

  /** Answers no `type`, as seen in live runs. */
  create(resource: Label, userId: string): Label {
    return this.#api.call('labels.create', userId, (mailbox) => {
      const label = createLabel(mailbox.state, resourceOf(resource, FIELDS));
      mailbox.world.touch();
      return labelJson(label);
    });
  }

  patch(resource: Label, userId: string, id: string): Label {
    return this.#api.call('labels.patch', userId, (mailbox) =>
      changed(mailbox, id, resourceOf(resource, FIELDS)),
    );
  }

  /** Replaces the whole label: what is left out takes its usual value, but a name must be there. */
  update(resource: Label, userId: string, id: string): Label {
    return this.#api.call('labels.update', userId, (mailbox) => {
      const wish = resourceOf(resource, FIELDS);
      if (wish.name === undefined) throw invalid('Invalid label name');
      return changed(mailbox, id, {
        labelListVisibility: 'labelShow',
        messageListVisibility: 'show',
        ...wish,
      });
    });
  }

  /** Takes the label off all messages, for ever. */
  remove(userId: string, id: string): void {
    this.#api.call('labels.delete', userId, (mailbox) => {
      dropLabel(mailbox.state, id);
      for (const message of mailbox.messages()) mailbox.relabel(message, { add: [], remove: [id] });
      mailbox.world.touch();
    });
  }
}

function changed(mailbox: Mailbox, id: string, wish: Label): Label {
  const label = changeLabel(mailbox.state, id, wish);
  mailbox.world.touch();
  return { ...labelJson(label), type: 'user' };
}

const systemJson = (id: string): Label => ({ id, name: id, type: 'system' });

const labelJson = ({ id, name, labelListVisibility, messageListVisibility, color }: UserLabel): Label => ({
  id,
  name,
  messageListVisibility,
  labelListVisibility,
  ...(color === null ? {} : { color: { ...color } }),
});

function counts(
  mailbox: Mailbox,
  id: string,
): Pick<Label, 'messagesTotal' | 'messagesUnread' | 'threadsTotal' | 'threadsUnread'> {
  const messages = mailbox.messages().filter((message) => message.labelIds.includes(id));
  const unread = messages.filter((message) => message.labelIds.includes('UNREAD'));
  const threads = (of: typeof messages): number => new Set(of.map((message) => message.threadId)).size;
  return {
    messagesTotal: messages.length,
    messagesUnread: unread.length,
    threadsTotal: threads(messages),
    threadsUnread: threads(unread),
  };
}
