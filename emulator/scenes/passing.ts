import { recipientsOf } from '../clients/Recipients';
import type { Instant } from '../contracts';
import type { EmulatedWorld } from '../world/EmulatedWorld';

const MINUTE = 60_000;

/** How far time goes at once after somebody did something: programs come, marks change, alerts go out. */
const STEPS_MS = [1, 1, 1, 3].map((minutes) => minutes * MINUTE);
/** In hours when nobody does anything, timers run once in so long. */
const LEAP_MS = 6 * 60 * MINUTE;

/**
 * Lets time pass until then, the first minutes one by one, the quiet time after them in leaps. Whatever programs or
 * people have planned happens at its time; timers that a leap passes over run once at its end, as late ones do.
 */
export function passUntil(
  world: EmulatedWorld,
  until: Instant,
  { leapMs = LEAP_MS }: { readonly leapMs?: number } = {},
): void {
  let steps = [...STEPS_MS];
  for (let now = world.clock.now(); now < until; now = world.clock.now()) {
    const planned = recipientsOf(world).nextAt() ?? Infinity;
    const stop = Math.min(until, Math.max(planned, now), now + (steps.shift() ?? leapMs));
    if (stop - now > MINUTE) world.clock.jump(stop - now - MINUTE);
    world.advance(stop - world.clock.now());
    if (stop === planned) steps = [...STEPS_MS];
  }
}
