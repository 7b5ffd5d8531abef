import { messageOpenedBy } from '../cards/accessToken';
import type { ServiceContext } from '../contracts';
import { METHODS, type MethodName } from '../gmail/api/methods';
import type { Mailbox } from '../gmail/Mailbox';
import { mailServerOf, type MailServer } from '../gmail/MailSystem';
import { ServiceError } from '../runtime/ServiceError';

/** The built-in Gmail service's way to the mailbox of whom the script runs as. */
export class MailAccess {
  readonly #context: ServiceContext;
  /** What the script set as the token of the message beside which it is. */
  token: string | null = null;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  get server(): MailServer {
    return mailServerOf(this.#context.world);
  }

  /** @throws {ServiceError} for somebody without Gmail. */
  get mailbox(): Mailbox {
    const mailbox = this.server.boxFor(this.#context.execution.effectiveUser);
    if (mailbox === null || mailbox.account.google === null)
      throw new ServiceError('Authorization is required to perform that action.');
    return mailbox;
  }

  /**
   * The message that the script's token opens, '' for none; null where a wide scope makes tokens needless.
   *
   * @throws {ServiceError} where one is needed and none was set.
   * @see https://developers.google.com/workspace/add-ons/concepts/workspace-scopes
   */
  demandToken(method: string, api: MethodName): string | null {
    const { world, execution } = this.#context;
    const { oauthScopes } = world.project.manifest;
    const isWide = (scope: string): boolean =>
      !scope.includes('.addons.') &&
      (oauthScopes?.includes(scope) ?? true) &&
      world.script.consent.isGranted(execution.effectiveUser, scope);
    if (METHODS[api].scopes.some(isWide)) return null;
    const opened = this.token === null ? null : messageOpenedBy(this.token);
    // Unlike Google: its words are not published; the rule is.
    if (opened === null)
      throw new ServiceError(
        `Access denied: ${method} needs GmailApp.setCurrentMessageAccessToken(e.gmail.accessToken) first.`,
      );
    return opened;
  }
}
