import type { Instant, MessageState } from '../../core/event';
import { sheetDate } from '../../core/sheetDate';
import type { EventRow, LedgerRow } from '../../ports';
import { eventCells, messageCells, NEW_CELL_FIELDS, newCell, valueCell, type CellValue } from './cells';
import {
  BATCH_KEY,
  EVENT_COLUMNS,
  HEALTH_ROWS,
  MESSAGE_COLUMNS,
  OVERVIEW_ROWS,
  TAB,
  type Column,
  type FigureRow,
} from './columns';
import { encodeTotals, type Totals } from './totals';
import { runs, type LedgerView } from './view';

type Request = GoogleAppsScript.Sheets.Schema.Request;
type RowData = GoogleAppsScript.Sheets.Schema.RowData;

export interface LedgerBatch {
  readonly number: number;
  readonly messages: readonly LedgerRow[];
  readonly events: readonly EventRow[];
  readonly at: Instant;
}

/**
 * All requests of one batch. The first makes metadata with the batch's number as its id: done a second time, it is
 * refused, and with it the whole batch. Marks of earlier batches are taken away, for their room is limited.
 * @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata
 */
export function batchRequests(batch: LedgerBatch, view: LedgerView, totals: Totals): Request[] {
  const { timeZone } = view;
  const known = batch.messages.filter(({ row }) => row !== null);
  const added = batch.messages.filter(({ row }) => row === null);
  return [
    fence(batch.number, totals),
    ...view.fences.map(({ batch: metadataId }) => ({
      deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } },
    })),
    ...known.flatMap(({ state, row }) =>
      row === null ? [] : rewriteRow(state, row, view, { keepBefore: true }),
    ),
    ...append(
      'messages',
      MESSAGE_COLUMNS,
      view,
      added.map(({ state }) => messageCells(state, timeZone)),
    ),
    ...append(
      'events',
      EVENT_COLUMNS,
      view,
      batch.events.map((event) => eventCells(event, timeZone)),
    ),
    ...figures('overview', OVERVIEW_ROWS, view, overview(totals, batch.at, timeZone)),
    ...figures('health', HEALTH_ROWS, view, health(totals, batch, timeZone)),
  ];
}

/**
 * Writes what we know of a message over its row, column by column where they are now; people's own columns in between
 * stay as they are. The state from before is kept beside the new one: should a hand move rows in this moment, what is
 * written over is not lost.
 */
export function rewriteRow(
  state: MessageState,
  row: number,
  view: LedgerView,
  { keepBefore }: { readonly keepBefore: boolean },
): Request[] {
  const cells = messageCells(state, view.timeZone);
  const values = new Map<number, CellValue>();
  for (const { key } of MESSAGE_COLUMNS) {
    const column = view.columns.get(`messages.${key}`);
    if (column !== undefined && key !== 'id' && key !== 'before') values.set(column, cells[key]);
  }
  const writes = runs([...values.keys()]).map(([start, end]) => ({
    updateCells: {
      start: { sheetId: TAB.messages, rowIndex: row, columnIndex: start },
      rows: [{ values: range(start, end).map((column) => valueCell(values.get(column) ?? null)) }],
      fields: 'userEnteredValue',
    },
  }));
  return keepBefore ? [...copyState(row, view), ...writes] : writes;
}

function copyState(row: number, { columns }: LedgerView): Request[] {
  const from = columns.get('messages.state');
  const to = columns.get('messages.before');
  if (from === undefined || to === undefined) return [];
  const cell = (column: number) => ({
    sheetId: TAB.messages,
    startRowIndex: row,
    endRowIndex: row + 1,
    startColumnIndex: column,
    endColumnIndex: column + 1,
  });
  return [{ copyPaste: { source: cell(from), destination: cell(to), pasteType: 'PASTE_VALUES' } }];
}

/** Rows behind the last one in use. Without the tab, or without any of our columns on it, nothing. */
function append<Key extends string>(
  key: 'messages' | 'events',
  columns: readonly Column<Key>[],
  view: LedgerView,
  rows: readonly Readonly<Record<Key, CellValue>>[],
): Request[] {
  const places = new Map<number, Column<Key>>();
  for (const column of columns) {
    const place = view.columns.get(`${key}.${column.key}`);
    if (place !== undefined) places.set(place, column);
  }
  if (rows.length === 0 || places.size === 0) return [];
  const width = Math.max(...places.keys()) + 1;
  const line = (cells: Readonly<Record<Key, CellValue>>): RowData => ({
    values: range(0, width).map((place) => {
      const column = places.get(place);
      return column ? newCell(cells[column.key], column.look) : {};
    }),
  });
  return [{ appendCells: { sheetId: TAB[key], rows: rows.map(line), fields: NEW_CELL_FIELDS } }];
}

function figures(
  key: 'overview' | 'health',
  rows: readonly FigureRow[],
  view: LedgerView,
  values: Readonly<Record<string, CellValue>>,
): Request[] {
  const columnIndex = view.columns.get(`${key}.value`);
  return rows.flatMap(({ key: row }) => {
    const rowIndex = view.rows.get(`${key}.${row}`);
    if (rowIndex === undefined || columnIndex === undefined) return [];
    return [
      {
        updateCells: {
          start: { sheetId: TAB[key], rowIndex, columnIndex },
          rows: [{ values: [valueCell(values[row] ?? null)] }],
          fields: 'userEnteredValue',
        },
      },
    ];
  });
}

const overview = (
  { followed, opened, clicked }: Totals,
  at: Instant,
  timeZone: string,
): Record<string, CellValue> => ({
  followed,
  opened,
  clicked,
  waiting: followed - opened,
  updated: sheetDate(at, timeZone),
});

const health = (
  { messages, events }: Totals,
  { number, at }: LedgerBatch,
  timeZone: string,
): Record<string, CellValue> => ({
  written: sheetDate(at, timeZone),
  batches: number,
  messages,
  events,
});

/** Visible to every script with access: the mark must outlive a move to another Cloud project. */
const fence = (metadataId: number, totals: Totals): Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId,
      metadataKey: BATCH_KEY,
      metadataValue: encodeTotals(totals),
      visibility: 'DOCUMENT',
      location: { spreadsheet: true },
    },
  },
});

const range = (start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, index) => start + index);
