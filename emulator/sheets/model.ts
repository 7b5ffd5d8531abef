/** The spreadsheets of the emulated world as plain JSON, and small questions about them. */

import { Refusal } from './refusal';

export type Cell = GoogleAppsScript.Sheets.Schema.CellData;
export type ExtendedValue = GoogleAppsScript.Sheets.Schema.ExtendedValue;
export type CellFormat = GoogleAppsScript.Sheets.Schema.CellFormat;
export type GridRange = GoogleAppsScript.Sheets.Schema.GridRange;

/** One cell, or null where nothing was ever put. Never changed in place: a batch that fails leaves no trace. */
export type StoredCell = Cell | null;
export type StoredRow = readonly StoredCell[];

/** What a row or a column has besides its cells. */
export interface Line {
  readonly pixelSize?: number;
  readonly hiddenByUser?: boolean;
}

export type Chart = GoogleAppsScript.Sheets.Schema.EmbeddedChart & {
  readonly chartId: number;
  readonly spec: GoogleAppsScript.Sheets.Schema.ChartSpec;
};

export type FilterView = GoogleAppsScript.Sheets.Schema.FilterView & { readonly filterViewId: number };

export interface Tab {
  /** With `gridProperties.rowCount` and `columnCount`; `index` is the place in {@link SpreadsheetFile.tabs}. */
  properties: GoogleAppsScript.Sheets.Schema.SheetProperties & { sheetId: number; title: string };
  rowCount: number;
  columnCount: number;
  /** Rows behind the last one touched are left out; so are cells within a row. */
  rows: StoredRow[];
  rowLines: (Line | null)[];
  columnLines: (Line | null)[];
  basicFilter: GoogleAppsScript.Sheets.Schema.BasicFilter | null;
  conditionalFormats: GoogleAppsScript.Sheets.Schema.ConditionalFormatRule[];
  protectedRanges: GoogleAppsScript.Sheets.Schema.ProtectedRange[];
  bandedRanges: GoogleAppsScript.Sheets.Schema.BandedRange[];
  merges: GridRange[];
  /** Absent in worlds saved before there were any. */
  charts?: readonly Chart[];
  /** As with charts. */
  filterViews?: readonly FilterView[];
}

export type Place =
  | { readonly kind: 'spreadsheet' }
  | { readonly kind: 'sheet'; readonly sheetId: number }
  | { readonly kind: 'ROWS' | 'COLUMNS'; readonly sheetId: number; readonly index: number };

export interface Metadata {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: string;
  readonly place: Place;
}

export interface SpreadsheetFile {
  id: string;
  /** Address of the account whose script made it. */
  owner: string;
  trashed: boolean;
  /** Its owner took the script's authorisation back since it was made. */
  deauthorised?: boolean;
  /** Nobody may change it until it is unlocked. */
  locked?: boolean;
  properties: GoogleAppsScript.Sheets.Schema.SpreadsheetProperties & { title: string; timeZone: string };
  tabs: Tab[];
  metadata: Metadata[];
}

export interface SpreadsheetsState {
  files: Record<string, SpreadsheetFile>;
  /** How many were ever made: ids are never used again. */
  made: number;
  /** Requests of each user in the minute named. */
  spent: Record<string, { minute: number; reads: number; writes: number }>;
}

export const emptyState = (): SpreadsheetsState => ({ files: {}, made: 0, spent: {} });

export function tabById(file: SpreadsheetFile, sheetId: number | undefined): Tab {
  const tab = file.tabs.find(({ properties }) => properties.sheetId === (sheetId ?? 0));
  if (!tab) throw new Refusal(400, `No grid with id: ${sheetId ?? 0}`);
  return tab;
}

export const cellAt = (tab: Tab, row: number, column: number): StoredCell => tab.rows[row]?.[column] ?? null;

/** Puts a cell, or takes it away; the row is made anew. */
export function putCell(tab: Tab, row: number, column: number, cell: StoredCell): void {
  while (tab.rows.length <= row) tab.rows.push([]);
  const cells = [...(tab.rows[row] ?? [])];
  while (cells.length <= column) cells.push(null);
  cells[column] = cell && Object.keys(cell).length > 0 ? cell : null;
  while (cells.length > 0 && cells[cells.length - 1] === null) cells.pop();
  tab.rows[row] = cells;
}

export const holdsValue = (cell: StoredCell): boolean => cell?.userEnteredValue !== undefined;

/** How many rows there are up to the last one with a value. */
export function rowsWithData(tab: Tab): number {
  let row = tab.rows.length;
  while (row > 0 && !tab.rows[row - 1]?.some(holdsValue)) row -= 1;
  return row;
}

/** How many rows there are up to the last that holds anything, be it a format. */
export function rowsInUse(tab: Tab): number {
  let row = tab.rows.length;
  while (row > 0 && !tab.rows[row - 1]?.some((cell) => cell && Object.keys(cell).length > 0)) row -= 1;
  return row;
}

/**
 * A copy whose tabs, rows and lists may be changed without touching the original; single rows and cells are shared
 * and must be replaced, not changed.
 */
export function draftOf(file: SpreadsheetFile): SpreadsheetFile {
  return {
    ...file,
    properties: { ...file.properties },
    metadata: [...file.metadata],
    tabs: file.tabs.map((tab) => ({
      ...tab,
      properties: { ...tab.properties },
      rows: [...tab.rows],
      rowLines: [...tab.rowLines],
      columnLines: [...tab.columnLines],
      conditionalFormats: [...tab.conditionalFormats],
      protectedRanges: [...tab.protectedRanges],
      bandedRanges: [...tab.bandedRanges],
      merges: [...tab.merges],
    })),
  };
}
