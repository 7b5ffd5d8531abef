/** Words in the headers of a mail, as people read them. */
import { charsetNamed } from './charset';
import { decodedBody } from './transferEncoding';

/** @see https://www.rfc-editor.org/rfc/rfc2047#section-2 */
const ENCODED = /=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/;

interface Word {
  readonly charset: string;
  readonly encoding: string;
  readonly written: string;
  readonly bytes: string | null;
}

/**
 * The text of a header's value, given as a binary string: folds removed, encoded words decoded. Bytes outside ASCII
 * are UTF-8 or, if they cannot be, windows-1252. What is encoded in a way that is not known here stays as written.
 *
 * @example decodedWords('=?utf-8?Q?Gr=C3=BC=C3=9Fe?= an =?iso-8859-1?B?5A==?=') // 'Grüße an ä'
 */
export function decodedWords(value: string): string {
  const unfolded = value.replace(/\r?\n(?=[ \t])/g, '');
  let text = '';
  let done = 0;
  /** Words that follow each other: a letter may be cut between two of them. */
  let waiting: Word[] = [];
  const next = new RegExp(ENCODED, 'gi');
  for (let found = next.exec(unfolded); found !== null; found = next.exec(unfolded)) {
    const [written, label = '', encoding = '', coded = ''] = found;
    const between = unfolded.slice(done, found.index);
    const word = wordOf(written, label, encoding, coded);
    if (waiting.length > 0 && !/^[ \t]*$/.test(between)) {
      text += textOf(waiting);
      waiting = [];
    }
    if (waiting.length === 0) text += plainText(between);
    const [first] = waiting;
    if (first !== undefined && (first.charset !== word.charset || first.encoding !== word.encoding)) {
      text += textOf(waiting);
      waiting = [];
    }
    waiting.push(word);
    done = found.index + written.length;
  }
  return text + textOf(waiting) + plainText(unfolded.slice(done));
}

function wordOf(written: string, label: string, encoding: string, coded: string): Word {
  const isBase64 = encoding.toLowerCase() === 'b';
  const bytes = isBase64
    ? decodedBody(coded, 'base64')
    : decodedBody(coded.replace(/_/g, '=20'), 'quoted-printable');
  // A language may be named behind an asterisk. https://www.rfc-editor.org/rfc/rfc2231#section-5
  return {
    charset: label.toLowerCase().replace(/\*.*/, ''),
    encoding: encoding.toLowerCase(),
    written,
    bytes,
  };
}

function textOf(words: readonly Word[]): string {
  const [first] = words;
  if (first === undefined) return '';
  const bytes = words.map((word) => word.bytes);
  const decoded = bytes.includes(null) ? null : (charsetNamed(first.charset)?.decode(bytes.join('')) ?? null);
  return decoded ?? words.map(({ written }) => written).join(' ');
}

const plainText = (bytes: string): string =>
  charsetNamed('utf-8')?.decode(bytes) ?? charsetNamed('windows-1252')?.decode(bytes) ?? bytes;
