import type { MailAddress } from '../contracts';
import { mailboxName, shownAddress } from '../gmail/addresses';
import { parseMime } from '../gmail/mime';
import type { StoredMessage } from '../gmail/state';
import type { Covers } from './coverage';
import { replyGiven, saveNewDraft } from './draftWriting';
import { GmailDraft } from './GmailDraft';
import type { MailAccess } from './MailAccess';

/** @see https://developers.google.com/apps-script/reference/gmail/gmail-message */
export class GmailMessage implements Covers<
  GoogleAppsScript.Gmail.GmailMessage,
  'createDraftReply' | 'createDraftReplyAll' | 'getId'
> {
  readonly #access: MailAccess;
  readonly #message: StoredMessage;

  constructor(access: MailAccess, message: StoredMessage) {
    this.#access = access;
    this.#message = message;
  }

  getId(): string {
    return this.#message.id;
  }

  /** To the sender, also when that is oneself; nothing is quoted. */
  createDraftReply(...given: unknown[]): GmailDraft {
    return this.#answer('GmailMessage.createDraftReply', given, { to: this.#sender, cc: [] });
  }

  /** To the sender and everybody who got it, but for oneself. Which of them stand in Cc is not documented. */
  createDraftReplyAll(...given: unknown[]): GmailDraft {
    const { to, cc } = this.#message.index;
    const others = (list: readonly MailAddress[]) =>
      list.filter(({ email }) => mailboxName(email) !== this.#access.mailbox.name);
    return this.#answer('GmailMessage.createDraftReplyAll', given, {
      to: others([...this.#sender, ...to]),
      cc: others(cc),
    });
  }

  get #sender(): readonly MailAddress[] {
    const { headers } = parseMime(this.#message.raw).root;
    const replyTo = headers.find(({ name }) => name.toLowerCase() === 'reply-to')?.value;
    return replyTo === undefined ? [this.#message.index.from] : [{ name: '', email: replyTo }];
  }

  #answer(
    method: string,
    given: readonly unknown[],
    recipients: { readonly to: readonly MailAddress[]; readonly cc: readonly MailAddress[] },
  ): GmailDraft {
    this.#access.demandToken(method, 'drafts.create');
    const { subject } = this.#message.index;
    const { id, message } = saveNewDraft(
      this.#access,
      {
        to: recipients.to.map(shownAddress).join(', '),
        cc: recipients.cc.map(shownAddress).join(', '),
        subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
        ...replyGiven(method, given),
      },
      this.#message,
    );
    return new GmailDraft(id, message.id);
  }
}
