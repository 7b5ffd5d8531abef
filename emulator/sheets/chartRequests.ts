import type { ChartView } from '../contracts';
import { columnName } from './a1';
import { chartDrawing } from './chartDrawing';
import { tabById, type Chart, type SpreadsheetFile, type Tab } from './model';
import { notEmulated, Refusal } from './refusal';
import type { Deeds } from './work';

type ChartSpec = GoogleAppsScript.Sheets.Schema.ChartSpec;

/**
 * Requests about charts, which are kept, told, and drawn on the desk.
 *
 * @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/charts
 */
export const chartDeeds: Deeds = {
  addChart({ file }, { chart = {} }) {
    const chartId = chart.chartId ?? freeChartId(file);
    if (chartsOf(file).some((each) => each.chartId === chartId))
      throw new Refusal(400, `Chart with id ${chartId} already exists.`);
    const kept: Chart = { ...chart, chartId, spec: checkedSpec(chart.spec) };
    const tab = tabFor(file, chart);
    tab.charts = [...(tab.charts ?? []), kept];
    return { addChart: { chart: kept } };
  },

  updateChartSpec({ file }, { chartId, spec }) {
    replace(file, chartId, (chart) => [{ ...chart, spec: checkedSpec(spec) }]);
  },

  deleteEmbeddedObject({ file }, { objectId }) {
    replace(file, objectId, () => []);
  },
};

/** What a person sees of a chart here. */
export function chartView(file: SpreadsheetFile, chart: Chart): ChartView {
  const { spec, position } = chart;
  const { anchorCell, widthPixels = WIDTH_PX, heightPixels = HEIGHT_PX } = position?.overlayPosition ?? {};
  const { rowIndex: row = 0, columnIndex: column = 0 } = anchorCell ?? {};
  return {
    title: spec.title ?? '',
    kind: spec.basicChart?.chartType?.toLowerCase() ?? kindOf(spec)?.replace(/Chart$/, '') ?? '',
    anchor: `${columnName(column)}${row + 1}`,
    row,
    column,
    widthPx: widthPixels,
    heightPx: heightPixels,
    drawing: chartDrawing(file, chart),
  };
}

/** How large a chart is where nothing is said. @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/charts#overlayposition */
const WIDTH_PX = 600;
const HEIGHT_PX = 371;

const kindOf = (spec: ChartSpec): string | undefined =>
  Object.keys(spec).find((name) => name.endsWith('Chart'));

function checkedSpec(spec: ChartSpec | undefined): ChartSpec {
  if (spec === undefined || kindOf(spec) === undefined)
    throw new Refusal(400, 'Request contains an invalid argument.');
  return spec;
}

function tabFor(file: SpreadsheetFile, { position }: GoogleAppsScript.Sheets.Schema.EmbeddedChart): Tab {
  if (position?.newSheet === true || position?.sheetId !== undefined)
    throw notEmulated('A chart on a sheet of its own', 'chartRequests.ts');
  return tabById(file, position?.overlayPosition?.anchorCell?.sheetId);
}

function replace(
  file: SpreadsheetFile,
  chartId: number | undefined,
  change: (chart: Chart) => readonly Chart[],
): void {
  const tab = file.tabs.find(({ charts = [] }) => charts.some((each) => each.chartId === chartId));
  if (tab === undefined) throw new Refusal(400, `No embedded object with id: ${chartId ?? 0}`);
  tab.charts = (tab.charts ?? []).flatMap((each) => (each.chartId === chartId ? change(each) : [each]));
}

const chartsOf = (file: SpreadsheetFile): readonly Chart[] => file.tabs.flatMap(({ charts = [] }) => charts);

/** Unlike Google: counted; Google's ids are random. */
const freeChartId = (file: SpreadsheetFile): number =>
  1 + Math.max(0, ...chartsOf(file).map(({ chartId }) => chartId));
