import type { Instant, World } from '../contracts';
import type { FirstStep } from '../scenes/Scene';
import type { Step } from './wire';

/**
 * Follows a newcomer through the steps in their order. What was done once stays done, also when later deeds hide it:
 * a draft is gone once it is sent. What was done before the newcomer came counts for nothing.
 */
export function followSteps(
  world: World,
  steps: readonly FirstStep[],
  cameAt: () => Instant = () => 0,
): { readonly now: () => readonly Step[]; readonly startOver: () => void } {
  let done = 0;
  return {
    now() {
      while (steps[done]?.isDone(world, cameAt()) === true) done += 1;
      return steps.map(({ text, where }, index) => ({ text, where, done: index < done }));
    },
    startOver() {
      done = 0;
    },
  };
}
