import type { Doorstep } from '../../src/ports';
import type { OwnerMemory } from './memoryOwner';

export const memoryDoorstep = (owner: OwnerMemory): Doorstep => ({
  look: ({ message, tag }) =>
    structuredClone({
      config: owner.config,
      objected: owner.objections.has(message) || owner.objections.has(tag),
      remembered: owner.places.get(message) ?? null,
    }),
  countRepeat() {
    owner.repeats += 1;
  },
});
