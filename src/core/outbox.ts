/** A sender's unfinished sends, and those of the last day: what is noted before each step, so that none is made twice. */
import type { Instant, MessageId } from './event';

/** Where one copy stands. `trying`: handed to Gmail, and the answer not noted yet; it may have gone or not. */
export type Fate = 'waiting' | 'trying' | 'sent' | 'refused';

/** One mail of a send: to one recipient, or the only one to all. */
export interface Copy {
  readonly message: MessageId;
  /** Lower-case address; all of them when the send is one mail. */
  readonly to: readonly string[];
  readonly fate: Fate;
  /** When it was tried last; 0: never. */
  readonly at: Instant;
  /** Gmail's id of the mail as it was sent; null unless it was. */
  readonly gmailMessage: string | null;
  /** Gmail's words, when it refused. */
  readonly why: string | null;
}

/** A mail that lies among those sent, as it was written. */
export interface Filed {
  readonly gmailMessage: string;
  readonly gmailThread: string;
}

/** One press of *Send with tracking*, until all of it is done. */
export interface Sending {
  /** Gmail's id of the draft. */
  readonly draft: string;
  readonly fingerprint: string;
  readonly begunAt: Instant;
  /** Where Gmail's history of this mailbox stood then. */
  readonly history: string;
  /** A copy for each recipient. */
  readonly separately: boolean;
  readonly opens: boolean;
  /** Which links to follow, by their numbers in the mail. */
  readonly links: readonly number[];
  readonly subject: string;
  /** Copies only: when the mail as written was last handed to Gmail; 0: never. */
  readonly filedAt: Instant;
  /** Copies only: the conversation that it answers in; absent: it begins one. */
  readonly thread?: string;
  /** The mail as written among those sent; null while it is not there. */
  readonly written: Filed | null;
  /** Never empty. */
  readonly copies: readonly Copy[];
}

/** A send that came to its end. */
export interface Finished {
  readonly draft: string;
  readonly fingerprint: string;
  readonly at: Instant;
}

export interface Outbox {
  readonly sendings: readonly Sending[];
  readonly finished: readonly Finished[];
}

export const EMPTY_OUTBOX: Outbox = { sendings: [], finished: [] };

/** The same mail is sent again without a question after this long. */
export const REMEMBERED_MS = 24 * 60 * 60_000;

/**
 * A step whose answer is missing is looked for among sent mail no sooner than this: Gmail may still be at it, and an
 * execution that was cut off may have been so a moment before.
 */
export const UNSURE_MS = 60_000;

/** The outbox with a send as it stands now: new, or in the place of what was noted of it. */
export const withSending = (outbox: Outbox, sending: Sending): Outbox => ({
  ...outbox,
  sendings: [...outbox.sendings.filter(({ draft }) => draft !== sending.draft), sending],
});

/** The outbox without the send; `sent`: it is remembered, for a day. */
export const withoutSending = (
  { sendings, finished }: Outbox,
  { draft, fingerprint }: Sending,
  at: Instant,
  { sent }: { readonly sent: boolean },
): Outbox => ({
  sendings: sendings.filter((each) => each.draft !== draft),
  finished: [
    ...finished.filter((each) => at - each.at < REMEMBERED_MS && !(sent && each.fingerprint === fingerprint)),
    ...(sent ? [{ draft, fingerprint, at }] : []),
  ],
});

/** When this mail, or this draft, was sent within the last day; null if it was not. */
export const sentAlready = (
  { finished }: Outbox,
  mail: { readonly draft: string; readonly fingerprint: string | null },
  now: Instant,
): Instant | null =>
  finished.find(
    ({ draft, fingerprint, at }) =>
      now - at < REMEMBERED_MS &&
      (mail.fingerprint === null ? draft === mail.draft : fingerprint === mail.fingerprint),
  )?.at ?? null;

/** The send with one of its copies changed. */
export const withCopy = (sending: Sending, message: MessageId, change: Partial<Copy>): Sending => ({
  ...sending,
  copies: sending.copies.map((copy) => (copy.message === message ? { ...copy, ...change } : copy)),
});

/** When the step that has no answer was begun; null when every step has one. */
export function unsureSince({ filedAt, written, separately, copies }: Sending): Instant | null {
  const trying = copies.filter(({ fate }) => fate === 'trying').map(({ at }) => at);
  const filing = separately && written === null && filedAt > 0 ? [filedAt] : [];
  const since = [...filing, ...trying];
  return since.length === 0 ? null : Math.max(...since);
}

export const countOf = ({ copies }: Sending, fate: Fate): number =>
  copies.filter((copy) => copy.fate === fate).length;
