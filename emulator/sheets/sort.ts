import type { Rect } from './a1';
import { a1Of } from './a1';
import { cellAt, putCell, type ExtendedValue, type StoredCell } from './model';
import { Refusal } from './refusal';
import type { Work } from './work';

/**
 * Sorts the rows of a range, stably, as Sheets does: numbers before text before truth values, the other way round when
 * descending, empty cells last in either. Only the cells within the range move, with their formats and notes; hidden
 * rows stay where they are. Whether metadata of rows goes along is for a switch to say.
 *
 * Where hidden rows and empty cells go was seen on live sheets by third parties; Google does not document it.
 */
export function sortRows(
  { file, switches }: Work,
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
    return { row, cells };
  });
  bodies.sort(({ cells: first }, { cells: second }) => {
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
  const goesTo = new Map<number, number>();
  places.forEach((row, index) => {
    const body = bodies[index];
    if (body !== undefined) goesTo.set(body.row, row);
    body?.cells.forEach((cell, along) => {
      putCell(tab, row, left + along, cell);
    });
  });
  if (!switches.sortingMovesMetadata) return;
  const { sheetId } = tab.properties;
  file.metadata = file.metadata.map(({ place, ...metadata }) => ({
    ...metadata,
    place:
      place.kind === 'ROWS' && place.sheetId === sheetId
        ? { ...place, index: goesTo.get(place.index) ?? place.index }
        : place,
  }));
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
