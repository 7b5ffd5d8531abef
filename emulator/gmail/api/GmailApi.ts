import type { ServiceContext } from '../../contracts';
import { ServiceError } from '../../runtime/ServiceError';
import { mailboxName } from '../addresses';
import { GmailError } from '../GmailError';
import type { Mailbox } from '../Mailbox';
import { mailServerOf } from '../MailSystem';
import type { MailServer } from '../MailSystem';
import { spendUnits } from '../quota';
import { addPosted } from '../posted';
import type { StoredMessage } from '../state';
import { METHODS } from './methods';
import type { MethodName } from './methods';

/** The way from a script's call to its user's own mailbox: scopes, quota, and errors worded as Apps Script words them. */
export class GmailApi {
  constructor(readonly context: ServiceContext) {}

  get server(): MailServer {
    return mailServerOf(this.context.world);
  }

  /** Notes what was sent, where that counts against MailApp's recipients of the day. */
  noteSent({ index: { to, cc, bcc } }: StoredMessage, { account }: Mailbox): void {
    if (this.server.switches.gmailSparesMailQuota) return;
    const recipients = to.length + cc.length + bcc.length;
    addPosted(this.server.state, account.email, recipients, this.server.now());
  }

  /** @throws {ServiceError} GoogleJsonResponseException for whatever Gmail refuses. */
  call<T>(method: MethodName, userId: unknown, work: (mailbox: Mailbox) => T): T {
    try {
      const mailbox = this.#mailboxOf(userId);
      checkScopes(this.context, METHODS[method].scopes);
      spendUnits(mailbox.state, METHODS[method].units, this.server.now(), this.server.switches);
      return work(mailbox);
    } catch (error) {
      if (!(error instanceof GmailError)) throw error;
      const { code, message, domain, reason } = error;
      throw new ServiceError(`API call to gmail.users.${method} failed with error: ${message}`, {
        name: 'GoogleJsonResponseException',
        details: { code, message, errors: [{ domain, reason, message }] },
      });
    }
  }

  /** Everybody may see their own mail only. */
  #mailboxOf(userId: unknown): Mailbox {
    const user = this.context.execution.effectiveUser;
    const mailbox = this.server.boxFor(user);
    if (mailbox === null || mailbox.account.google === null) {
      throw new GmailError(400, 'failedPrecondition', 'Mail service not enabled');
    }
    if (typeof userId !== 'string' || (userId !== 'me' && userId.toLowerCase() !== mailboxName(user))) {
      throw new GmailError(403, 'forbidden', `Delegation denied for ${user}`);
    }
    return mailbox;
  }
}

/** A manifest without a list gets the scopes its code needs. */
function checkScopes({ world }: ServiceContext, scopes: readonly string[]): void {
  const granted = world.project.manifest.oauthScopes;
  if (granted === undefined || granted.some((each) => scopes.includes(each))) return;
  throw new GmailError(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.');
}
