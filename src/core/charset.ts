/** Bytes of a mail as text and back. Bytes are a binary string: one character for each, U+0000 to U+00FF. */

import { onDemand } from './onDemand';

export interface Charset {
  /** The text, or null when it could not be written back as the same bytes. */
  readonly decode: (bytes: string) => string | null;
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
    if (/[^\0-\xff]/.test(bytes)) return null;
    try {
      // The one decoder that every JavaScript has, and it refuses whatever is not UTF-8.
      return decodeURIComponent(bytes.replace(/[%\x80-\xff]+/g, percentEncoded));
    } catch {
      return null;
    }
  },
  encode: (text) =>
    text.replace(/[^\0-\x7f]+/g, (run) =>
      // Half of a surrogate pair has no bytes; U+FFFD stands for it, as in every encoder.
      encodeURIComponent(run.replace(/[\ud800-\udfff]/gu, '\ufffd')).replace(/%(..)/g, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      ),
    ),
};

const percentCodes = onDemand(() =>
  Array.from({ length: 256 }, (_, byte) => `%${byte.toString(16).padStart(2, '0')}`),
);

function percentEncoded(run: string): string {
  const codes = percentCodes();
  let encoded = '';
  for (let at = 0; at < run.length; at += 1) encoded += codes[run.charCodeAt(at)] ?? '';
  return encoded;
}

const ascii: Charset = {
  decode: (bytes) => (/[^\0-\x7f]/.test(bytes) ? null : bytes),
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
