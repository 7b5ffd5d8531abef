import type { Config } from '../../src/core/config';
import type { Instant } from '../../src/core/event';
import type { JournalEntry, RememberedMessage, SettleDesk } from '../../src/ports';

/** What the owner's script keeps, as plain memory; the ports below are views of it. */
export interface OwnerMemory {
  config: Config | null;
  entries: JournalEntry[];
  unreadable: string[];
  desk: SettleDesk;
  /** Records that were ever kept; makes keys unique. */
  appended: number;
  /** Records that found no room. */
  lost: number;
  /** How many records fit; those after them are only counted. */
  room: number;
  settling: boolean;
  places: Map<string, RememberedMessage>;
  /** Tags and message ids that nothing may be written about. */
  objections: Set<string>;
  repeats: number;
}

export const NO_NOTES: SettleDesk = {
  settling: { batch: 0, keys: [] },
  due: {},
  changes: { since: 0, marks: [] },
  rows: 1,
  settledAt: null,
  trouble: null,
};

export const memoryOwner = (difference: Partial<OwnerMemory> = {}): OwnerMemory => ({
  config: null,
  entries: [],
  unreadable: [],
  desk: NO_NOTES,
  appended: 0,
  lost: 0,
  room: Infinity,
  settling: false,
  places: new Map(),
  objections: new Set(),
  repeats: 0,
  ...difference,
});

/** Keys sort by time, as the real ones do. */
export const memoryKey = (at: Instant, id: string) => `j:${at.toString(36).padStart(9, '0')}:${id}`;
