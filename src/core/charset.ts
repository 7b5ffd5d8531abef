/** Bytes of a mail as text and back. Bytes are a binary string: one character for each, U+0000 to U+00FF. */

import { textOfCodes } from './bytes';
import { onDemand } from './onDemand';

export interface Charset {
  /** The text, or null when it could not be written back as the same bytes. */
  readonly decode: (bytes: string) => string | null;
  /** Whether it has all these characters. */
  readonly has: (text: string) => boolean;
  /** The bytes; `instead` gives what stands for a character that the charset lacks. */
  readonly encode: (text: string, instead: (character: string) => string) => string;
}

/**
 * The charset of a label in a mail, or null for one that is not written here. Labels mean what readers' programs take
 * them for: ISO-8859-1 is windows-1252.
 * @see https://encoding.spec.whatwg.org/#names-and-labels
 */
export function charsetNamed(label: string): Charset | null {
  const name = label.trim().toLowerCase();
  return Object.prototype.hasOwnProperty.call(CHARSETS, name) ? (CHARSETS[name]?.() ?? null) : null;
}

const utf8: Charset = {
  decode(bytes) {
    if (!/[^\0-\x7f]/.test(bytes)) return bytes;
    const units = new Uint16Array(bytes.length);
    let end = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const lead = bytes.charCodeAt(at);
      if (lead < 0x80) units[end++] = lead;
      else {
        const more = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        const point = more === 0 ? -1 : pointAt(bytes, at, more);
        if (point < 0) return null;
        if (point > 0xffff) units[end++] = 0xd7c0 + (point >> 10);
        units[end++] = point > 0xffff ? 0xdc00 | (point & 0x3ff) : point;
        at += more;
      }
    }
    return textOfCodes(units.subarray(0, end));
  },
  has: () => true,
  encode(text) {
    const bytes = new Uint8Array(3 * text.length);
    let end = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit < 0x80) bytes[end++] = unit;
      else {
        const point = text.codePointAt(at) ?? unit;
        if (point > 0xffff) at += 1;
        // Half of a surrogate pair has no bytes; U+FFFD stands for it, as in every encoder.
        end = multibyte(point >= 0xd800 && point < 0xe000 ? 0xfffd : point, bytes, end);
      }
    }
    return textOfCodes(bytes.subarray(0, end));
  },
};

/** Two to four bytes, written from `end` on; answers where they end. */
function multibyte(point: number, bytes: Uint8Array, end: number): number {
  const more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  bytes[end] = (0xff00 >> (more + 1)) | (point >> (6 * more));
  for (let left = more - 1; left >= 0; left -= 1)
    bytes[end + more - left] = 0x80 | ((point >> (6 * left)) & 63);
  return end + more + 1;
}

/** The character that begins here and goes on for some more bytes; −1 when they are none, or are not the shortest. */
function pointAt(bytes: string, at: number, more: number): number {
  let point = bytes.charCodeAt(at) & (0x3f >> more);
  for (let next = at + 1; next <= at + more; next += 1) {
    const byte = bytes.charCodeAt(next);
    if (byte >> 6 !== 2) return -1;
    point = (point << 6) | (byte & 63);
  }
  const isShortest = point >= (more === 1 ? 0x80 : more === 2 ? 0x800 : 0x10000);
  return isShortest && point < 0x110000 && (point < 0xd800 || point > 0xdfff) ? point : -1;
}

const ascii: Charset = {
  decode: (bytes) => (/[^\0-\x7f]/.test(bytes) ? null : bytes),
  has: (text) => !/[^\0-\x7f]/.test(text),
  encode: (text, instead) => text.replace(/[^\0-\x7f]/gu, instead),
};

/** One byte for each character: Latin-1 but for the bytes from `first` on, which stand for `characters`. */
function singleByte(characters: Readonly<Record<number, string>>): Charset {
  const bytes = new Map(Object.entries(characters).map(([byte, character]) => [character, Number(byte)]));
  const isLatin = (character: string): boolean =>
    character <= '\xff' && characters[character.charCodeAt(0)] === undefined;
  return {
    decode: (text) =>
      /[^\0-\xff]/.test(text)
        ? null
        : text.replace(/[\x80-\xff]/g, (byte) => characters[byte.charCodeAt(0)] ?? byte),
    has: (text) =>
      Array.from(text.replace(/[\0-\x7f]+/g, '')).every((each) => bytes.has(each) || isLatin(each)),
    encode: (text, instead) =>
      text.replace(/[^\0-\x7f]/gu, (character) => {
        const byte = bytes.get(character);
        if (byte !== undefined) return String.fromCharCode(byte);
        return isLatin(character) ? character : instead(character);
      }),
  };
}

const numbered = (first: number, characters: string): Record<number, string> =>
  Object.fromEntries(
    Array.from(characters, (character, index): [number, string] => [first + index, character]).filter(
      ([byte, character]) => character.charCodeAt(0) !== byte,
    ),
  );

/** @see https://encoding.spec.whatwg.org/index-windows-1252.txt */
const windows1252 = onDemand(() =>
  singleByte(numbered(0x80, '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ')),
);

/** @see https://encoding.spec.whatwg.org/index-iso-8859-15.txt */
const latin9 = onDemand(() =>
  singleByte({
    0xa4: '€',
    0xa6: 'Š',
    0xa8: 'š',
    0xb4: 'Ž',
    0xb8: 'ž',
    0xbc: 'Œ',
    0xbd: 'œ',
    0xbe: 'Ÿ',
  }),
);

const CHARSETS: Readonly<Record<string, () => Charset>> = {
  'utf-8': () => utf8,
  utf8: () => utf8,
  'us-ascii': () => ascii,
  ascii: () => ascii,
  'iso-8859-1': windows1252,
  'iso8859-1': windows1252,
  latin1: windows1252,
  'windows-1252': windows1252,
  cp1252: windows1252,
  'iso-8859-15': latin9,
  'latin-9': latin9,
};
