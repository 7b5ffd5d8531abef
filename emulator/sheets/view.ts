import type { CellView, SheetTabView } from '../contracts';
import { a1Of, rectOf, type Rect } from './a1';
import { chartView } from './chartRequests';
import { effectiveFormat } from './conditions';
import { hiddenValuesOf, isFilteredOut } from './filterRequests';
import { COLUMN_WIDTH_PX } from './limits';
import {
  cellAt,
  rowsWithData,
  type CellFormat,
  type FilterView,
  type GridRange,
  type SpreadsheetFile,
  type Tab,
} from './model';
import { formatted } from './numberFormat';
import { Refusal } from './refusal';

/** Unlike Google: behind the last row with a value only a few empty ones are drawn, and never more rows than these. */
const EMPTY_ROWS = 3;
const MAX_ROWS = 1000;

/** A spreadsheet as a person sees it. Unlike Google: the older colour fields without `Style` are not drawn. Hidden tabs are left out. */
export function viewOf(file: SpreadsheetFile): {
  readonly title: string;
  readonly tabs: readonly SheetTabView[];
} {
  return {
    title: file.properties.title,
    tabs: file.tabs.filter((tab) => !tab.properties.hidden).map((tab) => tabView(file, tab)),
  };
}

function tabView(file: SpreadsheetFile, tab: Tab): SheetTabView {
  const { basicFilter } = tab;
  const filtered = basicFilter === null ? null : rectIn(file, tab, basicFilter.range);
  const isOut = (row: number): boolean =>
    basicFilter !== null && filtered !== null && isFilteredOut(tab, filtered, basicFilter, row);
  const rowCount = Math.min(tab.rowCount, rowsWithData(tab) + EMPTY_ROWS, MAX_ROWS);
  return {
    sheetId: tab.properties.sheetId,
    title: tab.properties.title,
    frozenRows: tab.properties.gridProperties?.frozenRowCount ?? 0,
    columns: Array.from({ length: tab.columnCount }, (_, index) => ({
      widthPx: tab.columnLines[index]?.pixelSize ?? COLUMN_WIDTH_PX,
      hidden: tab.columnLines[index]?.hiddenByUser ?? false,
    })),
    rows: Array.from({ length: rowCount }, (_, row) => ({
      hidden: (tab.rowLines[row]?.hiddenByUser ?? false) || isOut(row),
      filteredOut: isOut(row),
      cells: Array.from({ length: tab.columnCount }, (__, column) => cellView(tab, row, column)),
    })),
    filter: filtered && cellsOf(filtered),
    filterColumns: filtered === null ? [] : filterColumns(filtered, basicFilter),
    filterViews: (tab.filterViews ?? []).flatMap((view) => filterView(file, tab, view, rowCount)),
    protectedRanges: tab.protectedRanges.flatMap((each) => {
      const rect = rectIn(file, tab, each.range);
      if (rect === null) return [];
      const { description = '', warningOnly = false, editors } = each;
      const { top, bottom, left, right } = rect;
      const cells = { top, bottom, left, right };
      return [{ range: cellsOf(rect), cells, description, warningOnly, editors: editors?.users ?? [] }];
    }),
    charts: (tab.charts ?? []).map((chart) => chartView(file, chart)),
  };
}

function filterColumns({ left, right }: Rect, filter: Tab['basicFilter']): SheetTabView['filterColumns'] {
  const hidden = hiddenValuesOf(filter?.criteria);
  return Array.from({ length: right - left }, (_, along) => ({
    column: left + along,
    hiddenValues: hidden[String(left + along)] ?? [],
  }));
}

function filterView(
  file: SpreadsheetFile,
  tab: Tab,
  view: FilterView,
  rowCount: number,
): SheetTabView['filterViews'] {
  const rect = rectIn(file, tab, view.range);
  if (rect === null) return [];
  const rows = Array.from({ length: rowCount }, (_, row) => row);
  const hiddenRows = rows.filter((row) => isFilteredOut(tab, rect, view, row));
  return [{ title: view.title ?? '', range: cellsOf(rect), hiddenRows }];
}

/** The range as it is now; null when rows or columns went and it lies beyond the grid. */
function rectIn(file: SpreadsheetFile, tab: Tab, range: GridRange | undefined): Rect | null {
  try {
    return rectOf(file, { ...range, sheetId: tab.properties.sheetId });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Without the tab's title. */
const cellsOf = (rect: Rect): string => a1Of(rect).replace(/^.*!/, '');

function cellView(tab: Tab, row: number, column: number): CellView {
  const cell = cellAt(tab, row, column) ?? {};
  return {
    text: formatted(cell),
    style: styleOf(effectiveFormat(tab, row, column), cell.userEnteredValue?.numberValue !== undefined),
    note: cell.note ?? null,
  };
}

function styleOf(format: CellFormat, isNumber: boolean): string {
  const { bold, italic, underline, strikethrough, fontSize, foregroundColorStyle } = format.textFormat ?? {};
  const color = colorOf(foregroundColorStyle?.rgbColor);
  const background = colorOf(format.backgroundColorStyle?.rgbColor);
  const lines = [underline && 'underline', strikethrough && 'line-through'].filter(Boolean).join(' ');
  const align = format.horizontalAlignment?.toLowerCase() ?? (isNumber ? 'right' : null);
  const vertical = { TOP: 'top', MIDDLE: 'middle', BOTTOM: 'bottom' }[format.verticalAlignment ?? ''];
  const declarations = {
    'font-weight': bold ? 'bold' : null,
    'font-style': italic ? 'italic' : null,
    'font-size': fontSize ? `${fontSize}pt` : null,
    'text-decoration': lines || null,
    color,
    'background-color': background,
    'text-align': align,
    'vertical-align': vertical ?? null,
    'white-space': format.wrapStrategy === 'WRAP' ? 'pre-wrap' : 'pre',
  };
  return Object.entries(declarations)
    .flatMap(([name, value]) => (value === null ? [] : [`${name}:${value}`]))
    .join(';');
}

/** Parts of a colour run from 0 to 1; a missing one is 0. @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#Color */
function colorOf(color: GoogleAppsScript.Sheets.Schema.Color | undefined): string | null {
  if (!color) return null;
  const part = (value = 0) => Math.round(value * 255);
  return `rgb(${part(color.red)},${part(color.green)},${part(color.blue)})`;
}
