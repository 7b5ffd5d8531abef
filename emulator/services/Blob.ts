import { encoded, signed, unsigned, isBytes, type Bytes } from './bytes';
import type { Covers } from './coverage';
import { string, wrongParameters } from './signature';

/** @see https://developers.google.com/apps-script/reference/base/blob */
export class Blob implements Covers<
  GoogleAppsScript.Base.Blob,
  | 'copyBlob'
  | 'getBytes'
  | 'getContentType'
  | 'getDataAsString'
  | 'getName'
  | 'isGoogleType'
  | 'setContentType'
  | 'setName'
> {
  #bytes: Bytes;
  #contentType: string | null;
  #name: string | null;

  constructor(bytes: Bytes, contentType: string | null, name: string | null) {
    this.#bytes = [...bytes];
    this.#contentType = contentType;
    this.#name = name;
  }

  copyBlob(): Blob {
    return new Blob(this.#bytes, this.#contentType, this.#name);
  }

  getBytes(): Bytes {
    return [...this.#bytes];
  }

  getContentType(): string | null {
    return this.#contentType;
  }

  /** Unlike Google: knows UTF-8, US-ASCII and ISO-8859-1 only. */
  getDataAsString(charset: unknown = 'UTF-8'): string {
    const encoding = ENCODINGS[string('Blob.getDataAsString', charset).toUpperCase()];
    if (encoding === undefined) throw wrongParameters('Blob.getDataAsString', charset);
    return unsigned(this.#bytes).toString(encoding);
  }

  getName(): string | null {
    return this.#name;
  }

  isGoogleType(): boolean {
    return false;
  }

  setContentType(contentType: unknown): this {
    this.#contentType = contentType === null ? null : string('Blob.setContentType', contentType);
    return this;
  }

  setName(name: unknown): this {
    this.#name = string('Blob.setName', name);
    return this;
  }
}

/** Text becomes UTF-8, and then `text/plain` if nothing else is said. */
export function newBlob(...given: unknown[]): Blob {
  const [data, contentType = null, name = null] = given;
  const type = contentType === null ? null : string('Utilities.newBlob', contentType);
  const named = name === null ? null : string('Utilities.newBlob', name);
  if (typeof data === 'string') return new Blob(signed(encoded(data, 'UTF_8')), type ?? 'text/plain', named);
  if (isBytes(data)) return new Blob(data, type, named);
  throw wrongParameters('Utilities.newBlob', ...given);
}

const ENCODINGS: Readonly<Record<string, BufferEncoding>> = {
  'UTF-8': 'utf8',
  UTF8: 'utf8',
  'US-ASCII': 'ascii',
  'ISO-8859-1': 'latin1',
};
