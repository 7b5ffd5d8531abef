import type { Config } from '../core/config';
import type { DraftLink } from '../core/draftLinks';
import type { Instant } from '../core/event';
import { sentAlready, type Sending } from '../core/outbox';
import { Problem } from '../core/problem';
import { readDraft, type Draft } from '../core/readDraft';
import type { Clock, Hmac, Outgoing, RawMail, ReviewStore } from '../ports';
import { fingerprintOf, originalsOf } from './composing';

export interface DraftPorts {
  readonly now: Clock;
  readonly sender: string;
  readonly config: Config;
  readonly hmac: Hmac;
  readonly outgoing: Pick<Outgoing, 'draft' | 'ownAddresses'>;
  readonly notes: Pick<ReviewStore, 'read'>;
}

/** What the sender decides about, and what they should know before. */
export interface DraftToSend {
  readonly draft: string;
  /** The same as long as the mail says the same to the same people. */
  readonly fingerprint: string;
  readonly subject: string;
  /** Everybody it goes to, lower case, each once. */
  readonly recipients: readonly string[];
  readonly firstWords: string;
  readonly attachments: number;
  readonly links: readonly DraftLink[];
  /** A plain text carries no picture. */
  readonly canTellOpens: boolean;
  /** When the same mail was sent within the last day. */
  readonly sentAt: Instant | null;
}

/** A mail to send with all that was found out about it. */
export interface Ready extends DraftToSend {
  readonly mail: RawMail;
  readonly read: Draft;
}

export type Looked =
  | { readonly kind: 'ready'; readonly ready: Ready }
  | { readonly kind: 'unfinished'; readonly sending: Sending }
  /** `sentAt`: when we sent it; null: somebody else did, or deleted it. */
  | { readonly kind: 'gone'; readonly sentAt: Instant | null };

/** Gmail takes 25 MB by the API; scripts have six minutes and little memory. */
export const MOST_BYTES = 10_000_000;
export const MOST_BYTES_OF_ALL = 100_000_000;

/**
 * Looks at a draft that somebody wants to send.
 * @throws {Problem} CANNOT_SEND with the reason and the remedy; nothing was sent.
 */
export function draftToSend(
  draft: string,
  { now, sender, config, hmac, outgoing, notes }: DraftPorts,
): Looked {
  const { outbox } = notes.read();
  const begun = outbox.sendings.find((sending) => sending.draft === draft);
  if (begun !== undefined) return { kind: 'unfinished', sending: begun };
  const mail = outgoing.draft(draft);
  if (mail === null) {
    return { kind: 'gone', sentAt: sentAlready(outbox, { draft, fingerprint: null }, now()) };
  }
  if (mail.raw.length > MOST_BYTES) {
    cannot(
      `This mail has ${megabytes(mail.raw.length)}; up to ${megabytes(MOST_BYTES)} can be sent from here. Put large files in Drive and link to them.`,
    );
  }
  const read = readDraft(mail.raw, originalsOf(config));
  const recipients = recipientsOf(read);
  check(read, recipients, sender, outgoing);
  const same = fingerprintOf(mail.raw, recipients, { config, hmac });
  const twin = outbox.sendings.find((sending) => sending.fingerprint === same);
  if (twin !== undefined) return { kind: 'unfinished', sending: twin };
  return {
    kind: 'ready',
    ready: {
      draft,
      mail,
      read,
      recipients,
      fingerprint: same,
      subject: read.subject,
      firstWords: read.firstWords,
      attachments: read.attachments,
      links: read.links,
      canTellOpens: read.hasHtml,
      sentAt: sentAlready(outbox, { draft, fingerprint: same }, now()),
    },
  };
}

/** Everybody in To, Cc and Bcc, in this order, lower case, each once. */
export const recipientsOf = ({ to, cc, bcc }: Pick<Draft, 'to' | 'cc' | 'bcc'>): string[] => [
  ...new Set([...to, ...cc, ...bcc].map(({ email }) => email.toLowerCase())),
];

/** Whether a draft still says what it said when its sending began. */
export function isSameMail(
  { raw }: RawMail,
  { fingerprint }: Sending,
  ports: Pick<DraftPorts, 'config' | 'hmac'>,
): boolean {
  const originals = originalsOf(ports.config);
  return fingerprintOf(raw, recipientsOf(readDraft(raw, originals)), ports) === fingerprint;
}

function check(
  { malformed, sealed, from }: Draft,
  recipients: readonly string[],
  sender: string,
  outgoing: Pick<Outgoing, 'ownAddresses'>,
): void {
  const [wrong] = malformed;
  if (wrong !== undefined) {
    cannot(
      `“${wrong}” is not a complete address. Correct it in the draft, wait until Gmail has saved it, and choose it again.`,
    );
  }
  if (recipients.length === 0)
    cannot(
      'This draft has no recipient yet. Add one in the draft, wait until Gmail has saved it, and choose it again.',
    );
  if (sealed === 'signed' || sealed === 'encrypted') {
    cannot(
      `This mail is ${sealed}; a picture or a link put into it would break that. Send it from Gmail as it is.`,
    );
  }
  const as = from?.email.toLowerCase();
  if (as !== undefined && as !== sender && !outgoing.ownAddresses().includes(as)) {
    cannot(
      `This draft is written as ${as}, which Gmail has not confirmed as an address of yours. Choose another sender in the draft, or confirm it in Gmail’s settings under Accounts.`,
    );
  }
}

const megabytes = (bytes: number): string =>
  `${(bytes / 1_000_000).toFixed(bytes % 1_000_000 === 0 ? 0 : 1)} MB`;

function cannot(words: string): never {
  throw new Problem('CANNOT_SEND', words);
}
