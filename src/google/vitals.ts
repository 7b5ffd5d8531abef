import { decodeConfig } from '../core/codec';
import type { Config } from '../core/config';
import type { Instant } from '../core/event';
import { CACHE_SECONDS, CONFIG_KEY, HEARTBEAT_KEY, LOST_KEY } from './keys';

export interface Vitals {
  /** When the owner's timer ran last; null when it has not for six hours. */
  readonly lastRunAt: Instant | null;
  /** Records that found no room in the last hours. */
  readonly lost: number;
}

/** Signs of life that cost little and may be forgotten: kept in the script cache. */
export const vitals = {
  /** The owner's timer has just run. */
  beat(at: Instant): void {
    CacheService.getScriptCache().put(HEARTBEAT_KEY, String(at), CACHE_SECONDS);
  },

  /** A record found no room. Two at once may count as one. */
  countLost(): void {
    const cache = CacheService.getScriptCache();
    cache.put(LOST_KEY, String(Number(cache.get(LOST_KEY) ?? 0) + 1), CACHE_SECONDS);
  },

  read: (): Vitals => vitals.readWithConfig(),

  /** One call for both; `found` is null also when the cache forgot it. */
  readWithConfig(): Vitals & { readonly found: Config | null } {
    const cached: Record<string, string | undefined> = CacheService.getScriptCache().getAll([
      CONFIG_KEY,
      HEARTBEAT_KEY,
      LOST_KEY,
    ]);
    const text = cached[CONFIG_KEY];
    return {
      found: text === undefined ? null : decodeConfig(text),
      lastRunAt: instant(cached[HEARTBEAT_KEY]),
      lost: Number(cached[LOST_KEY] ?? 0),
    };
  },
};

const instant = (text: string | undefined): Instant | null => (text === undefined ? null : Number(text));
