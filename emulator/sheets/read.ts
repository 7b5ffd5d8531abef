import type { Rect } from './a1';
import { effectiveFormat } from './conditions';
import { checkNames, masked, parseMask, under, type Mask } from './fields';
import { COLUMN_WIDTH_PX, ROW_HEIGHT_PX } from './limits';
import { metadataResource } from './metadata';
import { cellAt, type Line, type Metadata, type SpreadsheetFile, type Tab } from './model';
import { formatted } from './numberFormat';
import { tabProperties } from './tabRequests';
import type { Axis } from './ranges';

type Spreadsheet = GoogleAppsScript.Sheets.Schema.Spreadsheet;
type Sheet = GoogleAppsScript.Sheets.Schema.Sheet;
type GridData = GoogleAppsScript.Sheets.Schema.GridData;
type CellData = GoogleAppsScript.Sheets.Schema.CellData;

export const urlOf = (id: string): string => `https://docs.google.com/spreadsheets/d/${id}/edit`;

export interface Wanted {
  /** Only these parts, and only the tabs they lie in; null for everything. */
  readonly rects: readonly Rect[] | null;
  readonly includeGridData: boolean;
  /** A field mask; when there is one, `includeGridData` says nothing. */
  readonly fields: string | null;
}

/**
 * A spreadsheet as the API answers it, and how many cells were told.
 *
 * Parts come in another order than asked for: seen with values.batchGetByDataFilter, feared here.
 * @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets
 */
export function spreadsheetResource(
  file: SpreadsheetFile,
  { rects, includeGridData, fields }: Wanted,
): { readonly resource: Spreadsheet; readonly cells: number } {
  const mask: Mask = fields === null ? 'all' : parseMask(fields);
  checkNames(mask);
  const sheetMask = under(mask, 'sheets');
  const dataMask = sheetMask && under(sheetMask, 'data');
  const withData = dataMask !== null && (fields !== null || includeGridData);
  let cells = 0;
  const sheets: Sheet[] = [];
  for (const tab of file.tabs) {
    const parts = rects?.filter((rect) => rect.tab === tab).reverse() ?? [wholeOf(tab)];
    if (parts.length === 0) continue;
    const data = withData ? parts.map((rect) => gridData(file, rect, dataMask)) : null;
    cells += data?.reduce((sum, part) => sum + countCells(part), 0) ?? 0;
    sheets.push(sheetResource(file, tab, data));
  }
  const resource = {
    spreadsheetId: file.id,
    properties: file.properties,
    sheets,
    spreadsheetUrl: urlOf(file.id),
    ...metadataIn(file, ({ kind }) => kind === 'spreadsheet'),
  };
  return { resource: masked<Spreadsheet>(resource, mask), cells };
}

export const wholeOf = (tab: Tab): Rect => ({
  tab,
  top: 0,
  bottom: tab.rowCount,
  left: 0,
  right: tab.columnCount,
});

function sheetResource(file: SpreadsheetFile, tab: Tab, data: GridData[] | null): Sheet {
  const { sheetId } = tab.properties;
  const some = <T>(name: string, list: T[]) => (list.length > 0 ? { [name]: list } : {});
  return {
    properties: tabProperties(file, tab),
    ...(data && { data }),
    ...some('merges', tab.merges),
    ...some('conditionalFormats', tab.conditionalFormats),
    ...some('protectedRanges', tab.protectedRanges),
    ...some('bandedRanges', tab.bandedRanges),
    ...some('charts', [...(tab.charts ?? [])]),
    ...(tab.basicFilter && { basicFilter: tab.basicFilter }),
    ...some('filterViews', [...(tab.filterViews ?? [])]),
    ...metadataIn(file, (place) => place.kind === 'sheet' && place.sheetId === sheetId),
  };
}

/** The cells of a range; empty ones at the end of rows, and empty rows at the end, are left out, and so are zeros. */
function gridData(file: SpreadsheetFile, rect: Rect, mask: Mask): GridData {
  const rowMask = under(mask, 'rowData');
  const valueMask = rowMask && under(rowMask, 'values');
  const rowData: { values?: CellData[] }[] = [];
  for (let row = rect.top; valueMask && row < Math.min(rect.bottom, rect.tab.rows.length); row += 1) {
    const values: CellData[] = [];
    for (
      let column = rect.left;
      column < Math.min(rect.right, rect.tab.rows[row]?.length ?? 0);
      column += 1
    ) {
      values.push(cellResource(rect.tab, row, column, valueMask));
    }
    while (values.length > 0 && Object.keys(values[values.length - 1] ?? {}).length === 0) values.pop();
    rowData.push(values.length > 0 ? { values } : {});
  }
  while (rowData.length > 0 && rowData[rowData.length - 1]?.values === undefined) rowData.pop();
  return {
    ...(rect.top > 0 && { startRow: rect.top }),
    ...(rect.left > 0 && { startColumn: rect.left }),
    ...(rowData.length > 0 && { rowData }),
    ...(under(mask, 'rowMetadata') && { rowMetadata: lines(file, rect, 'ROWS') }),
    ...(under(mask, 'columnMetadata') && { columnMetadata: lines(file, rect, 'COLUMNS') }),
  };
}

function cellResource(tab: Tab, row: number, column: number, mask: Mask): CellData {
  const cell = cellAt(tab, row, column);
  if (!cell) return {};
  const full: CellData = { ...cell };
  const { userEnteredValue } = cell;
  if (userEnteredValue) full.effectiveValue = userEnteredValue;
  if (userEnteredValue && under(mask, 'formattedValue')) full.formattedValue = formatted(cell);
  if (under(mask, 'effectiveFormat')) full.effectiveFormat = effectiveFormat(tab, row, column);
  return masked(full, mask);
}

function lines(file: SpreadsheetFile, { tab, top, bottom, left, right }: Rect, axis: Axis) {
  const [start, end, kept, size] =
    axis === 'ROWS'
      ? [top, bottom, tab.rowLines, ROW_HEIGHT_PX]
      : [left, right, tab.columnLines, COLUMN_WIDTH_PX];
  const list: (Line & { pixelSize: number })[] = [];
  for (let index = start; index < end; index += 1) list.push({ pixelSize: size, ...kept[index] });
  const { sheetId } = tab.properties;
  const here = file.metadata.filter(({ place }) => place.kind === axis && place.sheetId === sheetId);
  return list.map((line, offset) => ({
    ...line,
    ...told(here.filter(({ place }) => 'index' in place && place.index === start + offset)),
  }));
}

const metadataIn = (file: SpreadsheetFile, here: (place: Metadata['place']) => boolean) =>
  told(file.metadata.filter(({ place }) => here(place)));

const told = (found: readonly Metadata[]) =>
  found.length > 0 ? { developerMetadata: found.map(metadataResource) } : {};

const countCells = ({ rowData = [] }: GridData): number =>
  rowData.reduce((sum, { values = [] }) => sum + values.length, 0);
