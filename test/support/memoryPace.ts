import type { Clock, Pace } from '../../src/ports';

export function memoryPace(now: Clock): Pace {
  const taken = new Map<string, number>();
  return {
    take(what, ms) {
      if (now() - (taken.get(what) ?? -Infinity) < ms) return false;
      taken.set(what, now());
      return true;
    },
  };
}
