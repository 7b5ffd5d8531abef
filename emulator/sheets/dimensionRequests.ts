import { growRows } from './cellRequests';
import { assigned, parseMask } from './fields';
import { MAX_CELLS, tooManyCells } from './limits';
import { tabById, type Line, type SpreadsheetFile, type StoredCell, type Tab } from './model';
import { deleted, inserted, moved, shiftPlaces, type Axis } from './ranges';
import { Refusal } from './refusal';
import type { Deeds } from './work';

type DimensionProperties = GoogleAppsScript.Sheets.Schema.DimensionProperties;
type DimensionRange = GoogleAppsScript.Sheets.Schema.DimensionRange;

/** Requests about whole rows and columns. @see https://developers.google.com/workspace/sheets/api/guides/rowcolumn */
export const dimensionDeeds: Deeds = {
  insertDimension({ file }, { range, inheritFromBefore = false }) {
    const { tab, axis, start, end } = linesOf(file, range, { checkEnd: false });
    const size = sizeOf(tab, axis);
    if (start > size) throw new Refusal(400, `range.startIndex is larger than current grid size (${size})`);
    if (start === size && !inheritFromBefore) {
      throw new Refusal(
        400,
        `range.startIndex must be less than the grid size (${size}) if inheritFromBefore is false.`,
      );
    }
    const count = end - start;
    // The new lines look like the one before or the one behind, but are empty.
    const model = inheritFromBefore ? start - 1 : start;
    grow(file, tab, axis, count);
    splice(tab, axis, start, 0, count, model);
    shiftPlaces(file, tab, axis, inserted(start, count));
  },

  deleteDimension({ file }, { range }) {
    const { tab, axis, start, end } = linesOf(file, range);
    if (end - start >= sizeOf(tab, axis)) {
      throw new Refusal(400, `You can't delete all the ${axis.toLowerCase()} on the sheet.`);
    }
    const frozen = frozenOf(tab, axis);
    const kept = frozen - Math.max(0, Math.min(frozen, end) - start);
    if (sizeOf(tab, axis) - (end - start) <= kept) {
      throw new Refusal(400, `Sorry, it is not possible to delete all non-frozen ${axis.toLowerCase()}.`);
    }
    splice(tab, axis, start, end - start, 0);
    grow(file, tab, axis, start - end);
    shiftPlaces(file, tab, axis, deleted(start, end));
    setFrozen(tab, axis, kept);
  },

  moveDimension({ file }, { source, destinationIndex = 0 }) {
    const { tab, axis, start, end } = linesOf(file, source);
    if (destinationIndex > sizeOf(tab, axis)) throw new Refusal(400, 'Request contains an invalid argument.');
    if (destinationIndex >= start && destinationIndex <= end) return;
    const to = destinationIndex > start ? destinationIndex - (end - start) : destinationIndex;
    moveWithin(tab, axis, start, end - start, to);
    shiftPlaces(file, tab, axis, moved(start, end, destinationIndex));
  },

  appendDimension({ file }, { sheetId, dimension, length = 0 }) {
    const tab = tabById(file, sheetId);
    grow(file, tab, axisOf(dimension), length);
  },

  updateDimensionProperties({ file }, { range, properties = {}, fields = '' }) {
    const mask = parseMask(fields);
    const { tab, axis, start, end } = linesOf(file, range);
    const lines = axis === 'ROWS' ? tab.rowLines : tab.columnLines;
    for (let index = start; index < end; index += 1) {
      while (lines.length <= index) lines.push(null);
      const { pixelSize, hiddenByUser } = assigned<DimensionProperties>(
        { ...lines[index] },
        properties,
        mask,
      );
      lines[index] = { ...(pixelSize && { pixelSize }), ...(hiddenByUser && { hiddenByUser }) };
    }
  },
};

function linesOf(file: SpreadsheetFile, range: DimensionRange = {}, { checkEnd = true } = {}) {
  const tab = tabById(file, range.sheetId);
  const axis = axisOf(range.dimension);
  const start = range.startIndex ?? 0;
  const end = range.endIndex ?? sizeOf(tab, axis);
  if (start < 0 || end <= start || (checkEnd && end > sizeOf(tab, axis))) {
    throw new Refusal(400, 'Request contains an invalid argument.');
  }
  return { tab, axis, start, end };
}

function axisOf(dimension: string | undefined): Axis {
  if (dimension !== 'ROWS' && dimension !== 'COLUMNS') throw new Refusal(400, 'No dimension specified.');
  return dimension;
}

const sizeOf = (tab: Tab, axis: Axis): number => (axis === 'ROWS' ? tab.rowCount : tab.columnCount);

const frozenOf = (tab: Tab, axis: Axis): number =>
  (axis === 'ROWS'
    ? tab.properties.gridProperties?.frozenRowCount
    : tab.properties.gridProperties?.frozenColumnCount) ?? 0;

function setFrozen(tab: Tab, axis: Axis, count: number): void {
  tab.properties.gridProperties = {
    ...tab.properties.gridProperties,
    [axis === 'ROWS' ? 'frozenRowCount' : 'frozenColumnCount']: count,
  };
}

function grow(file: SpreadsheetFile, tab: Tab, axis: Axis, count: number): void {
  if (axis === 'ROWS') {
    if (count > 0) growRows(file, tab, count);
    else tab.rowCount += count;
    return;
  }
  const cells = file.tabs.reduce((sum, { rowCount, columnCount }) => sum + rowCount * columnCount, 0);
  if (count > 0 && cells + count * tab.rowCount > MAX_CELLS) throw new Refusal(400, tooManyCells);
  tab.columnCount += count;
}

/** Takes `gone` lines out at `at` and puts `fresh` ones there, formatted as the line `model` was. */
function splice(tab: Tab, axis: Axis, at: number, gone: number, fresh: number, model = -1): void {
  const looks = (cell: StoredCell): StoredCell =>
    cell?.userEnteredFormat ? { userEnteredFormat: cell.userEnteredFormat } : null;
  const lines: (Line | null)[] = axis === 'ROWS' ? tab.rowLines : tab.columnLines;
  spliceSparse(lines, at, gone, new Array<Line | null>(fresh).fill(null), null);
  if (axis === 'ROWS') {
    const like = (tab.rows[model] ?? []).map(looks);
    spliceSparse(tab.rows, at, gone, new Array<StoredCell[]>(fresh).fill(like), []);
    return;
  }
  tab.rows = tab.rows.map((row) => {
    if (row.length <= at) return row;
    const cells = [...row];
    spliceSparse(cells, at, gone, new Array<StoredCell>(fresh).fill(looks(row[model] ?? null)), null);
    return cells;
  });
}

/** @throws {Refusal} in Google's words when a merged cell would be torn. */
function moveWithin(tab: Tab, axis: Axis, from: number, count: number, to: number): void {
  const torn = tab.merges.some((merge) => {
    const start = (axis === 'ROWS' ? merge.startRowIndex : merge.startColumnIndex) ?? 0;
    const end = (axis === 'ROWS' ? merge.endRowIndex : merge.endColumnIndex) ?? 0;
    return end - start > 1 && ((start < from + count && end > from) || (start < to && end > to));
  });
  if (torn) {
    const line = axis === 'ROWS' ? 'row' : 'column';
    throw new Refusal(
      400,
      `Sorry, it is not possible to move a ${line} to a position that crosses a merged cell. Please unmerge and try again.`,
    );
  }
  const shuffle = <T>(list: readonly T[], empty: T): T[] => {
    const copy = [...list];
    while (copy.length < Math.max(from, to) + count) copy.push(empty);
    const taken = copy.splice(from, count);
    copy.splice(to, 0, ...taken);
    return copy;
  };
  if (axis === 'ROWS') {
    tab.rows = shuffle(tab.rows, []);
    tab.rowLines = shuffle(tab.rowLines, null);
  } else {
    tab.rows = tab.rows.map((row) => (row.length === 0 ? row : shuffle(row, null)));
    tab.columnLines = shuffle(tab.columnLines, null);
  }
}

function spliceSparse<T>(list: T[], at: number, gone: number, fresh: T[], empty: T): void {
  if (list.length < at && fresh.length === 0) return;
  while (list.length < at) list.push(empty);
  list.splice(at, gone, ...fresh);
}
