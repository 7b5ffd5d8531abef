import type { Pattern, Program, VariableDeclarator } from 'acorn';
import { placeWords } from './jsonPlaces';

/** What a file declares at its top level, and its text split so that functions of all files can be declared first. */
export interface TopLevel {
  /** All names bound. */
  readonly names: readonly string[];
  /** Names that Google sees as functions: declared ones, and variables that begin as one. */
  readonly functionNames: readonly string[];
  /** Names bound by `let`, `const` or `class`: two files must not share one. */
  readonly lexicalNames: readonly string[];
  /** Where the statement that binds a name begins, `3:1`. */
  readonly places: ReadonlyMap<string, string>;
  /** The file with everything but its function declarations blanked; lines and columns stay. */
  readonly functionsOnly: string;
  /** The file with its function declarations blanked. */
  readonly rest: string;
}

/**
 * Reads the top level of a script.
 *
 * Functions are declared before anything runs, whichever file they stand in; everything else runs in the order of
 * the files.
 *
 * @see https://pulse.appsscript.info/p/category/official-news/page/6 (the release note, quoted)
 * @see https://developers.google.com/apps-script/guides/v8-runtime (which functions are detected)
 */
export function topLevelOf(program: Program, source: string): TopLevel {
  const names: string[] = [];
  const functionNames: string[] = [];
  const lexicalNames: string[] = [];
  const functions: { start: number; end: number }[] = [];
  const directives: { start: number; end: number }[] = [];
  const places = new Map<string, string>();
  for (const statement of program.body) {
    const known = names.length;
    if (statement.type === 'FunctionDeclaration') {
      names.push(statement.id.name);
      functionNames.push(statement.id.name);
      functions.push(statement);
    } else if (statement.type === 'ClassDeclaration') {
      names.push(statement.id.name);
      lexicalNames.push(statement.id.name);
    } else if (statement.type === 'VariableDeclaration') {
      const bound = statement.declarations.flatMap(({ id }) => namesIn(id));
      names.push(...bound);
      functionNames.push(...statement.declarations.flatMap(functionName));
      if (statement.kind !== 'var') lexicalNames.push(...bound);
    } else if (statement.type === 'ExpressionStatement' && statement.directive !== undefined) {
      directives.push(statement);
    }
    for (const name of names.slice(known))
      if (statement.loc != null) places.set(name, placeWords(statement.loc.start));
  }
  return {
    names,
    functionNames,
    lexicalNames,
    places,
    functionsOnly: onlySpans(source, [...directives, ...functions]),
    rest: withoutSpans(source, functions),
  };
}

function functionName({ id, init }: VariableDeclarator): string[] {
  const isFunction = init?.type === 'FunctionExpression' || init?.type === 'ArrowFunctionExpression';
  return isFunction && id.type === 'Identifier' ? [id.name] : [];
}

function namesIn(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((part) =>
        namesIn(part.type === 'RestElement' ? part.argument : part.value),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((part) => (part === null ? [] : namesIn(part)));
    case 'RestElement':
      return namesIn(pattern.argument);
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'MemberExpression':
      return [];
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The spans come in the order of the text and do not overlap. */
function onlySpans(source: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    parts.push(blank(source.slice(from, start)), source.slice(start, end));
    from = end;
  }
  return parts.join('');
}

function withoutSpans(source: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of spans) {
    parts.push(source.slice(from, start), blank(source.slice(start, end)));
    from = end;
  }
  return parts.join('') + source.slice(from);
}

function blank(text: string): string {
  return text.replace(/[^\n\r\u2028\u2029]/g, ' ');
}
