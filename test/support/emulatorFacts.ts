/** What emulator/README.md tells about the emulator's code, read from that code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { week } from '../../emulator/scenes/week';
import { cellDeeds } from '../../emulator/sheets/cellRequests';
import { dimensionDeeds } from '../../emulator/sheets/dimensionRequests';
import { metadataDeeds } from '../../emulator/sheets/metadataRequests';
import { rangeDeeds } from '../../emulator/sheets/rangeRequests';
import { tabDeeds } from '../../emulator/sheets/tabRequests';
import { SWITCH_NAMES, SWITCHES } from '../../emulator/switches';
import { CHECKLIST, type Line } from '../../emulator/checklist/checklist';

const ROOT = 'emulator';

/** A table in Markdown. */
export const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  [titles, titles.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

/** Each of Google's interfaces with its emulated members: the names in `Covers` and `Pick`, enumerations, collections. */
export function coverage(): string {
  const classes = sources().flatMap(({ tree }) =>
    classesOf(tree).flatMap((found) => coveredBy(found, tree) ?? []),
  );
  const rows = classes
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, members }) => [code(name), members.map(code).join(', ')]);
  return table(['Google’s', 'emulated'], rows);
}

/** Kinds of requests that `Sheets.Spreadsheets.batchUpdate` can do. */
export function sheetRequests(): string {
  const deeds = { ...tabDeeds, ...cellDeeds, ...dimensionDeeds, ...rangeDeeds, ...metadataDeeds };
  return Object.keys(deeds).sort().map(code).join(', ');
}

/** Every comment that says what is unlike Google, and where. */
export const differences = (): string =>
  table(
    ['where', 'what differs'],
    said().map(({ file, about, difference }) => [
      [file, about].filter(Boolean).map(code).join(' '),
      difference,
    ]),
  );

/** What the code says is unlike Google, by file. */
export const said = (): readonly { file: string; about: string; difference: string }[] =>
  sources().flatMap(({ file, tree }) =>
    commentsOf(tree).flatMap(({ text, about }) =>
      differencesIn(text).map((difference) => ({ file, about, difference })),
    ),
  );

/** How often the words stand in the code, wherever and however written. */
export const saidDifferences = (): number =>
  sources().reduce((sum, { tree }) => sum + tree.text.split(/unlike google\b/i).length - 1, 0);

/** Every switch with its two positions. */
export function switches(): string {
  const scene: Readonly<Record<string, unknown>> = { ...week.switches };
  const rows = SWITCH_NAMES.map((name) => {
    const { about, probe, unkind, kind } = SWITCHES[name];
    return [
      code(name),
      `${about} Probe: ${probe.charAt(0).toLowerCase()}${probe.slice(1)}`,
      code(JSON.stringify(unkind)),
      code(JSON.stringify(kind)),
      name in scene ? code(JSON.stringify(scene[name])) : 'unkind',
    ];
  });
  return table(['switch', 'stands for', 'unkind', 'kind', '`npm start`'], rows);
}

/** Every switch as a question to Google, with the probe that would answer it. */
export const probes = (): string =>
  table(
    ['unknown', 'probe', 'switch'],
    SWITCH_NAMES.map((name) => [SWITCHES[name].about, SWITCHES[name].probe, code(name)]),
  );

/** Every line of the checklist with its state. */
export const checklist = (): string =>
  table(
    ['what', 'state', 'where it happens', 'proved by'],
    CHECKLIST.map((line) => [line.what, stateOf(line), ...evidence(line)]),
  );

/** The state leads to the source. */
function stateOf(line: Line): string {
  const state = `[${line.state}](${line.source})`;
  if (line.state === 'throws') return `${state}: ${code(line.name)}`;
  const switched = (line.switches ?? []).map((name) => `switch ${code(name)}`);
  const unlike = line.state === 'differs' ? line.unlike.map(({ words }) => `“${words} …”`) : [];
  return [state, ...switched, ...unlike].join('; ');
}

function evidence(line: Line): readonly [where: string, proof: string] {
  if (line.state === 'throws') return ['', ''];
  const proof = new Set(line.proof.map(({ file }) => file.replace(/^test\/emulator\/|\.test\.ts$/g, '')));
  return [line.where.map(code).join(', '), [...proof].map(code).join(', ')];
}

/** What the desk's server answers under `/emulator/`: `GET /emulator/state`. */
export const doors = (): string[] =>
  readdirSync(join(ROOT, 'desk'))
    .filter((file) => /Routes?\.ts$/.test(file) && file !== 'pageRoutes.ts')
    .flatMap((file) => [
      ...readFileSync(join(ROOT, 'desk', file), 'utf8').matchAll(/\bapp\.(get|post|put|delete)\('([^']+)'/g),
    ])
    .map(([, method = '', path = '']) => `${method.toUpperCase()} /emulator${path}`)
    .sort();

export const folders = (): string[] =>
  readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

interface Source {
  /** From emulator/ on. */
  readonly file: string;
  readonly tree: ts.SourceFile;
}

let read: Source[] | null = null;

function sources(): readonly Source[] {
  read ??= readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(tsx?|mjs)$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8');
      return { file, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
    });
  return read;
}

const classesOf = (tree: ts.SourceFile): ts.ClassDeclaration[] =>
  tree.statements.filter(ts.isClassDeclaration);

function coveredBy(
  found: ts.ClassDeclaration,
  tree: ts.SourceFile,
): { name: string; members: string[] } | null {
  const covered = (found.heritageClauses ?? [])
    .flatMap(({ types }) => [...types])
    .find(({ expression }) => /^(Covers|Pick)$/.test(expression.getText()));
  const [service, names] = covered?.typeArguments ?? [];
  if (service === undefined || names === undefined) return null;
  const methods = [...names.getText().matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
  // What the membrane shows besides methods: enumerations and collections begin with a capital.
  const capitals = found.members.flatMap(({ name }) =>
    name !== undefined && ts.isIdentifier(name) && /^[A-Z]/.test(name.text) ? [name.text] : [],
  );
  return { name: nameOf(service, tree), members: [...methods, ...capitals].sort() };
}

/** `Gmail.Users.Drafts` for the advanced services, as in code; `Cache.Cache` for the others, as in Google's types. */
function nameOf(service: ts.TypeNode, tree: ts.SourceFile): string {
  const alias = tree.statements.find(
    (node): node is ts.TypeAliasDeclaration =>
      ts.isTypeAliasDeclaration(node) && node.name.text === service.getText(),
  );
  return (alias?.type ?? service)
    .getText()
    .replace('GoogleAppsScript.', '')
    .replace('Card_Service', 'CardService')
    .replace('.Collection', '')
    .replace(/Collection$/, '');
}

interface Comment {
  readonly text: string;
  /** The declaration it stands before or in, `Utilities.formatDate`; '' for none. */
  readonly about: string;
}

/** The comments of a file as plain text, `//` lines that follow each other as one. */
function commentsOf(tree: ts.SourceFile): Comment[] {
  const found = new Map<number, Comment>();
  const visit = (node: ts.Node): void => {
    let at = -1;
    let lines: string[] = [];
    for (const { pos, end, kind } of ts.getLeadingCommentRanges(tree.text, node.getFullStart()) ?? []) {
      const isBlock = kind === ts.SyntaxKind.MultiLineCommentTrivia;
      if (isBlock || lines.length === 0) at = pos;
      lines = isBlock ? [] : [...lines, tree.text.slice(pos, end).replace(/^\/\/ ?/, '')];
      const block = tree.text.slice(pos, end).replace(/^\/\*+|\*+\/$/g, '');
      found.set(at, {
        text: isBlock ? block.replace(/^[ \t]*\* ?/gm, '') : lines.join('\n'),
        about: namesOver(node),
      });
    }
    node.getChildren(tree).forEach(visit);
  };
  visit(tree);
  return [...found].sort(([one], [other]) => one - other).map(([, comment]) => comment);
}

/** The names of what a node stands in, the last two. */
function namesOver(node: ts.Node): string {
  const names: string[] = [];
  for (let level: ts.Node = node; !ts.isSourceFile(level); level = level.parent) {
    const name = ts.isVariableStatement(level)
      ? level.declarationList.declarations[0]?.name
      : (level as Partial<ts.NamedDeclaration>).name; // most nodes have none
    if (name !== undefined && !ts.isObjectBindingPattern(name)) names.unshift(name.getText());
  }
  return names.slice(-2).join('.');
}

/** From the words to the end of their paragraph. */
const differencesIn = (comment: string): string[] =>
  comment.split(/\n\s*\n|\n\s*(?=@)/).flatMap((paragraph) =>
    paragraph
      .split('Unlike Google:')
      .slice(1)
      .map((part) =>
        part
          .replace(/\s+/g, ' ')
          .replace(/\{@link (\S+)\}/g, '`$1`')
          .trim(),
      )
      .map((text) => text.charAt(0).toUpperCase() + text.slice(1)),
  );

const code = (text: string): string => `\`${text}\``;
