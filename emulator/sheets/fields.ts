import { Refusal } from './refusal';
import { noFieldListed } from './limits';

/**
 * Which fields are meant: everything below here, or only the named ones.
 * @see https://developers.google.com/workspace/sheets/api/guides/field-masks
 */
export type Mask = 'all' | ReadonlyMap<string, Mask>;

type Names = { readonly [name: string]: Names | null };

/** The parts of a Spreadsheet by name; null where this emulator looks no deeper. */
export const SPREADSHEET_FIELDS: Names = {
  spreadsheetId: null,
  spreadsheetUrl: null,
  properties: null,
  namedRanges: null,
  developerMetadata: null,
  sheets: {
    properties: null,
    merges: null,
    conditionalFormats: null,
    protectedRanges: null,
    basicFilter: null,
    bandedRanges: null,
    developerMetadata: null,
    charts: null,
    filterViews: null,
    data: {
      startRow: null,
      startColumn: null,
      rowMetadata: null,
      columnMetadata: null,
      rowData: {
        values: {
          userEnteredValue: null,
          effectiveValue: null,
          formattedValue: null,
          userEnteredFormat: null,
          effectiveFormat: null,
          note: null,
          dataValidation: null,
          hyperlink: null,
          textFormatRuns: null,
        },
      },
    },
  },
};

/**
 * Reads a mask in either notation, `sheets(properties(title),data.rowData)` or `sheets.properties.title`.
 * @throws {Refusal} when it is empty or its brackets do not match.
 */
export function parseMask(text: string): Mask {
  const tokens = text.match(/[^\s,()./]+|[,()./]/g) ?? [];
  let at = 0;
  const list = (): Map<string, Mask> => {
    const fields = new Map<string, Mask>();
    do {
      const name = tokens[at++];
      if (name === undefined || /^[,()./]$/.test(name)) throw malformed();
      const child = path();
      fields.set(name, joined(fields.get(name), child));
    } while (tokens[at] === ',' && ++at);
    return fields;
  };
  const path = (): Mask => {
    const token = tokens[at];
    if (token === '.' || token === '/') {
      at += 1;
      const name = tokens[at++];
      if (name === undefined || /^[,()./]$/.test(name)) throw malformed();
      return new Map([[name, path()]]);
    }
    if (token === '(') {
      at += 1;
      const inner = list();
      if (tokens[at++] !== ')') throw malformed();
      return inner;
    }
    return 'all';
  };
  if (tokens.length === 0) throw new Refusal(400, noFieldListed);
  const mask = list();
  if (at < tokens.length) throw malformed();
  return mask.has('*') ? 'all' : mask;
}

/** The mask of what lies under a field, or null when the field is not asked for. */
export function under(mask: Mask, name: string): Mask | null {
  if (mask === 'all') return 'all';
  return mask.get(name) ?? mask.get('*') ?? null;
}

/** Only what the mask names; objects without anything left stay as `{}`. */
export function masked<T>(value: T, mask: Mask): T;
export function masked(value: unknown, mask: Mask): unknown {
  if (mask === 'all' || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item: unknown) => masked(item, mask));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => {
      const inner = under(mask, name);
      return inner === null || part === undefined ? [] : [[name, masked(part, inner)]];
    }),
  );
}

/** `target` with every field of the mask taken from `source`; one that `source` lacks is taken away. */
export function assigned<T extends object>(target: T, source: T, mask: Mask): T;
export function assigned(target: object, source: object, mask: Mask): object {
  if (mask === 'all') return source;
  const result = new Map<string, unknown>(Object.entries(target));
  const given = new Map<string, unknown>(Object.entries(source));
  for (const [name, inner] of mask) {
    const part = given.get(name);
    const old = result.get(name);
    const next =
      inner === 'all' ? part : assigned(isObject(old) ? old : {}, isObject(part) ? part : {}, inner);
    if (next === undefined || (isObject(next) && Object.keys(next).length === 0)) result.delete(name);
    else result.set(name, next);
  }
  return Object.fromEntries(result);
}

/** @throws {Refusal} for a name that the resource does not have. */
export function checkNames(mask: Mask, names: Names = SPREADSHEET_FIELDS, path = ''): void {
  if (mask === 'all') return;
  for (const [name, inner] of mask) {
    if (name === '*') continue;
    const known = names[name];
    if (known === undefined) {
      throw new Refusal(
        400,
        'Request contains an invalid argument.',
        `Error expanding 'fields' parameter. Cannot find matching fields for path '${path}${name}'.`,
      );
    }
    if (known !== null) checkNames(inner, known, `${path}${name}.`);
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const malformed = (): Refusal => new Refusal(400, 'Request contains an invalid argument.');

function joined(first: Mask | undefined, second: Mask): Mask {
  if (first === undefined) return second;
  if (first === 'all' || second === 'all') return 'all';
  const both = new Map(first);
  for (const [name, mask] of second) both.set(name, joined(both.get(name), mask));
  return both;
}
