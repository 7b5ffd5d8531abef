import { toHex } from '../core/bytes';
import { forRecipient, forRecipients, withIdentity, withThread } from '../core/mailHeaders';
import { countOf, type Copy, type Filed, type Sending } from '../core/outbox';
import type { Outcome } from '../core/sendOutcome';
import { restoreRaw } from '../core/trackedMail';
import { withoutWritten } from '../core/written';
import type { RawMail, ReviewNotes } from '../ports';
import { originalsOf } from './composing';
import { isSameMail } from './draftToSend';
import { ended, MOST_SENDS } from './endOfSend';
import { keep } from './keep';
import { newest } from './newest';
import {
  handOver,
  isAnswer,
  paused,
  sourceOf,
  type Book,
  type Source,
  type Step,
  type StepPorts,
} from './sendStep';

/** Gmail refuses who sends faster for long. @see https://developers.google.com/workspace/gmail/api/reference/quota */
const PAUSE_MS = 1_000;

/**
 * A copy for each recipient. First the mail as it was written is put among those sent, so that the copies belong to
 * its conversation; when all have gone, they go to the bin, and the draft, too.
 */
export function sendCopies(sending: Sending, step: Step, book: Book, ports: StepPorts): Outcome {
  const { outgoing } = ports;
  const filed =
    sending.written === null ? file(sending, book, ports) : readBack(sending, sending.written, book, ports);
  if ('outcome' in filed) return filed.outcome;
  const { written, source } = filed;
  const handed = handAll(filed.sending, source, written, step, book, ports);
  if ('outcome' in handed) return handed.outcome;
  const done = handed.sending;
  const sent = done.copies.filter(({ fate }) => fate === 'sent');
  if (sent.length === 0) {
    outgoing.trash([written.gmailMessage]);
    book.close(done, false);
    return { kind: 'refused', why: done.copies.find(({ why }) => why !== null)?.why ?? '' };
  }
  return ended(done, written, book, ports, () => {
    outgoing.trash(sent.flatMap(({ gmailMessage }) => gmailMessage ?? []));
    clearDraft(done, ports);
    return { ...written, why: null };
  });
}

type Begun =
  | { readonly sending: Sending; readonly written: Filed; readonly source: Source }
  | { readonly outcome: Outcome };

/** Puts the mail as written among those sent. */
function file(sending: Sending, book: Book, ports: StepPorts): Begun {
  const { outgoing, config, now, sender } = ports;
  const mail = outgoing.draft(sending.draft);
  if (mail === null || !isSameMail(mail, sending, ports)) {
    book.close(sending, false);
    return { outcome: mail === null ? { kind: 'gone', sent: 0 } : { kind: 'changed' } };
  }
  const before = sourceOf(mail.raw, sending, config);
  const thread = isAnswer(before) ? mail.gmailThread : null;
  const [messageId, at] = [newMailId(ports), now()];
  // Without what is ours in the mail it quotes: looking at it must load no picture.
  const { raw: clean } = restoreRaw(mail.raw, originalsOf(config));
  const raw = withIdentity(clean, { messageId, date: at });
  const begun = book.note({ ...sending, filedAt: at, ...(thread === null ? {} : { thread }) });
  let made: Omit<RawMail, 'raw'>;
  try {
    made = outgoing.file(raw, {
      thread,
      // The copy to oneself goes to the bin with the others.
      labels: sending.copies.some(({ to }) => to.includes(sender)) ? ['INBOX', 'UNREAD'] : [],
      written: sending.copies.map(({ message }) => message),
    });
  } catch (failure) {
    return { outcome: paused(begun, 'unsure', failure) };
  }
  const why = !made.labels.includes('SENT')
    ? 'not-among-sent'
    : thread !== null && made.gmailThread !== thread
      ? 'thread-not-kept'
      : null;
  if (why !== null) {
    outgoing.trash([made.gmailMessage]);
    book.close(begun, false);
    return { outcome: { kind: 'not-filed', why } };
  }
  const written = { gmailMessage: made.gmailMessage, gmailThread: made.gmailThread };
  const source = { ...before, raw, thread: { ...before.thread, messageId } };
  return { sending: book.note({ ...begun, written }, marksOf(written, book)), written, source };
}

/** From now on the marks of the copies are known apart. */
const marksOf = ({ gmailMessage }: Filed, { before }: Book): Partial<ReviewNotes> => ({
  copies: newest(before.copies, gmailMessage, {}, MOST_SENDS),
});

/** Later steps make the copies of what lies among those sent: the draft may have been changed meanwhile. */
function readBack(sending: Sending, written: Filed, book: Book, ports: StepPorts): Begun {
  const kept = ports.outgoing.read(written.gmailMessage);
  const mail = kept ?? ports.outgoing.draft(sending.draft);
  if (mail !== null && (kept !== null || isSameMail(mail, sending, ports))) {
    if (book.before.copies[written.gmailMessage] === undefined) book.note(sending, marksOf(written, book));
    return { sending, written, source: sourceOf(withoutWritten(mail.raw), sending, ports.config) };
  }
  // Deleted, and not to be had from the draft either: those who have got it have got it, the others cannot.
  const sent = countOf(sending, 'sent');
  book.close(sending, sent > 0);
  return { outcome: { kind: 'gone', sent } };
}

function handAll(
  sending: Sending,
  source: Source,
  written: Filed,
  step: Step,
  book: Book,
  ports: StepPorts,
): { readonly sending: Sending } | { readonly outcome: Outcome } {
  const { now, wait, outgoing, journal } = ports;
  const until = now() + step.ms;
  let current = sending;
  let tried = 0;
  for (const copy of sending.copies) {
    if (copy.fate !== 'waiting') continue;
    if (tried === step.copies || now() >= until) return { outcome: paused(current, 'more') };
    if (tried > 0) wait(PAUSE_MS);
    tried += 1;
    const raw = copyFor(copy, source);
    const give = (followed: string) => outgoing.send(followed, written.gmailThread);
    const attempted = handOver(current, copy, { ...source, raw }, give, book, ports);
    current = attempted.sending;
    const { handed } = attempted;
    if (handed === null) return { outcome: paused(current, 'unsure', attempted.failure) };
    if (handed.kind === 'later') return { outcome: paused(current, 'later') };
    if (handed.kind === 'refused') keep({ kind: 'unsent', message: copy.message, at: now() }, now(), journal);
  }
  return { sending: current };
}

/** With a reference to the mail as written, so that Gmail takes it into the same conversation. */
function copyFor({ to: [address = ''] }: Copy, { raw, thread }: Source): string {
  const { messageId, inReplyTo, references } = thread;
  const own = forRecipient(raw, address);
  if (messageId === null) return own;
  return withThread(own, { inReplyTo: inReplyTo ?? messageId, references: [...references, messageId] });
}

/** The draft has done its work, unless somebody changed it meanwhile; whom Gmail refused stays in it. */
function clearDraft(sending: Sending, ports: StepPorts): void {
  const { outgoing } = ports;
  const draft = outgoing.draft(sending.draft);
  if (draft === null || !isSameMail(draft, sending, ports)) return;
  const refused = sending.copies.filter(({ fate }) => fate === 'refused').flatMap(({ to }) => to);
  if (refused.length === 0) outgoing.removeDraft(sending.draft);
  else outgoing.rewriteDraft(sending.draft, forRecipients(draft.raw, refused));
}

/** A Message-ID of our own. @see https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4 */
const newMailId = ({ random, sender }: StepPorts): string =>
  `<${toHex(random(16))}@${sender.slice(sender.indexOf('@') + 1)}>`;
