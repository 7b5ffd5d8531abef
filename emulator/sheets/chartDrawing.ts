import type { ChartDrawing } from '../contracts';
import { rectOf, type Rect } from './a1';
import { cellAt, type Chart, type GridRange, type SpreadsheetFile } from './model';
import { formatted } from './numberFormat';
import { Refusal } from './refusal';

type ChartSpec = GoogleAppsScript.Sheets.Schema.ChartSpec;
type ChartData = GoogleAppsScript.Sheets.Schema.ChartData;

const SHAPES: Readonly<Record<string, ChartDrawing['shape']>> = {
  COLUMN: 'column',
  BAR: 'bar',
  LINE: 'line',
  AREA: 'line',
};

/**
 * What a chart draws, read from the cells as they are now; null for a kind that is not drawn here.
 *
 * Unlike Google: columns, bars, lines (areas as lines) and pies are drawn, without axes' options, stacks and trends.
 * Each series is one column or one row of cells.
 */
export function chartDrawing(file: SpreadsheetFile, { spec }: Chart): ChartDrawing | null {
  const { basicChart, pieChart } = spec;
  const shape = pieChart === undefined ? SHAPES[basicChart?.chartType ?? ''] : 'pie';
  if (shape === undefined) return null;
  const heads = basicChart?.headerCount ?? 0;
  const labels = textsIn(file, domainOf(spec)).slice(heads);
  const series = seriesOf(spec).map(({ data, color }, index) => {
    const texts = textsIn(file, data);
    return {
      name: texts.slice(0, heads).join(' ') || `Series ${index + 1}`,
      color,
      values: numbersIn(file, data).slice(heads),
    };
  });
  const longest = Math.max(0, ...series.map(({ values }) => values.length));
  return { shape, labels: Array.from({ length: longest }, (_, index) => labels[index] ?? ''), series };
}

const domainOf = ({ basicChart, pieChart }: ChartSpec): ChartData | undefined =>
  pieChart?.domain ?? basicChart?.domains?.[0]?.domain;

function seriesOf({ basicChart, pieChart }: ChartSpec): { data: ChartData; color: string | null }[] {
  if (pieChart?.series !== undefined) return [{ data: pieChart.series, color: null }];
  return (basicChart?.series ?? []).flatMap((each) => {
    const { colorStyle } = each as { colorStyle?: GoogleAppsScript.Sheets.Schema.ColorStyle }; // the typings lack it
    const rgb = colorStyle?.rgbColor ?? each.color;
    const part = (value = 0): number => Math.round(value * 255);
    const color = rgb && `rgb(${part(rgb.red)},${part(rgb.green)},${part(rgb.blue)})`;
    return each.series === undefined ? [] : [{ data: each.series, color: color ?? null }];
  });
}

const textsIn = (file: SpreadsheetFile, data: ChartData | undefined): string[] =>
  placesOf(file, data).map(({ tab, top, left }) => formatted(cellAt(tab, top, left) ?? {}));

const numbersIn = (file: SpreadsheetFile, data: ChartData | undefined): (number | null)[] =>
  placesOf(file, data).map(
    ({ tab, top, left }) => cellAt(tab, top, left)?.userEnteredValue?.numberValue ?? null,
  );

/** The cells of a source, one after the other, each as a rectangle of its own; none where the source is gone. */
function placesOf(file: SpreadsheetFile, data: ChartData | undefined): Rect[] {
  return (data?.sourceRange?.sources ?? []).flatMap((source) => {
    const rect = rectIn(file, source);
    if (rect === null) return [];
    const { tab, top, left } = rect;
    // An open range ends with the values.
    const bottom = Math.min(rect.bottom, Math.max(top, tab.rows.length));
    return Array.from({ length: Math.max(0, bottom - top) }, (_, down) =>
      Array.from({ length: rect.right - left }, (__, along) => ({
        tab,
        top: top + down,
        bottom: top + down + 1,
        left: left + along,
        right: left + along + 1,
      })),
    ).flat();
  });
}

function rectIn(file: SpreadsheetFile, source: GridRange): Rect | null {
  try {
    return rectOf(file, source);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
