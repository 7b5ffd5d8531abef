import { createHash, createHmac, randomUUID } from 'node:crypto';
import { types } from 'node:util';
import type { ServiceContext, ServiceFactory } from '../contracts';
import { ServiceError } from '../runtime/ServiceError';
import { uuidFrom } from '../world/chance';
import { newBlob, type Blob } from './Blob';
import { encoded, isBytes, signed, unsigned, type Bytes } from './bytes';
import type { Covers } from './coverage';
import { formatDate } from './formatDate';
import { SLEEP } from './limits';
import { enumOf, integer, member, string, wrongParameters } from './signature';

const Charset = enumOf('US_ASCII', 'UTF_8');

/** Unlike Google: MD2 is missing. */
const DigestAlgorithm = enumOf('MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512');

/**
 * Bytes are signed numbers throughout.
 *
 * @see https://developers.google.com/apps-script/reference/utilities/utilities
 */
class Utilities implements Covers<
  GoogleAppsScript.Utilities.Utilities,
  | 'base64Decode'
  | 'base64DecodeWebSafe'
  | 'base64Encode'
  | 'base64EncodeWebSafe'
  | 'computeDigest'
  | 'computeHmacSha256Signature'
  | 'formatDate'
  | 'getUuid'
  | 'newBlob'
  | 'sleep'
> {
  readonly Charset = Charset;
  readonly DigestAlgorithm = DigestAlgorithm;
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  base64Encode(...given: unknown[]): string {
    return this.#encodable('Utilities.base64Encode', given).toString('base64');
  }

  /** Keeps the padding. */
  base64EncodeWebSafe(...given: unknown[]): string {
    const plain = this.#encodable('Utilities.base64EncodeWebSafe', given).toString('base64');
    return plain.replaceAll('+', '-').replaceAll('/', '_');
  }

  base64Decode(...given: unknown[]): Bytes {
    return this.#decode(textToDecode('Utilities.base64Decode', given), /^[A-Za-z0-9+/]*={0,2}$/);
  }

  base64DecodeWebSafe(...given: unknown[]): Bytes {
    return this.#decode(textToDecode('Utilities.base64DecodeWebSafe', given), /^[A-Za-z0-9_-]*={0,2}$/);
  }

  computeDigest(...given: unknown[]): Bytes {
    const [algorithm, value, charset] = given;
    const name = member('Utilities.computeDigest', algorithm, DigestAlgorithm);
    const input = bytesToSign('Utilities.computeDigest', given, value, charset, given.length === 3);
    return signed(createHash(name.replace('_', '')).update(input).digest());
  }

  /** Text is US-ASCII unless a charset is named: every other character counts as `?`. */
  computeHmacSha256Signature(...given: unknown[]): Bytes {
    const method = 'Utilities.computeHmacSha256Signature';
    const [value, key, charset] = given;
    if (typeof value !== typeof key) throw wrongParameters(method, ...given);
    const withCharset = given.length === 3;
    const signature = createHmac('sha256', bytesToSign(method, given, key, charset, withCharset))
      .update(bytesToSign(method, given, value, charset, withCharset))
      .digest();
    return signed(signature);
  }

  formatDate(date: unknown, timeZone: unknown, format: unknown): string {
    const method = 'Utilities.formatDate';
    if (!types.isDate(date)) throw wrongParameters(method, date, timeZone, format);
    return formatDate(date, string(method, timeZone), string(method, format));
  }

  getUuid(): string {
    const { chance } = this.#context.world.script.memory;
    return chance === undefined ? randomUUID() : uuidFrom(chance);
  }

  newBlob(...given: unknown[]): Blob {
    return newBlob(...given);
  }

  /** Moves the world's clock; nothing else runs meanwhile. */
  sleep(milliseconds: unknown): void {
    const duration = integer('Utilities.sleep', milliseconds);
    // Unlike Google: its words are not known.
    if (duration < 0 || duration > SLEEP.value) throw new ServiceError('Invalid argument: milliseconds');
    this.#context.world.script.pass(this.#context.execution, duration);
  }

  /** By which charset text without one is encoded is not documented: a switch says it. */
  #encodable(method: string, given: readonly unknown[]): Buffer {
    const { base64EncodesUtf8 } = this.#context.world.switches;
    const [data, charset = base64EncodesUtf8 ? Charset.UTF_8 : Charset.US_ASCII] = given;
    if (typeof data === 'string') return encoded(data, member(method, charset, Charset));
    if (isBytes(data) && given.length === 1) return unsigned(data);
    throw wrongParameters(method, ...given);
  }

  /** Padded, or as a switch says. */
  #decode(text: string, alphabet: RegExp): Bytes {
    const isWhole = text.length % 4 === 0 || this.#context.world.switches.base64TakesUnpadded;
    if (!alphabet.test(text) || !isWhole) throw new ServiceError('Could not decode string.');
    return signed(Buffer.from(text, 'base64'));
  }
}

export const utilities: ServiceFactory = (context) => new Utilities(context);

function textToDecode(method: string, given: readonly unknown[]): string {
  const [text, charset = Charset.UTF_8] = given;
  member(method, charset, Charset);
  return string(method, text);
}

function bytesToSign(
  method: string,
  given: readonly unknown[],
  value: unknown,
  charset: unknown,
  withCharset: boolean,
): Buffer {
  if (typeof value === 'string')
    return encoded(value, withCharset ? member(method, charset, Charset) : 'US_ASCII');
  if (isBytes(value) && !withCharset) return unsigned(value);
  throw wrongParameters(method, ...given);
}
