import { asTheApis } from '../cards/addOnEvent';
import type { ServiceFactory } from '../contracts';
import { isDraftId } from '../gmail/drafts';
import { isDraft } from '../gmail/relabel';
import { ServiceError } from '../runtime/ServiceError';
import type { Covers } from './coverage';
import { draftGiven, saveNewDraft } from './draftWriting';
import { GmailDraft } from './GmailDraft';
import { GmailMessage } from './GmailMessage';
import { MailAccess } from './MailAccess';
import { string } from './signature';

/**
 * As much of the built-in Gmail service as an add-on needs to begin a draft: `setGmailDraft` takes its drafts only.
 *
 * @see https://developers.google.com/apps-script/reference/gmail/gmail-app
 */
export const gmailApp: ServiceFactory = (context) => new GmailApp(new MailAccess(context));

class GmailApp implements Covers<
  GoogleAppsScript.Gmail.GmailApp,
  'createDraft' | 'getDraft' | 'getMessageById' | 'setCurrentMessageAccessToken'
> {
  readonly #access: MailAccess;

  constructor(access: MailAccess) {
    this.#access = access;
  }

  /** `(recipient, subject, body, options?)` */
  createDraft(...given: unknown[]): GmailDraft {
    this.#access.demandToken('GmailApp.createDraft', 'drafts.create');
    const draft = draftGiven('GmailApp.createDraft', given);
    const { id, message } = saveNewDraft(this.#access, draft);
    return new GmailDraft(id, message.id);
  }

  /** Drafts have the same ids here and in the Gmail API. */
  getDraft(draftId: unknown): GmailDraft {
    const id = string('GmailApp.getDraft', draftId);
    const { mailbox } = this.#access;
    // Unlike Google: its words for a draft that is not there are not published; these are those of other services.
    if (!isDraftId(mailbox, id)) throw new ServiceError('Invalid argument: draftId');
    return new GmailDraft(id, mailbox.state.drafts[id] ?? '');
  }

  getMessageById(id: unknown): GmailMessage {
    const method = 'GmailApp.getMessageById';
    const messageId = asTheApis(string(method, id));
    const opened = this.#access.demandToken(method, 'messages.get');
    const message = this.#access.mailbox.message(messageId);
    // Its words for a message are not published, either.
    if (message === null || isDraft(message) || (opened !== null && asTheApis(opened) !== messageId))
      throw new ServiceError('Invalid argument: id');
    return new GmailMessage(this.#access, message);
  }

  setCurrentMessageAccessToken(accessToken: unknown): void {
    this.#access.token = string('GmailApp.setCurrentMessageAccessToken', accessToken);
  }
}
