import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import type { Manifest } from '../contracts';
import { parseManifest } from './manifest';
import { ProjectError } from './ProjectError';
import { parseScript } from './syntax';
import { topLevelOf, type TopLevel } from './topLevel';

/** A script project as pushed: compiled once, run in a fresh context each time. */
export interface ProjectFiles {
  readonly manifest: Manifest;
  /** In the order of their names. */
  readonly scripts: readonly ScriptFile[];
  /** HTML files by name without ending. */
  readonly html: ReadonlyMap<string, string>;
  /** What all files bind at their top level. */
  readonly names: ReadonlySet<string>;
  /** Those of the names that Google sees as functions. */
  readonly functionNames: ReadonlySet<string>;
}

export interface ScriptFile {
  /** As in Google's messages: without ending. */
  readonly name: string;
  readonly functionsOnly: Script;
  readonly rest: Script;
}

const MANIFEST = 'appsscript.json';
const PROJECT_FILE = /^(.+)\.(js|gs|html)$/;

/**
 * Loads a folder with appsscript.json and script files (.js, .gs) and pages (.html), subfolders included.
 *
 * @param advancedServices the service ids that exist here
 * @throws {ProjectError} naming file, line and remedy
 */
export const loadProject = (folder: string, advancedServices: readonly string[]): ProjectFiles =>
  readProject(readFolder(folder), advancedServices, folder);

/**
 * The texts of a folder's project files, by name.
 *
 * @throws {ProjectError} when it has no manifest
 */
export function readFolder(folder: string): Record<string, string> {
  const manifestFile = join(folder, MANIFEST);
  if (!existsSync(manifestFile)) {
    throw new ProjectError(
      `${manifestFile} is missing. Build first, or name the folder that holds the built project.`,
    );
  }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file === MANIFEST || PROJECT_FILE.test(file));
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/**
 * Reads a project's files by name, as they are pushed.
 *
 * @param origin what to call the project as a whole in messages
 * @throws {ProjectError} naming file, line and remedy
 */
export function readProject(
  sources: Readonly<Record<string, string>>,
  advancedServices: readonly string[],
  origin = 'The project',
): ProjectFiles {
  const { [MANIFEST]: manifestText } = sources;
  if (manifestText === undefined) throw new ProjectError(`${MANIFEST} is missing. Push it along.`);
  const manifest = parseManifest(manifestText, advancedServices);
  const html = new Map<string, string>();
  const parsed: ParsedFile[] = [];
  for (const [file, text] of Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [, name, ending] = PROJECT_FILE.exec(file) ?? [];
    if (name === undefined) continue;
    if (ending === 'html') html.set(name, text);
    else parsed.push({ file, name, topLevel: topLevelOf(parseScript(file, text), text) });
  }
  if (parsed.length === 0) throw new ProjectError(`${origin} holds no script. Build first.`);
  refuseSharedNames(parsed);
  return {
    manifest,
    html,
    scripts: parsed.map(({ file, name, topLevel }) => ({
      name,
      functionsOnly: compiled(file, name, topLevel.functionsOnly),
      rest: compiled(file, name, topLevel.rest),
    })),
    names: new Set(parsed.flatMap(({ topLevel }) => topLevel.names)),
    functionNames: new Set(parsed.flatMap(({ topLevel }) => topLevel.functionNames)),
  };
}

/** Compiles what is parsed already; the engine may still know better. */
function compiled(file: string, name: string, text: string): Script {
  try {
    return new Script(text, { filename: name });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const line = /:(\d+)$/m.exec(error.stack ?? '')?.[1] ?? '1';
    throw new ProjectError(`${file}:${line}: ${error.message}. Repair the file.`);
  }
}

interface ParsedFile {
  readonly file: string;
  readonly name: string;
  readonly topLevel: TopLevel;
}

/** All files share one scope, so `let`, `const` and `class` may bind a name only once in all of them. */
function refuseSharedNames(files: readonly ParsedFile[]): void {
  for (const [index, { file, topLevel }] of files.entries()) {
    for (const other of files.slice(index + 1)) {
      const shared =
        topLevel.lexicalNames.find((name) => other.topLevel.names.includes(name)) ??
        other.topLevel.lexicalNames.find((name) => topLevel.names.includes(name));
      if (shared !== undefined) {
        const here = `${other.file}:${other.topLevel.places.get(shared) ?? '1:1'}`;
        const there = `${file}:${topLevel.places.get(shared) ?? '1:1'}`;
        throw new ProjectError(`${here}: "${shared}" has already been declared in ${there}. Rename one.`);
      }
    }
  }
}
