import type { SettleStore } from '../../src/ports';
import type { OwnerMemory } from './memoryOwner';

const byKey = (one: { key: string }, other: { key: string }) => (one.key < other.key ? -1 : 1);

/** Settle's store over the same memory that the journal appends to. */
export const memorySettleStore = (owner: OwnerMemory): SettleStore => ({
  read: () =>
    structuredClone({
      config: owner.config,
      entries: [...owner.entries].sort(byKey),
      unreadable: owner.unreadable,
      desk: owner.desk,
    }),
  write(notes) {
    owner.desk = structuredClone({ ...owner.desk, ...notes });
  },
  remove(keys) {
    owner.entries = owner.entries.filter(({ key }) => !keys.includes(key));
  },
  alone(work) {
    if (owner.settling) return null;
    owner.settling = true;
    try {
      return work();
    } finally {
      owner.settling = false;
    }
  },
  remember(places) {
    for (const place of places) owner.places.set(place.message, structuredClone(place));
  },
});
