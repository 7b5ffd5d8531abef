import type { Config } from '../core/config';
import type { Instant, Mark, MessageId } from '../core/event';
import type { Filed } from '../core/outbox';
import { GIVE_UP_MS } from '../core/verdict';
import type { Hmac, Journal, Mailbox, ReviewNotes, SentMail } from '../ports';
import { cleaningOf } from './cleanSent';
import { attempt, succeeds } from './failures';
import { messagesIn } from './findToken';
import { keep } from './keep';
import type { KeepPorts } from './keepAsWritten';
import type { Labels } from './labels';
import { newest } from './newest';

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
  readonly outgoing: KeepPorts['outgoing'];
}

export interface Bound {
  /** No longer to be looked for: found, or given up. */
  readonly handled: readonly MessageId[];
  readonly notes: Partial<Pick<ReviewNotes, 'lastTracked' | 'lookedUpTo' | 'notCleaned' | 'threadsLost'>>;
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
  const cleaning = cleaningOf(before, now, ports);
  let { lastTracked } = before;
  const written: SentMail[] = [];
  let firstFailed = Infinity;
  let seen = 0;
  let end = after;
  const take = (mail: SentMail, ours: readonly MessageId[], work: () => ReviewNotes['lastTracked']): void => {
    const last = attempt(work, failures);
    if (last === null) {
      firstFailed = Math.min(firstFailed, mail.at);
      return;
    }
    lastTracked = last;
    handled.push(...ours);
    // A later mail that quotes this one is not it.
    ours.forEach((message) => open.delete(message));
  };
  const readAll = succeeds(() => {
    for (const mail of ports.mailbox.sentAfter(after, MOST_MAILS, bound)) {
      seen += 1;
      end = mail.at;
      if (mail.written.some((message) => open.has(message))) written.push(mail);
      const ours = messagesIn(mail.html, ports.config, ports.hmac).filter((message) => open.has(message));
      if (ours.length === 0) continue;
      take(mail, ours, () => {
        const kept = cleaning.cleaned(mail, ours);
        const threads = bind(kept, ours, lastTracked, now, ports);
        if (kept.gmailMessage !== mail.gmailMessage) ports.outgoing.trash([mail.gmailMessage]);
        return threads;
      });
    }
  }, failures);
  // A run was cut off between the last of cleaning and its notes: what was sent lies in the bin by now.
  for (const mail of written) {
    const ours = mail.written.filter((message) => open.has(message));
    if (ours.length === 0) continue;
    if (readAll) take(mail, ours, () => bind(mail, ours, lastTracked, now, ports));
    else firstFailed = Math.min(firstFailed, mail.at);
  }
  const sawAll = readAll && seen < MOST_MAILS;
  if (sawAll && firstFailed === Infinity) handled.push(...giveUp(before, open, now, ports, failures));

  const lookedUpTo = Math.min(end, sawAll ? now - OVERLAP_MS : end, firstFailed - 1);
  return {
    handled,
    notes: {
      ...(lastTracked === before.lastTracked ? {} : { lastTracked }),
      ...(lookedUpTo > after ? { lookedUpTo } : {}),
      ...cleaning.notes(),
    },
  };
}

/** Answers the last tracked messages of all threads as they are now. */
function bind(
  mail: SentMail,
  messages: readonly MessageId[],
  lastTracked: ReviewNotes['lastTracked'],
  now: Instant,
  { journal, ...ports }: BindPorts,
): ReviewNotes['lastTracked'] {
  const { gmailMessage, gmailThread, at, subject, recipients } = mail;
  for (const message of messages) {
    keep({ kind: 'sent', message, at, gmailMessage, gmailThread, subject, recipients }, now, journal);
  }
  return labelThread(mail, lastTracked, ports);
}

/**
 * Marks a thread, as sent if nothing else is said, at its last tracked message and at no other. Answers the last tracked messages of all threads
 * as they are now.
 */
export function labelThread(
  { gmailMessage, gmailThread }: Filed,
  lastTracked: ReviewNotes['lastTracked'],
  { mailbox, labels }: Pick<BindPorts, 'mailbox' | 'labels'>,
  mark: Mark = 'sent',
): ReviewNotes['lastTracked'] {
  const thread = mailbox.messagesOf(gmailThread);
  const last = lastTracked[gmailThread];
  // Bound late, after a newer one: the thread already carries that one's mark.
  if (last !== undefined && thread.indexOf(last) > thread.indexOf(gmailMessage)) return lastTracked;
  labels.show([gmailMessage], mark);
  labels.hide(thread.filter((each) => each !== gmailMessage));
  return newest(lastTracked, gmailThread, gmailMessage, MOST_THREADS);
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
