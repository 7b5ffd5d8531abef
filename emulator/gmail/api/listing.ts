import { checkLabelIds } from '../labels';
import type { Mailbox } from '../Mailbox';
import { parseQuery } from '../search';
import type { StoredMessage } from '../state';
import { texts } from './optionalArgs';
import type { OptionalArgs } from './optionalArgs';

/**
 * The messages that `q`, `labelIds` and `includeSpamTrash` select, newest first.
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/list
 */
export function selected(
  mailbox: Mailbox,
  { q, labelIds, includeSpamTrash }: OptionalArgs,
): readonly StoredMessage[] {
  const wanted = texts(labelIds);
  checkLabelIds(mailbox.state, wanted, { gmailOwn: 'allowed' });
  const query = parseQuery(q === undefined ? '' : String(q), {
    labels: mailbox.state.labels,
    email: mailbox.name,
    now: mailbox.now,
  });
  const seesAll =
    includeSpamTrash === true || query.seesPutAway || wanted.some((id) => id === 'SPAM' || id === 'TRASH');
  return mailbox
    .messages()
    .filter(({ labelIds: own }) => seesAll || !(own.includes('SPAM') || own.includes('TRASH')))
    .filter((message) => wanted.every((id) => message.labelIds.includes(id)) && query.matches(message))
    .reverse();
}
