import type { Account, MailAddress, ServiceContext, ServiceFactory } from '../contracts';
import { isAddress } from '../gmail/addresses';
import { BODY_BYTES, RECIPIENTS_A_DAY, RECIPIENTS_A_MAIL, SUBJECT_CHARACTERS } from '../gmail/limits';
import { mailServerOf } from '../gmail/MailSystem';
import type { MailServer } from '../gmail/MailSystem';
import { plainTextOf } from '../gmail/plainText';
import { addPosted, postedToday, type Posted } from '../gmail/posted';
import { ServiceError } from '../runtime/ServiceError';
import { wrongParameters } from './signature';

type Google = GoogleAppsScript.Mail.MailApp;
type Options = GoogleAppsScript.Mail.MailAdvancedParameters;

/** Mail in the name of the user whose authority the script has. @see https://developers.google.com/apps-script/reference/mail/mail-app */
export const mailApp: ServiceFactory = (context) => new MailApp(context);

const EMULATED_OPTIONS = ['to', 'subject', 'body', 'htmlBody', 'name', 'replyTo', 'cc', 'bcc', 'noReply'];

class MailApp implements Pick<Google, 'sendEmail' | 'getRemainingDailyQuota'> {
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** Recipients that may still be mailed before 24 hours have passed since the first mail. */
  getRemainingDailyQuota(): number {
    const account = this.#sender();
    return Math.max(0, RECIPIENTS_A_DAY[account.google] - this.#postedToday(account).recipients);
  }

  sendEmail(...given: unknown[]): void {
    const account = this.#sender();
    const mail = mailOf(given);
    const recipients = [...addressesIn(mail.to), ...addressesIn(mail.cc), ...addressesIn(mail.bcc)];
    checkMail(account, mail, recipients);
    const posted = this.#postedToday(account);
    if (posted.recipients + recipients.length > RECIPIENTS_A_DAY[account.google]) {
      throw new ServiceError('Service invoked too many times for one day: email.');
    }
    addPosted(this.#server.state, account.email, recipients.length, this.#server.now());
    this.#server.send(
      {
        from: fromOf(account, mail),
        to: mail.to ?? '',
        subject: mail.subject ?? '',
        text: mail.body ?? plainTextOf(mail.htmlBody ?? ''),
        ...field('html', mail.htmlBody),
        ...field('cc', mail.cc),
        ...field('bcc', mail.bcc),
        ...field('replyTo', mail.replyTo),
      },
      { sender: this.#server.boxFor(account.email), keepCopy: true },
    );
  }

  get #server(): MailServer {
    return mailServerOf(this.#context.world);
  }

  #postedToday({ email }: Account): Posted {
    return postedToday(this.#server.state, email, this.#server.now());
  }

  #sender(): Sender {
    const account = this.#server.boxFor(this.#context.execution.effectiveUser)?.account;
    if (account === undefined || account.google === null)
      throw new ServiceError('Authorization is required to perform that action.');
    return { ...account, google: account.google };
  }
}

type Sender = Account & { readonly google: 'workspace' | 'consumer' };

/** `(to, subject, body, options?)`, `(to, replyTo, subject, body)` or one object. */
function mailOf(given: readonly unknown[]): Options {
  const [first, second, third, fourth] = given;
  if (given.length === 1 && isRecord(first)) return checkedOptions(first);
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (isText(first) && isText(second) && isText(third)) {
    if (given.length === 3) return { to: first, subject: second, body: third };
    if (given.length === 4 && isText(fourth))
      return { to: first, replyTo: second, subject: third, body: fourth };
    if (given.length === 4 && isRecord(fourth))
      return { ...checkedOptions(fourth), to: first, subject: second, body: third };
  }
  throw wrongParameters('MailApp.sendEmail', ...given);
}

function checkedOptions(options: Record<string, unknown>): Options {
  const given = Object.entries(options).filter(([, value]) => value !== null);
  for (const [name, value] of given) {
    if (!EMULATED_OPTIONS.includes(name)) {
      throw new Error(
        `MailApp.sendEmail's option "${name}" is not emulated. Add it in emulator/services/MailApp.ts.`,
      );
    }
    // The rule is Google's, the words are those of other services: nobody reported them.
    if (typeof value !== (name === 'noReply' ? 'boolean' : 'string'))
      throw new ServiceError(`Invalid argument: ${name}`);
  }
  return Object.fromEntries(given);
}

function checkMail(account: Sender, mail: Options, recipients: readonly string[]): void {
  if (recipients.length === 0) throw new ServiceError('Failed to send email: no recipient');
  const wrong = recipients.find((recipient) => !isAddress(bareAddress(recipient)));
  if (wrong !== undefined) throw new ServiceError(`Invalid email: ${wrong}`);
  if (recipients.length > RECIPIENTS_A_MAIL)
    throw new ServiceError('Limit Exceeded: Email Recipients Per Message.');
  if ((mail.subject ?? '').length > SUBJECT_CHARACTERS) throw new ServiceError('Argument too large: subject');
  const bytes = Buffer.byteLength(mail.body ?? '') + Buffer.byteLength(mail.htmlBody ?? '');
  if (bytes > BODY_BYTES[account.google]) throw new ServiceError('Limit Exceeded: Email Body Size.');
}

/** Only Workspace has an address that takes no replies. */
function fromOf(account: Sender, { name, noReply }: Options): MailAddress {
  const domain = account.email.slice(account.email.indexOf('@'));
  const email = noReply === true && account.google === 'workspace' ? `noreply${domain}` : account.email;
  return { name: name ?? account.name, email };
}

/** The recipients of a list with commas, each as it stands there. */
export const addressesIn = (list: string | undefined): readonly string[] =>
  (list?.match(/(?:"[^"]*"|[^,"])+/g) ?? []).map((each) => each.trim()).filter((each) => each !== '');

export const bareAddress = (recipient: string): string => /<([^<>]*)>$/.exec(recipient)?.[1] ?? recipient;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A field that is left out when there is nothing in it. */
const field = <Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> =>
  // One key of the kind the type says.
  value === undefined || value === '' ? {} : ({ [name]: value } as Partial<Record<Name, string>>);
