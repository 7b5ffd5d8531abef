import type { NotCleaned } from '../core/sendOutcome';
import type { Config } from '../core/config';
import type { MessageId } from '../core/event';
import type { Filed } from '../core/outbox';
import { fieldsOf, withMessageId, withThread, type withIdentity } from '../core/mailHeaders';
import { readDraft, type Draft } from '../core/readDraft';
import { restoreRaw } from '../core/trackedMail';
import type { Outgoing } from '../ports';
import { originalsOf } from './composing';

/** By what a mail is known to everybody who got it. */
export type Identity = Parameters<typeof withIdentity>[1];

export interface KeepPorts {
  readonly config: Config;
  readonly outgoing: Pick<Outgoing, 'read' | 'file' | 'filedIn' | 'trash'>;
}

/** What is among sent mail now; `why` when that is still the mail with our picture and our links in it. */
export type Kept = Filed & { readonly why: NotCleaned | null };

/** What cannot be done for so long is left undone: the mail itself has gone. */
export const TRIED_FOR_MS = 60 * 60_000;

/** Labels that say where a mail lies, and that Gmail alone sets; all others go with the mail. */
const OF_THE_PLACE = new Set(['SENT', 'TRASH', 'SPAM', 'DRAFT', 'CHAT']);

/**
 * Puts a mail as it was written beside the sent one with our picture and links. That is the caller's to put into the bin,
 * last of all: while it lies there, whatever failed is met again.
 *
 * Done again, or after it was cut off, it ends the same: what was put there is found by what we noted in it. Whatever is
 * doubtful is left alone. `asWritten` is given the restored mail and answers the one to keep, or null when it is not
 * what was written.
 */
export function keepAsWritten(
  sent: Filed,
  messages: readonly MessageId[],
  asWritten: (restored: string, identity: Identity) => string | null,
  { config, outgoing }: KeepPorts,
): Kept {
  const [message] = messages;
  const filed = message === undefined ? null : outgoing.filedIn(sent.gmailThread, message);
  if (filed !== null) return { ...filed, why: null };
  const left = (why: NotCleaned): Kept => ({ ...sent, why });
  const mail = outgoing.read(sent.gmailMessage);
  if (mail === null) return left('not-exact');
  const originals = originalsOf(config);
  const { thread } = readDraft(mail.raw, originals);
  const { raw: restored, doubt } = restoreRaw(mail.raw, originals);
  const identity = identityOf(mail.raw, thread);
  if (doubt === 'sealed') return left('sealed');
  const written = doubt === null && identity !== null ? asWritten(restored, identity) : null;
  if (written === null || thread.messageId === null) return left('not-exact');
  const file = (raw: string) =>
    outgoing.file(raw, {
      thread: mail.gmailThread,
      labels: mail.labels.filter((label) => !OF_THE_PLACE.has(label)),
      written: messages,
    });
  // Gmail takes a mail into a conversation only if it refers to one of its mails: the sent one has the same Message-ID.
  const named =
    thread.references.length > 0
      ? written
      : withThread(written, { inReplyTo: thread.messageId, references: [thread.messageId] });
  const first = file(named);
  // Should Gmail take the two for one, it gets a name of its own. Answers then find the conversation by the sent one.
  const made = first.gmailMessage === mail.gmailMessage ? file(renamed(written, thread)) : first;
  const why = !made.labels.includes('SENT')
    ? 'not-among-sent'
    : made.gmailThread !== mail.gmailThread || made.gmailMessage === mail.gmailMessage
      ? 'thread-not-kept'
      : null;
  if (why !== null) {
    if (made.gmailMessage !== mail.gmailMessage) outgoing.trash([made.gmailMessage]);
    return left(why);
  }
  return { gmailMessage: made.gmailMessage, gmailThread: made.gmailThread, why: null };
}

/** Name and date that Gmail gave it; null when it has none. */
function identityOf(raw: string, { messageId }: Draft['thread']): Identity | null {
  const date = Date.parse(fieldsOf(raw).find(({ name }) => name === 'date')?.value ?? '');
  return messageId === null || Number.isNaN(date) ? null : { messageId, date };
}

function renamed(raw: string, { messageId, references }: Draft['thread']): string {
  const own = messageId === null ? '' : messageId.replace('<', '<written.');
  const to = messageId ?? '';
  return withThread(withMessageId(raw, own), { inReplyTo: to, references: [...references, to] });
}
