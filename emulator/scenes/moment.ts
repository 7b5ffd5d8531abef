import type { Instant } from '../contracts';

/** When something happened before now. */
export type Moment =
  | { readonly minutesAgo: number }
  /** So many days on which offices work before today, at a time of the clock: `09:10`. */
  | { readonly workdaysAgo: number; readonly at: string };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The instant of a moment, by the clock of this time zone. */
export function instantOf(moment: Moment, now: Instant, timeZone: string): Instant {
  if ('minutesAgo' in moment) return now - moment.minutesAgo * MINUTE;
  // The day as a UTC date, so that adding days never meets a change of summer time.
  let day = Math.floor((now + offsetOf(timeZone, now)) / DAY) * DAY;
  for (let left = moment.workdaysAgo; left > 0;) {
    day -= DAY;
    if (isWorkday(day)) left -= 1;
  }
  const [hours = 0, minutes = 0] = moment.at.split(':').map(Number);
  const wall = day + (hours * 60 + minutes) * MINUTE;
  return wall - offsetOf(timeZone, wall - offsetOf(timeZone, wall));
}

const isWorkday = (day: number): boolean => ![0, 6].includes(new Date(day).getUTCDay());

/** How far the zone's clocks are ahead of UTC at this instant. */
function offsetOf(timeZone: string, at: Instant): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
}
