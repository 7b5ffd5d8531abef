/** Bytes as scripts have them: signed numbers, −128 to 127. */
export type Bytes = number[];

export type CharsetName = 'US_ASCII' | 'UTF_8';

/** @example signed(Buffer.from([255])) // [-1] */
export const signed = (bytes: Uint8Array): Bytes =>
  Array.from(bytes, (byte) => (byte > 127 ? byte - 256 : byte));

/** Takes unsigned numbers, too, as Google does. */
export const unsigned = (bytes: Bytes): Buffer => Buffer.from(bytes.map((byte) => byte & 255));

export const isBytes = (value: unknown): value is Bytes =>
  Array.isArray(value) && value.every((item) => typeof item === 'number');

/** In US-ASCII each code point beyond it becomes one `?`. */
export function encoded(text: string, charset: CharsetName): Buffer {
  if (charset === 'UTF_8') return Buffer.from(text, 'utf8');
  return Buffer.from(text.replace(/[^\0-\x7f]/gu, '?'), 'latin1');
}
