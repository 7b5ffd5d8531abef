/**
 * How an address is spelled as the value of an attribute. HTML knows many spellings of one address (`&` or `&amp;`,
 * `/` or `&#x2F;`). To give the original back byte for byte, our address is written in the hand of the one whose
 * place it takes, so that restoring can read the hand from ours.
 */
import { decodeHTMLAttribute } from 'entities/decode';
import { percentDecoded } from './query';

/** What stands around the value of an attribute; empty when nothing does. */
export type Quote = '"' | "'" | '';

/**
 * The address that a value spells, as a browser understands it: character references resolved, white space and
 * controls around it and line breaks in it removed.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#attribute-value-(double-quoted)-state
 * @see https://url.spec.whatwg.org/#concept-basic-url-parser
 */
export const addressIn = (value: string): string =>
  tidied(decodeHTMLAttribute(value.replace(/\0/g, '\ufffd')));

/** An address as a browser reads it: without white space and controls around it and line breaks and tabs in it. */
export const tidied = (address: string): string =>
  partsOf(address, (character) => character <= ' ')[1].replace(/[\t\n\r]/g, '');

/** The plain spelling, fit for its quotes. */
export const escaped = (text: string, quote: Quote): string =>
  text.replace(SPECIAL[quote], (character) => NAMED[character] ?? reference(character));

/**
 * Spells `ours` so that it can take the place of `raw`, which spells `theirs`: {@link restoredValue} gives `raw` back.
 *
 * What the hand cannot carry (one character spelled in two ways) goes into marks on the last letters or, at worst,
 * into the fragment, which no browser sends to a server.
 */
export function spelledInPlaceOf(raw: string, theirs: string, ours: string, quote: Quote): string {
  const [before, inner, after] = partsOf(raw);
  const hand = handOf(inner);
  const restores = (spelling: string): boolean =>
    addressIn(spelling) === ours &&
    restoredValue(before + spelling + after, quote, (address) => (address === ours ? theirs : null)) === raw;
  const spelling =
    firstOf([() => inHand(ours, hand, quote), () => withMarks(ours, inner, hand, quote)], restores) ??
    escaped(ours + RAW_FRAGMENT + encodeURIComponent(inner), quote);
  return before + spelling + after;
}

function firstOf(
  spellings: readonly (() => string)[],
  restores: (spelling: string) => boolean,
): string | null {
  for (const make of spellings) {
    const spelling = make();
    if (restores(spelling)) return spelling;
  }
  return null;
}

/**
 * The value with the original address in place of ours, spelled as it was; null when `destinationOf` knows none.
 * Where somebody has spelled our address anew, the original is spelled plainly.
 */
export function restoredValue(
  value: string,
  quote: Quote,
  destinationOf: (address: string) => string | null,
): string | null {
  const [before, inner, after] = partsOf(value);
  const { address, raw } = splitRaw(addressIn(value));
  const kept = raw === null ? null : destinationOf(address);
  if (raw !== null && kept !== null) {
    return before + (fits(raw, quote) && addressIn(raw) === kept ? raw : escaped(kept, quote)) + after;
  }
  const destination = destinationOf(addressIn(value));
  if (destination === null) return null;
  const hand = handOf(inner);
  const spelling = asMarked(inner, destination, hand, quote) ?? inHand(destination, hand, quote);
  return before + (addressIn(spelling) === destination ? spelling : escaped(destination, quote)) + after;
}

/** Our address without the raw spelling of the original that we may have put into its fragment. */
export function splitRaw(address: string): { readonly address: string; readonly raw: string | null } {
  const at = address.lastIndexOf(RAW_FRAGMENT);
  if (at === -1) return { address, raw: null };
  return { address: address.slice(0, at), raw: percentDecoded(address.slice(at + RAW_FRAGMENT.length)) };
}

const RAW_FRAGMENT = '#raw=';

const SPECIAL: Readonly<Record<Quote, RegExp>> = { '"': /[&"]/g, "'": /[&']/g, '': /[&"'`<>\t\n\f\r ]/g };
const NAMED: Readonly<Record<string, string | undefined>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
};
const reference = (character: string): string => `&#${character.charCodeAt(0)};`;

/** A character reference, as attributes allow it, or one character. */
const UNITS = /&(?:#x[\da-f]+;?|#\d+;?|[a-z][a-z\d]*(?:;|(?![a-z\d=])))|[^]/gi;

const unitsOf = (inner: string): readonly string[] => inner.match(UNITS) ?? [];

/** A line break or tab, which is no part of the address: mail programs fold long lines. */
const isFold = (unit: string): boolean => /^[\t\n\r]$/.test(unit);

/** The way somebody writes addresses. */
interface Hand {
  /** The characters that they do not simply write, and `&` if they do. */
  readonly spellings: ReadonlyMap<string, string>;
  /** Line breaks and tabs, by the number of characters behind them. */
  readonly folds: ReadonlyMap<number, string>;
}

function handOf(inner: string): Hand {
  const spellings = new Map<string, string>();
  const folds = new Map<number, string>();
  let behind = 0;
  for (const unit of [...(/[&\t\n\r]/.test(inner) ? unitsOf(inner) : [])].reverse()) {
    const text = unit.startsWith('&') ? decodeHTMLAttribute(unit) : unit;
    if (isFold(text)) folds.set(behind, unit + (folds.get(behind) ?? ''));
    else behind += text.length;
    if (unit.startsWith('&')) spellings.set(text === unit ? '&' : text, text === unit ? '&' : unit);
  }
  return { spellings, folds };
}

function inHand(text: string, { spellings, folds }: Hand, quote: Quote): string {
  const spelling = (character: string): string => spellings.get(character) ?? escaped(character, quote);
  // Most people spell nothing but `&` in a way of their own, and fold nothing: then few characters matter.
  const isPlain = folds.size === 0 && Array.from(spellings.keys()).every((character) => character === '&');
  return isPlain ? text.replace(SPECIAL[quote], spelling) : folded(text, folds, spelling);
}

/** Spells `ours` plainly; a reference among its last letters marks an `&` of the original that stands bare. */
function withMarks(ours: string, inner: string, { folds }: Hand, quote: Quote): string {
  const ampersands = inner.match(/&(?:amp;)?/g) ?? [];
  const first = ours.length - ampersands.length;
  return folded(ours, folds, (character, at) =>
    ampersands[at - first] === '&' ? reference(character) : escaped(character, quote),
  );
}

/** The original as the marks on `inner` say; null when it bears none. */
function asMarked(inner: string, destination: string, { folds }: Hand, quote: Quote): string | null {
  if (!/&#\d+;/.test(inner)) return null;
  const count = destination.split('&').length - 1;
  const units = unitsOf(inner).filter((unit) => !isFold(unit));
  const marks = units.slice(-count).map((unit) => /^&#\d+;$/.test(unit));
  if (count === 0 || !marks.includes(true)) return null;
  let index = 0;
  return folded(destination, folds, (character) => {
    const bare = character === '&' && marks[index++] === true;
    return bare ? character : escaped(character, quote);
  });
}

/** Spells character by character, with the folds as many characters before the end as they were. */
function folded(
  text: string,
  folds: ReadonlyMap<number, string>,
  spelling: (character: string, at: number) => string,
): string {
  const fold = (behind: number): string => folds.get(behind) ?? '';
  return (
    text.replace(/[^]/g, (character, at: number) => fold(text.length - at) + spelling(character, at)) +
    fold(0)
  );
}

/** The value's space before, the value, the space after it. */
function partsOf(value: string, isSpace = isWhiteSpace): [before: string, inner: string, after: string] {
  let start = 0;
  let end = value.length;
  while (start < end && isSpace(value.charAt(start))) start += 1;
  while (start < end && isSpace(value.charAt(end - 1))) end -= 1;
  return [value.slice(0, start), value.slice(start, end), value.slice(end)];
}

const isWhiteSpace = (character: string): boolean => /[\t\n\f\r ]/.test(character);

/** Whether a value can stand between these quotes. */
const fits = (value: string, quote: Quote): boolean =>
  quote === '' ? /^[^\t\n\f\r >"'][^\t\n\f\r >]*$/.test(value) : !value.includes(quote);
