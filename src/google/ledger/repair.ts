import type { MessageState } from '../../core/event';
import type { LedgerRow } from '../../ports';
import { rewriteRow } from './batch';
import { MESSAGE_COLUMNS, TAB } from './columns';
import { columnOf, rowsById, stateAt } from './messages';
import { look, messageRows, runs, type LedgerView } from './view';
import type { SpreadsheetsApi } from './spreadsheetsApi';

/**
 * Puts right what was written over the wrong rows because a hand moved them in the moment of writing: each message
 * written gets its row where it is now, and each message written over gets back what stood beside it.
 */
export function repairRows(
  id: string,
  /** With the rows that they were written to. */
  moved: readonly LedgerRow[],
  /** With the whole id column as it is now. */
  view: LedgerView,
  api: SpreadsheetsApi,
): void {
  const overwritten = moved.flatMap(({ row }) => row ?? []);
  const victims = { ...look(id, messageRows(overwritten), api), columns: view.columns };
  const wanted = new Map<string, MessageState>();
  const emptied: number[] = [];
  for (const row of overwritten) {
    const victim = columnOf(view, 'messages.id').get(row);
    const state = victim === undefined ? null : stateAt(victims, row, String(victim));
    if (state !== null) wanted.set(state.message, state);
    else if (victim === undefined) emptied.push(row);
  }
  for (const { state } of moved) wanted.set(state.message, state);
  const places = rowsById(view);
  const requests = [
    ...emptied.flatMap((row) => clearRow(row, view)),
    ...[...wanted].flatMap(([message, state]) => {
      const row = places.get(message);
      return row === undefined ? [] : rewriteRow(state, row, view, { keepBefore: false });
    }),
  ];
  if (requests.length > 0) api.batchUpdate({ requests }, id);
}

/** A row without an id is not ours: what we wrote there goes away again. */
const clearRow = (row: number, { columns }: LedgerView) =>
  runs(MESSAGE_COLUMNS.flatMap(({ key }) => columns.get(`messages.${key}`) ?? [])).map(
    ([startColumnIndex, endColumnIndex]) => ({
      updateCells: {
        range: {
          sheetId: TAB.messages,
          startRowIndex: row,
          endRowIndex: row + 1,
          startColumnIndex,
          endColumnIndex,
        },
        fields: 'userEnteredValue',
      },
    }),
  );
