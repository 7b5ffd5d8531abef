import { a1Of, columnName, rectOf, rectOfA1, type Rect } from './a1';
import { growRows, write } from './cellRequests';
import { parseMask } from './fields';
import { cellAt, holdsValue, type Cell, type ExtendedValue } from './model';
import { formatted } from './numberFormat';
import { notEmulated, Refusal } from './refusal';
import type { Work } from './work';

type ValueRange = GoogleAppsScript.Sheets.Schema.ValueRange;
type UpdateValuesResponse = GoogleAppsScript.Sheets.Schema.UpdateValuesResponse;

/** How values are told or taken. @see https://developers.google.com/workspace/sheets/api/guides/values */
export interface ValueOptions {
  readonly valueRenderOption?: string;
  readonly valueInputOption?: string;
  readonly insertDataOption?: string;
  readonly majorDimension?: string;
}

/** The values of a range, and how many cells were told. Empty cells at the ends are left out. */
export function valueRange(
  rect: Rect,
  options: ValueOptions,
): { readonly range: ValueRange; readonly cells: number } {
  const rows: unknown[][] = [];
  let cells = 0;
  for (let row = rect.top; row < Math.min(rect.bottom, rect.tab.rows.length); row += 1) {
    const values: unknown[] = [];
    for (
      let column = rect.left;
      column < Math.min(rect.right, rect.tab.rows[row]?.length ?? 0);
      column += 1
    ) {
      values.push(
        rendered(cellAt(rect.tab, row, column) ?? {}, options.valueRenderOption ?? 'FORMATTED_VALUE'),
      );
    }
    while (values.length > 0 && values[values.length - 1] === '') values.pop();
    cells += values.length;
    rows.push(values);
  }
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
  const majorDimension = options.majorDimension ?? 'ROWS';
  const values = majorDimension === 'COLUMNS' ? turned(rows) : rows;
  return { range: { range: a1Of(rect), majorDimension, ...(values.length > 0 && { values }) }, cells };
}

/** Writes a block of values at the start of a range. */
export function updateValues(
  work: Work,
  given: ValueRange,
  range: string,
  options: ValueOptions,
): UpdateValuesResponse {
  const rect = rectOfA1(work.file, range);
  const rows = rowsOf(given);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const single = rect.bottom - rect.top === 1 && rect.right - rect.left === 1;
  const room = single ? rectOf(work.file, { sheetId: rect.tab.properties.sheetId }) : rect;
  const beyond = (where: string) =>
    new Refusal(400, `Requested writing within range [${a1Of(rect)}], but tried writing to ${where}`);
  if (rect.top + rows.length > room.bottom) throw beyond(`row [${room.bottom + 1}]`);
  if (rect.left + width > room.right) throw beyond(`column [${columnName(room.right)}]`);
  return writeValues(
    work,
    { ...rect, bottom: rect.top + rows.length, right: rect.left + width },
    rows,
    options,
  );
}

/**
 * Writes values behind the last row of the range's columns that holds one. Unlike Google: no other tables are looked for.
 *
 * Unlike Google: one call comes after the other. There, people report, rows are lost when several append
 * at the same moment and do not ask for `INSERT_ROWS`.
 *
 * @see https://github.com/theoephraim/node-google-spreadsheet/issues/318
 */
export function appendValues(work: Work, given: ValueRange, range: string, options: ValueOptions) {
  const { tab, left, right } = rectOfA1(work.file, range);
  const rows = rowsOf(given);
  const width = Math.max(0, ...rows.map((row) => row.length));
  let top = tab.rows.length;
  while (top > 0 && !tab.rows[top - 1]?.slice(left, right).some(holdsValue)) top -= 1;
  if (options.insertDataOption === 'INSERT_ROWS') tab.rows.splice(top, 0, ...rows.map(() => []));
  growRows(
    work.file,
    tab,
    options.insertDataOption === 'INSERT_ROWS' ? rows.length : top + rows.length - tab.rowCount,
  );
  const updates = writeValues(
    work,
    { tab, top, bottom: top + rows.length, left, right: left + width },
    rows,
    options,
  );
  return { spreadsheetId: work.file.id, updates };
}

function writeValues(
  work: Work,
  rect: Rect,
  rows: readonly unknown[][],
  options: ValueOptions,
): UpdateValuesResponse {
  const mask = parseMask('userEnteredValue');
  let updatedCells = 0;
  rows.forEach((row, down) => {
    row.forEach((value, along) => {
      // null leaves a cell as it is; '' empties it.
      if (value === null || value === undefined) return;
      const entered = value === '' ? {} : { userEnteredValue: entry(value, options.valueInputOption) };
      write(work, rect.tab, rect.top + down, rect.left + along, entered, mask);
      updatedCells += 1;
    });
  });
  return {
    spreadsheetId: work.file.id,
    updatedRange: a1Of(rect),
    updatedRows: rows.length,
    updatedColumns: rect.right - rect.left,
    updatedCells,
  };
}

function entry(value: unknown, option: string | undefined): ExtendedValue {
  if (option !== 'RAW' && option !== 'USER_ENTERED')
    throw new Refusal(400, "'valueInputOption' is required but not specified");
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  const text = String(value);
  return option === 'RAW' ? { stringValue: text } : typed(text);
}

/**
 * What a cell holds after somebody typed this text into it.
 *
 * Unlike Google: dates, times and currencies stay text.
 * @throws by name for a formula
 */
export function typed(text: string): ExtendedValue {
  if (/^[=+]/.test(text) && text.length > 1 && !/^\+[\d.,]+$/.test(text))
    throw notEmulated('A formula', 'values.ts');
  if (/^true$/i.test(text)) return { boolValue: true };
  if (/^false$/i.test(text)) return { boolValue: false };
  if (/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text.trim())) return { numberValue: Number(text) };
  if (/^[+-]?\d+(\.\d+)?%$/.test(text.trim())) return { numberValue: Number.parseFloat(text) / 100 };
  return { stringValue: text.replace(/^'/, '') };
}

function rendered(cell: Cell, option: string): unknown {
  if (option === 'FORMATTED_VALUE') return formatted(cell);
  const value = cell.userEnteredValue;
  return value?.stringValue ?? value?.numberValue ?? value?.boolValue ?? '';
}

function rowsOf({ values = [], majorDimension = 'ROWS' }: ValueRange): unknown[][] {
  const rows: unknown[][] = values;
  return majorDimension === 'COLUMNS' ? turned(rows) : rows;
}

const turned = (rows: readonly unknown[][]): unknown[][] =>
  Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) =>
    rows.map((row) => row[column] ?? ''),
  );
