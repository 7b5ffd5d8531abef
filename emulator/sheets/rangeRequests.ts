import { rectOf } from './a1';
import { chartDeeds } from './chartRequests';
import { filterDeeds } from './filterRequests';
import { checkCondition } from './conditions';
import { write } from './cellRequests';
import { parseMask } from './fields';
import { tabById, type GridRange, type SpreadsheetFile, type Tab } from './model';
import { notEmulated, Refusal } from './refusal';
import { sortRows } from './sort';
import type { Deeds } from './work';

/** Requests that lay something over a range: filter, colours, protection, order, charts. */
export const rangeDeeds: Deeds = {
  ...chartDeeds,
  ...filterDeeds,

  addConditionalFormatRule({ file }, { rule = {}, index = 0 }) {
    const [first] = rule.ranges ?? [];
    if (!first) throw new Refusal(400, 'Request contains an invalid argument.');
    const { conditionalFormats } = tabOf(file, first);
    if (!rule.booleanRule) throw notEmulated('A gradient rule', 'conditions.ts');
    checkCondition(rule.booleanRule.condition?.type);
    if (index > conditionalFormats.length)
      throw new Refusal(400, `No conditional format on sheet: ${first.sheetId ?? 0} at index: ${index}`);
    conditionalFormats.splice(index, 0, rule);
  },

  deleteConditionalFormatRule({ file }, { sheetId, index = 0 }) {
    const { conditionalFormats } = tabById(file, sheetId);
    const [rule] = conditionalFormats.splice(index, 1);
    if (!rule) throw new Refusal(400, `No conditional format on sheet: ${sheetId ?? 0} at index: ${index}`);
    return { deleteConditionalFormatRule: { rule } };
  },

  /** Unlike Google: kept and told, but a person of the emulated world is never warned or stopped. */
  addProtectedRange({ file }, { protectedRange = {} }) {
    const tab = tabOf(file, protectedRange.range);
    const kept = { ...protectedRange, protectedRangeId: protectedRange.protectedRangeId ?? freeId(file) };
    tab.protectedRanges.push(kept);
    return { addProtectedRange: { protectedRange: kept } };
  },

  deleteProtectedRange({ file }, { protectedRangeId }) {
    const tab = file.tabs.find(({ protectedRanges }) =>
      protectedRanges.some((each) => each.protectedRangeId === protectedRangeId),
    );
    if (!tab) throw new Refusal(400, `No protected range with id: ${protectedRangeId ?? 0}`);
    tab.protectedRanges = tab.protectedRanges.filter((each) => each.protectedRangeId !== protectedRangeId);
  },

  addBanding({ file }, { bandedRange = {} }) {
    const tab = tabOf(file, bandedRange.range);
    if (tab.bandedRanges.some(({ range }) => overlap(file, range, bandedRange.range))) {
      throw new Refusal(
        400,
        'You cannot add alternating background colors to a range that already has alternating background colors.',
      );
    }
    const kept = { ...bandedRange, bandedRangeId: bandedRange.bandedRangeId ?? freeId(file) };
    tab.bandedRanges.push(kept);
    return { addBanding: { bandedRange: kept } };
  },

  /** Unlike Google: kept and told, but not enforced. */
  setDataValidation(work, { range = {}, rule }) {
    const { tab, top, bottom, left, right } = rectOf(work.file, range);
    const mask = parseMask('dataValidation');
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) {
        write(work, tab, row, column, rule ? { dataValidation: rule } : {}, mask);
      }
    }
  },

  /** Unlike Google: the cells keep what they hold, and the desk draws them apart. */
  mergeCells({ file }, { range = {}, mergeType = 'MERGE_ALL' }) {
    if (mergeType !== 'MERGE_ALL') throw notEmulated(`mergeCells with ${mergeType}`, 'rangeRequests.ts');
    const { tab, top, bottom, left, right } = rectOf(file, range);
    tab.merges.push({
      sheetId: tab.properties.sheetId,
      startRowIndex: top,
      endRowIndex: bottom,
      startColumnIndex: left,
      endColumnIndex: right,
    });
  },

  sortRange(work, { range = {}, sortSpecs = [] }) {
    const rect = rectOf(work.file, range);
    const keys = sortSpecs.map(({ dimensionIndex = 0, sortOrder = 'ASCENDING' }) => ({
      column: dimensionIndex,
      descending: sortOrder === 'DESCENDING',
    }));
    sortRows(work, rect, keys);
    work.cellsWritten += (rect.bottom - rect.top) * (rect.right - rect.left);
  },
};

function tabOf(file: SpreadsheetFile, range: GridRange | undefined): Tab {
  if (range) rectOf(file, range);
  return tabById(file, range?.sheetId);
}

const freeId = (file: SpreadsheetFile): number =>
  1 +
  Math.max(
    0,
    ...file.tabs.flatMap(({ protectedRanges, bandedRanges }) => [
      ...protectedRanges.map(({ protectedRangeId = 0 }) => protectedRangeId),
      ...bandedRanges.map(({ bandedRangeId = 0 }) => bandedRangeId),
    ]),
  );

function overlap(file: SpreadsheetFile, first: GridRange = {}, second: GridRange = {}): boolean {
  const a = rectOf(file, first);
  const b = rectOf(file, second);
  return a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right;
}
