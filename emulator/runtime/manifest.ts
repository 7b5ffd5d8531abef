import * as v from 'valibot';
import type { Manifest } from '../contracts';
import { placeIn, whereNoJson } from './jsonPlaces';
import { ManifestSchema } from './manifestSchema';
import { ProjectError } from './ProjectError';

const FILE = 'appsscript.json';

/**
 * Reads appsscript.json as far as it decides what runs.
 *
 * @param advancedServices the service ids that exist here
 * @throws {ProjectError} one line with file, line, column and remedy
 * @see https://developers.google.com/apps-script/manifest
 */
export function parseManifest(text: string, advancedServices: readonly string[]): Manifest {
  const manifest = readJson(text);
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest))
    throw new ProjectError(`${FILE}:1:1: not an object. Write { "timeZone": …, … }.`);
  const checked = v.safeParse(ManifestSchema, manifest);
  if (!checked.success) throw refusal(text, checked.issues[0]);
  for (const [index, { serviceId }] of (
    checked.output.dependencies?.enabledAdvancedServices ?? []
  ).entries()) {
    if (advancedServices.includes(serviceId)) continue;
    const place = placeIn(text, ['dependencies', 'enabledAdvancedServices', index, 'serviceId']);
    throw new ProjectError(
      `${FILE}:${place}: the advanced service "${serviceId}" is not emulated. Add it in emulator/services/registry.ts, or disable it.`,
    );
  }
  // The schema has checked every field that the type names.
  return manifest as Manifest;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { place, what } = whereNoJson(text);
    throw new ProjectError(`${FILE}:${place}: not JSON: ${what}. Repair the file.`);
  }
}

function refusal(text: string, { path, input, message, expected }: v.BaseIssue<unknown>): ProjectError {
  const steps = (path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const name = steps.reduce<string>(
    (before, step) =>
      typeof step === 'number' ? `${before}[${step}]` : before === '' ? step : `${before}.${step}`,
    '',
  );
  const value = input === undefined ? 'is missing' : `is ${shortened(JSON.stringify(input))}`;
  const what = expected === 'never' ? 'is no field of a manifest' : value;
  return new ProjectError(`${FILE}:${placeIn(text, steps)}: "${name}" ${what}. ${message}`);
}

const shortened = (json: string): string => (json.length > 60 ? `${json.slice(0, 59)}…` : json);
