import { rectOf, type Rect } from './a1';
import { cellAt, tabById, type FilterView, type SpreadsheetFile, type Tab } from './model';
import { formatted } from './numberFormat';
import { notEmulated, Refusal } from './refusal';
import type { Deeds } from './work';

/** What of a filter hides rows: the basic one and a filter view have it alike. */
type Filter = Pick<GoogleAppsScript.Sheets.Schema.BasicFilter, 'criteria' | 'range' | 'sortSpecs'>;

/**
 * Requests about filters. A tab has one basic filter for everybody, and filter views that each person may look through.
 *
 * Unlike Google: a filter may hide rows by their values only. Conditions and orders are not emulated.
 *
 * @see https://developers.google.com/workspace/sheets/api/guides/filters
 */
export const filterDeeds: Deeds = {
  setBasicFilter({ file }, { filter = {} }) {
    checkFilter(file, filter, 'A basic filter');
    tabById(file, filter.range?.sheetId).basicFilter = filter;
  },

  clearBasicFilter({ file }, { sheetId }) {
    tabById(file, sheetId).basicFilter = null;
  },

  addFilterView({ file }, { filter = {} }) {
    if (filter.namedRangeId !== undefined)
      throw notEmulated('A filter view of a named range', 'filterRequests.ts');
    checkFilter(file, filter, 'A filter view');
    const filterViewId = filter.filterViewId ?? freeFilterViewId(file);
    if (filterViewsOf(file).some((each) => each.filterViewId === filterViewId))
      throw new Refusal(400, `Filter view with id ${filterViewId} already exists.`);
    const tab = tabById(file, filter.range?.sheetId);
    const title = filter.title ?? `Filter ${(tab.filterViews ?? []).length + 1}`;
    const kept: FilterView = { ...filter, filterViewId, title };
    tab.filterViews = [...(tab.filterViews ?? []), kept];
    return { addFilterView: { filter: kept } };
  },

  deleteFilterView({ file }, { filterId }) {
    const tab = file.tabs.find(({ filterViews = [] }) =>
      filterViews.some(({ filterViewId }) => filterViewId === filterId),
    );
    if (tab === undefined) throw new Refusal(400, `No filter view with id: ${filterId ?? 0}`);
    tab.filterViews = (tab.filterViews ?? []).filter(({ filterViewId }) => filterViewId !== filterId);
  },
};

/** Whether a filter over this rectangle hides the row. Its first row is the head, which always stays. */
export function isFilteredOut(tab: Tab, { top, bottom }: Rect, { criteria }: Filter, row: number): boolean {
  if (row <= top || row >= bottom) return false;
  return Object.entries(hiddenValuesOf(criteria)).some(([column, hiddenValues]) =>
    hiddenValues.includes(formatted(cellAt(tab, row, Number(column)) ?? {})),
  );
}

/** By column, counted from 0: which values the filter hides. */
export function hiddenValuesOf(criteria: Filter['criteria']): Readonly<Record<string, readonly string[]>> {
  // Looked at when the filter was set; the typings leave the map's values open.
  const known = (criteria ?? {}) as Readonly<Record<string, { readonly hiddenValues?: readonly string[] }>>;
  return Object.fromEntries(
    Object.entries(known).map(([column, { hiddenValues = [] }]) => [column, hiddenValues]),
  );
}

function checkFilter(file: SpreadsheetFile, filter: Filter, what: string): void {
  if (filter.sortSpecs || 'filterSpecs' in filter)
    throw notEmulated(`${what} with sortSpecs or filterSpecs`, 'filterRequests.ts');
  if (Object.values(filter.criteria ?? {}).some(({ hiddenValues }) => hiddenValues === undefined))
    throw notEmulated(`${what} with conditions`, 'filterRequests.ts');
  if (filter.range) rectOf(file, filter.range);
}

const filterViewsOf = (file: SpreadsheetFile): readonly FilterView[] =>
  file.tabs.flatMap(({ filterViews = [] }) => filterViews);

/** Unlike Google: counted; Google's ids are random. */
const freeFilterViewId = (file: SpreadsheetFile): number =>
  1 + Math.max(0, ...filterViewsOf(file).map(({ filterViewId }) => filterViewId));
