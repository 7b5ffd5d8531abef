import type { Clock, Instant, Network, Scheduled, World } from '../contracts';
import type { MailServer } from '../gmail/MailSystem';
import type { Step } from './clientScript';
import { imageProxy, proxyOptions, type ImageProxyOptions } from './imageProxy';
import { doing } from './inWords';
import { linksOf } from './mailHtml';
import { perform } from './perform';
import type { Errand, RecipientsState, Watch } from './recipientsState';
import { PERSONS_USER_AGENT, ROSTER, type ClientName } from './roster';
import { openInBrowser } from './scriptedBrowser';
import { linkStep, moments, showsPictures } from './steps';

export interface Surroundings {
  readonly state: RecipientsState;
  readonly mail: MailServer;
  readonly network: Network;
  readonly clock: Clock;
  /** How Gmail's proxy is; kind when absent. */
  readonly proxyOptions?: () => ImageProxyOptions;
  /** Called when there is more or less to come from programs. */
  readonly touch?: () => void;
}

/** Something that will happen, when, and in words. */
export interface Upcoming {
  readonly at: Instant;
  readonly email: string;
  readonly messageId: string;
  /** Null: the person. */
  readonly client: ClientName | null;
  readonly what: string;
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
  readonly #proxyOptions: () => ImageProxyOptions;
  readonly #touch: () => void;

  constructor({
    state,
    mail,
    network,
    clock,
    proxyOptions: options = () => ({}),
    touch = () => undefined,
  }: Surroundings) {
    this.#state = state;
    this.#mail = mail;
    this.#network = network;
    this.#clock = clock;
    this.#proxyOptions = options;
    this.#touch = touch;
  }

  /** In words, which pages' scripts failed in a program that ran them. */
  get pageErrors(): readonly string[] {
    return this.#state.pageErrors;
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
    this.#touch();
  }

  /** The programs that deal with this person's mail; what the account is said to have until others were chosen. */
  programsOf(email: string): {
    readonly clients: readonly ClientName[];
    readonly readsAfterMs: number | null;
    readonly chosen: boolean;
  } {
    const watch = this.#watch(email);
    if (watch === null) return { clients: [this.#ownClient(email)], readsAfterMs: null, chosen: false };
    return { clients: watch.clients, readsAfterMs: watch.readsAfterMs, chosen: true };
  }

  /** What is still to come from programs and people, soonest first. */
  upcoming(): readonly Upcoming[] {
    return this.#state.errands
      .map(({ at, email, messageId, deed }) =>
        deed.kind === 'read'
          ? { at, email, messageId, client: null, what: 'opens the mail' }
          : { at, email, messageId, client: deed.client, what: doing(deed.client, deed.what) },
      )
      .sort((a, b) => a.at - b.at);
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
    const clients = client === undefined ? this.programsOf(email).clients : [client];
    for (const each of clients) this.#begin('reading', email, messageId, each);
    // What a reader's program does at once is done when the mail is open.
    this.runDue(this.#clock.now());
    this.#touch();
  }

  /**
   * The person opens the mail, now, in a window that loads the pictures itself as {@link showsPictures} says; what else
   * their programs do then is begun. Answers which program's window it is, or null when none was ever chosen.
   */
  openInWindow(email: string, messageId: string): ClientName | null {
    const { clients, chosen } = this.programsOf(email);
    if (!chosen) return null;
    const readers = clients.filter((client) => ROSTER[client].role === 'reader');
    const window = readers.find((client) => showsPictures(client) !== null) ?? readers[0] ?? null;
    for (const client of clients) {
      const shown = client === window ? showsPictures(client) : null;
      this.#begin('reading', email, messageId, client, (step) => step !== shown);
    }
    this.runDue(this.#clock.now());
    this.#touch();
    return window;
  }

  /** Addresses of the mail's links, as {@link press} counts them. */
  links(email: string, messageId: string): readonly string[] {
    return linksOf(this.#htmlOf(email, messageId) ?? '');
  }

  /**
   * The person opens a link of the mail in a browser, now, and presses the first link on the page that comes; or else a
   * program asks for the link, now, the way it does.
   *
   * @param link counted from 0
   * @throws {Error} when there is no such link, or the program does nothing with links.
   */
  press(email: string, messageId: string, link = 0, client: ClientName | null = null): void {
    const url = this.links(email, messageId)[link];
    if (url === undefined) throw new Error(`Message ${messageId} of ${email} has no link ${String(link)}.`);
    if (client !== null) {
      const step = linkStep(client);
      if (step === null) throw new Error(`${ROSTER[client].name} does nothing with links.`);
      const what = step.what === 'first-link' ? 'links' : step.what;
      this.#run({ at: this.#clock.now(), email, messageId, deed: { kind: 'step', client, what, link } });
      return;
    }
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
    if (deed.kind === 'read') return `${email} opens a mail`;
    return `${email}, ${doing(deed.client, deed.what)}`;
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
    const proxy = imageProxy(this.#mail.state.proxiedImages, this.#proxyOptions());
    const script = ROSTER[deed.client];
    this.#note(perform(deed.what, { network: this.#network, proxy, script, html, link: deed.link }));
  }

  #begin(
    from: Step['from'],
    email: string,
    messageId: string,
    client: ClientName,
    which: (step: Step) => boolean = () => true,
  ): void {
    const now = this.#clock.now();
    for (const step of ROSTER[client].steps.filter((each) => each.from === from && which(each))) {
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
  world: World & { schedule(part: Scheduled): void; touch(): void },
  surroundings: Pick<Surroundings, 'state' | 'mail' | 'network'>,
): Recipients {
  const touch = (): void => {
    world.touch();
  };
  const made = new Recipients({
    ...surroundings,
    clock: world.clock,
    proxyOptions: () => proxyOptions(world.switches),
    touch,
  });
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
