import type { GridRange, SpreadsheetFile, Tab } from './model';
import { tabById } from './model';
import { Refusal } from './refusal';

/** A range within one tab's grid; ends are exclusive. */
export interface Rect {
  readonly tab: Tab;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** @example columnName(27) // 'AB' */
export function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** As Google writes a range: `Messages!A2:C9`, `'My tab'!B3`. */
export function a1Of({ tab, top, bottom, left, right }: Rect): string {
  const first = `${columnName(left)}${top + 1}`;
  const last = `${columnName(right - 1)}${bottom}`;
  return `${quoted(tab.properties.title)}!${first === last ? first : `${first}:${last}`}`;
}

/** A title that could be taken for something else in a range stands in quotes. */
const quoted = (title: string): string =>
  /^[A-Za-z_][A-Za-z0-9_.]*$/.test(title) && !/^([A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*)$/.test(title)
    ? title
    : `'${title.replace(/'/g, "''")}'`;

/** Whether a range ends with the grid rather than at a cell: `Tab!B57:B`, `Tab!B:D`, `Tab!3:4`, or a tab as a whole. */
export const isOpen = (text: string): boolean =>
  !/(?:^|!)\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?$/.test(text);

/**
 * Reads A1 notation: `Tab!A2:C9`, `'My tab'!B:B`, `B2:B`, or a tab's title alone. Without a tab the first one is meant.
 * @see https://developers.google.com/workspace/sheets/api/guides/concepts#cell
 */
export function rectOfA1(file: SpreadsheetFile, text: string): Rect {
  const parts = /^(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?(.*)$/.exec(text);
  const unparsable = new Refusal(400, `Unable to parse range: ${text}`);
  if (!parts) throw unparsable;
  const title = parts[1]?.replace(/''/g, "'") ?? parts[2];
  const cells = parts[3] ?? '';
  const named = (wanted: string) =>
    file.tabs.find(({ properties }) => properties.title.toLowerCase() === wanted.toLowerCase());
  const whole = title === undefined ? named(cells.replace(/^'(.*)'$/, '$1').replace(/''/g, "'")) : undefined;
  if (whole) return rectOf(file, { sheetId: whole.properties.sheetId });
  const tab = title === undefined ? file.tabs[0] : named(title);
  const corners = /^\$?([A-Za-z]{1,3})?\$?(\d+)?(?::\$?([A-Za-z]{1,3})?\$?(\d+)?)?$/.exec(cells);
  if (!tab || !corners || cells === '') throw unparsable;
  const [, left, top, right, bottom] = corners;
  if (left === undefined && top === undefined) throw unparsable;
  const open = cells.includes(':');
  const columns = [left, open ? right : left].map((name) => (name === undefined ? null : columnIndex(name)));
  const rows = [top, open ? bottom : top].map((number) => (number === undefined ? null : Number(number) - 1));
  const range: GridRange = { sheetId: tab.properties.sheetId };
  if (rows[0] != null) range.startRowIndex = rows[0];
  if (rows[1] != null) range.endRowIndex = rows[1] + 1;
  if (columns[0] != null) range.startColumnIndex = columns[0];
  if (columns[1] != null) range.endColumnIndex = columns[1] + 1;
  return rectOf(file, range, text);
}

/**
 * A grid range with its open sides set to the grid's own.
 *
 * Unlike Google: perhaps only here, a bound beyond the grid is always refused. Google documents the refusal only for A1 ranges.
 */
export function rectOf(file: SpreadsheetFile, range: GridRange, text?: string): Rect {
  const tab = tabById(file, range.sheetId);
  const rect = {
    tab,
    top: range.startRowIndex ?? 0,
    bottom: range.endRowIndex ?? tab.rowCount,
    left: range.startColumnIndex ?? 0,
    right: range.endColumnIndex ?? tab.columnCount,
  };
  if (
    rect.bottom > tab.rowCount ||
    rect.right > tab.columnCount ||
    rect.top >= tab.rowCount ||
    rect.left >= tab.columnCount
  ) {
    throw new Refusal(
      400,
      `Range (${text ?? a1Of(rect)}) exceeds grid limits. Max rows: ${tab.rowCount}, max columns: ${tab.columnCount}`,
    );
  }
  if (rect.top >= rect.bottom || rect.left >= rect.right)
    throw new Refusal(400, 'Request contains an invalid argument.');
  return rect;
}

const columnIndex = (name: string): number =>
  Array.from(name.toUpperCase()).reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
