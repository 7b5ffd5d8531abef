import type { Instant } from './event';

const DAY_MS = 24 * 60 * 60_000;

/** A spreadsheet counts days from 30 December 1899. @see https://developers.google.com/workspace/sheets/api/guides/formats */
const DAY_ZERO = Date.UTC(1899, 11, 30);

/**
 * The number that a spreadsheet of this time zone shows as the instant, to the second.
 * @example sheetDate(Date.UTC(2026, 0, 1, 12), 'Europe/Berlin') // 46023.541666666664
 */
export function sheetDate(at: Instant, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hour12: false,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value ?? 0);
  // Some engines call midnight 24.
  const hour = part('hour') % 24;
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), hour, part('minute'), part('second'));
  return (wall - DAY_ZERO) / DAY_MS;
}
