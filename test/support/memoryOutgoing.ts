import { fieldsOf, withIdentity } from '../../src/core/mailHeaders';
import type { MessageId } from '../../src/core/event';
import { readDraft, type Draft } from '../../src/core/readDraft';
import { editTextParts } from '../../src/core/mime';
import { withWritten, writtenIn } from '../../src/core/written';
import type { Clock, Handed, Outgoing, RawMail, SentMail } from '../../src/ports';
import type { MailboxMemory } from './memoryMailbox';

/** What lies in the mailbox as bytes, and what others got from it. */
export interface OutgoingMemory {
  /** By Gmail's id, in the order in which they came. */
  raws: Map<string, RawMail>;
  /** By the draft's id, the last saved last. */
  drafts: Map<string, RawMail>;
  /** Mails that went out: to whom, and the bytes. */
  delivered: { to: readonly string[]; raw: string }[];
  /** Gmail refuses mail to these. */
  refused: Set<string>;
  /** As many sendings more, then Gmail asks for a pause. */
  allowance: number;
  /** What Gmail does with a mail that is put among those sent. */
  filing: 'as-wished' | 'no-sent-label' | 'another-thread';
  serial: number;
}

export const outgoingMemory = (): OutgoingMemory => ({
  raws: new Map(),
  drafts: new Map(),
  delivered: [],
  refused: new Set(),
  allowance: Infinity,
  filing: 'as-wished',
  serial: 0,
});

/** As whom the person may write. */
const OWN = ['sam@example.com', 'sales@example.com'];

const NOTHING_OURS = { isPixel: () => false, destinationOf: () => null };

const read = (raw: string): Draft => readDraft(raw, NOTHING_OURS);

const everybody = ({ to, cc, bcc }: Draft): string[] =>
  [...to, ...cc, ...bcc].map(({ email }) => email.toLowerCase());

const htmlOf = (raw: string): string => {
  const texts: string[] = [];
  editTextParts(raw, ({ type, text }) => {
    if (type === 'text/html') texts.push(text);
    return null;
  });
  return texts.join('\n');
};

/** A small Gmail: replaces Message-ID and Date of what is sent, and keeps those of what is put there. */
export function memoryOutgoing(memory: OutgoingMemory, mail: MailboxMemory, now: Clock): Outgoing {
  const keep = (raw: string, gmailThread: string | null, labels: readonly string[], at: number): RawMail => {
    memory.serial += 1;
    const gmailMessage = `19c0ffee0000${1_000 + memory.serial}`;
    const kept = { gmailMessage, gmailThread: gmailThread ?? `thread-${memory.serial}`, raw, labels };
    memory.raws.set(gmailMessage, kept);
    if (labels.includes('SENT')) mail.mails.push(sentMail(kept, at));
    return kept;
  };
  const give = (raw: string, thread: string | null): Handed => {
    if (memory.allowance <= 0) return { kind: 'later' };
    const to = everybody(read(raw));
    if (to.length === 0) return { kind: 'refused', why: 'Recipient address required' };
    if (to.some((each) => memory.refused.has(each))) return { kind: 'refused', why: 'Invalid To header' };
    memory.allowance -= 1;
    const sent = withIdentity(raw, { messageId: `<gmail-${memory.serial}@mail.gmail.com>`, date: now() });
    memory.delivered.push({ to, raw: sent });
    const { gmailMessage, gmailThread } = keep(sent, thread, ['SENT'], now());
    return { kind: 'sent', gmailMessage, gmailThread };
  };
  return {
    newestDrafts: (limit) =>
      [...memory.drafts]
        .reverse()
        .slice(0, limit)
        .map(([draft, { raw }]) => ({
          draft,
          subject: read(raw).subject,
          recipients: everybody(read(raw)),
          snippet: read(raw).firstWords,
          at: now(),
        })),
    draft: (draft) => structuredClone(memory.drafts.get(draft) ?? null),
    sendDraft(draft, raw, thread) {
      if (!memory.drafts.has(draft)) return { kind: 'refused', why: 'Requested entity was not found.' };
      const handed = give(raw, thread);
      if (handed.kind === 'sent') memory.drafts.delete(draft);
      return handed;
    },
    send: (raw, thread) => give(raw, thread),
    removeDraft: (draft) => void memory.drafts.delete(draft),
    rewriteDraft(draft, raw) {
      const before = memory.drafts.get(draft);
      if (before === undefined) throw new Error('Requested entity was not found.');
      memory.drafts.delete(draft);
      memory.drafts.set(draft, { ...before, raw });
    },
    createDraft(raw, thread) {
      memory.serial += 1;
      const draft = `r${memory.serial}`;
      memory.drafts.set(draft, {
        gmailMessage: `draft-${memory.serial}`,
        gmailThread: thread ?? `thread-${memory.serial}`,
        raw,
        labels: ['DRAFT'],
      });
      return draft;
    },
    read: (gmailMessage) => structuredClone(memory.raws.get(gmailMessage) ?? null),
    file(raw, { thread, labels, written }) {
      const from = read(raw).from?.email.toLowerCase();
      const isOwn = from === undefined || OWN.includes(from);
      const isSent = isOwn && memory.filing !== 'no-sent-label';
      const kept = keep(
        withWritten(raw, written),
        memory.filing === 'another-thread' ? null : thread,
        [...labels, ...(isSent ? ['SENT'] : [])],
        Date.parse(fieldsOf(raw).find(({ name }) => name === 'date')?.value ?? '') || now(),
      );
      const { gmailMessage, gmailThread } = kept;
      return { gmailMessage, gmailThread, labels: [...kept.labels] };
    },
    filedIn(gmailThread, message: MessageId) {
      const found = [...memory.raws.values()].find(
        (each) =>
          each.gmailThread === gmailThread &&
          each.labels.includes('SENT') &&
          !each.labels.includes('TRASH') &&
          writtenIn(each.raw).includes(message),
      );
      return found === undefined ? null : { gmailMessage: found.gmailMessage, gmailThread };
    },
    trash(gmailMessages) {
      for (const id of gmailMessages) {
        const found = memory.raws.get(id);
        if (found !== undefined)
          memory.raws.set(id, { ...found, labels: [...new Set([...found.labels, 'TRASH'])] });
        mail.mails = mail.mails.filter(({ gmailMessage }) => gmailMessage !== id);
      }
    },
    history: () => String(memory.raws.size),
    *sentSince(history) {
      for (const each of [...memory.raws.values()].slice(Number(history))) {
        if (each.labels.includes('SENT')) yield structuredClone(each);
      }
    },
    ownAddresses: () => [...OWN],
  };
}

const sentMail = ({ raw, gmailMessage, gmailThread }: RawMail, at: number): SentMail => ({
  gmailMessage,
  gmailThread,
  at,
  subject: read(raw).subject,
  recipients: everybody(read(raw)),
  html: htmlOf(raw),
  written: writtenIn(raw),
});

/** Those in Sent as a person sees it. */
export const sentFolder = (memory: OutgoingMemory): RawMail[] =>
  [...memory.raws.values()].filter(({ labels }) => labels.includes('SENT') && !labels.includes('TRASH'));
