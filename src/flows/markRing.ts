import type { Instant } from '../core/event';
import type { MarkChange, SettleDesk } from '../ports';

type Ring = SettleDesk['changes'];

/** What one property holds with room to spare. @see https://developers.google.com/apps-script/guides/services/quotas */
export const RING_CHARS = 8_000;

const BRACKETS_CHARS = 60;

/**
 * The ring with newer changes, one for each message. When it grows longer than {@link RING_CHARS} of JSON, the oldest go
 * and `since` moves up to them.
 */
export function withMarks({ since, marks }: Ring, news: readonly MarkChange[]): Ring {
  const renewed = new Set(news.map(({ message }) => message));
  const all = [...marks.filter(({ message }) => !renewed.has(message)), ...news];
  let room = RING_CHARS - BRACKETS_CHARS;
  let first = all.length;
  for (const change of [...all].reverse()) {
    room -= JSON.stringify(change).length + 1;
    if (room < 0) break;
    first -= 1;
  }
  const dropped = all[first - 1];
  return { since: dropped === undefined ? since : dropped.at, marks: all.slice(first) };
}

/**
 * An instant after every change before it, so that a reader who has seen up to the newest one misses none of the next,
 * even in one millisecond.
 */
export const nextMarkAt = ({ since, marks }: Ring, now: Instant): Instant =>
  Math.max(now, since + 1, (marks[marks.length - 1]?.at ?? 0) + 1);
