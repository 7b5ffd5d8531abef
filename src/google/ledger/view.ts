import { Problem } from '../../core/problem';
import { BATCH_KEY, COLUMN_KEY, ROW_KEY, TAB } from './columns';
import { decodeTotals, type Totals } from './totals';
import { statusOf, type SpreadsheetsApi } from './spreadsheetsApi';

type DataFilter = GoogleAppsScript.Sheets.Schema.DataFilter;
type GridData = GoogleAppsScript.Sheets.Schema.GridData;
type Sheet = GoogleAppsScript.Sheets.Schema.Sheet;
type Spreadsheet = GoogleAppsScript.Sheets.Schema.Spreadsheet;
type DeveloperMetadata = GoogleAppsScript.Sheets.Schema.DeveloperMetadata;

export type Value = string | number;

export interface Fence {
  readonly batch: number;
  readonly totals: Totals;
}

/** Part of the Sheet as it is at this moment: where our columns and rows are now, and the cells that were asked for. */
export interface LedgerView {
  readonly timeZone: string;
  readonly tabs: readonly { readonly sheetId: number; readonly title: string; readonly rowCount: number }[];
  /** `messages.status` to its column, from 0. A column that people deleted is missing. */
  readonly columns: ReadonlyMap<string, number>;
  /** `overview.opened` to its row, from 0. */
  readonly rows: ReadonlyMap<string, number>;
  /** Marks of the last batches, newest first. */
  readonly fences: Fence[];
  /** Cells of the Messages tab. */
  readonly cells: Cells;
}

/** Column to row to value; empty cells are missing. */
export type Cells = ReadonlyMap<number, ReadonlyMap<number, Value>>;

/** The rows that we marked, whichever tab they are on: enough to know where everything is. */
export const MARKED_ROWS: DataFilter = { developerMetadataLookup: { metadataKey: ROW_KEY } };

/** All of a column, wherever it is now. */
export const wholeColumn = (name: string): DataFilter => ({
  developerMetadataLookup: { metadataKey: COLUMN_KEY, metadataValue: name },
});

/** Rows of the Messages tab, neighbours together. */
export const messageRows = (rows: readonly number[]): DataFilter[] =>
  runs(rows).map(([startRowIndex, endRowIndex]) => ({
    gridRange: { sheetId: TAB.messages, startRowIndex, endRowIndex },
  }));

/** @example runs([4, 2, 3, 9]) // [[2, 5], [9, 10]] */
export function runs(numbers: readonly number[]): (readonly [start: number, end: number])[] {
  const found: (readonly [number, number])[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found[found.length - 1];
    if (last?.[1] === number) found[found.length - 1] = [last[0], number + 1];
    else found.push([number, number + 1]);
  }
  return found;
}

const FENCE_FIELDS = 'developerMetadata(metadataId,metadataKey,metadataValue)';

/** Marks of rows are asked for only with the marked rows: a whole column would tell of each of its rows that it has none. */
const fieldsFor = (filters: readonly DataFilter[]): string => {
  const marks = 'developerMetadata(metadataKey,metadataValue)';
  const rowMarks = filters.includes(MARKED_ROWS) ? `,rowMetadata(${marks})` : '';
  const data = `data(startRow,startColumn,rowData(values(userEnteredValue)),columnMetadata(${marks})${rowMarks})`;
  return `properties(timeZone),${FENCE_FIELDS},sheets(properties(sheetId,title,gridProperties(rowCount)),${data})`;
};

/**
 * Reads the parts of the Sheet that the filters select, with one call.
 * @throws {Problem} LEDGER_MISSING when the Sheet is gone or we may not see it
 */
export function look(id: string, filters: readonly DataFilter[], api: SpreadsheetsApi): LedgerView {
  try {
    return viewOf(api.getByDataFilter({ dataFilters: [...filters] }, id, { fields: fieldsFor(filters) }));
  } catch (error) {
    throw missing(error) ?? error;
  }
}

/** What the owner is told when the Sheet cannot be reached; null for any other error. */
export function missing(error: unknown): Problem | null {
  const status = statusOf(error);
  if (status !== 404 && status !== 403) return null;
  return new Problem(
    'LEDGER_MISSING',
    'The tracking Sheet is gone, or this account may no longer open it. Restore it from the bin of Google Drive: what happens meanwhile is kept, and written then. Or press “Make a new Sheet”: it begins empty, and what happens to mail sent before is not written in it.',
    error,
  );
}

/** What the owner is told when the Sheet is there, but parts of it that we cannot do without are not. */
export const spoiled = (what: string, cause?: unknown): Problem =>
  new Problem(
    'LEDGER_MISSING',
    `The tracking Sheet has lost ${what}. Bring it back with File, Version history: what happens meanwhile is kept, and written then. Or press “Make a new Sheet”: it begins empty, and what happens to mail sent before is not written in it.`,
    cause,
  );

/** The marks of the last batches alone, newest first. */
export const fencesIn = (id: string, api: SpreadsheetsApi): Fence[] =>
  viewOf(api.get(id, { fields: FENCE_FIELDS })).fences;

export function viewOf({ properties, developerMetadata = [], sheets = [] }: Spreadsheet): LedgerView {
  const columns = new Map<string, number>();
  const rows = new Map<string, number>();
  for (const { startRow = 0, startColumn = 0, rowMetadata = [], columnMetadata = [] } of sheets.flatMap(
    ({ data = [] }) => data,
  )) {
    rowMetadata.forEach((line, index) => {
      for (const name of namesOf(line, ROW_KEY)) rows.set(name, startRow + index);
    });
    columnMetadata.forEach((line, index) => {
      for (const name of namesOf(line, COLUMN_KEY)) columns.set(name, startColumn + index);
    });
  }
  return {
    timeZone: properties?.timeZone ?? 'Etc/GMT',
    tabs: sheets.map(tabOf),
    columns,
    rows,
    fences: developerMetadata.flatMap(fenceOf).sort((a, b) => b.batch - a.batch),
    cells: cellsOf(sheets.find((sheet) => sheet.properties?.sheetId === TAB.messages)?.data ?? []),
  };
}

const tabOf = ({ properties }: Sheet) => ({
  sheetId: properties?.sheetId ?? 0,
  title: properties?.title ?? '',
  rowCount: properties?.gridProperties?.rowCount ?? 0,
});

const namesOf = (
  { developerMetadata = [] }: { developerMetadata?: DeveloperMetadata[] | undefined },
  key: string,
): string[] =>
  developerMetadata.flatMap(({ metadataKey, metadataValue }) =>
    metadataKey === key && metadataValue ? [metadataValue] : [],
  );

function fenceOf({ metadataId, metadataKey, metadataValue }: DeveloperMetadata): Fence[] {
  if (metadataKey !== BATCH_KEY || metadataId === undefined) return [];
  return [{ batch: metadataId, totals: decodeTotals(metadataValue ?? '') }];
}

/** Parts may overlap and come in any order. */
function cellsOf(data: readonly GridData[]): Cells {
  const cells = new Map<number, Map<number, Value>>();
  for (const { startRow = 0, startColumn = 0, rowData = [] } of data) {
    rowData.forEach(({ values = [] }, down) => {
      values.forEach(({ userEnteredValue }, along) => {
        const value = userEnteredValue?.stringValue ?? userEnteredValue?.numberValue;
        if (value === undefined) return;
        const column = cells.get(startColumn + along) ?? new Map<number, Value>();
        cells.set(startColumn + along, column.set(startRow + down, value));
      });
    });
  }
  return cells;
}
