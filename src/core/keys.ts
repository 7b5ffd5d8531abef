/** Everything secret comes from one root: set-up makes 32 random bytes, and each use has its own key with a label. */
import { fromHex, isWellFormed, toHex, utf8 } from './bytes';
import type { Config } from './config';
import type { Hmac, KeyRing } from './token';

/** What a key other than a token's is for. Those for `send` tell mails apart; those for `query` sign questions of the add-on, for `card` its buttons. */
export type Purpose = 'query' | 'ticket' | 'tag' | 'card' | 'send';

/** The recipient tag of mail that has none or several recipients. */
export const GROUP_TAG = '00000000';

const TAG_BYTES = 4;

/**
 * The key for one use. Knowing one says nothing about the root or another.
 *
 * @throws {RangeError} when the root is not written in hex.
 */
export function deriveKey(rootSecretHex: string, label: string, hmac: Hmac): Uint8Array {
  const root = fromHex(rootSecretHex);
  if (root === null || root.length === 0) throw new RangeError('The root secret is not written in hex.');
  return hmac(root, utf8(label));
}

/** The keys that sign and check tokens: the current one and the retired ones. */
export function keyRingOf(config: Pick<Config, 'rootSecret' | 'tokenKeys'>, hmac: Hmac): KeyRing {
  const { current, retired } = config.tokenKeys;
  const keys: Record<number, Uint8Array> = {};
  for (const id of [current, ...retired]) keys[id] = deriveKey(config.rootSecret, `token:${id}`, hmac);
  return { current, keys, retired };
}

/** The key for everything that is not a token. */
export const secretFor = (config: Pick<Config, 'rootSecret'>, purpose: Purpose, hmac: Hmac): Uint8Array =>
  deriveKey(config.rootSecret, purpose, hmac);

/**
 * A name for the only recipient that tells nobody the address: 8 hex digits of a keyed hash.
 *
 * The same address written in other letters or twice is one recipient. {@link GROUP_TAG} for none or several.
 */
export function recipientTag(
  config: Pick<Config, 'rootSecret'>,
  recipients: readonly string[],
  hmac: Hmac,
): string {
  const addresses = new Set(recipients.map((address) => address.trim().toLowerCase()));
  const [only] = addresses;
  if (addresses.size !== 1 || !only || !isWellFormed(only)) return GROUP_TAG;
  const tag = toHex(hmac(secretFor(config, 'tag', hmac), utf8(only)).slice(0, TAG_BYTES));
  return tag === GROUP_TAG ? '00000001' : tag; // one in four thousand million, but a person is not a group
}
