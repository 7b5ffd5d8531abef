/** How the bytes of a mail's part travel, and back. Text here is binary: one character for each byte. */
import { textOfCodes } from './bytes';
import { onDemand } from './onDemand';
import { fromQuotedPrintable, inHandOf } from './quotedPrintable';

/** @see https://www.rfc-editor.org/rfc/rfc2045#section-6 */
export type TransferEncoding = '7bit' | '8bit' | 'binary' | 'quoted-printable' | 'base64';

const NAMES: readonly TransferEncoding[] = ['7bit', '8bit', 'binary', 'quoted-printable', 'base64'];

/** The encoding that a header names, 7bit when there is none; null for one that is not known here. */
export function transferEncodingNamed(value: string | null): TransferEncoding | null {
  const name = (value ?? '7bit').trim().toLowerCase();
  return NAMES.find((known) => known === name) ?? null;
}

/** The bytes of a body, or null when it is not what its encoding allows. */
export function decodedBody(body: string, encoding: TransferEncoding): string | null {
  if (encoding === 'base64') return fromBase64(body);
  return encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body;
}

/** Longest line that mail servers must take, in bytes without its end. @see https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1 */
const MAX_LINE = 998;

/**
 * The body for bytes that take the place of `old`, spelled as that was, or null when the encoding cannot carry them:
 * then quoted-printable can. What was wrong before may stay wrong.
 */
export function encodedBody(
  bytes: string,
  old: string,
  encoding: TransferEncoding,
  eol: string,
): string | null {
  switch (encoding) {
    case 'base64':
      return toBase64(bytes, lineLength(old), eol) + old.slice(old.trimEnd().length);
    case 'quoted-printable':
      return inHandOf(old, bytes, eol);
    case 'binary':
      return bytes;
    case '7bit':
    case '8bit':
      return longestLine(bytes) > Math.max(MAX_LINE, longestLine(old)) ||
        (encoding === '7bit' && NOT_SEVEN_BITS.test(bytes) && !NOT_SEVEN_BITS.test(old))
        ? null
        : bytes;
  }
}

const NOT_SEVEN_BITS = /[\0\x80-\xff]/;

function longestLine(text: string): number {
  let longest = 0;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    longest = Math.max(longest, (end < 0 ? text.length : end) - start);
    start = end < 0 ? text.length : end + 1;
  }
  return longest;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Null when there is anything but the alphabet, line ends and padding at the end: programs disagree on the rest. */
function fromBase64(body: string): string | null {
  const digits = body.replace(/[\r\n\t ]+/g, '').replace(/={1,2}$/, '');
  if (/[^A-Za-z0-9+/]/.test(digits) || digits.length % 4 === 1) return null;
  const values = base64Values();
  const bytes = new Uint8Array(Math.ceil(digits.length / 4) * 3);
  const value = (at: number): number => values[digits.charCodeAt(at)] ?? 0;
  for (let at = 0, next = 0; at < digits.length; at += 4) {
    const bits = (value(at) << 18) | (value(at + 1) << 12) | (value(at + 2) << 6) | value(at + 3);
    bytes[next++] = bits >> 16;
    bytes[next++] = bits >> 8;
    bytes[next++] = bits;
  }
  return textOfCodes(bytes.subarray(0, Math.floor((digits.length * 3) / 4)));
}

const base64Values = onDemand(() => {
  const values = new Uint8Array(128);
  Array.from(BASE64, (digit, value) => (values[digit.charCodeAt(0)] = value));
  return values;
});

/** @see https://www.rfc-editor.org/rfc/rfc2045#section-6.8 */
const MAX_BASE64_LINE = 76;

/** Characters in each line of a body, as its first line says. One that nobody broke is broken where servers need it. */
function lineLength(old: string): number {
  const first = /^[^\r\n]*/.exec(old)?.[0].length ?? 0;
  const isBroken = first > 0 && first % 4 === 0 && first < old.trimEnd().length;
  return isBroken
    ? first
    : first > MAX_BASE64_LINE
      ? Math.max(first, MAX_LINE - (MAX_LINE % 4))
      : MAX_BASE64_LINE;
}

function toBase64(bytes: string, length: number, eol: string): string {
  const digits = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  const digit = (value: number): number => BASE64.charCodeAt(value & 63);
  const byte = (at: number): number => bytes.charCodeAt(at) || 0;
  for (let at = 0, next = 0; at < bytes.length; at += 3) {
    const bits = (byte(at) << 16) | (byte(at + 1) << 8) | byte(at + 2);
    digits[next++] = digit(bits >> 18);
    digits[next++] = digit(bits >> 12);
    digits[next++] = at + 1 < bytes.length ? digit(bits >> 6) : PADDING;
    digits[next++] = at + 2 < bytes.length ? digit(bits) : PADDING;
  }
  const text = textOfCodes(digits);
  const lines: string[] = [];
  for (let start = 0; start < text.length; start += length) lines.push(text.slice(start, start + length));
  return lines.join(eol);
}

const PADDING = 0x3d;
