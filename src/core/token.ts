/**
 * Tokens: the signed text in our addresses. They say whose message it is about and hold for one destination only.
 *
 * | bytes | |
 * |---|---|
 * | 1 | version (4 bits), key id (4 bits) |
 * | 1 | kind |
 * | 9 | message id |
 * | 4 | recipient tag |
 * | 1 | link index |
 * | 16 | HMAC-SHA-256, truncated, of the bytes before it and of the destination's UTF-8 bytes |
 */
import { equalBytes, fromBase64url, fromHex, toBase64url, toHex, utf8 } from './bytes';
import { safeDestination } from './destination';
import type { MessageId } from './event';

/** HMAC-SHA-256 of `message` under `key`: 32 bytes. */
export type Hmac = (key: Uint8Array, message: Uint8Array) => Uint8Array;

/** A token's text, well formed; whether it is ours only {@link openToken} says. */
export type Token = string & { readonly __brand: 'Token' };

/** `info` leads to the page that informs the reader and takes objections. */
export type TokenKind = 'open' | 'click' | 'info';

/** What a token claims. */
export interface Claim {
  readonly kind: TokenKind;
  readonly message: MessageId;
  /** Keyed hash of the only recipient, 8 lower-case hex digits; `00000000` for a group. */
  readonly tag: string;
  /** Which link of the message, 0 to 255; 0 where there is none. */
  readonly link: number;
  /** Where a click leads; null for every other kind. */
  readonly destination: string | null;
}

/** Keys by their ids, 0 to 15. */
export interface KeyRing {
  /** Signs new tokens. */
  readonly current: number;
  readonly keys: Readonly<Record<number, Uint8Array>>;
  /** No longer good for pixels and links; information pages of old mail still open. */
  readonly retired: readonly number[];
}

/** Why a token is not believed. A value, not an exception. */
export type Refusal =
  | 'malformed' // not a token of this version
  | 'unknown-key' // signed by a key that we do not have, or have retired
  | 'bad-signature' // not signed by us for this destination
  | 'bad-destination'; // a click that leads nowhere acceptable, or a destination where none belongs

export type OpenedToken =
  | { readonly ok: true; readonly claim: Claim; /** The key is retired. */ readonly retired: boolean }
  | { readonly ok: false; readonly why: Refusal };

const VERSION = 1;
const MESSAGE_ID_BYTES = 9;
const TAG_BYTES = 4;
const SIGNED_BYTES = 16;
const MAC_BYTES = 16;
const TOKEN_CHARS = 43;
const KIND_BYTE: Readonly<Record<TokenKind, number>> = { open: 1, click: 2, info: 3 };
const KIND_OF: readonly (TokenKind | undefined)[] = [undefined, 'open', 'click', 'info'];

export const isMessageId = (text: string): text is MessageId => /^[\w-]{12}$/.test(text);

/** The message id that 9 random bytes make. */
export function messageIdOf(random: Uint8Array): MessageId {
  const text = toBase64url(random);
  if (!isMessageId(text)) throw new RangeError(`A message id is made of ${MESSAGE_ID_BYTES} bytes.`);
  return text;
}

/** Whether a text has the form of a token. */
export const isToken = (text: string): text is Token => parse(text) !== null;

/** A token for the claim, signed with the current key. @throws {RangeError} for a claim that no token can make. */
export function tokenFor(claim: Claim, keyRing: KeyRing, hmac: Hmac): Token {
  const { kind, link, destination } = claim;
  const { current } = keyRing;
  const key = keyRing.keys[current];
  const message = fromBase64url(claim.message);
  const tag = fromHex(claim.tag);
  if (key === undefined || (current & 15) !== current) throw new RangeError('There is no key to sign with.');
  if (message?.length !== MESSAGE_ID_BYTES) throw new RangeError('Not a message id.');
  if (tag?.length !== TAG_BYTES || toHex(tag) !== claim.tag) throw new RangeError('Not a recipient tag.');
  if ((link & 255) !== link) throw new RangeError('Not a link index.');
  if (!isDestinationFor(kind, destination))
    throw new RangeError(`Not a destination for a token of kind ${kind}.`);
  const signed = Uint8Array.of((VERSION << 4) | current, KIND_BYTE[kind], ...message, ...tag, link);
  const token = toBase64url(Uint8Array.of(...signed, ...macOf(signed, destination, key, hmac)));
  if (!isToken(token)) throw new RangeError('The HMAC is too short.');
  return token;
}

/**
 * What a token of ours claims, for the destination that came with it.
 *
 * No other text says the same: any bit changed, a letter in the other case, padding or white space is refused.
 */
export function openToken(
  token: string,
  destination: string | null,
  keyRing: KeyRing,
  hmac: Hmac,
): OpenedToken {
  const parts = parse(token);
  if (parts === null) return refused('malformed');
  const { kind, message, tag, link } = parts;
  const key = keyRing.keys[parts.keyId];
  const retired = keyRing.retired.includes(parts.keyId);
  if (key === undefined || (retired && kind !== 'info')) return refused('unknown-key');
  if (!isDestinationFor(kind, destination)) return refused('bad-destination');
  if (!equalBytes(parts.mac, macOf(parts.signed, destination, key, hmac))) return refused('bad-signature');
  return { ok: true, claim: { kind, message, tag, link, destination }, retired };
}

/** Whose message a token says it is about, unchecked: for look-ups only. Null when it is no token. */
export function peekToken(token: string): { readonly message: MessageId; readonly tag: string } | null {
  const parts = parse(token);
  return parts && { message: parts.message, tag: parts.tag };
}

function parse(token: string) {
  const bytes = token.length === TOKEN_CHARS ? fromBase64url(token) : null;
  if (bytes === null) return null;
  const view = new DataView(bytes.buffer);
  const head = view.getUint8(0);
  const kind = KIND_OF[view.getUint8(1)];
  if (head >> 4 !== VERSION || kind === undefined) return null;
  return {
    keyId: head & 15,
    kind,
    message: messageIdOf(bytes.slice(2, 11)),
    tag: toHex(bytes.slice(11, 15)),
    link: view.getUint8(15),
    signed: bytes.slice(0, SIGNED_BYTES),
    mac: bytes.slice(SIGNED_BYTES),
  };
}

const isDestinationFor = (kind: TokenKind, destination: string | null): boolean =>
  kind === 'click'
    ? destination !== null && safeDestination(destination) === destination
    : destination === null;

const macOf = (signed: Uint8Array, destination: string | null, key: Uint8Array, hmac: Hmac): Uint8Array =>
  hmac(key, Uint8Array.of(...signed, ...utf8(destination ?? ''))).slice(0, MAC_BYTES);

const refused = (why: Refusal): OpenedToken => ({ ok: false, why });
