import { UNSURE_MS, unsureSince, withCopy, type Copy, type Sending } from '../core/outbox';
import type { Outcome } from '../core/sendOutcome';
import { Problem } from '../core/problem';
import { followable } from './composing';
import { draftToSend, MOST_BYTES_OF_ALL, type Ready } from './draftToSend';
import { resolveFates } from './resolveFates';
import { sendCopies } from './sendCopies';
import { sendOne } from './sendOne';
import { openBook, paused, type Book, type Step, type StepPorts } from './sendStep';
import { newMessageId } from './trackDraft';

/** What the sender decided on the card. */
export interface SendChoice {
  /** Gmail's id of the draft. */
  readonly draft: string;
  /** Of the mail that the card showed. */
  readonly fingerprint: string;
  readonly opens: boolean;
  readonly links: readonly number[];
  /** A copy for each recipient. */
  readonly separately: boolean;
  /** Also if the same mail was sent within the last day. */
  readonly again: boolean;
}

/** As many as one mail may go to. @see https://support.google.com/a/answer/166852 */
const MOST_COPIES = 500;

/** A card has 30 seconds. @see https://developers.google.com/workspace/add-ons/concepts/actions */
export const CARD_STEP: Step = { copies: 15, ms: 20_000 };

/**
 * Sends a draft so that it is followed: as one mail, or a copy for each recipient. What lies among sent mail afterwards
 * is the mail as it was written.
 *
 * Every step is noted before it is done. Pressed twice, it is sent once; cut off, it is continued. Nobody else may
 * work on this sender's outbox meanwhile.
 * @throws {Problem} CANNOT_SEND; nothing was sent.
 */
export function sendTracked(choice: SendChoice, step: Step, ports: StepPorts): Outcome {
  const looked = draftToSend(choice.draft, ports);
  if (looked.kind === 'unfinished') return continueSending(looked.sending, step, ports);
  if (looked.kind === 'gone') {
    return looked.sentAt === null ? { kind: 'gone', sent: 0 } : { kind: 'already-sent', at: looked.sentAt };
  }
  const { ready } = looked;
  if (ready.sentAt !== null && !choice.again) return { kind: 'already-sent', at: ready.sentAt };
  if (ready.fingerprint !== choice.fingerprint) return { kind: 'changed' };
  const book = openBook(ports);
  return advance(book.note(begun(ready, choice, ports)), step, book, ports);
}

/** Goes on where an earlier press, or a run that was cut off, has stopped. */
export function continueSending(sending: Sending, step: Step, ports: StepPorts): Outcome {
  const book = openBook(ports);
  const since = unsureSince(sending);
  if (since === null) return advance(sending, step, book, ports);
  if (ports.now() - since < UNSURE_MS) return paused(sending, 'unsure');
  return advance(book.note(resolveFates(sending, ports)), step, book, ports);
}

/**
 * Sends nothing more: what has not gone is as good as refused by Gmail. A copy whose fate is not known is looked for
 * all the same.
 */
export function stopSending(sending: Sending, step: Step, ports: StepPorts): Outcome {
  const stopped = sending.copies.reduce((all, { message, fate }) => {
    if (fate === 'waiting') return withCopy(all, message, { fate: 'refused', why: STOPPED });
    // Should it not have gone, these words keep it from going after all.
    return fate === 'trying' ? withCopy(all, message, { why: STOPPED }) : all;
  }, sending);
  return continueSending(openBook(ports).note(stopped), step, ports);
}

const STOPPED = 'It was stopped before it went.';

function advance(sending: Sending, step: Step, book: Book, ports: StepPorts): Outcome {
  if (sending.written === null && sending.copies.every(({ fate }) => fate === 'refused')) {
    book.close(sending, false);
    return { kind: 'refused', why: STOPPED };
  }
  return sending.separately ? sendCopies(sending, step, book, ports) : sendOne(sending, book, ports);
}

/** @throws {Problem} CANNOT_SEND */
function begun(
  { draft, mail, recipients, fingerprint, subject, links, canTellOpens }: Ready,
  choice: SendChoice,
  { now, random, outgoing }: StepPorts,
): Sending {
  const separately = choice.separately && recipients.length > 1;
  const opens = choice.opens && canTellOpens;
  if (!opens && followable(links, choice.links).length === 0) {
    throw new Problem(
      'CANNOT_SEND',
      'There is nothing to follow: switch on opens or a link, or send the mail from Gmail as usual.',
    );
  }
  if (separately && recipients.length > MOST_COPIES) {
    throw new Problem(
      'CANNOT_SEND',
      `Up to ${MOST_COPIES} recipients can get a copy each; this mail has ${recipients.length}. Send one mail to all, or split the list.`,
    );
  }
  if (separately && mail.raw.length * recipients.length > MOST_BYTES_OF_ALL) {
    throw new Problem(
      'CANNOT_SEND',
      `${recipients.length} copies of this mail are more than 100 MB together. Put the attachment in Drive and link to it, or send one mail to all.`,
    );
  }
  const copyTo = (to: readonly string[]): Copy => ({
    message: newMessageId(random),
    to,
    fate: 'waiting',
    at: 0,
    gmailMessage: null,
    why: null,
  });
  return {
    draft,
    fingerprint,
    begunAt: now(),
    history: outgoing.history(),
    separately,
    opens,
    links: choice.links,
    subject,
    filedAt: 0,
    written: null,
    copies: separately ? recipients.map((each) => copyTo([each])) : [copyTo(recipients)],
  };
}
