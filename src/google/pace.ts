import type { Pace } from '../ports';

/**
 * Keeps time for one subject (a person, or the script as a whole) in the script cache.
 * @see https://developers.google.com/apps-script/reference/cache/cache
 */
export const paceOf = (whose: string): Pace => ({
  take(what, ms) {
    const cache = CacheService.getScriptCache();
    const key = `pace:${what}:${whose}`;
    if (cache.get(key) !== null) return false;
    cache.put(key, 'taken', Math.ceil(ms / 1_000));
    return true;
  },
});
