/** Bytes and the ways to write them as text. */

/** In the order of their values. */
export const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * The UTF-8 bytes of a text.
 *
 * @throws {URIError} for half of a surrogate pair, which no bytes stand for; ask {@link isWellFormed} first.
 */
export function utf8(text: string): Uint8Array {
  // Plain ECMAScript has no other encoder: Apps Script lacks TextEncoder.
  const units = encodeURIComponent(text).match(/%..|./g) ?? [];
  return Uint8Array.from(units, (unit) =>
    unit.length === 1 ? unit.charCodeAt(0) : parseInt(unit.slice(1), 16),
  );
}

/** One character for each number, in a time proportional to their count. */
export function textOfCodes(codes: Uint8Array | Uint16Array): string {
  if (codes.length <= MAX_ARGUMENTS) return fromCodes(codes);
  const pieces: string[] = [];
  for (let start = 0; start < codes.length; start += MAX_ARGUMENTS)
    pieces.push(fromCodes(codes.subarray(start, start + MAX_ARGUMENTS)));
  return pieces.join('');
}

/** Spread, the codes would pass through an iterator, ten times as slow. */
const fromCodes = (codes: ArrayLike<number>): string =>
  String(Reflect.apply(String.fromCharCode, null, codes));

/** An engine takes only so many. */
const MAX_ARGUMENTS = 8_192;

/** Whether every surrogate in the text has its other half. */
export const isWellFormed = (text: string): boolean => !/[\ud800-\udfff]/u.test(text);

/** Two lower-case hex digits for each byte. */
export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The bytes that hex digits of either case stand for; null when the text is anything else. */
export function fromHex(text: string): Uint8Array | null {
  if (!/^(?:[0-9a-f]{2})*$/i.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/**
 * The bytes in the alphabet that is safe in addresses, without padding.
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-5
 */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let heldBits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    heldBits += 8;
    while (heldBits >= 6) {
      heldBits -= 6;
      text += BASE64URL.charAt((held >> heldBits) & 63);
    }
    held &= (1 << heldBits) - 1;
  }
  return heldBits === 0 ? text : text + BASE64URL.charAt(held << (6 - heldBits));
}

/**
 * The bytes of a text that {@link toBase64url} wrote; null for every other text. Padding, white space, a length that
 * cannot be and left-over bits in the last character are refused, so that no two texts mean the same bytes.
 */
export function fromBase64url(text: string): Uint8Array | null {
  if (!/^[\w-]*$/.test(text)) return null;
  const bytes: number[] = [];
  let held = 0;
  let heldBits = 0;
  for (const character of text) {
    held = (held << 6) | BASE64URL.indexOf(character);
    heldBits += 6;
    if (heldBits < 8) continue;
    heldBits -= 8;
    bytes.push(held >> heldBits);
    held &= (1 << heldBits) - 1;
  }
  return heldBits < 6 && held === 0 ? Uint8Array.from(bytes) : null;
}

/** Whether two byte strings are equal, found out in a time that does not tell where they differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  a.forEach((byte, index) => {
    difference |= byte ^ (b[index] ?? 0);
  });
  return difference === 0;
}
