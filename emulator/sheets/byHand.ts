import type { SheetEdit } from '../contracts';
import { rectOf } from './a1';
import { write } from './cellRequests';
import { dimensionDeeds } from './dimensionRequests';
import { parseMask } from './fields';
import { tabById } from './model';
import { sortRows } from './sort';
import { typed } from './values';
import type { Work } from './work';

/** Does what a person does with the mouse and the keyboard. @throws {Refusal} in Google's words. */
export function editByHand(work: Work, sheetId: number, edit: SheetEdit): void {
  const { file } = work;
  const tab = tabById(file, sheetId);
  switch (edit.kind) {
    case 'type': {
      const value = edit.text === '' ? {} : { userEnteredValue: typed(edit.text) };
      write(work, tab, edit.row, edit.column, value, parseMask('userEnteredValue'));
      return;
    }
    case 'sort': {
      const startRowIndex = tab.properties.gridProperties?.frozenRowCount ?? 0;
      const rows = rectOf(file, { sheetId, startRowIndex });
      sortRows(work, rows, [{ column: edit.column, descending: edit.order === 'descending' }]);
      return;
    }
    case 'insert':
      dimensionDeeds.insertDimension?.(work, {
        range: lineAt(sheetId, edit.axis, edit.index),
        inheritFromBefore: edit.index > 0,
      });
      return;
    case 'delete':
      dimensionDeeds.deleteDimension?.(work, { range: lineAt(sheetId, edit.axis, edit.index) });
      return;
    case 'move':
      dimensionDeeds.moveDimension?.(work, {
        source: lineAt(sheetId, edit.axis, edit.from),
        destinationIndex: edit.to > edit.from ? edit.to + 1 : edit.to,
      });
      return;
    case 'filter': {
      if (tab.basicFilter === null) throw new Error('This tab has no filter.');
      const criteria = Object.entries(tab.basicFilter.criteria ?? {}).filter(
        ([column]) => column !== String(edit.column),
      );
      if (edit.hiddenValues.length > 0)
        criteria.push([String(edit.column), { hiddenValues: [...edit.hiddenValues] }]);
      tab.basicFilter = { ...tab.basicFilter, criteria: Object.fromEntries(criteria) };
    }
  }
}

const lineAt = (sheetId: number, axis: 'row' | 'column', index: number) => ({
  sheetId,
  dimension: axis === 'row' ? 'ROWS' : 'COLUMNS',
  startIndex: index,
  endIndex: index + 1,
});
