/** Whose the lines of a plain text are. */
import type { Place } from './htmlMarks';

/** @see https://www.rfc-editor.org/rfc/rfc3676#section-4.3 */
const SEPARATOR = '-- ';

/** "-----Original Message-----" and its like in any language: what follows is passed on. */
const PASSED_ON = /^-{5,} ?[^-\s][^\n]{0,60}[^-\s] ?-{5,}$/;

interface Line {
  readonly start: number;
  readonly text: string;
  readonly place: Place;
}

/** Answers for offsets that only grow. */
export function linePlaces(text: string): { readonly at: (offset: number) => Place } {
  const lines = linesOf(text);
  let index = 0;
  return {
    at(offset) {
      while ((lines[index + 1]?.start ?? Infinity) <= offset) index += 1;
      return lines[index]?.place ?? 'own';
    },
  };
}

/** What the writer of this mail wrote, without signature and quoted mail. */
export const ownLines = (text: string): string =>
  linesOf(text)
    .filter(({ place }) => place === 'own')
    .map((line) => line.text)
    .join('\n');

/** Quoted are lines that begin with `>`, and all behind a line that says so. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let rest: Place = 'own';
  let start = 0;
  for (const piece of text.split('\n')) {
    const line = piece.endsWith('\r') ? piece.slice(0, -1) : piece;
    if (PASSED_ON.test(line)) rest = 'quoted';
    else if (line === SEPARATOR && rest === 'own') rest = 'signature';
    lines.push({ start, text: line, place: line.startsWith('>') ? 'quoted' : rest });
    start += piece.length + 1;
  }
  return lines;
}
