import type {
  Account,
  Clock,
  Instant,
  MailAddress,
  MailboxView,
  MailSystem,
  Switches,
  World,
} from '../contracts';
import { mailboxName, shownAddress } from './addresses';
import { Mailbox } from './Mailbox';
import type { MailWorld } from './Mailbox';
import { mailboxView } from './mailboxView';
import { buildMime } from './mime';
import { post } from './post';
import type { PostOffice } from './post';
import { newMailboxState } from './state';
import type { MailState, StoredMessage } from './state';

/** Everybody's mailbox, on the state given: what happens is written there at once. */
export function createMailSystem(parts: {
  readonly state: MailState;
  readonly accounts: readonly Account[];
  readonly clock: Clock;
  /** Called after each change. */
  readonly touch: () => void;
  /** Nothing is refused or changed when absent. */
  readonly switches?: MailSwitches;
}): MailServer {
  return new MailServer(parts.state, parts.accounts, parts.clock, parts.touch, parts.switches ?? MILD);
}

/** What is not known of Gmail. */
export type MailSwitches = Pick<
  Switches,
  | 'gmailAllowsBursts'
  | 'editedDraftsKeepTheirId'
  | 'composerMissesItsDraft'
  | 'composerKeepsAttributes'
  | 'gmailSparesMailQuota'
  | 'insertedAliasMailIsSent'
  | 'insertedTwinsAreKept'
>;

const MILD: MailSwitches = {
  gmailAllowsBursts: true,
  editedDraftsKeepTheirId: true,
  composerMissesItsDraft: false,
  composerKeepsAttributes: true,
  gmailSparesMailQuota: true,
  insertedAliasMailIsSent: true,
  insertedTwinsAreKept: true,
};

/** A mail that a program sends. Addresses are header text. */
export interface OutgoingMail {
  readonly from: MailAddress;
  readonly to: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

export class MailServer implements MailSystem, PostOffice {
  readonly #boxes: ReadonlyMap<string, Mailbox>;

  constructor(
    readonly state: MailState,
    accounts: readonly Account[],
    readonly clock: Clock,
    touch: () => void,
    readonly switches: MailSwitches,
  ) {
    const world: MailWorld = { clock, touch, nextSerial: () => this.#nextSerial() };
    this.#boxes = new Map(
      accounts.map((account) => {
        const mailbox = (state.mailboxes[account.email] ??= newMailboxState());
        return [mailboxName(account.email), new Mailbox(account, mailbox, world)];
      }),
    );
  }

  mailbox(email: string): MailboxView {
    const mailbox = this.boxFor(email);
    if (mailbox === null) throw new Error(`Nobody here has the address ${email}.`);
    return mailboxView(this, mailbox, this.switches);
  }

  dispatch({ from, to, subject, text, html, keepCopy }: Parameters<MailSystem['dispatch']>[0]): void {
    const sender = this.boxFor(from.email);
    this.send(
      { from, to: to.join(', '), subject, text, ...(html === undefined ? {} : { html }) },
      { sender, keepCopy },
    );
  }

  /** Builds and carries a mail. Answers the sender's copy, if there is one. */
  send(
    mail: OutgoingMail,
    by: { readonly sender: Mailbox | null; readonly keepCopy: boolean },
  ): StoredMessage | null {
    const id = String(this.#nextSerial());
    const raw = buildMime({
      ...mail,
      from: shownAddress(mail.from),
      id,
      messageId: this.newMessageId(),
      date: this.now(),
    });
    return post(this, raw, by);
  }

  boxFor(email: string): Mailbox | null {
    const named = this.#boxes.get(mailboxName(email));
    return named ?? [...this.#boxes.values()].find((mailbox) => mailbox.aliasOf(email) !== null) ?? null;
  }

  /**
   * Gives somebody a second address, as *Settings › Accounts › Send mail as* does, already confirmed: mail may go out
   * under it, and mail to it arrives here.
   *
   * @throws {Error} for an address that is somebody's already
   */
  addAlias(email: string, alias: MailAddress): void {
    const mailbox = this.boxFor(email);
    if (mailbox === null) throw new Error(`Nobody here has the address ${email}.`);
    if (this.boxFor(alias.email) !== null) throw new Error(`${alias.email} is somebody's already.`);
    mailbox.state.aliases = [...(mailbox.state.aliases ?? []), alias];
    mailbox.world.touch();
  }

  newMessageId(): string {
    return `<CA-emulated-${String(this.#nextSerial()).padStart(6, '0')}@mail.gmail.com>`;
  }

  now(): Instant {
    return this.clock.now();
  }

  #nextSerial(): number {
    this.state.serial += 1;
    return this.state.serial;
  }
}

/** The mail servers behind a world's mail, for what only Google's own programs may do. */
export function mailServerOf(world: World): MailServer {
  if (!(world.mail instanceof MailServer))
    throw new Error('This world has no mail servers of createMailSystem.');
  return world.mail;
}
