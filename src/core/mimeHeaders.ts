/** The headers of one part of a mail, as far as they say what its body is. */

export interface HeaderBlock {
  /** The last field of each name, in small letters, unfolded. */
  readonly fields: ReadonlyMap<string, HeaderField>;
  /** Whether programs may disagree on what it says: a field that matters is there twice, or a line is no field. */
  readonly doubtful: boolean;
}

export interface HeaderField {
  readonly value: string;
  /** Offsets of all its lines, with the end of the last. */
  readonly start: number;
  readonly end: number;
}

/** `text/html; charset=utf-8` taken apart. Names are in small letters. */
export interface Parameterized {
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const MATTERS = ['content-type', 'content-transfer-encoding', 'content-disposition'];

/** Reads lines given with their offsets. */
export function headerBlock(lines: readonly HeaderField[]): HeaderBlock {
  const fields = new Map<string, HeaderField>();
  let doubtful = false;
  let name: string | null = null;
  for (const { value: line, start, end } of lines) {
    const before = name === null ? undefined : fields.get(name);
    if (/^[ \t]/.test(line)) {
      if (name === null || before === undefined) doubtful = true;
      else fields.set(name, { value: before.value + line, start: before.start, end });
      continue;
    }
    const colon = line.indexOf(':');
    name = colon <= 0 ? null : line.slice(0, colon).trimEnd().toLowerCase();
    if (name === null || (MATTERS.includes(name) && fields.has(name))) doubtful = true;
    if (name !== null) fields.set(name, { value: line.slice(colon + 1), start, end });
  }
  return { fields, doubtful };
}

/** Longer ones are nobody's, and would only cost time. */
const MAX_VALUE = 5_000;

/**
 * A value with parameters, or null for one that is not well formed, says something twice, or spreads a parameter over
 * several (RFC 2231), which not all programs understand.
 */
export function parameterized(text: string): Parameterized | null {
  if (text.length > MAX_VALUE) return null;
  const [, value = '', rest = ''] = /^\s*([^\s;()"]+)\s*(?:\([^()]*\)\s*)?([^]*)$/.exec(text) ?? [];
  const parameters = new Map<string, string>();
  const next = new RegExp(PARAMETER, 'y');
  while (next.lastIndex < rest.length) {
    const found = next.exec(rest);
    if (found === null) return null;
    const [, name, inQuotes, bare] = found;
    if (name === undefined) continue;
    const key = name.toLowerCase();
    if (parameters.has(key) || /^(?:boundary|charset)\*/.test(key)) return null;
    parameters.set(key, inQuotes === undefined ? (bare ?? '') : inQuotes.replace(/\\([^])/g, '$1'));
  }
  return value === '' ? null : { value: value.toLowerCase(), parameters };
}

/** A semicolon that nothing follows is common, and a comment allowed. */
const PARAMETER = /;\s*(?:([^\s=;"()]+)\s*=\s*(?:"((?:[^"\\]|\\[^])*)"|([^\s;"()]+))\s*(?:\([^()]*\)\s*)?)?/;
