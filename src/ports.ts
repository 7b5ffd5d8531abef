/**
 * What a flow may ask of the world. Each port is owned by the flows that use it and kept small; `src/google/` fulfils
 * them with Google's services, `test/support/` with memory, and one contract in `test/contracts/` holds for both.
 *
 * Unless it says so, a port throws only {@link ./core/problem.Problem} for what an owner can mend, and whatever Google
 * threw for the rest. "None" is `null` or empty, never an exception.
 */
import type {
  AlertKind,
  Instant,
  JournalRecord,
  JudgedEvent,
  Mark,
  MessageId,
  MessageState,
} from './core/event';
import type { Config } from './core/config';
import type { Filed, Outbox } from './core/outbox';
import type { NotCleaned } from './core/sendOutcome';

/** Milliseconds since 1970. Read once at the start of a flow. */
export type Clock = () => Instant;

export type { Hmac } from './core/token';

/** `length` unguessable bytes. */
export type RandomBytes = (length: number) => Uint8Array;

/** A record as it waits in the journal. Keys sort by time and cannot be guessed. */
export interface JournalEntry {
  readonly key: string;
  readonly record: JournalRecord;
}

/** The durable queue. Anybody's execution may append; only settle removes. No call takes a lock. */
export interface Journal {
  /**
   * Keeps the record; one service call when there is room. When there is none it falls back to the owner's own
   * properties, and when these are full, too, counts the loss and returns `'counted'`: the caller still answers.
   */
  append(record: JournalRecord, at: Instant): 'kept' | 'counted';
}

/** Everything the owner's pass keeps between runs, read with one call. */
export interface Snapshot {
  readonly config: Config | null;
  /** Oldest first. Entries that cannot be read are left out here and stay named in `unreadable`. */
  readonly entries: readonly JournalEntry[];
  readonly unreadable: readonly string[];
  readonly desk: SettleDesk;
}

/** Settle's own notes. `settling` names up to 500 keys and `due` some thousand messages: more than one property holds. */
export interface SettleDesk {
  /** The batch written last, or being written when a run was cut off, and the journal keys in it. */
  readonly settling: { readonly batch: number; readonly keys: readonly string[] };
  /** Messages that time alone may change: when to look again, and the row last seen. */
  readonly due: Readonly<Record<string, { readonly at: Instant; readonly row: number | null }>>;
  /** The newest changes of marks, oldest first, complete since `since`. */
  readonly changes: { readonly since: Instant; readonly marks: readonly MarkChange[] };
  /** Rows in use on the Messages tab, header included; a hint for where the next goes. */
  readonly rows: number;
  /** When settle last finished. */
  readonly settledAt: Instant | null;
  /** What an owner must mend, in words for a card; null when all is well. */
  readonly trouble: { readonly code: string; readonly text: string; readonly since: Instant } | null;
}

export interface SettleStore {
  /** One call. */
  read(): Snapshot;
  /** One call; what is left out stays. */
  write(notes: Partial<SettleDesk>): void;
  /** One call for each key. */
  remove(keys: readonly string[]): void;
  /** Runs `work` if nobody else settles now; else returns null at once, without waiting. */
  alone<T>(work: () => T): T | null;
  /** Tells the pixel where messages stand now (rows, latest hit of each token), for six hours at most. One call. */
  remember(places: readonly RememberedMessage[]): void;
}

export interface RememberedMessage {
  readonly message: MessageId;
  readonly row: number;
  /**
   * Token, as kind, recipient tag and link (`open:00000000`, `click:00000000:0`), to the instant of the latest hit that
   * a person caused. Only the last minutes: earlier ones matter to nobody.
   */
  readonly latest: Readonly<Record<string, Instant>>;
  /** Too many hits lately: until then further ones are only counted. */
  readonly crowdedUntil: Instant | null;
}

/** One message as the ledger holds it. */
export interface LedgerRow {
  readonly state: MessageState;
  /** From 0; null for a message that is not in the ledger yet. */
  readonly row: number | null;
}

/** An event or a new revision of it, ready for the Events tab. */
export interface EventRow {
  readonly message: MessageId;
  readonly event: JudgedEvent;
  readonly revision: number;
  readonly state: MessageState;
}

/** A message that is asked for, and the row where it was last seen: a hint, checked before use. */
export interface Wanted {
  readonly message: MessageId;
  readonly row: number | null;
}

/** The tracking Sheet. */
export interface Ledger {
  /**
   * The messages asked for that the ledger holds. Reads the rows hinted at and checks their ids; only for those that
   * are elsewhere does it look through the id column.
   * @throws {Problem} LEDGER_MISSING when the Sheet is gone.
   */
  read(wanted: readonly Wanted[]): LedgerRow[];
  /**
   * Writes one batch, all or nothing, and says in which rows the messages now stand.
   * A batch number that was used before changes nothing and answers `'already-written'`.
   */
  write(batch: {
    readonly number: number;
    readonly messages: readonly LedgerRow[];
    readonly events: readonly EventRow[];
    readonly at: Instant;
  }):
    | { readonly kind: 'written'; readonly rows: Readonly<Record<string, number>> }
    | { readonly kind: 'already-written' };
  /** Marks of one sender's messages that changed after `since`, oldest first; at most two reads. */
  changesSince(sender: string, since: Instant): MarkChange[];
  /** One message of one sender, or null. `row` is where it was last seen; a hint, checked before use. */
  find(sender: string, message: MessageId, row: number | null): MessageState | null;
}

/** A mark to show on a thread. */
export interface MarkChange {
  readonly message: MessageId;
  readonly sender: string;
  readonly gmailMessage: string;
  readonly gmailThread: string;
  readonly mark: Mark;
  readonly at: Instant;
}

/** Mail from the owner to a sender. */
export interface AlertMail {
  /** `send`: a send that nobody looked at did not end as its sender wished. */
  readonly kind: AlertKind | 'send';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Post {
  /** How many recipients may still be mailed today. */
  remaining(): number;
  send(mail: AlertMail): void;
}

/** What the anonymous hit needs, kept where it costs one read: see `Doorstep` in receiveHit. */
export interface Doorstep {
  /**
   * One call when warm. `message` and `tag` are taken from a token that is not checked yet: use them for look-ups only.
   */
  look(about: { readonly message: MessageId; readonly tag: string }): {
    readonly config: Config | null;
    /** The recipient, or somebody of the group, objected: nothing may be written. */
    readonly objected: boolean;
    readonly remembered: RememberedMessage | null;
  };
  /** Counts a repeat that is not journalled. Losing it is allowed. */
  countRepeat(message: MessageId): void;
}

/** What review keeps for one sender, in that person's own properties. */
export interface ReviewNotes {
  /** Tracked, not yet seen among sent mail. `links` counts the links given out so far. */
  readonly unbound: readonly { readonly message: MessageId; readonly at: Instant; readonly links: number }[];
  /** Sent mail up to here has been searched for our tokens; null before the first search. */
  readonly lookedUpTo: Instant | null;
  /** Mark changes up to here are on the threads; 0 at first. */
  readonly reviewedUpTo: Instant;
  /** Label id for each mark that has one. */
  readonly labels: Readonly<Partial<Record<Mark, string>>>;
  /** The newest 300 threads with a message of ours, newest last: thread id to the Gmail id of the last tracked message. */
  readonly lastTracked: Readonly<Record<string, string>>;
  /** The sender has seen what their reader will meet when a link is followed. */
  readonly sawClickPage: boolean;
  /** When the welcome was shown and the timer made. */
  readonly welcomedAt: Instant | null;
  /** How often this sender's timer runs, in minutes; null before there is one. */
  readonly timerMinutes: number | null;
  /** What *Send with tracking* has not finished, and what it sent within a day. */
  readonly outbox: Outbox;
  /**
   * Of sends with several copies, the newest twenty: Gmail's id of the one mail among those sent, and in it the marks
   * of its copies that are more than sent.
   */
  readonly copies: Readonly<Record<string, Readonly<Record<string, Mark>>>>;
  /** Why the copy among sent mail still holds our picture: the newest fifty, by Gmail's id. */
  readonly notCleaned: Readonly<Record<string, NotCleaned>>;
  /** How often in a row Gmail did not keep a cleaned mail in its conversation. */
  readonly threadsLost: number;
  readonly choices: SenderChoices;
}

/** What a sender may choose on the card *Settings*. */
export interface SenderChoices {
  /** After *Track* and Gmail's own Send, the mail in Sent is put back as it was written. */
  readonly cleanSent: boolean;
  /** Links are wrapped in the plain-text version of a mail, too. */
  readonly wrapText: boolean;
}

export interface ReviewStore {
  /** One call. */
  read(): ReviewNotes;
  /** One call; what is left out stays. */
  write(notes: Partial<ReviewNotes>): void;
}

/** A sent mail that may hold a token of ours. */
export interface SentMail {
  readonly gmailMessage: string;
  readonly gmailThread: string;
  readonly at: Instant;
  readonly subject: string;
  /** Addresses in To, Cc and Bcc, lower case. */
  readonly recipients: readonly string[];
  /** The text/html parts, joined, as text. */
  readonly html: string;
  /** The messages of ours that it is as they were written, if it was put there by us: see {@link Outgoing.file}. */
  readonly written: readonly MessageId[];
}

/** The mailbox of the person at the keyboard, or whose timer it is. */
export interface Mailbox {
  /**
   * Mail sent after an instant, oldest first, so that a reader who comes back for more misses none; `limit` bounds the
   * messages read, and fewer than `limit` means there are no more. Each is read when it is asked for: Gmail may refuse
   * one of many, and what was done with those before stays done. Ids in `known` are left out without being read.
   */
  sentAfter(after: Instant, limit: number, known?: ReadonlySet<string>): Iterable<SentMail>;
  /** Ids of all messages of a thread, oldest first; empty when it is gone. */
  messagesOf(gmailThread: string): string[];
  /** One message, or null when it is gone. */
  read(gmailMessage: string): SentMail | null;
  /**
   * The labels of ours that exist now, by mark, after making those asked for that are missing: also ones that `known`
   * names but a person deleted meanwhile. `known` finds a label again that a person renamed.
   */
  labelsFor(marks: readonly Mark[], known: ReviewNotes['labels']): Partial<Record<Mark, string>>;
  /** Up to 1,000 messages in one call. Unknown message ids are passed over. */
  relabel(
    gmailMessages: readonly string[],
    change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  ): void;
}

/** A saved draft, as a list shows it. */
export interface DraftGlance {
  /** Gmail's id of the draft. */
  readonly draft: string;
  readonly subject: string;
  /** Addresses in To, Cc and Bcc, as they are written. */
  readonly recipients: readonly string[];
  /** The first words, as Gmail tells them. */
  readonly snippet: string;
  /** When it was saved last. */
  readonly at: Instant;
}

/** A mail as bytes: `raw` has one character for each. */
export interface RawMail extends Filed {
  readonly raw: string;
  readonly labels: readonly string[];
}

/** What became of a mail handed to Gmail. Whatever is thrown instead leaves that open: it may have gone. */
export type Handed =
  | ({ readonly kind: 'sent' } & Filed)
  /** Gmail will not send this mail, in its own words; nobody got it. */
  | { readonly kind: 'refused'; readonly why: string }
  /** Not now: too many of late. Nobody got it. */
  | { readonly kind: 'later' };

/** The drafts and the sent mail of the person at the keyboard, or whose timer it is. */
export interface Outgoing {
  /** The drafts saved last, newest first; one call for the list and one for each. */
  newestDrafts(limit: number): DraftGlance[];
  /** One draft, or null when it is gone. */
  draft(draft: string): RawMail | null;
  /** Sends `raw` in the place of a draft, which is gone afterwards; `thread` only for an answer. */
  sendDraft(draft: string, raw: string, thread: string | null): Handed;
  send(raw: string, thread: string): Handed;
  /** A draft that is gone already is as good. */
  removeDraft(draft: string): void;
  rewriteDraft(draft: string, raw: string): void;
  /** Saves a new draft, in a conversation if it is an answer; answers its id. */
  createDraft(raw: string, thread: string | null): string;
  /** One mail, or null when it is gone. */
  read(gmailMessage: string): RawMail | null;
  /**
   * Puts a mail among those sent without sending it, noting in it which messages of ours it is. It keeps its
   * Message-ID and Date; its labels and its conversation are Gmail's to decide, so look at what is answered.
   */
  file(
    raw: string,
    as: {
      readonly thread: string | null;
      readonly labels: readonly string[];
      readonly written: readonly MessageId[];
    },
  ): Omit<RawMail, 'raw'>;
  /** The mail of a conversation that {@link file} put there for a message, or null. */
  filedIn(gmailThread: string, message: MessageId): Filed | null;
  /** Up to 1,000 in one call; those that are gone are passed over. */
  trash(gmailMessages: readonly string[]): void;
  /** Where the history of the mailbox stands now. */
  history(): string;
  /**
   * Sent mail that came after that point of the history. Gmail keeps about a week of it; what is older is looked for
   * by its time.
   */
  sentSince(history: string, at: Instant): Iterable<RawMail>;
  /** The addresses that the person may write as, lower case. */
  ownAddresses(): string[];
}

/** Waits; counts against the time of the execution. */
export type Wait = (ms: number) => void;

/** Lets one execution of a person work on their outbox at a time. */
export interface Turn {
  /** Runs `work` if no other does now; else answers null at once, without waiting. */
  alone<T>(work: () => T): T | null;
}

/** Asks the web app on behalf of a sender; locally when the sender is the owner. */
export interface Desk {
  changesSince(
    sender: string,
    since: Instant,
  ): { readonly marks: readonly MarkChange[]; readonly upTo: Instant };
  /** `row` as for the ledger. */
  find(sender: string, message: MessageId, row: number | null): MessageState | null;
  /** Those of the sender's own that the ledger holds, in the order asked for. */
  findAll(sender: string, wanted: readonly Wanted[]): MessageState[];
}

/** How our pixel comes to a stranger; `absent`: something else came, or nothing. */
export type PixelTest = 'unharmed' | 'changed' | 'absent';

/** What set-up makes and finds, for the person at the keyboard. */
export interface Installation {
  config(): Config | null;
  keep(config: Config): void;
  /** Announces a question that only this script can answer; see {@link proof}. */
  expectProof(nonce: string, at: Instant): void;
  expectedProof(): { readonly nonce: string; readonly at: Instant } | null;
  /** In the web app: writes the account it runs as beside the nonce. */
  writeProof(nonce: string): void;
  /** The account that answered with this nonce, lower case, or null. */
  proof(nonce: string): string | null;
  /** @throws {Problem} WEB_APP_UNREACHABLE */
  callWebApp(base: string, text: string): void;
  /** Makes the tracking Sheet, owned by the person at the keyboard. */
  createLedger(owner: string): { readonly id: string; readonly url: string };
  ownerKind(): 'workspace' | 'consumer';
  /** Loads our own pixel as a stranger would and compares every byte. */
  testPixel(base: string): PixelTest;
  /** Makes the timer unless there is one; answers its period in minutes. */
  ensureTimer(ownerKind: 'workspace' | 'consumer'): number;
}

/** Keeps a thing from being done too often. */
export interface Pace {
  /** True if this was not taken within the last `ms`, and takes it. Forgetting is allowed: then it is true too early. */
  take(what: string, ms: number): boolean;
}
