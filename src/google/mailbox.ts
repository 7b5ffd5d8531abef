import type { Mark } from '../core/event';
import { readWritten, WRITTEN_HEADER } from '../core/written';
import type { Mailbox, SentMail } from '../ports';
import { allPages, gmailUsers, ME, unlessGone } from './gmailUsers';
import { MARK_LABELS, MARKS } from './markLabels';

type Message = GoogleAppsScript.Gmail.Schema.Message;
type Part = GoogleAppsScript.Gmail.Schema.MessagePart;

/** The most that one list call answers. @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/list */
const LISTED_AT_ONCE = 500;

/**
 * The text of a body part. Google's types say string; live runs saw signed bytes, already decoded to UTF-8.
 * Both are accepted: base64url is undone first.
 */
function textOf(data: unknown): string {
  if (data === undefined || data === null) return '';
  const bytes = typeof data === 'string' ? Utilities.base64DecodeWebSafe(data) : (data as number[]); // the only other shape that was ever reported
  return Utilities.newBlob(bytes).getDataAsString('UTF-8');
}

const htmlOf = (part: Part | undefined): string => {
  if (part === undefined) return '';
  const own = part.mimeType === 'text/html' ? textOf(part.body?.data) : '';
  return own + (part.parts ?? []).map(htmlOf).join('\n');
};

/** The values of a header, as Gmail answers them. */
export function headers(message: Message, name: string): string[] {
  const wanted = name.toLowerCase();
  return (message.payload?.headers ?? []).flatMap((header) =>
    header.name?.toLowerCase() === wanted && header.value !== undefined ? [header.value] : [],
  );
}

/** Addresses in a header, lower case. Only addresses matter here: quoted names are dropped before the search. */
const addressesIn = (header: string): string[] =>
  (header.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/[^\s<>,;:"]+@[^\s<>,;:"]+/g) ?? []).map((address) =>
    address.toLowerCase(),
  );

function sentMail(message: Message): SentMail {
  const recipients = ['To', 'Cc', 'Bcc'].flatMap((name) => headers(message, name)).flatMap(addressesIn);
  return {
    gmailMessage: message.id ?? '',
    gmailThread: message.threadId ?? '',
    at: Number(message.internalDate),
    subject: headers(message, 'Subject')[0] ?? '',
    recipients: [...new Set(recipients)],
    html: htmlOf(message.payload),
    written: headers(message, WRITTEN_HEADER).flatMap(readWritten),
  };
}

/** Newest first, as Gmail lists them: to begin with the oldest, all are needed. */
export const sentIds = (query: string): string[] =>
  allPages(
    (page) =>
      gmailUsers().Messages.list(ME, { labelIds: ['SENT'], q: query, maxResults: LISTED_AT_ONCE, ...page }),
    ({ messages = [] }) => messages.flatMap(({ id }) => id ?? []),
  );

const makeLabel = (name: string, color: GoogleAppsScript.Gmail.Schema.LabelColor): string | undefined =>
  gmailUsers().Labels.create(
    { name, color, labelListVisibility: 'labelShow', messageListVisibility: 'show' },
    ME,
  ).id;

/**
 * The mailbox of whoever runs the script, through the advanced Gmail service: unlike GmailApp it is content with the
 * scope gmail.modify.
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages
 */
export const mailbox: Mailbox = {
  *sentAfter(after, limit, known) {
    // `after:` takes whole seconds; one earlier, so that none on the edge is missed.
    const query = `after:${Math.floor(after / 1000) - 1}`;
    let read = 0;
    for (const id of sentIds(query).reverse()) {
      if (read === limit) return;
      if (known?.has(id) === true) continue;
      const mail = mailbox.read(id);
      if (mail === null || mail.at <= after) continue;
      read += 1;
      yield mail;
    }
  },

  messagesOf(gmailThread) {
    const thread = unlessGone(() => gmailUsers().Threads.get(ME, gmailThread, { format: 'minimal' }));
    // An answer being written lies in the thread, too; Gmail refuses labels on drafts, and with them the whole batch.
    const sent = (thread?.messages ?? []).filter(({ labelIds }) => labelIds?.includes('DRAFT') !== true);
    return sent.flatMap(({ id }) => (id === undefined ? [] : [id]));
  },

  read(gmailMessage) {
    const message = unlessGone(() => gmailUsers().Messages.get(ME, gmailMessage, { format: 'full' }));
    return message === null ? null : sentMail(message);
  },

  labelsFor(marks, known) {
    const existing = gmailUsers().Labels.list(ME).labels ?? [];
    const ids: Partial<Record<Mark, string>> = {};
    for (const mark of MARKS) {
      const { name, color } = MARK_LABELS[mark];
      // By id first: people rename labels. By name for a label left from an earlier installation.
      const label =
        existing.find(({ id }) => id === known[mark]) ?? existing.find((each) => each.name === name);
      const id = label?.id ?? (marks.includes(mark) ? makeLabel(name, color) : undefined);
      if (id !== undefined) ids[mark] = id;
    }
    return ids;
  },

  relabel(gmailMessages, { add, remove }) {
    if (gmailMessages.length === 0) return;
    gmailUsers().Messages.batchModify(
      { ids: [...gmailMessages], addLabelIds: [...add], removeLabelIds: [...remove] },
      ME,
    );
  },
};
