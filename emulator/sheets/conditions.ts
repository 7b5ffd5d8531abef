import { cellAt, type Cell, type CellFormat, type GridRange, type Tab } from './model';
import { formatted } from './numberFormat';
import { notEmulated } from './refusal';

type Test = (cell: Cell | null, wanted: string) => boolean;

const text = (cell: Cell | null): string => (cell ? formatted(cell) : '').toLowerCase();
const number =
  (compare: (value: number, wanted: number) => boolean): Test =>
  (cell, wanted) => {
    const value = cell?.userEnteredValue?.numberValue;
    return value !== undefined && compare(value, Number(wanted));
  };

/** Conditions without formulas and dates. @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ConditionType */
const TESTS: Readonly<Record<string, Test>> = {
  TEXT_EQ: (cell, wanted) => text(cell) === wanted.toLowerCase(),
  TEXT_CONTAINS: (cell, wanted) => text(cell).includes(wanted.toLowerCase()),
  TEXT_NOT_CONTAINS: (cell, wanted) => !text(cell).includes(wanted.toLowerCase()),
  TEXT_STARTS_WITH: (cell, wanted) => text(cell).startsWith(wanted.toLowerCase()),
  TEXT_ENDS_WITH: (cell, wanted) => text(cell).endsWith(wanted.toLowerCase()),
  NUMBER_GREATER: number((value, wanted) => value > wanted),
  NUMBER_GREATER_THAN_EQ: number((value, wanted) => value >= wanted),
  NUMBER_LESS: number((value, wanted) => value < wanted),
  NUMBER_EQ: number((value, wanted) => value === wanted),
  BLANK: (cell) => text(cell) === '',
  NOT_BLANK: (cell) => text(cell) !== '',
};

/** @throws by name for a condition that nobody built yet. */
export function checkCondition(type: string | undefined): void {
  if (!TESTS[type ?? '']) throw notEmulated(`The condition ${type ?? '(none)'}`, 'conditions.ts');
}

/** The format a reader sees: alternating colours, over them the cell's own, over all the first condition that holds. */
export function effectiveFormat(tab: Tab, row: number, column: number): CellFormat {
  const cell = cellAt(tab, row, column);
  const band = bandColor(tab, row, column);
  const conditional = tab.conditionalFormats.find(
    ({ ranges = [], booleanRule }) =>
      ranges.some((range) => within(range, row, column)) &&
      TESTS[booleanRule?.condition?.type ?? '']?.(
        cell,
        booleanRule?.condition?.values?.[0]?.userEnteredValue ?? '',
      ),
  )?.booleanRule?.format;
  const own = cell?.userEnteredFormat ?? {};
  return {
    ...(band && { backgroundColorStyle: band }),
    ...own,
    ...conditional,
    textFormat: { ...own.textFormat, ...conditional?.textFormat },
  };
}

function bandColor(tab: Tab, row: number, column: number): CellFormat['backgroundColorStyle'] {
  const banded = tab.bandedRanges.find(({ range = {} }) => within(range, row, column));
  const { headerColorStyle, firstBandColorStyle, secondBandColorStyle } = banded?.rowProperties ?? {};
  const line = row - (banded?.range?.startRowIndex ?? 0);
  if (headerColorStyle && line === 0) return headerColorStyle;
  return (line - (headerColorStyle ? 1 : 0)) % 2 === 0 ? firstBandColorStyle : secondBandColorStyle;
}

function within(range: GridRange, row: number, column: number): boolean {
  return (
    row >= (range.startRowIndex ?? 0) &&
    row < (range.endRowIndex ?? Infinity) &&
    column >= (range.startColumnIndex ?? 0) &&
    column < (range.endColumnIndex ?? Infinity)
  );
}
