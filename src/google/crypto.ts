import type { Hmac, RandomBytes } from '../ports';

const signed = (bytes: Uint8Array): number[] => Array.from(bytes, (byte) => (byte << 24) >> 24);
const unsigned = (bytes: readonly number[]): Uint8Array => Uint8Array.from(bytes, (byte) => byte & 0xff);

/**
 * HMAC-SHA-256 by Google's Utilities. Byte arrays on both sides: with strings Google would read non-ASCII as `?`.
 * @see https://developers.google.com/apps-script/reference/utilities/utilities#computehmacsha256signaturevalue,-key
 */
export const hmac: Hmac = (key, message) =>
  unsigned(Utilities.computeHmacSha256Signature(signed(message), signed(key)));

/** Up to 32 unguessable bytes: the digest of three random UUIDs, 366 random bits. */
export const randomBytes: RandomBytes = (length) => {
  const seed = [Utilities.getUuid(), Utilities.getUuid(), Utilities.getUuid()].join();
  return unsigned(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, seed)).subarray(0, length);
};
