/**
 * Quoted-printable, read and written. Text here is binary: one character for each byte.
 * @see https://www.rfc-editor.org/rfc/rfc2045#section-6.7
 */
import { textOfCodes } from './bytes';
import { onDemand } from './onDemand';

/** White space at the end of a line was added on the way; what is no code stands for itself. */
export function fromQuotedPrintable(body: string): string {
  const text = withoutPadding(body);
  if (!text.includes('=')) return text;
  const short = shortBytes();
  const bytes = text.length > short.length ? new Uint8Array(text.length) : short;
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const byte = text.charCodeAt(at);
    if (byte !== EQUALS) bytes[end++] = byte;
    else if (at + 1 === text.length) break;
    else if (text.startsWith('\n', at + 1)) at += 1;
    else if (text.startsWith('\r\n', at + 1)) at += 2;
    else {
      const code = (hexDigit(text.charCodeAt(at + 1)) << 4) | hexDigit(text.charCodeAt(at + 2));
      bytes[end++] = code < 0 ? byte : code;
      if (code >= 0) at += 2;
    }
  }
  return textOfCodes(bytes.subarray(0, end));
}

const EQUALS = 0x3d;

/** Used again for each line of a body: making new room costs more than decoding into it. */
const shortBytes = onDemand(() => new Uint8Array(1_024));

/** −1, whose bits are all set, for what is none; so for the end of a text. */
function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Most bodies have no blanks there. Each run is looked at once, however long. */
const withoutPadding = (body: string): string =>
  /[ \t](?:\r?\n|$)/.test(body)
    ? body.replace(/[ \t]+(\r?\n|$)?/g, (run, end?: string) => (end === undefined ? run : end))
    : body;

/**
 * Bytes that take the place of a body, spelled as that was: a line that is the same, counted from the start or from the
 * end, stays as it stands there; others are broken where its writer would have.
 */
export function inHandOf(old: string, bytes: string, eol: string): string {
  const spelled = hardLines(old);
  // The very last may end in a break that nothing follows.
  const meant = spelled.map((line) => (/=[ \t]?$/.test(line) ? null : fromQuotedPrintable(line)));
  const hand = handOf(spelled);
  const lines = bytes.split(eol);
  const more = spelled.length - lines.length;
  return lines
    .map((line, index) => {
      const same = meant[index] === line ? index : index + more;
      return meant[same] === line ? (spelled[same] ?? line) : quoted(line, hand, eol);
    })
    .join(eol);
}

/** Bytes as quoted-printable. No line begins with two hyphens, so none can pass for the border of a part. */
export const toQuotedPrintable = (bytes: string, eol: string): string =>
  bytes
    .split(eol)
    .map((line) => quoted(line, ORDINARY, eol).replace(/(^|\n)-(?=-)/g, '$1=2D'))
    .join(eol);

/** Longest encoded line, with the `=` that breaks it. */
const MAX_ENCODED_LINE = 76;

/** Who breaks earlier has other reasons than length. */
const LEAST = 20;

/** Where a writer breaks lines: as late as these allow. */
interface Hand {
  /** Longest line that goes on, with its `=`. */
  readonly broken: number;
  /** Longest end of a line. */
  readonly last: number;
  readonly hex: 'upper' | 'lower';
}

/** Leaves room for a hyphen written as a code. */
const ORDINARY: Hand = { broken: MAX_ENCODED_LINE - 2, last: MAX_ENCODED_LINE - 3, hex: 'upper' };

/** The hand that breaks all lines where these are broken, if one does: then each of them would be spelled as it is. */
function handOf(lines: readonly string[]): Hand {
  let broken = MAX_ENCODED_LINE;
  let last = MAX_ENCODED_LINE;
  let longest = 0;
  let longestLast = 0;
  for (const line of lines) {
    const pieces = line.includes('=\r\n') || line.includes('=\n') ? line.split(/\r?\n/) : [line];
    pieces.forEach((piece, index) => {
      const next = pieces[index + 1];
      if (next === undefined) longestLast = Math.max(longestLast, piece.length);
      else {
        longest = Math.max(longest, piece.length);
        broken = Math.min(broken, piece.length + (next.startsWith('=') ? 3 : 1) - 1);
        if (index + 2 === pieces.length) last = Math.min(last, piece.length - 1 + next.length - 1);
      }
    });
  }
  const hex =
    lines.some((line) => LOWER.test(line)) && !lines.some((line) => UPPER.test(line)) ? 'lower' : 'upper';
  last = Math.min(last, broken);
  const isKept = broken >= LEAST && longest <= broken && longestLast <= last;
  return isKept ? { broken, last, hex } : { ...ORDINARY, hex };
}

const LOWER = /=(?:[a-f][\da-f]|\d[a-f])/;
const UPPER = /=(?:[A-F][\dA-F]|\d[A-F])/;

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

function quoted(line: string, { broken, last, hex }: Hand, eol: string): string {
  const units = hex === 'upper' ? upperUnits() : lowerUnits();
  const unitAt = (at: number): string => {
    const byte = line.charCodeAt(at);
    const isBlankEnd = at === line.length - 1 && (byte === 0x20 || byte === 0x09);
    return isBlankEnd ? codeOf(byte) : (units[byte] ?? '');
  };
  let left = 0;
  for (let at = 0; at < line.length; at += 1) left += unitAt(at).length;
  let text = '';
  let column = 0;
  for (let at = 0; at < line.length; at += 1) {
    const unit = unitAt(at);
    if (column + left > last && column + unit.length >= broken) {
      text += `=${eol}`;
      column = 0;
    }
    text += unit;
    column += unit.length;
    left -= unit.length;
  }
  return text;
}

const codeOf = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;

const upperUnits = onDemand(() =>
  Array.from({ length: 256 }, (_, byte) =>
    /[\t -<>-~]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : codeOf(byte),
  ),
);
const lowerUnits = onDemand(() => upperUnits().map((unit) => (unit.length > 1 ? unit.toLowerCase() : unit)));
