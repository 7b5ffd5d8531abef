/** The week that `npm start` shows, and its people without the week: on the shipped bundle. */
import type { Act, ActOptions } from '../../emulator/scenes/Act';
import type { Ending } from '../../emulator/scenes/outcome';
import type { Execution } from '../../emulator/contracts';
import { beginningOf, play } from '../../emulator/scenes/play';
import type { Scene } from '../../emulator/scenes/Scene';
import { week } from '../../emulator/scenes/week';
import { createWorld } from '../../emulator/world/World';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';

/** A Wednesday at eleven in Berlin. */
export const WEDNESDAY = Date.UTC(2027, 0, 13, 10);

/** Everybody of the week, on the day the add-on was set up. */
export const firstDay: Scene = { ...week, earlierMail: [], letters: [] };

/** @throws {Error} when something did not go as the scene says. */
export function played(
  scene: Scene,
  { now = WEDNESDAY, onRun }: { readonly now?: number; readonly onRun?: (execution: Execution) => void } = {},
): EmulatedWorld {
  const world = createWorld({ ...scene, dist: 'dist', startAt: now - beginningOf(scene, now) });
  // The log forgets the oldest; each run is a change.
  const heard = new Set<string>();
  world.onChange(() => {
    const newest = world.executions[world.executions.length - 1];
    if (newest === undefined || newest.outcome.kind === 'running' || heard.has(newest.id)) return;
    heard.add(newest.id);
    onRun?.(newest);
  });
  const troubles = play(world, scene, now);
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
  return world;
}

/** Plays an act to its end. */
export function playedThrough(act: Act, world: EmulatedWorld, options: ActOptions = {}): Ending {
  const slices = act.play(world, options);
  for (;;) {
    const slice = slices.next();
    if (slice.done === true) return slice.value;
  }
}

export const actNamed = (name: string): Act => {
  const found = week.acts?.find((act) => act.name === name);
  if (found === undefined) throw new Error(`There is no act "${name}".`);
  return found;
};
