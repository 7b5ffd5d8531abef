/**
 * The words of tracking as types: what is asked of us (a hit), what it means (an event), and the journal records
 * that carry news from the moment it happens to the pass that judges it.
 */

/** An instant in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** Our name for one message we follow: 9 random bytes as 12 characters of base64url. Never Gmail's id. */
export type MessageId = string & { readonly __brand: 'MessageId' };

/** Names one hit: the random part of its journal key. Two records with one hit id speak of the same hit. */
export type HitId = string & { readonly __brand: 'HitId' };

/** Twelve characters of base64url: the written form of our own random names. */
const NAME = /^[A-Za-z0-9_-]{12}$/;

export const isMessageId = (text: string): text is MessageId => NAME.test(text);
export const isHitId = (text: string): text is HitId => NAME.test(text);

/** What loaded something, as far as a user agent says so; the user agent itself is never kept. */
export type Client = 'browser' | 'mail-proxy' | 'prefetch' | 'bot' | 'unknown';

/** What the click page says of the reader's screen. */
export type Device = 'desktop' | 'mobile' | 'tablet';

/** One load of the pixel. */
export interface OpenHit {
  readonly kind: 'open';
  readonly id: HitId;
  readonly at: Instant;
  /** Keyed hash of the only recipient, 8 hex digits; `00000000` for a group. */
  readonly tag: string;
  readonly client: Client;
}

/** One visit to a wrapped link: the page was asked for; whether a person pressed on is in its {@link PageReport}. */
export interface ClickHit {
  readonly kind: 'click';
  readonly id: HitId;
  readonly at: Instant;
  readonly tag: string;
  readonly client: Client;
  /** Which link of the message, from 0. */
  readonly link: number;
  /** Where it leads, without query and fragment. */
  readonly destination: string;
}

export type Hit = OpenHit | ClickHit;

/** What the click page told us afterwards. Reports of one hit are joined: pressed once is pressed. */
export interface PageReport {
  readonly hit: HitId;
  readonly at: Instant;
  readonly pressed: boolean;
  readonly device: Device | null;
  /** The page ran in a browser that says it is driven by a program. */
  readonly driven: boolean;
}

/** One link that the sender asked us to follow. */
export interface TrackedLink {
  readonly index: number;
  /** Without query and fragment. */
  readonly destination: string;
}

/** A sender asked us to follow a message. Said again for the same id, the links are added. */
export interface TrackedRecord {
  readonly kind: 'tracked';
  readonly message: MessageId;
  readonly at: Instant;
  /** Address of the sender. */
  readonly sender: string;
  readonly links: readonly TrackedLink[];
}

/** Review saw the message among the sender's sent mail. */
export interface SentRecord {
  readonly kind: 'sent';
  readonly message: MessageId;
  /** When Gmail dispatched it. */
  readonly at: Instant;
  readonly gmailMessage: string;
  readonly gmailThread: string;
  readonly subject: string;
  readonly recipients: readonly string[];
  /** Recipients that are not listed, for want of room; absent when all are. */
  readonly otherRecipients?: number;
}

/** Review looked for seven days and did not see it. */
export interface UnsentRecord {
  readonly kind: 'unsent';
  readonly message: MessageId;
  readonly at: Instant;
}

export interface HitRecord {
  readonly kind: 'hit';
  readonly message: MessageId;
  readonly hit: Hit;
  /** The row of the ledger where the message was last seen, from 0; a hint, checked before use. */
  readonly row: number | null;
}

export interface ReportRecord {
  readonly kind: 'report';
  readonly message: MessageId;
  readonly report: PageReport;
}

/** What waits in the journal. */
export type JournalRecord = TrackedRecord | SentRecord | UnsentRecord | HitRecord | ReportRecord;

/** Who caused an event. In this order a later one says more. */
export type Verdict = 'self' | 'automatic' | 'uncertain' | 'human' | 'verified';

/** Somebody, not something, and not the sender. */
export const isPerson = (verdict: Verdict): boolean => verdict === 'human' || verdict === 'verified';

/** Why a verdict was given; the rules stand in rules.ts. */
export type ReasonCode = 'O0' | 'O1' | 'O4' | 'O5' | 'O9' | 'O10' | 'C1' | 'C6' | 'C8' | 'C9' | 'C10';

/** A hit, judged. */
export interface JudgedEvent {
  /** The hit it was made from; a back-filled open has the id of its click with `+open` behind it. */
  readonly id: string;
  readonly kind: 'open' | 'click';
  readonly at: Instant;
  readonly verdict: Verdict;
  readonly reason: ReasonCode;
  /** For a repeat (O9): the event it counts towards. */
  readonly mergedInto: string | null;
  readonly link: number | null;
  readonly destination: string | null;
  readonly device: Device | null;
  readonly client: Client;
}

/** How a message stands, as one mark. */
export type Mark = 'sent' | 'maybe' | 'opened' | 'clicked' | 'unconfirmed';

/** All that judging a message again needs. It is what the ledger keeps in its hidden state column. */
export interface MessageState {
  readonly message: MessageId;
  readonly sender: string;
  readonly trackedAt: Instant;
  readonly links: readonly TrackedLink[];
  readonly sent: {
    readonly at: Instant;
    readonly gmailMessage: string;
    readonly gmailThread: string;
    readonly subject: string;
    readonly recipients: readonly string[];
    readonly otherRecipients?: number;
  } | null;
  /** Given up: not seen among sent mail for seven days. */
  readonly unsent: boolean;
  /** By time of arrival, then id; each id once. Of very many only the earliest are kept. */
  readonly hits: readonly Hit[];
  /** Hits that found no room in `hits`: at least so many, the last of them at `upTo` (0 when there is none). */
  readonly surplus: { readonly count: number; readonly upTo: Instant };
  /** One for each hit id at most. */
  readonly reports: readonly PageReport[];
  /** What the ledger's Events tab says already: event id to `verdict:reason:revision`. */
  readonly published: Readonly<Record<string, string>>;
  /** Alerts recorded as sent, by kind. */
  readonly alerted: Readonly<Partial<Record<AlertKind, Instant>>>;
  readonly mark: Mark;
  /** When the mark last changed. */
  readonly markedAt: Instant;
}

export type AlertKind = 'first-open' | 'first-click';
