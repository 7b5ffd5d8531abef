/** Links in plain text: found, put in the place of, and given back, while every other character stays as it was. */
import { REBuilder } from 'linkify-it';
import type { Place } from './htmlMarks';
import { onDemand } from './onDemand';
import { linePlaces } from './plainLines';

/** An address that programs make a link of, though nothing but its letters says so. */
export interface TextLink {
  readonly start: number;
  readonly end: number;
  readonly url: string;
  readonly place: Place;
}

/** How lines go on. @see https://www.rfc-editor.org/rfc/rfc3676 */
export interface Flow {
  readonly flowed?: boolean;
  readonly delSp?: boolean;
}

/**
 * The addresses with http or https, in order. Bare names such as www.example.org are left out: the address that took
 * their place would say something else than the writer did.
 *
 * In a flowed text whose spaces at line ends are not part of it, an address at such an end may go on in the next line;
 * it is left out, too.
 */
export function textLinks(text: string, { flowed = false, delSp = false }: Flow = {}): TextLink[] {
  const places = linePlaces(text);
  const links: TextLink[] = [];
  for (const { start, end } of addressesIn(text)) {
    const isCut = flowed && delSp && /^ \r?\n/.test(text.slice(end, end + 3));
    if (!isCut) links.push({ start, end, url: text.slice(start, end), place: places.at(start) });
  }
  return links;
}

/**
 * Puts our address in the place of each link of the writer's own; those in quoted lines and in the signature stay.
 * Lines stay as they are, however long they get, and with them their flow. {@link restoreText} gives the text back.
 *
 * @example wrapTextLinks('See https://x.org.', () => 'https://t.example/') // 'See https://t.example/.'
 */
export function wrapTextLinks(
  text: string,
  urlFor: (link: TextLink) => string | null,
  flow: Flow = {},
): string {
  return replaced(
    text,
    textLinks(text, flow).filter(({ place }) => place === 'own'),
    (link) => {
      const ours = urlFor(link);
      return ours !== null && isKept(ours, text, link) ? ours : null;
    },
  );
}

/** Puts the original in the place of each address that `destinationOf` knows. */
export const restoreText = (text: string, destinationOf: (url: string) => string | null): string =>
  replaced(text, addressesIn(text), ({ start, end }) => destinationOf(text.slice(start, end)));

interface Piece {
  readonly start: number;
  readonly end: number;
}

function replaced<P extends Piece>(
  text: string,
  pieces: readonly P[],
  by: (piece: P) => string | null,
): string {
  const made: string[] = [];
  let done = 0;
  for (const piece of pieces) {
    const fresh = by(piece);
    if (fresh === null) continue;
    made.push(text.slice(done, piece.start), fresh);
    done = piece.end;
  }
  return made.join('') + text.slice(done);
}

/** What is looked at around an address, to find out where it ends. */
const AROUND = 50;

/** Whether our address would be found again as it is, in this place. */
function isKept(ours: string, text: string, { start, end }: Piece): boolean {
  const before = text.slice(Math.max(0, start - 1), start);
  const [found] = addressesIn(before + ours + text.slice(end, end + AROUND));
  return found?.start === before.length && found.end === before.length + ours.length;
}

/** Longer addresses are left alone: no destination is that long. Also the most that is looked at for one. */
const MAX_ADDRESS = 4_000;

/** Linkify-it's expressions for the beginning of an address and the rest of it; together they have 30,000 letters. */
const grammar = onDemand(() => {
  const rules = new REBuilder({ schema_names: ['http:', 'https:'] });
  return { start: rules.get_schema_search(), rest: rules.get_http_validator() };
});

function addressesIn(text: string): Piece[] {
  const found: Piece[] = [];
  if (!/https?:\/\//i.test(text)) return found;
  const { start, rest } = grammar();
  start.lastIndex = 0;
  for (let begin = start.exec(text); begin !== null; begin = start.exec(text)) {
    const from = begin.index + (begin[1] ?? '').length;
    const behind = start.lastIndex;
    rest.lastIndex = 0;
    const length = rest.exec(text.slice(behind, behind + MAX_ADDRESS))?.[0].length ?? 0;
    const end = behind + length;
    if (length === MAX_ADDRESS) start.lastIndex = wordEnd(text, end);
    else if (length > 0) {
      found.push({ start: from, end });
      // What ends this one may be what the next one begins behind.
      start.lastIndex = end;
    }
  }
  return found;
}

function wordEnd(text: string, from: number): number {
  const space = /\s/g;
  space.lastIndex = from;
  return space.exec(text)?.index ?? text.length;
}
