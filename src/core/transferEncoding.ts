/** How the bytes of a mail's part travel, and back. Text here is binary: one character for each byte. */

import { onDemand } from './onDemand';

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
 * The body for bytes that take the place of `old`, or null when the encoding cannot carry them: then
 * {@link toQuotedPrintable} can. What was wrong before may stay wrong.
 */
export function encodedBody(
  bytes: string,
  old: string,
  encoding: TransferEncoding,
  eol: string,
): string | null {
  switch (encoding) {
    case 'base64':
      return toBase64(bytes, eol) + (/\r?\n$/.exec(old)?.[0] ?? '');
    case 'quoted-printable':
      return toQuotedPrintable(bytes, eol, old);
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

/** White space at the end of a line was added on the way; what is no code stands for itself. */
const fromQuotedPrintable = (body: string): string =>
  withoutPadding(body)
    .replace(/=\r?\n/g, '')
    .replace(/=$/, '')
    .replace(/(?:=[0-9a-f]{2})+/gi, (codes) => {
      let bytes = '';
      for (let at = 1; at < codes.length; at += 3)
        bytes += String.fromCharCode(parseInt(codes.slice(at, at + 2), 16));
      return bytes;
    });

/** Most bodies have no blanks there. Each run is looked at once, however long. */
const withoutPadding = (body: string): string =>
  /[ \t](?:\r?\n|$)/.test(body)
    ? body.replace(/[ \t]+(\r?\n|$)?/g, (run, end?: string) => (end === undefined ? run : end))
    : body;

/** Longest encoded line. @see https://www.rfc-editor.org/rfc/rfc2045#section-6.7 */
const MAX_ENCODED_LINE = 76;
/** For the = at the end of a broken line, and a hyphen written as a code. */
const ROOM = 3;

/**
 * Bytes as quoted-printable. A line that `old`, the body before, has too is written as it stands there. No line begins
 * with two hyphens unless it did before, so none can pass for the border of a part.
 */
export function toQuotedPrintable(bytes: string, eol: string, old = ''): string {
  const spelled = new Map(
    hardLines(old)
      // The very last may end in a break that nothing follows.
      .filter((line) => !/=[ \t]?$/.test(line))
      .map((line) => [fromQuotedPrintable(line), line]),
  );
  return bytes
    .split(eol)
    .map((line) => spelled.get(line) ?? quoted(line, eol))
    .join(eol);
}

/** Lines of an encoded body as their writer meant them: those that only the encoding broke are together. */
function hardLines(body: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let from = 0; ;) {
    const end = body.indexOf('\n', from);
    if (end < 0) return [...lines, body.slice(start)];
    from = end + 1;
    let last = body.charAt(end - 1) === '\r' ? end - 1 : end;
    const lineEnd = last;
    while (last > start && (body.charAt(last - 1) === ' ' || body.charAt(last - 1) === '\t')) last -= 1;
    if (last > start && body.charAt(last - 1) === '=') continue;
    lines.push(body.slice(start, lineEnd));
    start = from;
  }
}

function quoted(line: string, eol: string): string {
  const codes = line.replace(/[^\t -<>-~]|[\t ]$/g, code);
  const pieces: string[] = [];
  for (let start = 0; start < codes.length;) {
    const whole = codes.length - start <= MAX_ENCODED_LINE - ROOM;
    let end = whole ? codes.length : start + MAX_ENCODED_LINE - ROOM;
    // A code of three characters is never torn apart.
    if (!whole) end -= [codes.charAt(end - 1), codes.charAt(end - 2)].indexOf('=') + 1;
    pieces.push(codes.slice(start, end).replace(/^-(?=-)/, '=2D'));
    start = end;
  }
  return pieces.join(`=${eol}`);
}

const code = (byte: string): string => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Null when there is anything but the alphabet, line ends and padding at the end: programs disagree on the rest. */
function fromBase64(body: string): string | null {
  const digits = body.replace(/[\r\n\t ]+/g, '').replace(/={1,2}$/, '');
  if (/[^A-Za-z0-9+/]/.test(digits) || digits.length % 4 === 1) return null;
  const values = base64Values();
  let bytes = '';
  for (let at = 0; at < digits.length; at += 4) {
    let bits = 0;
    for (let place = at; place < at + 4; place += 1)
      bits = (bits << 6) | (values[digits.charCodeAt(place)] ?? 0);
    bytes += String.fromCharCode((bits >> 16) & 255, (bits >> 8) & 255, bits & 255);
  }
  return bytes.slice(0, Math.floor((digits.length * 3) / 4));
}

const base64Values = onDemand(() => {
  const values = new Uint8Array(128);
  Array.from(BASE64, (digit, value) => (values[digit.charCodeAt(0)] = value));
  return values;
});

/** Bytes of a line of 76 characters. @see https://www.rfc-editor.org/rfc/rfc2045#section-6.8 */
const BYTES_A_LINE = 57;

function toBase64(bytes: string, eol: string): string {
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += BYTES_A_LINE) {
    lines.push(bytes.slice(start, start + BYTES_A_LINE).replace(/[^]{1,3}/g, fourDigits));
  }
  return lines.join(eol);
}

function fourDigits(three: string): string {
  const bits = (three.charCodeAt(0) << 16) | ((three.charCodeAt(1) || 0) << 8) | (three.charCodeAt(2) || 0);
  const digits = [18, 12, 6, 0].map((shift) => BASE64.charAt((bits >> shift) & 63)).join('');
  return digits.slice(0, three.length + 1).padEnd(4, '=');
}
