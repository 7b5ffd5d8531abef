/** A mail made from nothing, as bytes. */
import { charsetNamed } from './charset';
import { encodedBody } from './transferEncoding';

export interface NewMail {
  /** Recipients as they are written in a mail, or none yet. */
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly html: string;
  /** What it answers; names of mails, with their brackets. */
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
}

const EOL = '\r\n';

/** A saved draft of its own, as a binary string: Gmail adds the sender, Date and Message-ID. */
export function newMail({ to, cc, subject, html, inReplyTo, references }: NewMail): string {
  const field = (name: string, values: readonly string[], between: string): string[] =>
    values.length === 0 ? [] : [`${name}: ${values.join(`${between}${EOL} `)}`];
  return [
    ...field('To', to, ','),
    ...field('Cc', cc, ','),
    ...field('Subject', encodedWords(subject), ''),
    ...field('In-Reply-To', inReplyTo === null ? [] : [inReplyTo], ''),
    ...field('References', references, ''),
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset="UTF-8"',
    'Content-Transfer-Encoding: base64',
    '',
    base64(html),
  ].join(EOL);
}

const bytesOf = (text: string): string => charsetNamed('utf-8')?.encode(text, () => '') ?? '';

const base64 = (text: string): string => encodedBody(bytesOf(text), '', 'base64', EOL) ?? '';

/** An encoded word has 75 characters at most, and no character is cut. @see https://www.rfc-editor.org/rfc/rfc2047#section-2 */
const WORD_CHARACTERS = 10;

/** A header's text in pieces that each fit a word; plain ASCII stays as it is. */
function encodedWords(text: string): string[] {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?')) return text === '' ? [] : [text];
  const characters = Array.from(text);
  const words: string[] = [];
  for (let start = 0; start < characters.length; start += WORD_CHARACTERS) {
    const piece = characters.slice(start, start + WORD_CHARACTERS).join('');
    words.push(`=?UTF-8?B?${base64(piece).replace(/\s/g, '')}?=`);
  }
  return words;
}
