/** What the steps of a send share: how they end, and what is noted before and after each. */
import type { Config } from '../core/config';
import type { MessageId } from '../core/event';
import type { DraftLink } from '../core/draftLinks';
import { countOf, withCopy, withSending, withoutSending, type Copy, type Sending } from '../core/outbox';
import { readDraft, type Draft } from '../core/readDraft';
import type { Outcome, Pause } from '../core/sendOutcome';
import type {
  Clock,
  Handed,
  Hmac,
  Journal,
  Mailbox,
  Outgoing,
  RandomBytes,
  ReviewNotes,
  ReviewStore,
  Wait,
} from '../ports';
import { followable, followed, originalsOf, trackedLinks } from './composing';
import { journalSent } from './journalSent';
import { keep } from './keep';

export interface StepPorts {
  readonly now: Clock;
  readonly sender: string;
  readonly config: Config;
  readonly hmac: Hmac;
  readonly random: RandomBytes;
  readonly outgoing: Outgoing;
  readonly mailbox: Mailbox;
  readonly journal: Journal;
  readonly notes: ReviewStore;
  readonly wait: Wait;
}

/** How much one press, or one run of the timer, may do. */
export interface Step {
  readonly copies: number;
  /** Nothing more is begun after so many milliseconds. */
  readonly ms: number;
}

export const paused = (sending: Sending, why: Pause, failure: unknown = null): Outcome => ({
  kind: 'paused',
  why,
  sent: countOf(sending, 'sent'),
  of: sending.copies.length,
  failure,
});

/** The outbox while somebody works on it: nobody else does meanwhile. */
export interface Book {
  /** The notes as they were found. */
  readonly before: ReviewNotes;
  /** Writes down how far a send is, and answers it. */
  readonly note: (sending: Sending, more?: Partial<ReviewNotes>) => Sending;
  /** Ends a send. `sent`: the same mail is asked about before it is sent again within a day. */
  readonly close: (sending: Sending, sent: boolean, more?: Partial<ReviewNotes>) => void;
}

export function openBook({ notes, now }: Pick<StepPorts, 'notes' | 'now'>): Book {
  const before = notes.read();
  let { outbox } = before;
  return {
    before,
    note(sending, more = {}) {
      outbox = withSending(outbox, sending);
      notes.write({ ...more, outbox });
      return sending;
    },
    close(sending, sent, more = {}) {
      outbox = withoutSending(outbox, sending, now(), { sent });
      notes.write({ ...more, outbox });
    },
  };
}

/** The mail that copies are made of, as it was written. */
export interface Source {
  readonly raw: string;
  readonly links: readonly DraftLink[];
  readonly canTellOpens: boolean;
  readonly thread: Draft['thread'];
}

export function sourceOf(raw: string, { links }: Sending, config: Config): Source {
  const read = readDraft(raw, originalsOf(config));
  return {
    raw,
    links: followable(read.links, links),
    canTellOpens: read.hasHtml,
    thread: read.thread,
  };
}

/** Whether it belongs to a conversation. */
export const isAnswer = ({ thread }: Source): boolean =>
  thread.references.length > 0 || thread.inReplyTo !== null;

/** What became of one copy. `handed` is null when nobody knows, and then `failure` was thrown. */
export interface Attempted {
  readonly sending: Sending;
  readonly handed: Handed | null;
  readonly failure: unknown;
}

/** Hands one copy to Gmail by `give`. What it is made of is recorded, and that it is tried noted, before. */
export function handOver(
  sending: Sending,
  copy: Copy,
  { raw, links, canTellOpens }: Source,
  give: (followed: string) => Handed,
  book: Book,
  { config, hmac, journal, now, sender }: StepPorts,
): Attempted {
  const { message, to } = copy;
  const { wrapText } = book.before.choices;
  const made = followed(
    raw,
    { message, to, links, wrapText, opens: sending.opens && canTellOpens },
    config,
    hmac,
  );
  const at = now();
  keep({ kind: 'tracked', message, at, sender, links: trackedLinks(links) }, at, journal);
  const trying = book.note(withCopy(sending, message, { fate: 'trying', at }));
  try {
    const handed = give(made);
    // First this: it can be written again, but only while the copy is not noted as sent.
    if (handed.kind === 'sent') journalSent(trying, [message], trying.written ?? handed, journal);
    return { sending: book.note(afterHanding(trying, message, handed)), handed, failure: null };
  } catch (failure) {
    return { sending: trying, handed: null, failure };
  }
}

function afterHanding(sending: Sending, message: MessageId, handed: Handed): Sending {
  if (handed.kind === 'later') return withCopy(sending, message, { fate: 'waiting' });
  if (handed.kind === 'refused') return withCopy(sending, message, { fate: 'refused', why: handed.why });
  const { gmailMessage, gmailThread } = handed;
  const sent = withCopy(sending, message, { fate: 'sent', gmailMessage });
  // A single mail lies where it was sent, until it is put back as it was written.
  return sending.separately ? sent : { ...sent, written: { gmailMessage, gmailThread } };
}
