import type { Config } from '../core/config';
import { restoreHtml } from '../core/html';
import { fieldsOf } from '../core/mailHeaders';
import { mailboxesIn, type Mailbox } from '../core/addresses';
import { textPartsOf } from '../core/mime';
import { newMail } from '../core/newMail';
import { escapeHtml, oneLine } from '../core/outsideText';
import { readDraft, type Draft } from '../core/readDraft';
import type { Outgoing, RandomBytes } from '../ports';
import { originalsOf } from './composing';
import { newMessageId, trackDraft, type TrackDraftPorts } from './trackDraft';

export interface WritePorts extends TrackDraftPorts {
  readonly sender: string;
  readonly config: Config;
  readonly random: RandomBytes;
  readonly outgoing: Pick<Outgoing, 'read' | 'createDraft'>;
  /** An instant as the sender writes it. */
  readonly date: (at: string) => string;
}

/** A new draft with our picture in it; answers Gmail's id of it. @throws {Problem} JOURNAL_FULL */
export const newTrackedMail = (ports: WritePorts): string =>
  ports.outgoing.createDraft(
    newMail({
      to: [],
      cc: [],
      subject: '',
      html: `${pixel([], ports)}<div dir="ltr"><br></div>`,
      inReplyTo: null,
      references: [],
    }),
    null,
  );

/**
 * An answer to a mail with our picture in it, as a draft; to one's own mail, a follow-up to whom that went. Quotes the
 * mail as Gmail does, without what is ours. Answers Gmail's id of the draft, or null when the mail is gone.
 * @throws {Problem} JOURNAL_FULL
 */
export function trackedAnswer(gmailMessage: string, ports: WritePorts): string | null {
  const { outgoing, config, sender } = ports;
  const mail = outgoing.read(gmailMessage);
  if (mail === null) return null;
  const original = readDraft(mail.raw, originalsOf(config));
  const isOwn = original.from?.email.toLowerCase() === sender;
  const to = isOwn ? original.to : answerTo(mail.raw, original);
  const cc = isOwn ? original.cc : [];
  const { messageId, references } = original.thread;
  const recipients = [...to, ...cc].map(({ email }) => email.toLowerCase());
  return outgoing.createDraft(
    newMail({
      to: to.map(({ raw }) => raw),
      cc: cc.map(({ raw }) => raw),
      subject: /^\s*re:/i.test(original.subject) ? original.subject : `Re: ${original.subject}`,
      html: `${pixel(recipients, ports)}<div dir="ltr"><br></div>${quoted(mail.raw, original, ports)}`,
      inReplyTo: messageId,
      references: [...references, ...(messageId === null ? [] : [messageId])],
    }),
    mail.gmailThread,
  );
}

const pixel = (recipients: readonly string[], ports: WritePorts): string =>
  trackDraft(
    { message: newMessageId(ports.random), sender: ports.sender, recipients, what: 'pixel' },
    ports.config,
    ports,
  ).html;

/** Where the writer wants answers. @see https://www.rfc-editor.org/rfc/rfc5322#section-3.6.2 */
function answerTo(raw: string, { from }: Draft): readonly Mailbox[] {
  const wanted = fieldsOf(raw)
    .filter(({ name }) => name === 'reply-to')
    .flatMap(({ value }) => mailboxesIn(value).mailboxes);
  return wanted.length > 0 ? wanted : from === null ? [] : [from];
}

/** In Gmail's markup, so that mail programs fold it away and we know it as a quotation. */
function quoted(raw: string, { from }: Draft, { config, date }: WritePorts): string {
  const parts = textPartsOf(raw);
  const html = parts.find(({ type }) => type === 'text/html')?.text;
  const text = html === undefined ? plain(parts[0]?.text ?? '') : restoreHtml(html, originalsOf(config));
  const at = date(fieldsOf(raw).find(({ name }) => name === 'date')?.value ?? '');
  const who =
    from === null ? '' : oneLine(from.name === '' ? from.email : `${from.name} <${from.email}>`, 200);
  return (
    `<div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escapeHtml(at === '' ? who : `${at}, ${who}`)}:<br></div>` +
    `<blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${text}</blockquote></div>`
  );
}

const plain = (text: string): string => `<div style="white-space:pre-wrap">${escapeHtml(text)}</div>`;
