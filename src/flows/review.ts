import type { Config } from '../core/config';
import type { Clock, Desk, Hmac, Journal, Mailbox, ReviewNotes, ReviewStore } from '../ports';
import type { KeepPorts } from './keepAsWritten';
import { bindSent } from './bindSent';
import { attempt, throwTogether } from './failures';
import { labelsIn } from './labels';
import { showMarks } from './showMarks';

export interface ReviewPorts {
  readonly now: Clock;
  /** Whose mailbox it is. */
  readonly sender: string;
  readonly config: Config;
  readonly hmac: Hmac;
  readonly mailbox: Mailbox;
  readonly outgoing: KeepPorts['outgoing'];
  readonly notes: ReviewStore;
  readonly desk: Desk;
  readonly journal: Journal;
}

/**
 * A sender's pass over the own mailbox: tracked messages are found among sent mail, and threads get the marks that
 * changed. Two calls when nothing is pending and nothing is new.
 *
 * What fails is tried again by the next review and does not stop the rest; all failures are thrown at the end.
 */
export function review(ports: ReviewPorts, before = ports.notes.read()): void {
  const { now, mailbox, notes } = ports;
  const at = now();
  const failures: unknown[] = [];
  const labels = labelsIn(mailbox, before.labels);

  const bound = bindSent(before, at, { ...ports, labels }, failures);
  const lastTracked = bound.notes.lastTracked ?? before.lastTracked;
  const { reviewedUpTo, copies } = showMarks({ ...before, lastTracked }, { ...ports, labels }, failures);

  attempt(() => {
    const known = labels.known();
    const changed: Partial<ReviewNotes> = {
      ...bound.notes,
      ...(bound.handled.length > 0 ? { unbound: stillUnbound(notes, bound.handled) } : {}),
      ...(reviewedUpTo > before.reviewedUpTo ? { reviewedUpTo } : {}),
      ...(isSame(copies, before.copies) ? {} : { copies }),
      ...(isSame(known, before.labels) ? {} : { labels: known }),
    };
    if (Object.keys(changed).length > 0) notes.write(changed);
  }, failures);
  throwTogether(failures);
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Read anew: the sender may have pressed *Track* meanwhile, and no lock holds both. */
const stillUnbound = (notes: ReviewStore, handled: readonly string[]): ReviewNotes['unbound'] =>
  notes.read().unbound.filter(({ message }) => !handled.includes(message));
