import { parseExpressionAt } from 'acorn';
import type { Manifest } from '../contracts';
import { ProjectError } from './ProjectError';

const FILE = 'appsscript.json';

/**
 * Reads appsscript.json as far as it decides what runs.
 *
 * @param advancedServices the service ids that exist here
 * @throws {ProjectError} with file, line where there is one, and remedy
 * @see https://developers.google.com/apps-script/manifest
 */
export function parseManifest(text: string, advancedServices: readonly string[]): Manifest {
  const manifest = readJson(text);
  if (!isObject(manifest)) throw new ProjectError(`${FILE}:1: not an object. Write { "timeZone": …, … }.`);
  const { timeZone } = manifest;
  if (typeof timeZone !== 'string' || !isTimeZone(timeZone)) {
    throw new ProjectError(
      `${FILE}:${lineOf(text, '"timeZone"')}: "timeZone" names no time zone. Write, say, "Etc/UTC".`,
    );
  }
  const { oauthScopes } = manifest;
  if (oauthScopes !== undefined && !isStrings(oauthScopes)) {
    throw new ProjectError(
      `${FILE}:${lineOf(text, '"oauthScopes"')}: "oauthScopes" is no list of strings. List the scopes' addresses.`,
    );
  }
  // The rest is read where it is used; a wrong type there shows as the part not being there.
  const typed = manifest as unknown as Manifest;
  for (const { serviceId } of typed.dependencies?.enabledAdvancedServices ?? []) {
    if (!advancedServices.includes(serviceId)) {
      const line = lineOf(text, `"${serviceId}"`);
      throw new ProjectError(
        `${FILE}:${line}: the advanced service "${serviceId}" is not emulated. Add it in emulator/services/registry.ts, or disable it.`,
      );
    }
  }
  return typed;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProjectError(`${FILE}:${whereNoJson(text)}. Repair the file.`);
  }
}

/** JSON is an expression of JavaScript, whose parser tells where it stumbled; JSON's own does not always. */
function whereNoJson(text: string): string {
  try {
    parseExpressionAt(`(${text}\n)`, 0, { ecmaVersion: 2019, locations: true });
    return '1: not JSON: comments, trailing commas and other quotes than " are not allowed';
  } catch (error) {
    // acorn throws nothing but SyntaxErrors with a position.
    const { message, loc } = error as SyntaxError & { loc: { line: number } };
    return `${loc.line}: not JSON: ${message.replace(/ \(\d+:\d+\)$/, '')}`;
  }
}

function lineOf(text: string, part: string): number {
  const at = text.indexOf(part);
  return at === -1 ? 1 : text.slice(0, at).split('\n').length;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
