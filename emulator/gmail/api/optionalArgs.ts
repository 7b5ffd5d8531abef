import { invalid } from '../GmailError';
import { PAGE } from '../limits';

/** The last argument of many calls: query parameters by name. */
export type OptionalArgs = Readonly<Record<string, ArgValue | undefined>>;
type ArgValue = string | number | boolean | readonly string[];

/**
 * The parameters given, if all of them are emulated here; null is none. `fields` and `prettyPrint` belong to every
 * method.
 * @throws {Error} by name for another.
 */
export function optionalArgs(given: object | null | undefined, known: readonly string[]): OptionalArgs {
  const args = Object.entries(given ?? {}).filter(([, value]) => value !== null && value !== undefined);
  for (const [name, value] of args) {
    if (![...known, 'fields', 'prettyPrint'].includes(name)) {
      throw new Error(`The optional argument "${name}" is not emulated. Add it in emulator/gmail/api.`);
    }
    if (!isArgValue(value)) throw invalid(`Invalid value at '${name}'`);
  }
  // Every value was looked at.
  return Object.fromEntries(args);
}

const isArgValue = (value: unknown): value is ArgValue =>
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string'));

/** A parameter that may be given once or many times. */
export function texts(value: ArgValue | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [String(value)];
}

export interface Page<T> {
  readonly entries: readonly T[];
  readonly nextPageToken?: string;
}

/**
 * One page of a list. Tokens are twenty digits, as seen in live runs; an empty token is none.
 * @throws {GmailError} 400 `Invalid pageToken`.
 */
export function pageOf<T>(all: readonly T[], { maxResults, pageToken }: OptionalArgs): Page<T> {
  const size = maxResults === undefined ? PAGE.usual : Math.min(Number(maxResults), PAGE.most);
  if (!Number.isInteger(size) || size < 1) throw invalid(`Invalid maxResults: ${String(maxResults)}`);
  const start = startOf(pageToken);
  const end = start + size;
  return {
    entries: all.slice(start, end),
    ...(end < all.length ? { nextPageToken: `1${String(end).padStart(19, '0')}` } : {}),
  };
}

function startOf(pageToken: ArgValue | undefined): number {
  if (pageToken === undefined || pageToken === '') return 0;
  if (!/^1\d{19}$/.test(String(pageToken))) throw invalid('Invalid pageToken');
  return Number(String(pageToken).slice(1));
}

/**
 * A partial answer: only what `fields` names, as `messages(id,threadId),nextPageToken` or `payload/headers`.
 *
 * Unlike Google: a name that the answer does not have is passed over, not refused.
 * @see https://developers.google.com/workspace/gmail/api/guides/performance#partial
 */
export function masked<T extends object>(answer: T, { fields }: OptionalArgs): T {
  if (fields === undefined || fields === '*') return answer;
  const text = String(fields).replace(/\s/g, '');
  const [mask, rest] = readMask(text);
  if (rest !== '') throw invalid(`Invalid field selection ${text}`);
  // A part of an answer has the answer's own, wholly optional fields.
  return cut(answer, mask) as T;
}

/** Null: everything below. */
interface Mask {
  readonly [name: string]: Mask | null;
}

function readMask(text: string): [Mask, string] {
  const mask: Record<string, Mask | null> = {};
  let rest = text;
  for (;;) {
    const name = /^[\w*]+/.exec(rest)?.[0];
    if (name === undefined) throw invalid(`Invalid field selection ${text}`);
    rest = rest.slice(name.length);
    mask[name] = null;
    if (rest.startsWith('/')) {
      const path = /^\/[\w*/]+(\([^()]*\))?/.exec(rest)?.[0] ?? '';
      mask[name] = readMask(path.slice(1))[0];
      rest = rest.slice(path.length);
    } else if (rest.startsWith('(')) {
      const [inner, after] = readMask(rest.slice(1));
      if (!after.startsWith(')')) throw invalid(`Invalid field selection ${text}`);
      mask[name] = inner;
      rest = after.slice(1);
    }
    if (!rest.startsWith(',')) return [mask, rest];
    rest = rest.slice(1);
  }
}

function cut(value: unknown, mask: Mask | null): unknown {
  if (mask === null || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => cut(each, mask));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name in mask || '*' in mask)
      .map(([name, inner]) => [name, cut(inner, mask[name] ?? null)]),
  );
}
