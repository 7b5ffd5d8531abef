import type { Instant, ServiceContext, ServiceFactory, Switches } from '../contracts';
import { ServiceError } from '../runtime/ServiceError';
import { ofUser, type CacheStore } from '../world/memory';
import type { Covers } from './coverage';
import {
  CACHE_DEFAULT_TTL,
  CACHE_ITEMS,
  CACHE_ITEMS_KEPT,
  CACHE_KEY,
  CACHE_MAX_TTL,
  CACHE_VALUE,
} from './limits';
import { wrongParameters } from './signature';
import { bytesOf, membersOf, text } from './text';

/** @see https://developers.google.com/apps-script/reference/cache/cache-service */
class CacheService implements Covers<
  GoogleAppsScript.Cache.CacheService,
  'getDocumentCache' | 'getScriptCache' | 'getUserCache'
> {
  readonly #context: ServiceContext;

  constructor(context: ServiceContext) {
    this.#context = context;
  }

  /** A script that belongs to no document has none. */
  getDocumentCache(): null {
    return null;
  }

  getScriptCache(): Cache {
    const { clock, script, switches } = this.#context.world;
    return new Cache(script.memory.caches.script, () => clock.now(), switches);
  }

  /** That of the effective user: in a web app that runs as its owner, the owner's. */
  getUserCache(): Cache {
    const { world, execution } = this.#context;
    return new Cache(
      ofUser(world.script.memory.caches.users, execution.effectiveUser, {}),
      () => world.clock.now(),
      world.switches,
    );
  }
}

/**
 * One cache.
 *
 * Unlike Google: nothing is lost before its time but by too many items, or when ordered. Of too many, those nearest to
 * their expiration are documented to go, the oldest were measured to; a switch says which.
 *
 * @see https://developers.google.com/apps-script/reference/cache/cache
 * @see https://justin.poehnelt.com/posts/exploring-apps-script-cacheservice-limits
 */
class Cache implements Covers<
  GoogleAppsScript.Cache.Cache,
  'get' | 'getAll' | 'put' | 'putAll' | 'remove' | 'removeAll'
> {
  readonly #store: CacheStore;
  readonly #now: () => Instant;
  readonly #switches: Switches;

  constructor(store: CacheStore, now: () => Instant, switches: Switches) {
    this.#store = store;
    this.#now = now;
    this.#switches = switches;
  }

  get(key: unknown): string | null {
    return this.#alive(nameOf(key));
  }

  /** Only what was found. */
  getAll(keys: unknown): Record<string, string> {
    const found: Record<string, string> = {};
    for (const key of listOf('getAll', keys)) {
      const value = this.#alive(key);
      if (value !== null) found[key] = value;
    }
    return found;
  }

  put(...given: unknown[]): void {
    if (given.length !== 2 && given.length !== 3) throw wrongParameters('CacheService.Cache.put', ...given);
    const [key, value, seconds = CACHE_DEFAULT_TTL.value] = given;
    this.#write('put', { [nameOf(key)]: checked(value) }, seconds);
  }

  putAll(values: unknown, seconds: unknown = CACHE_DEFAULT_TTL.value): void {
    const members = membersOf(values);
    if (members === null) throw wrongParameters('CacheService.Cache.putAll', values);
    this.#write(
      'putAll',
      Object.fromEntries(members.map(([key, value]) => [nameOf(key), checked(value)])),
      seconds,
    );
  }

  remove(key: unknown): void {
    Reflect.deleteProperty(this.#store, nameOf(key));
  }

  removeAll(keys: unknown): void {
    for (const key of listOf('removeAll', keys)) Reflect.deleteProperty(this.#store, key);
  }

  #alive(key: string): string | null {
    const item = Object.hasOwn(this.#store, key) ? this.#store[key] : undefined;
    return item !== undefined && item.expiresAt > this.#now() ? item.value : null;
  }

  /** Unlike Google: what it does with a longer time than six hours is not known; here the item lives six hours. */
  #write(method: string, values: Record<string, string>, seconds: unknown): void {
    if (typeof seconds !== 'number') throw wrongParameters(`CacheService.Cache.${method}`, values, seconds);
    const expiresAt = this.#now() + Math.min(Math.floor(seconds), CACHE_MAX_TTL.value) * 1_000;
    for (const [key, value] of Object.entries(values)) {
      // Taken out first, so that the order of the store is that of putting.
      Reflect.deleteProperty(this.#store, key);
      this.#store[key] = { value, expiresAt };
    }
    this.#evict();
  }

  #evict(): void {
    if (Object.keys(this.#store).length <= CACHE_ITEMS.value) return;
    const now = this.#now();
    const alive = Object.entries(this.#store).filter(([key, { expiresAt }]) => {
      if (expiresAt <= now) Reflect.deleteProperty(this.#store, key);
      return expiresAt > now;
    });
    if (alive.length <= CACHE_ITEMS.value) return;
    const keptFirst = this.#switches.fullCacheKeepsFarthest
      ? alive.sort(([, one], [, other]) => other.expiresAt - one.expiresAt)
      : alive.reverse();
    for (const [key] of keptFirst.slice(CACHE_ITEMS_KEPT.value)) Reflect.deleteProperty(this.#store, key);
  }
}

export const cacheService: ServiceFactory = (context) => new CacheService(context);

function listOf(method: string, keys: unknown): readonly string[] {
  if (!Array.isArray(keys)) throw wrongParameters(`CacheService.Cache.${method}`, keys);
  return keys.map(nameOf);
}

function nameOf(key: unknown): string {
  const name = text(key ?? '');
  if (name === '') throw new ServiceError('Invalid argument: key');
  if (name.length > CACHE_KEY.value) throw new ServiceError('Argument too large: key');
  return name;
}

function checked(value: unknown): string {
  const written = text(value);
  if (bytesOf(written) > CACHE_VALUE.value) throw new ServiceError('Argument too large: value');
  return written;
}
