import { parseExpressionAt, type Expression } from 'acorn';

/** Line from 1, column from 0, as the parser counts. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where something stands in a text, both counted from 1: `3:14`. */
export const placeWords = ({ line, column }: Position): string => `${line}:${column + 1}`;

/** JSON is an expression of JavaScript, whose parser knows where everything stands. */
const OPTIONS = { ecmaVersion: 2019, locations: true } as const;

/**
 * Where the JSON parser stumbles, and over what, in words; JSON's own does not always tell.
 *
 * @param text what `JSON.parse` refused
 */
export function whereNoJson(text: string): { readonly place: string; readonly what: string } {
  try {
    // In brackets, so that nothing may follow; on the same line, so that lines stay.
    const tree = parseExpressionAt(`(${text}\n)`, 0, OPTIONS);
    return {
      place: placeOf(tree.loc?.start ?? { line: 1, column: 1 }),
      what: 'comments, commas at the end and other quotes than " are not allowed',
    };
  } catch (error) {
    // acorn throws nothing but SyntaxErrors with a position.
    const { message, loc } = error as SyntaxError & { loc: Position };
    return {
      place: placeOf(loc),
      what: message.replace(/ \(\d+:\d+\)$/, ''),
    };
  }
}

/** Where a value of a JSON text begins, as far as the path leads to one; the first place of the text for no path. */
export function placeIn(text: string, path: readonly (string | number)[]): string {
  const value = parseExpressionAt(`(${text}\n)`, 0, OPTIONS);
  let found: { readonly start: Position; readonly value: Expression } = {
    start: value.loc?.start ?? { line: 1, column: 1 },
    value,
  };
  for (const step of path) {
    const next = stepInto(found.value, step);
    if (next === null) break;
    found = next;
  }
  return placeOf(found.start);
}

/** In the text itself, which begins behind the bracket. */
const placeOf = ({ line, column }: Position): string =>
  placeWords({ line, column: line === 1 ? Math.max(0, column - 1) : column });

function stepInto(
  value: Expression,
  step: string | number,
): { readonly start: Position; readonly value: Expression } | null {
  if (value.type === 'ObjectExpression') {
    for (const property of value.properties) {
      if (property.type !== 'Property' || property.key.type !== 'Literal' || property.key.value !== step)
        continue;
      const start = property.loc?.start;
      return start === undefined ? null : { start, value: property.value };
    }
  }
  if (value.type === 'ArrayExpression' && typeof step === 'number') {
    const item = value.elements[step];
    if (item == null || item.type === 'SpreadElement' || item.loc == null) return null;
    return { start: item.loc.start, value: item };
  }
  return null;
}
