import type { FileView, MailAddress, MessageView, ThreadView } from '../contracts';
import type { MessageJson, ThreadJson, ThreadRow } from './wire';

/** Who looks at a list, and the names in their address book. */
export interface Viewer {
  readonly email: string;
  readonly names: ReadonlyMap<string, string>;
}

/** A thread as one line of the list, seen under the label `shownUnder`. */
export function threadRow(thread: ThreadView, viewer: Viewer, shownUnder: string): ThreadRow {
  const messages = thread.messages.filter((message) => !isDraft(message));
  const last = messages[messages.length - 1];
  const first = messages[0];
  return {
    id: thread.id,
    subject: first?.subject ?? '',
    snippet: last?.snippet ?? '',
    who:
      shownUnder === 'SENT' ? `To: ${namesOf(recipientsOf(messages), viewer)}` : writersOf(messages, viewer),
    messages: messages.length,
    at: last?.at ?? 0,
    unread: messages.some((message) => message.labelIds.includes('UNREAD')),
    labelIds: labelsOf(messages).filter((id) => id !== shownUnder),
  };
}

/** A thread opened, without the mails' HTML: that is fetched for each message that is unfolded. */
export function threadJson(
  thread: ThreadView,
  viewer: Viewer,
  drafts: ThreadJson['drafts'],
  attachmentsOf: (messageId: string) => readonly FileView[] = () => [],
): Omit<ThreadJson, 'hidden'> {
  const messages = thread.messages.filter((message) => !isDraft(message));
  return {
    id: thread.id,
    subject: messages[0]?.subject ?? '',
    labelIds: labelsOf(messages),
    messages: messages.map((message) => ({
      ...messageJson(message, viewer),
      attachments: attachmentsOf(message.id),
    })),
    drafts,
  };
}

function messageJson(message: MessageView, viewer: Viewer): Omit<MessageJson, 'attachments'> {
  const { id, at, snippet } = message;
  const named = ({ name, email }: MailAddress): MailAddress => ({
    email,
    name: nameOf(email.toLowerCase(), name, viewer),
  });
  return {
    id,
    at,
    snippet,
    from: named(message.from),
    to: message.to.map(named),
    cc: message.cc.map(named),
    bcc: message.bcc.map(named),
    unread: message.labelIds.includes('UNREAD'),
  };
}

const isDraft = (message: MessageView): boolean => message.labelIds.includes('DRAFT');

/** A thread's labels are those of its messages taken together. */
const labelsOf = (messages: readonly MessageView[]): string[] => [
  ...new Set(messages.flatMap((message) => message.labelIds)),
];

const recipientsOf = (messages: readonly MessageView[]): MailAddress[] =>
  messages.slice(-1).flatMap(({ to, cc, bcc }) => [...to, ...cc, ...bcc]);

const writersOf = (messages: readonly MessageView[], viewer: Viewer): string =>
  namesOf(
    messages.map((message) => message.from),
    viewer,
  );

/** One name in full, several as first names: `Ben Castillo`, `Ben, me`. */
function namesOf(addresses: readonly MailAddress[], viewer: Viewer): string {
  const people = new Map(addresses.map((address) => [address.email.toLowerCase(), address.name]));
  const names = [...people].map(([email, given]) => {
    if (email === viewer.email.toLowerCase()) return 'me';
    const name = nameOf(email, given, viewer);
    return people.size === 1 ? name || email : firstName(name, email);
  });
  return names.join(', ');
}

/** As the mail gives it; otherwise as the address book has it. */
const nameOf = (email: string, given: string, viewer: Viewer): string =>
  given || (viewer.names.get(email) ?? '');

const firstName = (name: string, email: string): string => name.split(' ')[0] || email.split('@')[0] || email;
