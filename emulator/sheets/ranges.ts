import type { GridRange, SpreadsheetFile, Tab } from './model';

export type Axis = 'ROWS' | 'COLUMNS';

/** Where things go when rows or columns are inserted, deleted or moved. */
export interface Shift {
  /** The new place of a line, or null when it is gone. */
  line(index: number): number | null;
  /** The new bounds of a range, or null when nothing is left of it. */
  span(start: number, end: number): readonly [number, number] | null;
}

/** A range that begins at the insertion or behind it moves; one that the insertion falls inside of grows. */
export const inserted = (at: number, count: number): Shift => ({
  line: (index) => (index >= at ? index + count : index),
  span: (start, end) =>
    start >= at ? [start + count, end + count] : end > at ? [start, end + count] : [start, end],
});

export const deleted = (from: number, to: number): Shift => {
  const kept = (edge: number) => edge - Math.max(0, Math.min(edge, to) - from);
  return {
    line: (index) => (index >= from && index < to ? null : kept(index)),
    span: (start, end) => (kept(start) < kept(end) ? [kept(start), kept(end)] : null),
  };
};

/** Lines `[from, to)` are set before the line that stood at `before`. A range of one line goes with it. */
export const moved = (from: number, to: number, before: number): Shift => {
  const count = to - from;
  const line = (index: number): number => {
    if (index >= from && index < to) return index - from + (before > from ? before - count : before);
    if (index >= to && index < before) return index - count;
    if (index >= before && index < from) return index + count;
    return index;
  };
  return {
    line,
    // Unlike Google: perhaps only here, a wider range keeps its bounds when lines move inside of it or across its edge.
    span: (start, end) => (end - start === 1 ? [line(start), line(start) + 1] : [start, end]),
  };
};

/** Applies a shift of one tab's lines to everything in the file that names a place there. */
export function shiftPlaces(file: SpreadsheetFile, tab: Tab, axis: Axis, shift: Shift): void {
  const { sheetId } = tab.properties;
  const at = (range: GridRange | undefined) => shiftedRange(range ?? {}, axis, shift);
  const each = <T extends { range?: GridRange | undefined }>(list: T[]): T[] =>
    list.flatMap((item) => {
      const range = at(item.range);
      return range ? [{ ...item, range }] : [];
    });
  file.metadata = file.metadata.flatMap((metadata) => {
    const { place } = metadata;
    if (place.kind !== axis || place.sheetId !== sheetId) return [metadata];
    const index = shift.line(place.index);
    return index === null ? [] : [{ ...metadata, place: { ...place, index } }];
  });
  tab.merges = tab.merges.flatMap((range) => at(range) ?? []);
  tab.protectedRanges = each(tab.protectedRanges);
  tab.bandedRanges = each(tab.bandedRanges);
  const filters = <T extends GoogleAppsScript.Sheets.Schema.BasicFilter>(list: T[]): T[] =>
    each(list).map((filter) => (axis === 'COLUMNS' ? withShiftedCriteria(filter, shift) : filter));
  tab.basicFilter = tab.basicFilter && (filters([tab.basicFilter])[0] ?? null);
  if (tab.filterViews) tab.filterViews = filters([...tab.filterViews]);
  for (const each of file.tabs) {
    if (each.charts) each.charts = each.charts.map((chart) => shiftedIn(chart, sheetId, axis, shift));
  }
  tab.conditionalFormats = tab.conditionalFormats.flatMap((rule) => {
    const ranges = (rule.ranges ?? []).flatMap((range) => at(range) ?? []);
    return ranges.length > 0 ? [{ ...rule, ranges }] : [];
  });
}

function shiftedRange(range: GridRange, axis: Axis, shift: Shift): GridRange | null {
  const [first, last] =
    axis === 'ROWS'
      ? (['startRowIndex', 'endRowIndex'] as const)
      : (['startColumnIndex', 'endColumnIndex'] as const);
  const start = range[first];
  const end = range[last];
  if (start === undefined && end === undefined) return range;
  const span = shift.span(start ?? 0, end ?? Number.MAX_SAFE_INTEGER);
  if (!span) return null;
  const next = { ...range };
  // An open side stays open.
  if (start !== undefined) next[first] = span[0];
  if (end !== undefined) next[last] = span[1];
  return next;
}

/** A filter's criteria are kept under the numbers of their columns. */
function withShiftedCriteria<T extends GoogleAppsScript.Sheets.Schema.BasicFilter>(
  filter: T,
  shift: Shift,
): T {
  if (filter.criteria === undefined) return filter;
  const criteria = Object.entries(filter.criteria).flatMap(([column, criterion]) => {
    const place = shift.line(Number(column));
    return place === null ? [] : [[String(place), criterion] as const];
  });
  return { ...filter, criteria: Object.fromEntries(criteria) };
}

/** A chart whose sources and place on this tab have moved. What stood on a line that is gone stays where it was. */
function shiftedIn<T>(value: T, sheetId: number, axis: Axis, shift: Shift): T {
  if (typeof value !== 'object' || value === null) return value;
  // The shape stays: only numbers of rows and columns change.
  if (Array.isArray(value)) return value.map((each) => shiftedIn<unknown>(each, sheetId, axis, shift)) as T;
  const inner = Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, shiftedIn<unknown>(each, sheetId, axis, shift)]),
  );
  if ((inner['sheetId'] ?? 0) !== sheetId) return inner as T;
  const index = axis === 'ROWS' ? 'rowIndex' : 'columnIndex';
  const { [index]: line } = inner;
  if (typeof line === 'number') return { ...inner, [index]: shift.line(line) ?? line } as T;
  return (isRange(inner) ? (shiftedRange(inner, axis, shift) ?? inner) : inner) as T;
}

const isRange = (value: object): value is GridRange =>
  ['startRowIndex', 'endRowIndex', 'startColumnIndex', 'endColumnIndex'].some((name) => name in value);
