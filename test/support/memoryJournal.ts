import type { Journal } from '../../src/ports';
import { memoryKey, type OwnerMemory } from './memoryOwner';

/** A journal that keeps copies, up to the memory's `room`. */
export function memoryJournal(owner: OwnerMemory): Journal {
  return {
    append(record, at) {
      if (owner.entries.length >= owner.room) {
        owner.lost += 1;
        return 'counted';
      }
      owner.appended += 1;
      const id = record.kind === 'hit' ? record.hit.id : `record-${owner.appended}`;
      owner.entries.push({ key: memoryKey(at, id), record: structuredClone(record) });
      return 'kept';
    },
  };
}
