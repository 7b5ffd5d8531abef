import { ADA, caught, scratch } from './scratch';

const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 2 };
const ROWS = [['who'], ['ben'], ['cy'], ['ben']];

/** @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/charts */
describe('a chart', () => {
  const position = { overlayPosition: { anchorCell: { sheetId: 0, rowIndex: 1, columnIndex: 7 } } };
  const pie = { title: 'Opens', pieChart: { legendPosition: 'NO_LEGEND' } };

  it('is kept, told, and shown as a block with its title', () => {
    const { batch, sheet, store, id } = scratch();
    const added = batch({ addChart: { chart: { spec: pie, position } } }).replies?.[0]?.addChart?.chart;
    expect(added).toMatchObject({ chartId: 1, spec: pie });
    batch({
      updateChartSpec: {
        chartId: 1,
        spec: { title: 'Opens a day', basicChart: { chartType: 'COLUMN' } },
      },
    });
    expect(sheet().charts).toMatchObject([{ chartId: 1, spec: { title: 'Opens a day' } }]);
    expect(store.view(id)?.tabs[0]?.charts).toMatchObject([
      { title: 'Opens a day', kind: 'column', anchor: 'H2', widthPx: 600, heightPx: 371 },
    ]);
    batch({ deleteEmbeddedObject: { objectId: 1 } });
    expect([sheet().charts, store.view(id)?.tabs[0]?.charts]).toEqual([undefined, []]);
  });

  it('comes along when a spreadsheet is made', () => {
    const { api } = scratch();
    const made = api.create({ sheets: [{ charts: [{ spec: pie }] }] });
    expect(made.sheets?.[0]?.charts).toMatchObject([{ chartId: 1, spec: pie }]);
  });

  it('is refused without a spec, twice under one id, on a sheet of its own, and when it is not there', () => {
    const { batch } = scratch();
    expect(caught(() => batch({ addChart: { chart: { position } } })).code).toBe(400);
    batch({ addChart: { chart: { chartId: 5, spec: pie, position } } });
    expect(
      caught(() => batch({ addChart: { chart: { chartId: 5, spec: pie, position } } })).message,
    ).toContain('Chart with id 5 already exists.');
    expect(() => batch({ addChart: { chart: { spec: pie, position: { newSheet: true } } } })).toThrow(
      'A chart on a sheet of its own is not emulated.',
    );
    expect(caught(() => batch({ deleteEmbeddedObject: { objectId: 9 } })).message).toContain(
      'No embedded object with id: 9',
    );
  });
});

/** @see https://developers.google.com/workspace/sheets/api/guides/filters */
describe('what a chart draws', () => {
  const DAYS = [
    ['day', 'opens', 'clicks'],
    ['Mon', 3, 1],
    ['Tue', 5, 'none'],
  ];
  const column = (index: number) => ({
    sourceRange: {
      sources: [
        { sheetId: 0, startRowIndex: 0, endRowIndex: 3, startColumnIndex: index, endColumnIndex: index + 1 },
      ],
    },
  });
  const drawn = (spec: object, ...more: Parameters<ReturnType<typeof scratch>['batch']>) => {
    const { batch, store, id } = scratch({ rows: DAYS });
    const overlayPosition = { anchorCell: { sheetId: 0, rowIndex: 1, columnIndex: 3 } };
    batch({ addChart: { chart: { spec: { title: 'Opens', ...spec }, position: { overlayPosition } } } });
    if (more.length > 0) batch(...more);
    const [chart] = store.view(id)?.tabs[0]?.charts ?? [];
    return chart;
  };
  const columns = {
    basicChart: {
      chartType: 'COLUMN',
      headerCount: 1,
      domains: [{ domain: column(0) }],
      series: [{ series: column(1), color: { red: 1 } }, { series: column(2) }],
    },
  };
  const expected = {
    shape: 'column',
    labels: ['Mon', 'Tue'],
    series: [
      { name: 'opens', color: 'rgb(255,0,0)', values: [3, 5] },
      { name: 'clicks', color: null, values: [1, null] },
    ],
  };

  it('is read from its cells, the heads apart', () => {
    expect(drawn(columns)).toMatchObject({ anchor: 'D2', drawing: expected });
    expect(drawn({ pieChart: { domain: column(0), series: column(1) } })?.drawing).toEqual({
      shape: 'pie',
      labels: ['day', 'Mon', 'Tue'],
      series: [{ name: 'Series 1', color: null, values: [null, 3, 5] }],
    });
  });

  it('stays the same when a row and a column are put before it, which move it', () => {
    const before = (dimension: string) => ({
      insertDimension: { range: { sheetId: 0, dimension, startIndex: 0, endIndex: 1 } },
    });
    expect(drawn(columns, before('ROWS'), before('COLUMNS'))).toMatchObject({
      anchor: 'E3',
      drawing: expected,
    });
  });

  it('is nothing for a kind that nobody draws here', () => {
    expect(drawn({ histogramChart: {} })).toMatchObject({ kind: 'histogram', drawing: null });
  });
});

describe('a filter', () => {
  it('is shown, hides the rows of hidden values but its head, and goes again', () => {
    const { batch, store, id, sheet } = scratch({ rows: ROWS });
    const tab = () => store.view(id)?.tabs[0];
    const hidden = () =>
      tab()
        ?.rows.slice(0, 4)
        .map((row) => row.hidden);
    batch({ setBasicFilter: { filter: { range, criteria: { '0': { hiddenValues: ['ben', 'who'] } } } } });
    expect([tab()?.filter, hidden()]).toEqual(['A1:B4', [false, true, false, true]]);
    batch({ clearBasicFilter: { sheetId: 0 } });
    expect([tab()?.filter, hidden(), sheet().basicFilter]).toEqual([
      null,
      [false, false, false, false],
      undefined,
    ]);
  });

  it('with a condition throws its name', () => {
    const criteria = { '0': { condition: { type: 'BLANK' } } };
    expect(() => scratch().batch({ setBasicFilter: { filter: { range, criteria } } })).toThrow(
      'A basic filter with conditions is not emulated.',
    );
  });
});

describe('a filter view', () => {
  const criteria = { '0': { hiddenValues: ['ben'] } };

  it('is kept, told, and shown with the rows it would hide, which stay for all others', () => {
    const { batch, store, id, sheet } = scratch({ rows: ROWS });
    const added = batch({ addFilterView: { filter: { title: 'Not Ben', range, criteria } } });
    expect(added.replies?.[0]?.addFilterView?.filter).toMatchObject({ filterViewId: 1, title: 'Not Ben' });
    const tab = () => store.view(id)?.tabs[0];
    expect(tab()?.filterViews).toEqual([{ title: 'Not Ben', range: 'A1:B4', hiddenRows: [1, 3] }]);
    expect(tab()?.rows.some(({ hidden }) => hidden)).toBe(false);
    expect(sheet().filterViews).toHaveLength(1);
    expect(caught(() => batch({ addFilterView: { filter: { filterViewId: 1, range } } })).code).toBe(400);
    batch({ deleteFilterView: { filterId: 1 } });
    expect(tab()?.filterViews).toEqual([]);
    expect(caught(() => batch({ deleteFilterView: { filterId: 1 } })).code).toBe(400);
  });

  it('goes with its column', () => {
    const { batch, store, id } = scratch({ rows: ROWS });
    batch({ addFilterView: { filter: { range, criteria } } });
    batch({
      insertDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } },
    });
    expect(store.view(id)?.tabs[0]?.filterViews).toEqual([
      { title: 'Filter 1', range: 'B1:C4', hiddenRows: [1, 3] },
    ]);
  });

  it('of a named range throws its name', () => {
    expect(() => scratch().batch({ addFilterView: { filter: { namedRangeId: 'x' } } })).toThrow(
      'A filter view of a named range is not emulated.',
    );
  });
});

/** @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/sheets#ProtectedRange */
describe('a protected range', () => {
  it('is shown, and goes by its id', () => {
    const { batch, store, id } = scratch({ rows: ROWS });
    const shown = () => store.view(id)?.tabs[0]?.protectedRanges;
    batch(
      {
        addProtectedRange: {
          protectedRange: { range, description: 'Written by the script', warningOnly: true },
        },
      },
      { addProtectedRange: { protectedRange: { range: { sheetId: 0 }, editors: { users: [ADA] } } } },
    );
    expect(shown()).toEqual([
      {
        range: 'A1:B4',
        cells: { top: 0, bottom: 4, left: 0, right: 2 },
        description: 'Written by the script',
        warningOnly: true,
        editors: [],
      },
      {
        range: 'A1:E10',
        cells: { top: 0, bottom: 10, left: 0, right: 5 },
        description: '',
        warningOnly: false,
        editors: [ADA],
      },
    ]);
    batch({ deleteProtectedRange: { protectedRangeId: 1 } });
    expect(shown()?.map((each) => each.range)).toEqual(['A1:E10']);
    expect(caught(() => batch({ deleteProtectedRange: { protectedRangeId: 1 } })).code).toBe(400);
  });
});

it('takes a conditional format away by its place', () => {
  const { batch, sheet } = scratch();
  const rule = {
    ranges: [range],
    booleanRule: { condition: { type: 'BLANK' }, format: { textFormat: { bold: true } } },
  };
  batch({ addConditionalFormatRule: { rule, index: 0 } });
  expect(sheet().conditionalFormats).toHaveLength(1);
  batch({ deleteConditionalFormatRule: { sheetId: 0, index: 0 } });
  expect(sheet().conditionalFormats).toBeUndefined();
  expect(caught(() => batch({ deleteConditionalFormatRule: { sheetId: 0, index: 0 } })).code).toBe(400);
});
