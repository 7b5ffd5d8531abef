import type { Instant } from '../core/event';
import { CACHE_SECONDS, HEARTBEAT_KEY, LOST_KEY } from './keys';

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

  /** One call. `lastRunAt` is null when the timer has not run for six hours. */
  read(): { readonly lastRunAt: Instant | null; readonly lost: number } {
    const found: Record<string, string | undefined> = CacheService.getScriptCache().getAll([
      HEARTBEAT_KEY,
      LOST_KEY,
    ]);
    return { lastRunAt: instant(found[HEARTBEAT_KEY]), lost: Number(found[LOST_KEY] ?? 0) };
  },
};

const instant = (text: string | undefined): Instant | null => (text === undefined ? null : Number(text));
