import type { Cell, CellFormat } from './model';
import { notEmulated } from './refusal';
import { wallTime, type WallTime } from './serial';

/**
 * The text of a cell as a reader sees it.
 * @see https://developers.google.com/workspace/sheets/api/guides/formats
 */
export function formatted({ userEnteredValue: value, userEnteredFormat }: Cell): string {
  if (!value) return '';
  if (value.boolValue !== undefined) return value.boolValue ? 'TRUE' : 'FALSE';
  if (value.numberValue === undefined) return value.stringValue ?? '';
  return numberText(value.numberValue, userEnteredFormat?.numberFormat);
}

/** Patterns of types without one. Unlike Google: always as in the United States; Google goes by the file's locale. */
const DEFAULT_PATTERNS: Readonly<Record<string, string>> = {
  DATE: 'm/d/yyyy',
  TIME: 'h:mm:ss AM/PM',
  DATE_TIME: 'm/d/yyyy h:mm:ss',
  PERCENT: '0.00%',
  NUMBER: '#,##0.00',
};

function numberText(number: number, format: CellFormat['numberFormat']): string {
  const pattern = format?.pattern ?? DEFAULT_PATTERNS[format?.type ?? ''];
  // Ten significant digits are shown where no format says otherwise.
  if (pattern === undefined || format?.type === 'TEXT') return String(Number(number.toPrecision(10)));
  if (format?.type === 'DATE' || format?.type === 'TIME' || format?.type === 'DATE_TIME')
    return dateText(number, pattern);
  return plainNumber(number, pattern);
}

const PATTERN_PARTS =
  /"([^"]*)"|\\(.)|(yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s)|(AM\/PM|am\/pm)|([\s\S])/g;

function dateText(serial: number, pattern: string): string {
  const time = wallTime(serial);
  const halves = /am\/pm/i.test(pattern);
  const parts = [...pattern.matchAll(PATTERN_PARTS)];
  return parts
    .map(([whole, quoted, escaped, token, half], index) => {
      if (half) return time.hour < 12 ? 'AM' : 'PM';
      if (token) return datePart(token, time, { halves, isMinute: isMinute(parts, index) });
      return quoted ?? escaped ?? whole;
    })
    .join('');
}

/** `m` is a minute right after hours or right before seconds, else a month. */
function isMinute(parts: readonly RegExpMatchArray[], index: number): boolean {
  const token = (step: number): string | undefined => {
    for (let at = index + step; parts[at]; at += step) if (parts[at]?.[3]) return parts[at]?.[3];
    return undefined;
  };
  return /^h/.test(token(-1) ?? '') || /^s/.test(token(1) ?? '');
}

function datePart(
  token: string,
  time: WallTime,
  { halves, isMinute: minute }: { halves: boolean; isMinute: boolean },
): string {
  const padded = (number: number) => String(number).padStart(token.length, '0');
  const name = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(
      Date.UTC(time.year, time.month - 1, time.day),
    );
  switch (token) {
    case 'yyyy':
      return String(time.year);
    case 'yy':
      return String(time.year).slice(-2);
    case 'mmmm':
      return name({ month: 'long' });
    case 'mmm':
      return name({ month: 'short' }).slice(0, 3);
    case 'mm':
    case 'm':
      return padded(minute ? time.minute : time.month);
    case 'dddd':
      return name({ weekday: 'long' });
    case 'ddd':
      return name({ weekday: 'short' });
    case 'dd':
    case 'd':
      return padded(time.day);
    case 'hh':
    case 'h':
      return padded(halves ? time.hour % 12 || 12 : time.hour);
    default:
      return padded(time.second);
  }
}

/** `0`, `0.00`, `#,##0`, `0%` and the like, with plain text around. */
function plainNumber(number: number, pattern: string): string {
  const match = /^((?:"[^"]*"|[^"#0])*)([#,0]*0)(?:\.(0+))?(%)?((?:"[^"]*"|[^"#0.%])*)$/.exec(pattern);
  if (!match) throw notEmulated(`The number format ${pattern}`, 'numberFormat.ts');
  const [, before = '', whole = '', decimals = '', percent = '', after = ''] = match;
  const text = new Intl.NumberFormat('en-US', {
    minimumIntegerDigits: Math.max(1, whole.replace(/[^0]/g, '').length),
    minimumFractionDigits: decimals.length,
    maximumFractionDigits: decimals.length,
    useGrouping: whole.includes(','),
  }).format(percent ? number * 100 : number);
  return before.replace(/"/g, '') + text + percent + after.replace(/"/g, '');
}
