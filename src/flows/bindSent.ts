import type { Config } from '../core/config';
import type { Instant, MessageId } from '../core/event';
import { GIVE_UP_MS } from '../core/verdict';
import type { Hmac, Journal, Mailbox, ReviewNotes, SentMail } from '../ports';
import { attempt, succeeds } from './failures';
import { messagesIn } from './findToken';
import { keep } from './keep';
import type { Labels } from './labels';

/** Bounds the time of one review; what is left comes with the next. */
export const MOST_MAILS = 60;

/** Gmail may list a mail somewhat after a later one, and its clock is not ours. */
export const OVERLAP_MS = 2 * 60_000;

/** The newest threads; an older one is seldom written to again. */
export const MOST_THREADS = 300;

export interface BindPorts {
  readonly config: Config;
  readonly hmac: Hmac;
  readonly mailbox: Mailbox;
  readonly journal: Journal;
  readonly labels: Labels;
}

export interface Bound {
  /** No longer to be looked for: found, or given up. */
  readonly handled: readonly MessageId[];
  readonly notes: Partial<Pick<ReviewNotes, 'lastTracked' | 'lookedUpTo'>>;
}

/**
 * Finds tracked messages among the mail that was sent since, tells the journal which mail each is, and labels it. A
 * message that was not sent in seven days is given up.
 *
 * A mail that could not be dealt with is met again by the next review; meanwhile the others go on.
 */
export function bindSent(before: ReviewNotes, now: Instant, ports: BindPorts, failures: unknown[]): Bound {
  const nothing: Bound = { handled: [], notes: {} };
  if (before.unbound.length === 0) return nothing;
  const after = Math.max(
    Math.min(...before.unbound.map(({ at }) => at)) - OVERLAP_MS,
    before.lookedUpTo ?? 0,
  );
  const bound = new Set(Object.values(before.lastTracked));
  const open = new Set(before.unbound.map(({ message }) => message));
  const handled: MessageId[] = [];
  let { lastTracked } = before;
  let firstFailed = Infinity;
  let seen = 0;
  let end = after;
  const sawAll =
    succeeds(() => {
      for (const mail of ports.mailbox.sentAfter(after, MOST_MAILS, bound)) {
        seen += 1;
        end = mail.at;
        const ours = messagesIn(mail.html, ports.config, ports.hmac).filter((message) => open.has(message));
        if (ours.length === 0) continue;
        const last = attempt(() => bind(mail, ours, lastTracked, now, ports), failures);
        if (last === null) {
          firstFailed = Math.min(firstFailed, mail.at);
          continue;
        }
        lastTracked = last;
        handled.push(...ours);
        // A later mail that quotes this one is not it.
        ours.forEach((message) => open.delete(message));
      }
    }, failures) && seen < MOST_MAILS;
  if (sawAll && firstFailed === Infinity) handled.push(...giveUp(before, open, now, ports, failures));

  const lookedUpTo = Math.min(end, sawAll ? now - OVERLAP_MS : end, firstFailed - 1);
  return {
    handled,
    notes: {
      ...(lastTracked === before.lastTracked ? {} : { lastTracked }),
      ...(lookedUpTo > after ? { lookedUpTo } : {}),
    },
  };
}

/** Answers the last tracked messages of all threads as they are now. */
function bind(
  mail: SentMail,
  messages: readonly MessageId[],
  lastTracked: ReviewNotes['lastTracked'],
  now: Instant,
  { journal, mailbox, labels }: BindPorts,
): ReviewNotes['lastTracked'] {
  const { gmailMessage, gmailThread, at, subject, recipients } = mail;
  for (const message of messages) {
    keep({ kind: 'sent', message, at, gmailMessage, gmailThread, subject, recipients }, now, journal);
  }
  const thread = mailbox.messagesOf(gmailThread);
  const last = lastTracked[gmailThread];
  // Bound late, after a newer one: the thread already carries that one's mark.
  if (last !== undefined && thread.indexOf(last) > thread.indexOf(gmailMessage)) return lastTracked;
  labels.show([gmailMessage], 'sent');
  labels.hide(thread.filter((each) => each !== gmailMessage));
  const threads = Object.entries(lastTracked).filter(([each]) => each !== gmailThread);
  threads.push([gmailThread, gmailMessage]);
  return Object.fromEntries(threads.slice(-MOST_THREADS));
}

/** Tells the journal which messages were not sent in all that time, and answers them. */
function giveUp(
  { unbound }: ReviewNotes,
  open: ReadonlySet<MessageId>,
  now: Instant,
  { journal }: BindPorts,
  failures: unknown[],
): MessageId[] {
  const late = unbound.filter(({ message, at }) => open.has(message) && now - at >= GIVE_UP_MS);
  return late.flatMap(
    ({ message }) =>
      attempt(() => {
        keep({ kind: 'unsent', message, at: now }, now, journal);
        return [message];
      }, failures) ?? [],
  );
}
