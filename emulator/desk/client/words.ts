const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clockFormat = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const shortDayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const fullFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** `14:05:09` */
export const clockTime = (at: number): string => clockFormat.format(at);

/** `Mon, 2 Mar` */
export const day = (at: number): string => dayFormat.format(at);

/** `2 Mar 2026, 14:05` */
export const fullTime = (at: number): string => fullFormat.format(at);

/** As in a mail list: the time for today, the day for earlier. */
export const listTime = (at: number, now: number): string =>
  dayFormat.format(at) === dayFormat.format(now) && now - at < DAY
    ? timeFormat.format(at)
    : shortDayFormat.format(at);

/** `in 40 s`, `in 5 min`, `in 2 h`, `now` */
export function until(at: number, now: number): string {
  const ms = at - now;
  if (ms < SECOND) return 'now';
  if (ms < 100 * SECOND) return `in ${Math.round(ms / SECOND)} s`;
  if (ms < 100 * MINUTE) return `in ${Math.round(ms / MINUTE)} min`;
  if (ms < 48 * HOUR) return `in ${Math.round(ms / HOUR)} h`;
  return `in ${Math.round(ms / DAY)} days`;
}

/** `1 minute`, `10 minutes`, `42 seconds` */
export function duration(ms: number): string {
  if (ms < 2 * MINUTE && ms % MINUTE !== 0) return count(Math.max(1, Math.round(ms / SECOND)), 'second');
  if (ms < HOUR) return count(Math.round(ms / MINUTE), 'minute');
  return count(Math.round(ms / HOUR), 'hour');
}

/** `1 mail`, `3 mails` */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** A file's size: `512 bytes`, `12 KB`, `1.4 MB` */
export function fileSize(bytes: number): string {
  if (bytes < KILO) return count(bytes, 'byte');
  if (bytes < KILO * KILO) return `${Math.round(bytes / KILO)} KB`;
  return `${(bytes / KILO / KILO).toFixed(1)} MB`;
}

const KILO = 1024;
