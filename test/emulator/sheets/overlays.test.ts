import { caught, scratch } from './scratch';

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
    expect(store.view(id)?.tabs[0]?.charts).toEqual([{ title: 'Opens a day', kind: 'column', anchor: 'H2' }]);
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
      { addProtectedRange: { protectedRange: { range: { sheetId: 0 } } } },
    );
    expect(shown()).toEqual([
      { range: 'A1:B4', description: 'Written by the script', warningOnly: true },
      { range: 'A1:E10', description: '', warningOnly: false },
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
