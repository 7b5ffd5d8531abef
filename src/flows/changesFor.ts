import type { Instant } from '../core/event';
import type { Desk, Ledger, MarkChange, Snapshot } from '../ports';

/**
 * The marks of one sender that changed after `since`, oldest first, from settle's notes; only if these do not reach
 * back so far, from the ledger, too. Whoever asks again from `upTo` misses nothing.
 */
export function changesFor(
  sender: string,
  since: Instant,
  { desk, entries }: Pick<Snapshot, 'desk' | 'entries'>,
  ledger: Pick<Ledger, 'changesSince'>,
): ReturnType<Desk['changesSince']> {
  const { marks, since: complete } = desk.changes;
  const newest = Math.max(since, complete, ...marks.map(({ at }) => at));
  const own = marks.filter((change) => change.sender === sender && change.at > since);
  if (since >= complete) return { marks: own, upTo: newest };

  const all = new Map<string, MarkChange>();
  for (const change of [...ledger.changesSince(sender, since), ...own]) all.set(change.message, change);
  // A batch on its way may hold changes that are neither in the notes, for want of room, nor in the ledger yet.
  const unfinished = new Set(desk.settling.keys);
  const isOnItsWay = entries.some(({ key }) => unfinished.has(key));
  return {
    marks: [...all.values()].sort((one, other) => one.at - other.at),
    upTo: isOnItsWay ? Math.max(since, complete - 1) : newest,
  };
}
