import type { Instant, MailAddress } from '../contracts';
import { encodedAddress, isAddress, mailboxName } from './addresses';
import { bounceFor } from './bounce';
import { invalid } from './GmailError';
import { withHeader, withoutHeader } from './headers';
import { note } from './history';
import type { Mailbox } from './Mailbox';
import { indexOf } from './mailIndex';
import type { MailIndex, StoredMessage } from './state';
import { threadFor } from './threading';

/** What carrying mail needs of the world. */
export interface PostOffice {
  /** The mailbox that mail to this address reaches, or null. */
  boxFor(email: string): Mailbox | null;
  newMessageId(): string;
  now(): Instant;
}

/**
 * Sends a mail of one's own: by the API, or by Gmail's composer. Message-ID and Date are replaced, a From that is not
 * the sender's, too; a copy stays under Sent, mail to oneself is one message with SENT and INBOX.
 *
 * There is no envelope: it goes to whoever stands in To, Cc and Bcc.
 * @param threadOf which conversation of the sender's it joins; null for a new one
 * @throws {GmailError} 400 when nobody is addressed, or an address is none.
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/send
 */
export function sendOwnMail(
  office: PostOffice,
  sender: Mailbox,
  unsent: string,
  threadOf: (mail: MailIndex) => string | null,
): StoredMessage {
  const draft = indexOf(unsent);
  checkRecipients(draft);
  // Everything that can be refused is, before anything is sent.
  threadOf(draft);
  const own = sender.mayBe(draft.from.email)
    ? unsent
    : withHeader(unsent, 'From', encodedAddress(sender.account));
  const dated = withHeader(own, 'Date', dateHeader(office.now()));
  // A mail to post keeps a copy, so there is one.
  return post(office, withHeader(dated, 'Message-ID', office.newMessageId()), {
    sender,
    keepCopy: true,
    threadOf,
  }) as StoredMessage;
}

/**
 * Carries a finished mail: a copy under the sender's Sent if wanted, one in the inbox of everybody addressed, without
 * the Bcc line. Who has no mailbox here gets nothing, and the sender a report.
 */
export function post(
  office: PostOffice,
  raw: string,
  {
    sender,
    keepCopy,
    threadOf,
  }: { sender: Mailbox | null; keepCopy: boolean; threadOf?: (mail: MailIndex) => string | null },
): StoredMessage | null {
  const index = indexOf(raw);
  const names = new Set([...index.to, ...index.cc, ...index.bcc].map(({ email }) => mailboxName(email)));
  const own = [...names].filter((name) => sender?.mayBe(name));
  for (const name of own) names.delete(name);
  const toSelf = own.length > 0;
  const labelIds = [
    ...(toSelf ? ['UNREAD'] : []),
    ...(keepCopy ? ['SENT'] : []),
    ...(toSelf ? ['INBOX'] : []),
  ];
  const copy =
    sender === null || labelIds.length === 0
      ? null
      : sender.add(
          {
            raw,
            labelIds,
            internalDate: wholeSecond(office.now()),
            threadId: (threadOf ?? ((mail) => threadFor(mail, sender.messages())))(index),
          },
          index,
        );
  // Gmail's history has such records around every sending.
  if (copy !== null && sender !== null) note(sender.state, null, copy, office.now());
  const opened = { ...index, bcc: [] };
  const withoutBcc = withoutHeader(raw, 'Bcc');
  for (const name of names) {
    const mailbox = office.boxFor(name);
    if (mailbox !== null) deliver(office, mailbox, withoutBcc, opened);
    else if (sender !== null) bounce(office, sender, index, name);
  }
  return copy;
}

/** The Date header's precision is a second, and Gmail's own dates agree with it. */
export const wholeSecond = (at: Instant): Instant => Math.floor(at / 1_000) * 1_000;

export const dateHeader = (at: Instant): string => new Date(at).toUTCString().replace('GMT', '+0000');

function deliver(office: PostOffice, mailbox: Mailbox, raw: string, index: MailIndex): void {
  const { email } = mailbox.account;
  mailbox.add(
    {
      raw: `Delivered-To: ${email}\r\nReceived: by emulated.gmail.com; ${dateHeader(office.now())}\r\n${raw}`,
      labelIds: ['UNREAD', 'INBOX'],
      internalDate: wholeSecond(office.now()),
      threadId: threadFor(index, mailbox.messages()),
    },
    index,
  );
}

function bounce(office: PostOffice, sender: Mailbox, original: MailIndex, failed: string): void {
  const about = { sender: sender.account.email, failed, messageId: office.newMessageId(), at: office.now() };
  const report = bounceFor(original, about);
  deliver(office, sender, report, indexOf(report));
}

function checkRecipients({ to, cc, bcc }: MailIndex): void {
  if (to.length + cc.length + bcc.length === 0) throw invalid('Recipient address required');
  const check = (name: string, addresses: readonly MailAddress[]): void => {
    if (!addresses.every(({ email }) => isAddress(email))) throw invalid(`Invalid ${name} header`);
  };
  check('To', to);
  check('Cc', cc);
  check('Bcc', bcc);
}
