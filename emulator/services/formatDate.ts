import { ServiceError } from '../runtime/ServiceError';

/**
 * Writes a date by a pattern of Java's SimpleDateFormat, in English.
 *
 * @throws {ServiceError} naming a letter that is not emulated
 * @see https://docs.oracle.com/javase/8/docs/api/java/text/SimpleDateFormat.html
 * @example
 * formatDate(new Date(0), 'Etc/UTC', "yyyy-MM-dd'T'HH:mm:ss'Z'") // '1970-01-01T00:00:00Z'
 */
export function formatDate(date: Date, timeZone: string, pattern: string): string {
  const parts = partsOf(date, timeZone);
  return pattern.replace(
    /'((?:[^']|'')*)'|([A-Za-z])\2*/g,
    (run: string, quoted: string | undefined, letter: string | undefined) => {
      if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
      const write = letter === undefined ? undefined : WRITERS[letter];
      if (write === undefined) {
        throw new ServiceError(
          `Utilities.formatDate with "${run}" is not emulated. Add it in emulator/services/formatDate.ts.`,
        );
      }
      return write(parts, run.length);
    },
  );
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** Monday is 1, Sunday 7. */
  readonly weekday: number;
  readonly offsetMinutes: number;
  readonly zoneName: string;
}

function partsOf(date: Date, timeZone: string): Parts {
  const fields = new Map(
    formatterFor(timeZone)
      .formatToParts(date)
      .map(({ type, value }) => [type, value]),
  );
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(fields.get(type));
  const [year, month, day] = [number('year'), number('month'), number('day')];
  const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const offsetMinutes = Math.round((local - Math.floor(date.getTime() / 1_000) * 1_000) / 60_000);
  return {
    year,
    month,
    day,
    hour,
    minute,
    second,
    millisecond: ((date.getTime() % 1_000) + 1_000) % 1_000,
    weekday: new Date(local).getUTCDay() || 7,
    offsetMinutes,
    zoneName: fields.get('timeZoneName') ?? timeZone,
  };
}

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric' as const;
  const options = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  };
  try {
    return new Intl.DateTimeFormat('en-US', {
      ...options,
      hourCycle: 'h23',
      timeZone,
      timeZoneName: 'short',
    });
  } catch {
    // Unlike Google: Java takes an unknown zone for GMT without a word; a misspelt one is better found.
    throw new ServiceError(`Invalid argument: ${timeZone}`);
  }
}

const WRITERS: Readonly<Record<string, (parts: Parts, width: number) => string>> = {
  y: ({ year }, width) => (width === 2 ? padded(year % 100, 2) : padded(year, width)),
  M: ({ month }, width) =>
    width < 3 ? padded(month, width) : shortened(MONTHS[month - 1] ?? '', width === 3),
  d: ({ day }, width) => padded(day, width),
  E: ({ weekday }, width) => shortened(WEEKDAYS[weekday - 1] ?? '', width < 4),
  u: ({ weekday }, width) => padded(weekday, width),
  a: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  H: ({ hour }, width) => padded(hour, width),
  h: ({ hour }, width) => padded(hour % 12 || 12, width),
  m: ({ minute }, width) => padded(minute, width),
  s: ({ second }, width) => padded(second, width),
  S: ({ millisecond }, width) => padded(millisecond, width),
  Z: ({ offsetMinutes }) => offset(offsetMinutes, ''),
  X: ({ offsetMinutes }, width) => isoOffset(offsetMinutes, width),
  z: ({ zoneName }) => zoneName,
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

const shortened = (word: string, short: boolean): string => (short ? word.slice(0, 3) : word);

function offset(minutes: number, separator: string): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}${separator}${padded(size % 60, 2)}`;
}

function isoOffset(minutes: number, width: number): string {
  if (minutes === 0) return 'Z';
  if (width === 1) return offset(minutes, '').slice(0, 3);
  return offset(minutes, width === 2 ? '' : ':');
}
