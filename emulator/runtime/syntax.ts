import { parse, type Node, type Program } from 'acorn';
import { ProjectError } from './ProjectError';

/**
 * Parses a file as Apps Script does: a classic script, ES2019 with optional chaining and nullish coalescing.
 *
 * Class fields, `#private`, static blocks, `import`, `export`, top-level await and logical assignment are refused.
 *
 * @throws {ProjectError} with file, line and remedy
 * @see https://developers.google.com/apps-script/guides/v8-runtime
 */
export function parseScript(file: string, source: string): Program {
  let program: Program;
  try {
    program = parse(source, {
      ecmaVersion: 2020,
      sourceType: 'script',
      locations: true,
      allowHashBang: false,
    });
  } catch (error) {
    // acorn throws nothing but SyntaxErrors with a position.
    throw refusal(file, source, error as SyntaxError & { loc: { line: number; column: number } });
  }
  const newer = firstNewer(program);
  if (newer !== null) {
    const { line, column } = newer.node.loc?.start ?? { line: 1, column: 0 };
    throw new ProjectError(
      `${file}:${line}:${column + 1}: ${newer.what} is newer than Apps Script's parser. ${REMEDY}`,
    );
  }
  return program;
}

const REMEDY = 'Build for ES2019.';

function refusal(
  file: string,
  source: string,
  error: SyntaxError & { loc: { line: number; column: number } },
): ProjectError {
  const what = error.message.replace(/ \(\d+:\d+\)$/, '');
  const where = `${file}:${error.loc.line}:${error.loc.column + 1}`;
  return new ProjectError(
    parsesToday(source)
      ? `${where}: ${what}: this syntax is newer than Apps Script's parser. ${REMEDY}`
      : `${where}: ${what}. Repair the file; Apps Script runs classic scripts, not modules.`,
  );
}

function parsesToday(source: string): boolean {
  try {
    parse(source, { ecmaVersion: 'latest', sourceType: 'script', allowAwaitOutsideFunction: true });
    return true;
  } catch {
    return false;
  }
}

/** ES2020 has more than the two operators that Apps Script's parser is known to take. */
function firstNewer(tree: unknown): { node: Node; what: string } | null {
  if (tree === null || typeof tree !== 'object') return null;
  if (Array.isArray(tree)) return firstOf(tree);
  if (!isNode(tree)) return null;
  if (tree.type === 'ImportExpression') return { node: tree, what: 'import()' };
  if (tree.type === 'Literal' && 'bigint' in tree) return { node: tree, what: 'A BigInt literal' };
  return firstOf(Object.values(tree));
}

function firstOf(parts: readonly unknown[]): { node: Node; what: string } | null {
  for (const part of parts) {
    const found = firstNewer(part);
    if (found !== null) return found;
  }
  return null;
}

function isNode(value: object): value is Node {
  return 'type' in value && typeof value.type === 'string';
}
