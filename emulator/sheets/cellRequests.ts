import { rectOf, type Rect } from './a1';
import { assigned, parseMask, type Mask } from './fields';
import { cellTooLong, MAX_CELL_CHARS, MAX_CELLS, tooManyCells } from './limits';
import {
  cellAt,
  putCell,
  rowsInUse,
  rowsWithData,
  tabById,
  type Cell,
  type SpreadsheetFile,
  type StoredCell,
  type Tab,
} from './model';
import { notEmulated, Refusal } from './refusal';
import type { Deeds, Work } from './work';

type RowData = GoogleAppsScript.Sheets.Schema.RowData;

/** Requests that change what stands in cells. @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request */
export const cellDeeds: Deeds = {
  updateCells(work, { start, range, rows = [], fields = '' }) {
    const mask = parseMask(fields);
    if (range) {
      const rect = rectOf(work.file, range);
      refuseBeyond(rows, rect, rect.bottom - 1, rect.right - 1);
      eachCell(rect, (row, column) => {
        write(work, rect.tab, row, column, rows[row - rect.top]?.values?.[column - rect.left] ?? {}, mask);
      });
      return;
    }
    const tab = tabById(work.file, start?.sheetId);
    const from = { top: start?.rowIndex ?? 0, left: start?.columnIndex ?? 0 };
    refuseBeyond(rows, from, tab.rowCount - 1, tab.columnCount - 1);
    writeRows(work, tab, from, rows, mask);
  },

  /** Rows are put behind the last row with a value in any column, wherever the filter or the grid ends. */
  appendCells(work, { sheetId, rows = [], fields = '' }) {
    const mask = parseMask(fields);
    const tab = tabById(work.file, sheetId);
    const from = { top: work.switches.formattedRowsAreFree ? rowsWithData(tab) : rowsInUse(tab), left: 0 };
    growRows(work.file, tab, from.top + rows.length - tab.rowCount);
    refuseBeyond(rows, from, tab.rowCount - 1, tab.columnCount - 1);
    writeRows(work, tab, from, rows, mask);
  },

  repeatCell(work, { range = {}, cell = {}, fields = '' }) {
    const mask = parseMask(fields);
    const rect = rectOf(work.file, range);
    eachCell(rect, (row, column) => {
      write(work, rect.tab, row, column, cell, mask);
    });
  },

  /** Unlike Google: values or everything, and a destination as large as the source. */
  copyPaste(
    work,
    { source = {}, destination = {}, pasteType = 'PASTE_NORMAL', pasteOrientation = 'NORMAL' },
  ) {
    const values = pasteType === 'PASTE_VALUES';
    if (!values && pasteType !== 'PASTE_NORMAL')
      throw notEmulated(`copyPaste with ${pasteType}`, 'cellRequests.ts');
    if (pasteOrientation !== 'NORMAL')
      throw notEmulated(`copyPaste with ${pasteOrientation}`, 'cellRequests.ts');
    const from = rectOf(work.switches.pastesSeeTheirBatch ? work.file : work.before, source);
    const to = rectOf(work.file, destination);
    if (from.bottom - from.top !== to.bottom - to.top || from.right - from.left !== to.right - to.left) {
      throw notEmulated('copyPaste onto a range of another size', 'cellRequests.ts');
    }
    const copied: StoredCell[] = [];
    eachCell(from, (row, column) => copied.push(cellAt(from.tab, row, column)));
    const mask = parseMask(values ? 'userEnteredValue' : '*');
    eachCell(to, (row, column) => {
      write(work, to.tab, row, column, copied.shift() ?? {}, mask);
    });
  },
};

/** Adds rows at the end. @throws {Refusal} when the spreadsheet would have too many cells. */
export function growRows(file: SpreadsheetFile, tab: Tab, count: number): void {
  if (count <= 0) return;
  const cells = file.tabs.reduce((sum, { rowCount, columnCount }) => sum + rowCount * columnCount, 0);
  if (cells + count * tab.columnCount > MAX_CELLS) throw new Refusal(400, tooManyCells);
  tab.rowCount += count;
}

/** Changes the masked fields of one cell. @throws {Refusal} when its text is too long. */
export function write(work: Work, tab: Tab, row: number, column: number, given: Cell, mask: Mask): void {
  const value = given.userEnteredValue;
  if (value?.formulaValue !== undefined) throw notEmulated('A formula', 'cellRequests.ts');
  if ((value?.stringValue?.length ?? 0) > MAX_CELL_CHARS) throw new Refusal(400, cellTooLong);
  const next = assigned(cellAt(tab, row, column) ?? {}, given, mask);
  putCell(tab, row, column, next);
  work.cellsWritten += 1;
}

function writeRows(
  work: Work,
  tab: Tab,
  from: { top: number; left: number },
  rows: RowData[],
  mask: Mask,
): void {
  rows.forEach(({ values = [] }, down) => {
    values.forEach((cell, along) => {
      write(work, tab, from.top + down, from.left + along, cell, mask);
    });
  });
}

function refuseBeyond(
  rows: RowData[],
  from: { top: number; left: number },
  lastRow: number,
  lastColumn: number,
): void {
  const row = from.top + rows.length - 1;
  if (row > lastRow)
    throw new Refusal(
      400,
      `Attempting to write row: ${lastRow + 1}, beyond the last requested row of: ${lastRow}`,
    );
  const column = from.left + Math.max(0, ...rows.map(({ values = [] }) => values.length)) - 1;
  if (column > lastColumn) {
    throw new Refusal(
      400,
      `Attempting to write column: ${lastColumn + 1}, beyond the last requested column of: ${lastColumn}`,
    );
  }
}

function eachCell({ top, bottom, left, right }: Rect, visit: (row: number, column: number) => void): void {
  for (let row = top; row < bottom; row += 1)
    for (let column = left; column < right; column += 1) visit(row, column);
}
