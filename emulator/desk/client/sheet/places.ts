import type { ChartView } from '../../../contracts';

/** Width of the column with the row numbers. */
export const NUMBERS_PX = 44;
/** Height of the row with the columns' letters. */
export const COLUMN_HEADS_PX = 26;
export const ROW_PX = 29;

/** Where charts lie over the grid, whose hidden lines take no room. */
export function chartsOver(
  charts: readonly ChartView[],
  columns: readonly { readonly index: number; readonly widthPx: number }[],
  rows: readonly { readonly index: number }[],
): readonly { readonly chart: ChartView; readonly left: number; readonly top: number }[] {
  const last = rows[rows.length - 1]?.index ?? -1;
  return charts.map((chart) => {
    const before = columns.filter(({ index }) => index < chart.column);
    // Below the last row that is drawn there is only empty paper.
    const above = rows.filter(({ index }) => index < chart.row).length + Math.max(0, chart.row - last - 1);
    return {
      chart,
      left: NUMBERS_PX + before.reduce((sum, { widthPx }) => sum + widthPx, 0),
      top: COLUMN_HEADS_PX + above * ROW_PX,
    };
  });
}
