import type { Clock, Instant, Network, Scheduled, World } from '../contracts';
import type { MailServer } from '../gmail/MailSystem';
import type { Step } from './clientScript';
import { imageProxy } from './imageProxy';
import { linksOf } from './mailHtml';
import { perform } from './perform';
import type { Errand, RecipientsState, Watch } from './recipientsState';
import { PERSONS_USER_AGENT, ROSTER, type ClientName } from './roster';
import { openInBrowser } from './scriptedBrowser';

export interface Surroundings {
  readonly state: RecipientsState;
  readonly mail: MailServer;
  readonly network: Network;
  readonly clock: Clock;
}

const MOST_PAGE_ERRORS = 20;

/**
 * The programs that watch people's mailboxes, each by its script in the roster, on the world's clock. A mailbox that
 * nobody was told to watch is left to the desk.
 */
export class Recipients implements Scheduled {
  readonly #state: RecipientsState;
  readonly #mail: MailServer;
  readonly #network: Network;
  readonly #clock: Clock;

  constructor({ state, mail, network, clock }: Surroundings) {
    this.#state = state;
    this.#mail = mail;
    this.#network = network;
    this.#clock = clock;
  }

  /** In words, which pages' scripts failed in a program that ran them. */
  get pageErrors(): readonly string[] {
    return this.#state.pageErrors;
  }

  /** Whether Gmail's proxy remembers, on behalf of these programs, that there was no picture. */
  set proxyKeepsFailures(keeps: boolean) {
    this.#state.proxyKeepsFailures = keeps;
  }

  /**
   * From now on these programs deal with what arrives in the mailbox, in place of those told before; none ends it.
   *
   * @param readsAfterMs how long after delivery the person reads each mail; null when only `read` makes them
   */
  watch(
    email: string,
    clients: readonly ClientName[],
    { readsAfterMs = null }: { readonly readsAfterMs?: number | null } = {},
  ): void {
    const seen = Object.fromEntries(this.#inbox(email).map((id) => [id, true as const]));
    this.#state.watched[email.toLowerCase()] = { clients: [...clients], readsAfterMs, seen };
  }

  /** Looks for mail that came into a watched mailbox since it was looked at last. */
  lookForMail(): void {
    for (const [email, { seen }] of Object.entries(this.#state.watched)) {
      for (const id of this.#inbox(email)) {
        if (Object.hasOwn(seen, id)) continue;
        seen[id] = true;
        this.arrive(email, id);
      }
    }
  }

  /** The mail is delivered now: programs begin what they do without a reader. */
  arrive(email: string, messageId: string): void {
    const watch = this.#watch(email);
    for (const client of watch?.clients ?? []) this.#begin('delivery', email, messageId, client);
    if (watch?.readsAfterMs != null) {
      const at = this.#clock.now() + watch.readsAfterMs;
      this.#state.errands.push({ at, email, messageId, deed: { kind: 'read' } });
    }
  }

  /**
   * The person opens the mail now.
   *
   * @param client instead of the programs that watch the mailbox, or that the account is said to have
   * @throws {Error} when there is no such message.
   */
  read(email: string, messageId: string, client?: ClientName): void {
    const mailbox = this.#mail.mailbox(email);
    const message = mailbox.message(messageId);
    if (message === null) throw new Error(`${email} has no message ${messageId}.`);
    mailbox.markRead(message.threadId);
    const clients =
      client === undefined ? (this.#watch(email)?.clients ?? [this.#ownClient(email)]) : [client];
    for (const each of clients) this.#begin('reading', email, messageId, each);
    // What a reader's program does at once is done when the mail is open.
    this.runDue(this.#clock.now());
  }

  /**
   * The person opens a link of the mail in a browser, now, and presses the first link on the page that comes.
   *
   * @param link counted from 0
   * @throws {Error} when there is no such link.
   */
  press(email: string, messageId: string, link = 0): void {
    const url = linksOf(this.#htmlOf(email, messageId) ?? '')[link];
    if (url === undefined) throw new Error(`Message ${messageId} of ${email} has no link ${String(link)}.`);
    const tab = openInBrowser(this.#network, url, { userAgent: PERSONS_USER_AGENT, driven: false });
    tab.pressFirstLink();
    this.#note(tab.errors);
  }

  nextAt(): Instant | null {
    const { errands } = this.#state;
    return errands.length === 0 ? null : Math.min(...errands.map(({ at }) => at));
  }

  describe(): string {
    const next = this.#state.errands.reduce<Errand | null>(sooner, null);
    if (next === null) return 'nothing of recipients’ programs';
    const { deed, email } = next;
    return deed.kind === 'read' ? `${email} reads a mail` : `${deed.client} of ${email}: ${deed.what}`;
  }

  runDue(now: Instant): void {
    for (;;) {
      const next = this.#state.errands.reduce<Errand | null>(sooner, null);
      if (next === null || next.at > now) return;
      // Taken off first: what fails is not tried for ever.
      this.#state.errands = this.#state.errands.filter((errand) => errand !== next);
      this.#run(next);
    }
  }

  #run({ email, messageId, deed }: Errand): void {
    const html = this.#htmlOf(email, messageId);
    // Deleted meanwhile.
    if (html === null) return;
    if (deed.kind === 'read') {
      this.read(email, messageId);
      return;
    }
    const proxy = imageProxy(this.#mail.state.proxiedImages, {
      keepsFailures: this.#state.proxyKeepsFailures,
    });
    const script = ROSTER[deed.client];
    this.#note(perform(deed.what, { network: this.#network, proxy, script, html, link: deed.link }));
  }

  #begin(from: Step['from'], email: string, messageId: string, client: ClientName): void {
    const now = this.#clock.now();
    for (const step of ROSTER[client].steps.filter((each) => each.from === from)) {
      const links = step.overMs === undefined ? 0 : linksOf(this.#htmlOf(email, messageId) ?? '').length;
      for (const { link, afterMs } of moments(step, links)) {
        const deed = { kind: 'step', client, what: step.what, link } as const;
        this.#state.errands.push({ at: now + afterMs, email, messageId, deed });
      }
    }
  }

  #ownClient(email: string): ClientName {
    return this.#mail.boxFor(email)?.account.client === 'gmail' ? 'gmail' : 'thunderbird';
  }

  #watch(email: string): Watch | null {
    const { watched } = this.#state;
    const key = email.toLowerCase();
    return Object.hasOwn(watched, key) ? (watched[key] ?? null) : null;
  }

  /** Ids of what lies in the inbox, in order of arrival. */
  #inbox(email: string): string[] {
    const messages = Object.values(this.#mail.boxFor(email)?.state.messages ?? {});
    return messages.filter(({ labelIds }) => labelIds.includes('INBOX')).map(({ id }) => id);
  }

  #htmlOf(email: string, messageId: string): string | null {
    return this.#mail.boxFor(email)?.message(messageId)?.index.html ?? null;
  }

  #note(errors: readonly string[]): void {
    this.#state.pageErrors = [...this.#state.pageErrors, ...errors].slice(-MOST_PAGE_ERRORS);
  }
}

/** Makes the recipients' programs of a world and gives them their turn on its clock. */
export function createRecipients(
  world: World & { schedule(part: Scheduled): void },
  surroundings: Omit<Surroundings, 'clock'>,
): Recipients {
  const made = new Recipients({ ...surroundings, clock: world.clock });
  recipients.set(world, made);
  world.schedule(made);
  return made;
}

/** The programs of this world; others once it was loaded or reset. */
export function recipientsOf(world: World): Recipients {
  const found = recipients.get(world);
  if (found === undefined) throw new Error('This world has no recipients of createRecipients.');
  return found;
}

const recipients = new WeakMap<World, Recipients>();

const sooner = (first: Errand | null, errand: Errand): Errand =>
  first === null || errand.at < first.at ? errand : first;

/** When a step is done with which link: the first at its beginning, the last at its end. */
function moments({ afterMs, overMs }: Step, links: number): { link: number | null; afterMs: number }[] {
  if (overMs === undefined) return [{ link: null, afterMs }];
  return Array.from({ length: links }, (_, link) => ({
    link,
    afterMs: afterMs + (links === 1 ? 0 : Math.round((overMs * link) / (links - 1))),
  }));
}
