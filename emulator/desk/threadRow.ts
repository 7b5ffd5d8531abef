import type { MailAddress, MessageView, ThreadView } from '../contracts';
import type { MessageJson, ThreadJson, ThreadRow } from './wire';

/** A thread as one line of the list, seen by `viewer` under the label `shownUnder`. */
export function threadRow(thread: ThreadView, viewer: string, shownUnder: string): ThreadRow {
  const messages = thread.messages.filter((message) => !isDraft(message));
  const last = messages[messages.length - 1];
  const first = messages[0];
  return {
    id: thread.id,
    subject: first?.subject ?? '',
    snippet: last?.snippet ?? '',
    who: shownUnder === 'SENT' ? `To: ${namesOf(recipientsOf(messages), viewer)}` : writersOf(messages, viewer),
    messages: messages.length,
    at: last?.at ?? 0,
    unread: messages.some((message) => message.labelIds.includes('UNREAD')),
    labelIds: labelsOf(messages).filter((id) => id !== shownUnder),
  };
}

/** A thread opened, without the mails' HTML: that is fetched for each message that is unfolded. */
export function threadJson(thread: ThreadView, drafts: ThreadJson['drafts']): ThreadJson {
  const messages = thread.messages.filter((message) => !isDraft(message));
  return {
    id: thread.id,
    subject: messages[0]?.subject ?? '',
    labelIds: labelsOf(messages),
    messages: messages.map(messageJson),
    drafts,
  };
}

function messageJson(message: MessageView): MessageJson {
  const { id, from, to, cc, bcc, at, snippet } = message;
  return { id, from, to, cc, bcc, at, snippet, unread: message.labelIds.includes('UNREAD') };
}

const isDraft = (message: MessageView): boolean => message.labelIds.includes('DRAFT');

/** A thread's labels are those of its messages taken together. */
const labelsOf = (messages: readonly MessageView[]): string[] => [
  ...new Set(messages.flatMap((message) => message.labelIds)),
];

const recipientsOf = (messages: readonly MessageView[]): MailAddress[] =>
  messages.slice(-1).flatMap(({ to, cc, bcc }) => [...to, ...cc, ...bcc]);

const writersOf = (messages: readonly MessageView[], viewer: string): string =>
  namesOf(
    messages.map((message) => message.from),
    viewer,
  );

/** One name in full, several as first names: `Ben Castillo`, `Ben, me`. */
function namesOf(addresses: readonly MailAddress[], viewer: string): string {
  const people = new Map(addresses.map((address) => [address.email.toLowerCase(), address]));
  const names = [...people.values()].map((address) =>
    address.email.toLowerCase() === viewer.toLowerCase()
      ? 'me'
      : people.size === 1
        ? address.name || address.email
        : firstNameOf(address),
  );
  return names.join(', ');
}

const firstNameOf = ({ name, email }: MailAddress): string => name.split(' ')[0] || email.split('@')[0] || email;
