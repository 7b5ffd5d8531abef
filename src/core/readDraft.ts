/** What a sender should know of a draft before it is sent. */
import { mailboxesIn, type Mailbox } from './addresses';
import { linkRows, type DraftLink, type LinkPlace } from './draftLinks';
import { decodedWords } from './encodedWords';
import { isOpenToUs, type Originals } from './html';
import { readHtml } from './htmlReading';
import { fieldsOf, messageIdsIn, RECIPIENTS, type Field } from './mailHeaders';
import { textPartsOf, type TextPart } from './mime';
import { filesIn } from './mimeFiles';
import { oneLine } from './outsideText';
import { ownLines } from './plainLines';
import { textLinks } from './plainText';
import { sealOf, type Seal } from './seal';
import { isHtml, restoredText } from './trackedMail';

export interface Draft {
  readonly subject: string;
  readonly from: Mailbox | null;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  /** It bears traces of an earlier sending. */
  readonly hasResent: boolean;
  /** Names of mails, with their brackets. */
  readonly thread: {
    readonly messageId: string | null;
    readonly inReplyTo: string | null;
    readonly references: readonly string[];
  };
  /** Of what is written in it, without quotations, at most 120 characters. */
  readonly firstWords: string;
  /** Of the HTML or, in a mail without any, of the plain text. */
  readonly links: readonly DraftLink[];
  /** A mail without HTML cannot carry a pixel. */
  readonly hasHtml: boolean;
  /** Files, and pictures in the text. */
  readonly attachments: number;
  readonly bytes: number;
  /** Why nothing may be put into it; `no-text` when it has no text that could be changed. */
  readonly sealed: Seal | 'no-text' | null;
  /** What stands among the recipients and is no address. */
  readonly malformed: readonly string[];
}

const MAX_FIRST_WORDS = 120;

/** Reads a draft, given as a binary string, as if nothing of ours were in it. */
export function readDraft(raw: string, originals: Originals): Draft {
  const fields = fieldsOf(raw);
  const mailboxes = (name: string) => mailboxesIn(joined(fields, name));
  const ids = (name: string) => messageIdsIn(joined(fields, name));
  const parts = textPartsOf(raw);
  const html = parts.filter(isHtml);
  const shown = (html.length > 0 ? html : parts).map((part) => seenIn(part, restoredText(part, originals)));
  return {
    subject: oneLine(decodedWords(fields.find(({ name }) => name === 'subject')?.value ?? ''), MAX_SUBJECT),
    from: mailboxes('from').mailboxes[0] ?? null,
    to: mailboxes('to').mailboxes,
    cc: mailboxes('cc').mailboxes,
    bcc: mailboxes('bcc').mailboxes,
    hasResent: fields.some(({ name }) => name.startsWith('resent-')),
    thread: {
      messageId: ids('message-id')[0] ?? null,
      inReplyTo: ids('in-reply-to')[0] ?? null,
      references: ids('references'),
    },
    firstWords: oneLine(shown.map(({ own }) => own).join(' '), MAX_FIRST_WORDS),
    links: linkRows(shown.flatMap(({ links }) => links)),
    hasHtml: html.length > 0,
    attachments: filesIn(raw).length,
    bytes: raw.length,
    sealed: sealOf(raw) ?? (parts.length === 0 ? 'no-text' : null),
    malformed: RECIPIENTS.flatMap((name) => mailboxes(name).malformed),
  };
}

/** Longer ones are cut where they are shown. */
const MAX_SUBJECT = 500;

/** A field that is there twice counts as one. */
const joined = (fields: readonly Field[], wanted: string): string =>
  fields
    .filter(({ name }) => name === wanted)
    .map(({ value }) => value)
    .join(', ');

interface Seen {
  readonly own: string;
  readonly links: readonly LinkPlace[];
}

function seenIn(part: TextPart, text: string): Seen {
  if (!isHtml(part))
    return { own: ownLines(text), links: textLinks(text, part).map((link) => ({ ...link, label: '' })) };
  const { own, links } = readHtml(text);
  return { own, links: links.filter((link) => isOpenToUs(link)) };
}
