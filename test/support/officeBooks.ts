/** What the script keeps, read behind its back. */
import { PROPERTY_STORE } from '../../emulator/services/limits';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import type { SavedWorld } from '../../emulator/world/SavedWorld';
import { decodeConfig, encodeConfig } from '../../src/core/codec';
import type { Config } from '../../src/core/config';

export const scriptProperties = (world: EmulatedWorld): Record<string, string> =>
  world.script.memory.properties.script;

export const userProperties = (world: EmulatedWorld, email: string): Record<string, string> =>
  (world.script.memory.properties.users[email] ??= {});

export const scriptCache = (world: EmulatedWorld) => world.script.memory.caches.script;

/** @throws {Error} before set-up */
export function configOf(world: EmulatedWorld): Config {
  const config = decodeConfig(scriptProperties(world)['config'] ?? '');
  if (config === null) throw new Error('Nothing is set up.');
  return config;
}

/** As if a later version had decided so. */
export function changeConfig(world: EmulatedWorld, difference: Partial<Config>): void {
  scriptProperties(world)['config'] = encodeConfig({ ...configOf(world), ...difference });
  forgetCache(world);
}

/** Google may forget what is cached at any time. */
export function forgetCache(world: EmulatedWorld): void {
  for (const key of Object.keys(scriptCache(world))) Reflect.deleteProperty(scriptCache(world), key);
}

/** Until not even a small record fits. */
export function fillStore(
  store: Record<string, string>,
  piece: (index: number) => readonly [string, string],
): void {
  const bytes = (text: string): number => Buffer.byteLength(text);
  let room =
    PROPERTY_STORE.value -
    Object.entries(store).reduce((sum, [key, text]) => sum + bytes(key) + bytes(text), 0);
  for (let index = 0; ; index += 1) {
    const [key, text] = piece(index);
    if (bytes(key) + bytes(text) > room) break;
    store[key] = text;
    room -= bytes(key) + bytes(text);
  }
  store['rest'] = ' '.repeat(Math.max(0, room - 'rest'.length));
}

/** Keys of the records that wait, wherever they lie. */
export const waitingRecords = (world: EmulatedWorld): string[] => {
  const { script, users } = world.script.memory.properties;
  return [script, ...Object.values(users)].flatMap(Object.keys).filter((key) => /^(?:u:)?j:/.test(key));
};

/**
 * All that the world holds, but for what a timer's tick changes when there is nothing to do (signs of life and pace in
 * the cache, quotas used in this minute) and for copies in the cache of what the properties say.
 */
export function standing(world: EmulatedWorld): unknown {
  const { script, mail, sheets }: SavedWorld = JSON.parse(world.save()) as SavedWorld; // just saved
  const cached = Object.entries(script.caches.script).filter(
    ([key, { value }]) =>
      !/^(?:heartbeat$|pace:)/.test(key) && value !== (script.properties.script[key] ?? ''),
  );
  return {
    mail: {
      ...mail,
      mailboxes: Object.entries(mail.mailboxes).map(([email, box]) => [email, { ...box, spent: [] }]),
    },
    files: sheets.files,
    properties: script.properties,
    userCaches: script.caches.users,
    cached: Object.fromEntries(cached),
    timers: script.timers.list.map((timer) => ({ ...timer, nextAt: null })),
  };
}
