/** Day 0 of a spreadsheet, 30 December 1899, counted from 1970. @see https://developers.google.com/workspace/sheets/api/guides/formats#about_date_time_values */
const DAY_ZERO = -25_569;

/** A date as a spreadsheet shows it: no time zone, `month` from 1, `weekday` 0 for Sunday. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export function wallTime(serial: number): WallTime {
  const date = new Date(Math.round((serial + DAY_ZERO) * 86_400) * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}
