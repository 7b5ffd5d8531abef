import { isAddress, shownAddress } from '../gmail/addresses';
import { saveDraft, type Draft } from '../gmail/drafts';
import { BODY_BYTES, SUBJECT_CHARACTERS } from '../gmail/limits';
import type { Mailbox } from '../gmail/Mailbox';
import { buildMime } from '../gmail/mime';
import { plainTextOf } from '../gmail/plainText';
import type { StoredMessage } from '../gmail/state';
import { ServiceError } from '../runtime/ServiceError';
import { addressesIn, bareAddress } from './MailApp';
import type { MailAccess } from './MailAccess';
import { string, wrongParameters } from './signature';

/** A draft as GmailApp's methods are given it. Addresses are lists with commas. */
export interface GivenDraft {
  readonly to?: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly subject?: string;
  readonly body?: string;
  readonly htmlBody?: string;
  readonly name?: string;
  readonly replyTo?: string;
}

const OPTIONS = ['htmlBody', 'cc', 'bcc', 'name', 'replyTo'];

/** `(recipient, subject, body, options?)` */
export function draftGiven(method: string, given: readonly unknown[]): GivenDraft {
  if (given.length < 3 || given.length > 4) throw wrongParameters(method, ...given);
  const [to, subject, body, options] = given;
  return {
    ...optionsOf(method, options, OPTIONS),
    to: string(method, to),
    subject: string(method, subject),
    body: string(method, body),
  };
}

/** `(body, options?)` */
export function replyGiven(method: string, given: readonly unknown[]): GivenDraft {
  if (given.length < 1 || given.length > 2) throw wrongParameters(method, ...given);
  const [body, options] = given;
  return { ...optionsOf(method, options, [...OPTIONS, 'subject']), body: string(method, body) };
}

/** Saves it in the conversation of the message that it answers, if it answers one and keeps its subject. */
export function saveNewDraft(
  { server, mailbox }: MailAccess,
  draft: GivenDraft,
  answers: StoredMessage | null = null,
): Draft {
  check(mailbox, draft);
  const { to = '', cc, bcc, subject = '', body = '', htmlBody, name, replyTo } = draft;
  const raw = buildMime({
    id: String(mailbox.world.nextSerial()),
    messageId: server.newMessageId(),
    date: mailbox.now,
    from: shownAddress({ ...mailbox.account, ...(name === undefined ? {} : { name }) }),
    to,
    subject,
    text: body === '' && htmlBody !== undefined ? plainTextOf(htmlBody) : body,
    ...(htmlBody === undefined ? {} : { html: htmlBody }),
    ...(cc === undefined ? {} : { cc }),
    ...(bcc === undefined ? {} : { bcc }),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(answers === null ? {} : inAnswerTo(answers)),
  });
  return saveDraft(server, mailbox, { raw, ...(answers === null ? {} : { threadId: answers.threadId }) });
}

const inAnswerTo = ({ index: { messageId, references } }: StoredMessage) => ({
  inReplyTo: messageId,
  references: [...references, messageId].join(' '),
});

function optionsOf(method: string, options: unknown, known: readonly string[]): GivenDraft {
  if (options === undefined || options === null) return {};
  if (typeof options !== 'object') throw wrongParameters(method, options);
  const given = Object.entries(options).filter(([, value]: [string, unknown]) => value !== null);
  for (const [name, value] of given) {
    if (!known.includes(name))
      throw new Error(
        `${method}'s option "${name}" is not emulated. Add it in emulator/services/draftWriting.ts.`,
      );
    if (typeof value !== 'string') throw new ServiceError(`Invalid argument: ${name}`);
  }
  return Object.fromEntries(given);
}

/**
 * An unfinished draft needs no recipient; what stands there must be addresses.
 * @see https://developers.google.com/apps-script/guides/services/quotas
 */
function check({ account }: Mailbox, { to, cc, bcc, subject, body, htmlBody }: GivenDraft): void {
  const wrong = [to, cc, bcc].flatMap(addressesIn).find((each) => !isAddress(bareAddress(each)));
  if (wrong !== undefined) throw new ServiceError(`Invalid email: ${wrong}`);
  if ((subject ?? '').length > SUBJECT_CHARACTERS) throw new ServiceError('Argument too large: subject');
  const bytes = Buffer.byteLength(body ?? '') + Buffer.byteLength(htmlBody ?? '');
  if (bytes > BODY_BYTES[account.google ?? 'consumer'])
    throw new ServiceError('Limit Exceeded: Email Body Size.');
}
