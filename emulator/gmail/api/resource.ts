import { invalid } from '../GmailError';

type Kind = 'text' | 'texts' | 'object';

/**
 * The fields of a resource, each of the kind it must have; null counts as left out.
 * @throws {GmailError} 400, in Google's words for a field that Gmail does not know or that is of another kind.
 */
export function resourceOf<T extends object>(
  resource: T | null | undefined,
  fields: { readonly [Field in keyof T & string]?: Kind },
): T {
  if (typeof resource !== 'object' || resource === null) {
    throw invalid(`The resource comes first, and is an object, not ${JSON.stringify(resource)}.`);
  }
  const kinds = new Map<string, Kind | undefined>(Object.entries<Kind | undefined>(fields));
  const given = Object.entries(resource).filter(([, value]) => value !== null && value !== undefined);
  for (const [name, value] of given) {
    const kind = kinds.get(name);
    if (kind === undefined)
      throw invalid(`Invalid JSON payload received. Unknown name "${name}": Cannot find field.`);
    if (!isKind[kind](value)) throw invalid(`Invalid value at '${name}', ${JSON.stringify(value)}`);
  }
  // The same fields without those that hold nothing.
  return Object.fromEntries(given) as T;
}

const isText = (value: unknown): boolean => typeof value === 'string';

const isKind: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: isText,
  texts: (value) => Array.isArray(value) && value.every(isText),
  object: (value) => typeof value === 'object',
};

/** The raw mail of a resource: web-safe base64, as `Utilities.base64EncodeWebSafe` writes it. */
export function rawOf({ raw }: { readonly raw?: string | undefined }): string {
  if (raw === undefined)
    throw invalid("'raw' RFC822 payload message string or uploading message via /upload/* URL required");
  if (!/^[\w+/=-]*$/.test(raw))
    throw invalid("Invalid value at 'message.raw' (TYPE_BYTES), Base64 decoding failed");
  return Buffer.from(raw, 'base64url').toString('latin1');
}

/** Ids of messages and threads are hexadecimal numbers. @throws {GmailError} 400. */
export function checkId(id: string, name = 'id'): string {
  if (!/^[0-9a-f]{1,16}$/.test(id)) throw invalid(`Invalid ${name} value`);
  return id;
}

/** Uploads take another way into Gmail than resources do. */
export function refuseMedia(media: unknown): void {
  if (media !== undefined && media !== null) {
    throw new Error('Uploading a mail as a blob is not emulated. Give it as raw in the resource.');
  }
}
