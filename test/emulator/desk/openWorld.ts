import { createWorld } from '../../../emulator/world/World';
import type { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import { beginningOf, play } from '../../../emulator/scenes/play';
import type { Scene } from '../../../emulator/scenes/Scene';
import { lampScene, MONDAY_NINE } from '../../support/lamp';

/** The scene with the lamp, played up to now. */
export function openWorld(scene: Scene = lampScene): EmulatedWorld {
  const world = createWorld({
    ...scene,
    dist: 'test/support/readingLamp',
    startAt: MONDAY_NINE - beginningOf(scene, MONDAY_NINE),
  });
  const troubles = play(world, scene);
  if (troubles.length > 0) throw new Error(troubles.join('\n'));
  return world;
}
