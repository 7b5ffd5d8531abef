import type { World } from '../contracts';

const BEAT_MS = 1_000;
/** A computer that slept wakes up where it fell asleep, and does not run a night's timers at once. */
const LONGEST_BEAT_MS = 60_000;

/** Lets the world's time pass as on the wall, until stopped. */
export function followWall(world: Pick<World, 'advance' | 'next' | 'clock'>): {
  /** True while a beat passes in which nothing is due: nobody need look again. */
  readonly onlyTicking: () => boolean;
  readonly stop: () => void;
} {
  let ticking = false;
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    const beat = Math.min(now - last, LONGEST_BEAT_MS);
    last = now;
    const next = world.next();
    ticking = next === null || next.at > world.clock.now() + beat;
    world.advance(beat);
    ticking = false;
  }, BEAT_MS);
  return {
    onlyTicking: () => ticking,
    stop: () => {
      clearInterval(timer);
    },
  };
}
