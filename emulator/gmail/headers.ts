/** Edits of a raw mail's head. Bodies, other lines and their order stay as they are, byte for byte. */

/** The mail with this header line, in the old one's place or on top; other lines of that name are gone. */
export function withHeader(raw: string, name: string, value: string): string {
  const { head, rest } = split(raw);
  const at = head.findIndex((line) => isNamed(line, name));
  const others = head.filter((line) => !isNamed(line, name));
  const place = at === -1 ? 0 : head.slice(0, at).filter((line) => !isNamed(line, name)).length;
  return [...others.slice(0, place), `${name}: ${value}\r\n`, ...others.slice(place)].join('') + rest;
}

export function withoutHeader(raw: string, name: string): string {
  const { head, rest } = split(raw);
  return head.filter((line) => !isNamed(line, name)).join('') + rest;
}

/** Header lines with their folds and line breaks, and everything from the empty line on. */
function split(raw: string): { head: readonly string[]; rest: string } {
  if (/^\r?\n/.test(raw)) return { head: [], rest: raw };
  const end = /\r?\n(?=\r?\n)/.exec(raw);
  const text = end === null ? raw : raw.slice(0, end.index + end[0].length);
  return { head: text.match(/.+(?:\r?\n[ \t].*)*(?:\r?\n|$)/g) ?? [], rest: raw.slice(text.length) };
}

const isNamed = (line: string, name: string): boolean =>
  line.slice(0, line.indexOf(':')).trim().toLowerCase() === name.toLowerCase();
