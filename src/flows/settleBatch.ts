import type { AlertKind, Instant, JournalRecord, MessageId } from '../core/event';
import { isMessageId } from '../core/event';
import { newMessage } from '../core/message';
import type { JournalEntry, LedgerRow, SettleDesk, Snapshot } from '../ports';
import { judged, soonest, type Judged } from './judging';
import { nextMarkAt, withMarks } from './markRing';
import { troubleAfter } from './trouble';

/** Each record costs a call to remove, and a run has six minutes. */
export const MOST_RECORDS = 500;

/** A record may be here before the one that says whose message it is, but not longer. */
export const ORPHAN_WAIT_MS = 10 * 60_000;

/** What found no room among today's mails is tried again. */
const ALERT_AGAIN_MS = 60 * 60_000;

/** One message with news, or whose time has come. */
export interface Group {
  readonly message: MessageId;
  readonly entries: readonly JournalEntry[];
  readonly row: number | null;
  /** Asked for just now, so the ledger need not be searched for it, unless a batch was cut off. */
  readonly isNew: boolean;
}

/** The oldest records by message, and the messages that are due. */
export function gather({ entries, desk }: Snapshot, now: Instant): Group[] {
  const waiting = new Map<MessageId, JournalEntry[]>();
  for (const [message, { at }] of Object.entries(desk.due)) {
    if (isMessageId(message) && at <= now) waiting.set(message, []);
  }
  for (const entry of entries.slice(0, MOST_RECORDS)) {
    const { message } = entry.record;
    waiting.set(message, [...(waiting.get(message) ?? []), entry]);
  }
  return [...waiting].map(([message, itsEntries]) => ({
    message,
    entries: itsEntries,
    row: desk.due[message]?.row ?? rowHint(itsEntries),
    isNew: desk.due[message] === undefined && itsEntries.some(({ record }) => isFirst(record, desk)),
  }));
}

/** Asked for after the last pass; the same record again, later, is older. */
const isFirst = (record: JournalRecord, { settledAt }: SettleDesk): boolean =>
  record.kind === 'tracked' && (settledAt === null || record.at >= settledAt);

const rowHint = (entries: readonly JournalEntry[]): number | null =>
  entries.reduce<number | null>(
    (row, { record }) => (record.kind === 'hit' ? (record.row ?? row) : row),
    null,
  );

/** All that a pass will do, decided before anything is written. */
export interface Batch {
  /** What the ledger must take up. */
  readonly changed: readonly Judged[];
  /** Keys that leave the journal when it has. */
  readonly keys: readonly string[];
  readonly notes: Omit<SettleDesk, 'settling'>;
}

/** Decides on a pass; `mailsLeft` is asked only if somebody is to be alerted. */
export function planBatch(
  { unreadable, desk }: Snapshot,
  groups: readonly Group[],
  held: readonly LedgerRow[],
  now: Instant,
  mailsLeft: () => number,
): Batch {
  const byMessage = new Map(held.map((found) => [found.state.message, found]));
  const told = new Map(desk.changes.marks.map(({ message, mark }) => [message, mark]));
  const markAt = nextMarkAt(desk.changes, now);
  const keys: string[] = [];
  const all: Judged[] = [];
  let dropped = 0;
  for (const { message, entries } of groups) {
    const records = entries.map(({ record }) => record);
    const before = byMessage.get(message) ?? begun(records);
    if (before === null) {
      const old = entries.filter(({ record }) => now - arrivedAt(record) >= ORPHAN_WAIT_MS);
      keys.push(...old.map(({ key }) => key));
      dropped += old.filter(({ record }) => record.kind !== 'unsent').length;
    } else {
      keys.push(...entries.map(({ key }) => key));
      all.push(judged(before, records, { now, markAt, told: told.get(message) ?? null }));
    }
  }
  const granted = placed(grantAlerts(all, now, mailsLeft), desk.rows);
  return {
    changed: granted.filter(({ changed }) => changed),
    keys,
    notes: {
      due: dueAfter(desk.due, groups, granted, now),
      changes: withMarks(
        desk.changes,
        granted.flatMap(({ marked }) => marked ?? []),
      ),
      rows: Math.max(desk.rows, ...granted.map(({ place }) => place + 1)),
      settledAt: now,
      trouble: troubleAfter(desk.trouble, { unreadable: unreadable.length, dropped }, now),
    },
  };
}

/** A message begins with the press of *Track*; null while that is not known. */
function begun(records: readonly JournalRecord[]): LedgerRow | null {
  for (const record of records)
    if (record.kind === 'tracked') return { state: newMessage(record), row: null };
  return null;
}

function arrivedAt(record: JournalRecord): Instant {
  switch (record.kind) {
    case 'hit':
      return record.hit.at;
    case 'report':
      return record.report.at;
    default:
      return record.at;
  }
}

/**
 * Records alerts as sent before they are: a crash loses one, but none is ever mailed twice. Those without room today
 * stay unrecorded and are due again later.
 */
function grantAlerts(all: readonly Judged[], now: Instant, mailsLeft: () => number): Judged[] {
  let left = all.some(({ alerts }) => alerts.length > 0) ? mailsLeft() : 0;
  return all.map((one) => {
    const { alerts, state } = one;
    if (alerts.length === 0) return one;
    left -= alerts.length;
    if (left < 0) return { ...one, alerts: [], nextLook: soonest(one.nextLook, now + ALERT_AGAIN_MS) };
    const recorded = Object.fromEntries(alerts.map((kind): [AlertKind, Instant] => [kind, now]));
    return { ...one, state: { ...state, alerted: { ...state.alerted, ...recorded } }, changed: true };
  });
}

interface Placed extends Judged {
  /** Where the message stands, or will most likely, being new: at the end. Only a hint, checked before use. */
  readonly place: number;
}

function placed(all: readonly Judged[], rows: number): Placed[] {
  let next = all.reduce((end, { row }) => Math.max(end, (row ?? 0) + 1), rows);
  return all.map((one) => ({ ...one, place: one.row ?? next++ }));
}

/**
 * When to look again. What time alone has changed stays due until a later pass finds the ledger saying so: a run may
 * be cut off between these notes and the ledger, and no record in the journal would bring the message back.
 */
function dueAfter(
  due: SettleDesk['due'],
  groups: readonly Group[],
  all: readonly Placed[],
  now: Instant,
): SettleDesk['due'] {
  const seen = new Set<string>(groups.map(({ message }) => message));
  const later = Object.entries(due).filter(([message]) => !seen.has(message));
  const again = all.flatMap(({ state, touched, changed, nextLook, place }): typeof later => {
    const at = changed && !touched ? now : nextLook;
    return at === null ? [] : [[state.message, { at, row: place }]];
  });
  return Object.fromEntries([...later, ...again]);
}
