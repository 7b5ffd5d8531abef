import { emulatedSheets } from '../../support/emulatedSheets';
import { ADA, caught, scratch } from './scratch';

const GRID = 'sheets(data(startRow,startColumn,rowData(values(userEnteredValue))))';

// https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/getByDataFilter
describe('reading by data filter', () => {
  const rows = [
    ['id', 'name'],
    ['1', 'a'],
    ['2', 'b'],
    ['3', 'c'],
  ];

  it('tells the parts asked for, in any order, with zeros and empty ends left out', () => {
    const { api, id } = scratch({ rows });
    const part = (startRowIndex: number, endRowIndex: number) => ({
      gridRange: { sheetId: 0, startRowIndex, endRowIndex },
    });
    const { sheets } = api.getByDataFilter({ dataFilters: [part(0, 1), part(2, 5)] }, id, { fields: GRID });
    const text = (stringValue: string) => ({ userEnteredValue: { stringValue } });
    expect(sheets).toHaveLength(1);
    expect(sheets?.[0]?.data).toHaveLength(2);
    expect(sheets?.[0]?.data).toEqual(
      expect.arrayContaining([
        { rowData: [{ values: [text('id'), text('name')] }] },
        { startRow: 2, rowData: [{ values: [text('2'), text('b')] }, { values: [text('3'), text('c')] }] },
      ]),
    );
  });

  it('leaves out tabs that no filter touches', () => {
    const { api, id, batch } = scratch({ rows });
    batch({ addSheet: { properties: { title: 'Other', sheetId: 5 } } });
    const { sheets } = api.getByDataFilter({ dataFilters: [{ gridRange: { sheetId: 5 } }] }, id, {
      fields: 'sheets.properties.title',
    });
    expect(sheets).toEqual([{ properties: { title: 'Other' } }]);
  });

  it('finds a column by its metadata, wherever it went', () => {
    const { api, id, batch } = scratch({ rows });
    batch(
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataKey: 'column',
            metadataValue: 'name',
            visibility: 'DOCUMENT',
            location: { dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } },
          },
        },
      },
      {
        moveDimension: {
          source: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 },
          destinationIndex: 5,
        },
      },
    );
    const dataFilters = [{ developerMetadataLookup: { metadataKey: 'column', metadataValue: 'name' } }];
    const [data] =
      api.getByDataFilter({ dataFilters }, id, {
        fields:
          'sheets(data(startColumn,columnMetadata(developerMetadata(metadataValue)),rowData(values(userEnteredValue(stringValue)))))',
      }).sheets?.[0]?.data ?? [];
    expect(data?.startColumn).toBe(4);
    expect(data?.columnMetadata).toEqual([{ developerMetadata: [{ metadataValue: 'name' }] }]);
    expect(data?.rowData).toHaveLength(4);
  });

  it('is refused beyond the grid and without the tab', () => {
    const { api, id } = scratch({ rowCount: 3, columnCount: 2 });
    const attempt = (gridRange: GoogleAppsScript.Sheets.Schema.GridRange) =>
      caught(() => api.getByDataFilter({ dataFilters: [{ gridRange }] }, id, { fields: GRID }));
    expect(attempt({ sheetId: 4 })).toMatchObject({
      code: 400,
      message: expect.stringContaining('No grid with id: 4') as string,
    });
    expect(attempt({ sheetId: 0, startRowIndex: 3, endRowIndex: 4 }).message).toContain(
      'Range (Sheet1!A4:B4) exceeds grid limits. Max rows: 3, max columns: 2',
    );
  });

  it('counts the cells told: none where no values are asked for', () => {
    const { api, id, store } = scratch({ rows });
    const dataFilters = [{ gridRange: { sheetId: 0 } }];
    api.getByDataFilter({ dataFilters }, id, { fields: 'sheets(data(columnMetadata))' });
    expect(store.meter.cellsRead).toBe(0);
    api.getByDataFilter({ dataFilters }, id, { fields: GRID });
    expect(store.meter.cellsRead).toBe(8);
    expect(store.meter).toMatchObject({ reads: 2, writes: 1 });
  });
});

describe('reading a spreadsheet', () => {
  it('tells no cells unless they are asked for', () => {
    const { api, id } = scratch({ rows: [['a']] });
    expect(api.get(id).sheets?.[0]?.data).toBeUndefined();
    expect(
      api.get(id, { includeGridData: true }).sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0],
    ).toMatchObject({
      userEnteredValue: { stringValue: 'a' },
      effectiveValue: { stringValue: 'a' },
      formattedValue: 'a',
    });
  });

  it('is possible only for whom the script made it', () => {
    const { as, id } = scratch();
    expect(caught(() => as('bob@example.com').get(id))).toEqual({
      name: 'GoogleJsonResponseException',
      message: 'API call to sheets.spreadsheets.get failed with error: Requested entity was not found.',
      code: 404,
    });
  });

  it('goes on while the file lies in the bin, and ends when it is deleted for ever', () => {
    const { api, id, store } = scratch();
    store.trash(id);
    expect(api.get(id).properties?.title).toBe('Scratch');
    expect(store.list()).toMatchObject([{ id, title: 'Scratch', owner: ADA, trashed: true }]);
    store.remove(id);
    expect(caught(() => api.get(id)).code).toBe(404);
    expect(store.list()).toEqual([]);
  });
});

// https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/create
describe('a new spreadsheet', () => {
  it('has one tab of 1000 rows and 26 columns, and an address at Google', () => {
    const api = emulatedSheets().as(ADA);
    expect(api.create({ properties: { title: 'T' } })).toMatchObject({
      spreadsheetUrl: 'https://docs.google.com/spreadsheets/d/emulated-spreadsheet-1/edit',
      sheets: [
        {
          properties: {
            sheetId: 0,
            title: 'Sheet1',
            index: 0,
            gridProperties: { rowCount: 1000, columnCount: 26 },
          },
        },
      ],
    });
  });

  it('never gets the id of another, not even of a deleted one', () => {
    const { as, store } = emulatedSheets();
    const first = as(ADA).create({}).spreadsheetId ?? '';
    store.remove(first);
    expect(as(ADA).create({}).spreadsheetId).not.toBe(first);
  });
});
