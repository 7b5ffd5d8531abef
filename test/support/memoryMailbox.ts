import type { Mark } from '../../src/core/event';
import type { Mailbox, SentMail } from '../../src/ports';

export interface MailboxMemory {
  mails: SentMail[];
  /** Message id to the ids of its labels. */
  labelled: Map<string, Set<string>>;
  /** Label id to the mark it shows. */
  labels: Map<string, Mark>;
}

export const mailboxMemory = (mails: SentMail[] = []): MailboxMemory => ({
  mails,
  labelled: new Map(),
  labels: new Map(),
});

/** The marks that a person sees on one message. */
export const marksOn = (memory: MailboxMemory, gmailMessage: string): Mark[] =>
  [...(memory.labelled.get(gmailMessage) ?? [])].flatMap((id) => memory.labels.get(id) ?? []);

const MOST_IN_ONE_CALL = 1_000;

export function memoryMailbox(memory: MailboxMemory): Mailbox {
  const byTime = () => [...memory.mails].sort((one, other) => one.at - other.at);
  return {
    sentAfter: (after, limit, known) =>
      structuredClone(
        byTime()
          .filter(({ at, gmailMessage }) => at > after && known?.has(gmailMessage) !== true)
          .slice(0, limit),
      ),
    messagesOf: (gmailThread) =>
      byTime()
        .filter((mail) => mail.gmailThread === gmailThread)
        .map((mail) => mail.gmailMessage),
    read: (gmailMessage) =>
      structuredClone(memory.mails.find((mail) => mail.gmailMessage === gmailMessage) ?? null),
    labelsFor(marks) {
      for (const mark of marks) {
        if (![...memory.labels.values()].includes(mark)) memory.labels.set(`label-${mark}`, mark);
      }
      return Object.fromEntries([...memory.labels].map(([id, mark]) => [mark, id]));
    },
    relabel(gmailMessages, { add, remove }) {
      if (gmailMessages.length > MOST_IN_ONE_CALL) throw new Error('Too many messages in one call');
      for (const id of [...add, ...remove]) if (!memory.labels.has(id)) throw new Error(`No label ${id}`);
      for (const gmailMessage of gmailMessages) {
        if (!memory.mails.some((mail) => mail.gmailMessage === gmailMessage)) continue;
        const labels = memory.labelled.get(gmailMessage) ?? new Set();
        remove.forEach((id) => labels.delete(id));
        add.forEach((id) => labels.add(id));
        memory.labelled.set(gmailMessage, labels);
      }
    },
  };
}
