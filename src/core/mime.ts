/** Changes what a mail says and leaves everything else as it came, byte for byte. */
import { charsetNamed, type Charset } from './charset';
import { parameterized } from './mimeHeaders';
import { leavesOf, type Leaf } from './mimeParts';
import { toQuotedPrintable } from './quotedPrintable';
import { decodedBody, encodedBody, transferEncodingNamed, type TransferEncoding } from './transferEncoding';

/** A text that a reader of the mail is shown. */
export interface TextPart {
  /** Decoded; line ends as in the mail. */
  readonly text: string;
  readonly type: 'text/html' | 'text/plain';
  /** As the mail names it, in small letters. */
  readonly charset: string;
  /** Lines that end with a space go on in the next one. @see https://www.rfc-editor.org/rfc/rfc3676 */
  readonly flowed: boolean;
  /** In a flowed text: that space is not part of the text. */
  readonly delSp: boolean;
  /** Whether its charset has all these characters. */
  readonly has: (words: string) => boolean;
}

/** Asked for each text, in the order of the mail, together with all of them; answers the new text, or null to leave it. */
export type EditPart = (part: TextPart, index: number, parts: readonly TextPart[]) => string | null;

/**
 * The mail with some of its texts replaced. A text that stays leaves all bytes as they are; of a part that is changed
 * only the body changes, and the name of its transfer encoding where that cannot carry the new text.
 *
 * Never offered, so never touched: attachments, messages in the message, whatever is signed or encrypted, calendar and
 * AMP parts, parts that programs would disagree on, and texts that could not be written back as the same bytes.
 *
 * @param raw a whole mail as a binary string: one character for each byte
 * @throws {RangeError} when a plain text is given a character that its charset lacks
 */
export function editTextParts(raw: string, edit: EditPart): string {
  const pieces: string[] = [];
  let done = 0;
  const found = textsIn(raw);
  const parts = found.map(({ part }) => part);
  for (const [index, text] of found.entries()) {
    const { leaf, part } = text;
    const edited = edit(part, index, parts);
    if (edited === null || edited === part.text) continue;
    const { header, body } = written(edited, text, raw.slice(leaf.start, leaf.end));
    if (header !== null) {
      pieces.push(raw.slice(done, header.start), header.text);
      done = header.end;
    }
    pieces.push(raw.slice(done, leaf.start), body);
    done = leaf.end;
  }
  return pieces.join('') + raw.slice(done);
}

/** The texts that {@link editTextParts} offers. */
export const textPartsOf = (raw: string): TextPart[] => textsIn(raw).map(({ part }) => part);

interface Found {
  readonly leaf: Leaf;
  readonly part: TextPart;
  readonly charset: Charset;
  readonly encoding: TransferEncoding;
}

const textsIn = (raw: string): Found[] =>
  leavesOf(raw)
    .map((leaf) => textIn(raw, leaf))
    .filter((found): found is Found => found !== null);

function textIn(raw: string, leaf: Leaf): Found | null {
  const { headers, defaultType, standsAlone, start, end } = leaf;
  const field = (name: string): string | null => headers.fields.get(name)?.value ?? null;
  const type = parameterized(field('content-type') ?? defaultType);
  if (headers.doubtful || !standsAlone || type === null) return null;
  if (type.value !== 'text/html' && type.value !== 'text/plain') return null;
  if (type.parameters.has('name') || isAttached(field('content-disposition'))) return null;
  const label = (type.parameters.get('charset') ?? 'us-ascii').toLowerCase();
  const charset = charsetNamed(label);
  const encoding = transferEncodingNamed(field('content-transfer-encoding'));
  const bytes = encoding === null ? null : decodedBody(raw.slice(start, end), encoding);
  const text = charset === null || bytes === null ? null : charset.decode(bytes);
  if (charset === null || encoding === null || text === null) return null;
  const flowed = type.parameters.get('format')?.toLowerCase() === 'flowed';
  const delSp = flowed && type.parameters.get('delsp')?.toLowerCase() === 'yes';
  return {
    leaf,
    part: { text, type: type.value, charset: label, flowed, delSp, has: charset.has },
    charset,
    encoding,
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc2183#section-2.8 */
function isAttached(disposition: string | null): boolean {
  if (disposition === null) return false;
  const read = parameterized(disposition);
  return (
    read?.value !== 'inline' || Array.from(read.parameters.keys()).some((name) => /^filename\b/.test(name))
  );
}

interface Written {
  readonly body: string;
  /** What stands between two offsets of the headers from now on. */
  readonly header: { readonly start: number; readonly end: number; readonly text: string } | null;
}

function written(text: string, { part, charset, encoding, leaf }: Found, old: string): Written {
  const { eol, isBorder, headers, headersEnd } = leaf;
  const bytes = charset.encode(text, part.type === 'text/html' ? characterReference : lacking(part));
  const body = encodedBody(bytes, old, encoding, eol);
  if (body !== null && !hasLine(body, isBorder)) return { body, header: null };
  const field = headers.fields.get('content-transfer-encoding');
  return {
    body: toQuotedPrintable(bytes, eol),
    header: {
      start: field?.start ?? headersEnd,
      end: field?.end ?? headersEnd,
      text: `Content-Transfer-Encoding: quoted-printable${eol}`,
    },
  };
}

const characterReference = (character: string): string => `&#${character.codePointAt(0) ?? 0xfffd};`;

const lacking =
  ({ charset }: TextPart) =>
  (character: string): never => {
    throw new RangeError(`The text now has “${character}”, which its charset ${charset} lacks.`);
  };

/** Only lines that begin with two hyphens are asked about. */
function hasLine(body: string, isBorder: (line: string) => boolean): boolean {
  for (let start = body.startsWith('--') ? 0 : body.indexOf('\n--') + 1; ;) {
    if (!body.startsWith('--', start)) return false;
    const end = body.indexOf('\n', start);
    if (isBorder(body.slice(start, end < 0 ? body.length : end))) return true;
    const next = end < 0 ? -1 : body.indexOf('\n--', end);
    if (next < 0) return false;
    start = next + 1;
  }
}
