import { invalid } from '../GmailError';
import { historySince } from '../history';
import { checkLabelIds } from '../labels';
import type { HistoryChange, HistoryEntry } from '../state';
import type { GmailApi } from './GmailApi';
import { reference } from './messageJson';
import { masked, optionalArgs, pageOf, texts } from './optionalArgs';
import type { OptionalArgs } from './optionalArgs';

type HistoryJson = GoogleAppsScript.Gmail.Schema.History;
type Google = GoogleAppsScript.Gmail.Collection.Users.HistoryCollection;

const CHANGES: readonly HistoryChange[] = ['messageAdded', 'messageDeleted', 'labelAdded', 'labelRemoved'];

/** @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.history */
export class HistoryCollection implements Pick<Google, 'list'> {
  readonly #api: GmailApi;

  constructor(api: GmailApi) {
    this.#api = api;
  }

  /**
   * What changed after `startHistoryId`, oldest first. The labels of a message are those it had then. Records without
   * any change occur, too, whatever is asked for. Without a record the answer has no `history` at all. All as seen in
   * live runs.
   */
  list(userId: string, optional?: object): GoogleAppsScript.Gmail.Schema.ListHistoryResponse {
    return this.#api.call('history.list', userId, (mailbox) => {
      const args = optionalArgs(optional, [
        'startHistoryId',
        'historyTypes',
        'labelId',
        'maxResults',
        'pageToken',
      ]);
      const wanted = changesIn(texts(args['historyTypes']));
      const labelIds = texts(args['labelId']);
      checkLabelIds(mailbox.state, labelIds, { gmailOwn: 'allowed' });
      const records = historySince(mailbox.state, startIn(args['startHistoryId']), mailbox.now)
        .filter(({ change }) => change === null || wanted.includes(change))
        .filter((entry) =>
          labelIds.every((id) => [...entry.message.labelIds, ...entry.labelIds].includes(id)),
        );
      const { entries, ...next } = pageOf(records, args);
      const history = entries.map(historyJson);
      return masked(
        { ...(history.length === 0 ? {} : { history }), ...next, historyId: String(mailbox.state.historyId) },
        args,
      );
    });
  }
}

function historyJson({ id, change, message, labelIds }: HistoryEntry): HistoryJson {
  const full = { ...message, labelIds: [...message.labelIds] };
  return {
    id: String(id),
    messages: [reference(message)],
    ...(change === 'messageAdded' ? { messagesAdded: [{ message: full }] } : {}),
    ...(change === 'messageDeleted' ? { messagesDeleted: [{ message: full }] } : {}),
    ...(change === 'labelAdded' ? { labelsAdded: [{ message: full, labelIds: [...labelIds] }] } : {}),
    ...(change === 'labelRemoved' ? { labelsRemoved: [{ message: full, labelIds: [...labelIds] }] } : {}),
  };
}

function changesIn(names: readonly string[]): readonly HistoryChange[] {
  for (const name of names) {
    if (!(CHANGES as readonly string[]).includes(name))
      throw invalid(`Invalid value at 'history_types': "${name}"`);
  }
  return names.length === 0 ? CHANGES : CHANGES.filter((change) => names.includes(change));
}

function startIn(startHistoryId: OptionalArgs[string]): number {
  if (startHistoryId === undefined) throw invalid('Missing required parameter: startHistoryId');
  if (!/^\d+$/.test(String(startHistoryId))) {
    throw invalid(`Invalid value at 'start_history_id' (TYPE_UINT64), "${String(startHistoryId)}"`);
  }
  return Number(startHistoryId);
}
