/** The headers of a whole mail: read by name, and changed without touching what stands around them. */
import { mailboxesIn } from './addresses';
import type { Instant } from './event';

export interface Field {
  /** In small letters; empty for a line that is no field. */
  readonly name: string;
  /** As written, without the last line end; folds included. */
  readonly value: string;
  /** Offsets of all its lines, with the end of the last. */
  readonly start: number;
  readonly end: number;
}

/** The fields in order, up to the empty line that ends them. */
export function fieldsOf(raw: string): Field[] {
  const fields: Field[] = [];
  for (let start = 0; start < raw.length;) {
    if (raw.startsWith('\n', start) || raw.startsWith('\r\n', start)) break;
    let end = nextLine(raw, start);
    while (end < raw.length && ' \t'.includes(raw.charAt(end))) end = nextLine(raw, end);
    const text = raw.slice(start, end).replace(/\r?\n$/, '');
    const colon = /^[^:\s]+[ \t]*:/.exec(text)?.[0].length ?? 0;
    const name = text
      .slice(0, Math.max(0, colon - 1))
      .trimEnd()
      .toLowerCase();
    fields.push({ name, value: text.slice(colon), start, end });
    start = end;
  }
  return fields;
}

/**
 * The copy of a mail that goes to some of its recipients alone: To is theirs, as the sender wrote it; Cc, Bcc and traces
 * of an earlier sending are gone.
 *
 * @param emails as {@link mailboxesIn} reads them; letters may be small or large
 * @throws {RangeError} when the mail does not go to one of them, or there is none
 */
export function forRecipients(raw: string, emails: readonly string[]): string {
  const known = fieldsOf(raw)
    .filter(({ name }) => RECIPIENTS.includes(name))
    .flatMap(({ value }) => mailboxesIn(value).mailboxes);
  const written = emails.map((email) => {
    const mailbox = known.find((found) => found.email.toLowerCase() === email.toLowerCase());
    if (mailbox === undefined) throw new RangeError(`The mail does not go to ${email}.`);
    return mailbox.raw;
  });
  if (written.length === 0) throw new RangeError('A copy goes to at least one recipient.');
  const lines = written.map((mailbox, index) => (index < written.length - 1 ? `${mailbox},` : mailbox));
  return withFields(raw, new Map([['to', [`To: ${lines[0] ?? ''}`, ...lines.slice(1)]]]), isAboutOthers);
}

/** The copy for one recipient alone: see {@link forRecipients}. */
export const forRecipient = (raw: string, email: string): string => forRecipients(raw, [email]);

/** The mail under another name and with another date. */
export const withIdentity = (
  raw: string,
  { messageId, date }: { readonly messageId: string; readonly date: Instant },
): string =>
  withFields(
    raw,
    new Map([
      ['message-id', [`Message-ID: ${messageId}`]],
      ['date', [`Date: ${new Date(date).toUTCString().replace('GMT', '+0000')}`]],
    ]),
  );

/** The mail under another name. */
export const withMessageId = (raw: string, messageId: string): string =>
  withFields(raw, new Map([['message-id', [`Message-ID: ${messageId}`]]]));

/** The mail as an answer to others. An empty list of references takes the header away. */
export const withThread = (
  raw: string,
  { inReplyTo, references }: { readonly inReplyTo: string; readonly references: readonly string[] },
): string =>
  withFields(
    raw,
    new Map([
      ['in-reply-to', [`In-Reply-To: ${inReplyTo}`]],
      [
        'references',
        references.length === 0 ? [] : [`References: ${references[0] ?? ''}`, ...references.slice(1)],
      ],
    ]),
  );

/** The names of messages in the value of a Message-ID, In-Reply-To or References, with their brackets. */
export const messageIdsIn = (value: string): string[] => value.match(/<[^<>\s]+>/g) ?? [];

export const RECIPIENTS: readonly string[] = ['to', 'cc', 'bcc'];

const isAboutOthers = (name: string): boolean =>
  name === 'cc' || name === 'bcc' || name.startsWith('resent-');

const nextLine = (raw: string, start: number): number => {
  const newline = raw.indexOf('\n', start);
  return newline < 0 ? raw.length : newline + 1;
};

/**
 * Puts the lines given for a name in the place of the first field of that name, or behind all fields when there is
 * none, and takes away the others of that name and those that `isGone` names. Further lines of a field are folds.
 */
function withFields(
  raw: string,
  fresh: ReadonlyMap<string, readonly string[]>,
  isGone: (name: string) => boolean = () => false,
): string {
  const fields = fieldsOf(raw);
  const headersEnd = fields[fields.length - 1]?.end ?? 0;
  const eol = /\r?\n/.exec(raw)?.[0] ?? '\r\n';
  const written = (lines: readonly string[]): string =>
    lines.length === 0 ? '' : lines.join(`${eol} `) + eol;
  const left = new Map(fresh);
  const kept = fields.map(({ name, start, end }) => {
    if (isGone(name)) return '';
    if (!fresh.has(name)) return raw.slice(start, end);
    const lines = left.get(name) ?? [];
    left.delete(name);
    return written(lines);
  });
  const head = kept.join('');
  const added = Array.from(left.values(), written).join('');
  const open = added !== '' && head !== '' && !head.endsWith('\n') ? eol : '';
  return head + open + added + raw.slice(headersEnd);
}
