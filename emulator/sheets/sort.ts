import type { Rect } from './a1';
import { a1Of } from './a1';
import { cellAt, putCell, type ExtendedValue, type StoredCell } from './model';
import { Refusal } from './refusal';

/**
 * Sorts the rows of a range, stably, as Sheets does: numbers before text before truth values, the other way round when
 * descending, empty cells last in either. Only the cells within the range move, with their formats and notes; hidden
 * rows stay where they are; metadata of rows stays, too.
 *
 * Where hidden rows and empty cells go was seen on live sheets by third parties; Google does not document it.
 */
export function sortRows(
  rect: Rect,
  keys: readonly { readonly column: number; readonly descending: boolean }[],
): void {
  const { tab, top, bottom, left, right } = rect;
  const torn = tab.merges.find(
    (merge) =>
      (merge.endRowIndex ?? 0) - (merge.startRowIndex ?? 0) > 1 &&
      (merge.endRowIndex ?? 0) > top &&
      (merge.startRowIndex ?? 0) < bottom,
  );
  if (torn) {
    const at = a1Of({
      tab,
      top: torn.startRowIndex ?? 0,
      bottom: torn.endRowIndex ?? 0,
      left: torn.startColumnIndex ?? 0,
      right: torn.endColumnIndex ?? 0,
    });
    throw new Refusal(
      400,
      `You can't sort a range containing vertical merges. There is a vertical merge at ${at.split('!')[1] ?? at}`,
    );
  }
  const places: number[] = [];
  for (let row = top; row < Math.min(bottom, tab.rows.length); row += 1) {
    if (!tab.rowLines[row]?.hiddenByUser) places.push(row);
  }
  const bodies = places.map((row) => {
    const cells: StoredCell[] = [];
    for (let column = left; column < right; column += 1) cells.push(cellAt(tab, row, column));
    return cells;
  });
  bodies.sort((first, second) => {
    for (const { column, descending } of keys) {
      const order = compare(
        first[column - left]?.userEnteredValue,
        second[column - left]?.userEnteredValue,
        descending,
      );
      if (order !== 0) return order;
    }
    return 0;
  });
  places.forEach((row, index) => {
    bodies[index]?.forEach((cell, along) => {
      putCell(tab, row, left + along, cell);
    });
  });
}

function compare(a: ExtendedValue | undefined, b: ExtendedValue | undefined, descending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const sign = descending ? -1 : 1;
  const kinds = kind(a) - kind(b);
  if (kinds !== 0) return sign * kinds;
  if (a.numberValue !== undefined && b.numberValue !== undefined)
    return sign * (a.numberValue - b.numberValue);
  if (a.boolValue !== undefined && b.boolValue !== undefined)
    return sign * (Number(a.boolValue) - Number(b.boolValue));
  return sign * collator.compare(a.stringValue ?? '', b.stringValue ?? '');
}

const kind = (value: ExtendedValue): number =>
  value.numberValue !== undefined ? 0 : value.boolValue === undefined ? 1 : 2;

const collator = new Intl.Collator('en', { sensitivity: 'accent' });
