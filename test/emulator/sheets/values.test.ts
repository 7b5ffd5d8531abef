import { caught, scratch } from './scratch';

// https://developers.google.com/workspace/sheets/api/guides/values
describe('values', () => {
  it('are read as they look, or as they are', () => {
    const { api, id, batch } = scratch({ rows: [['a', 0.5]] });
    batch({
      repeatCell: {
        range: { sheetId: 0, startColumnIndex: 1, endColumnIndex: 2, endRowIndex: 1 },
        cell: { userEnteredFormat: { numberFormat: { type: 'PERCENT', pattern: '0%' } } },
        fields: 'userEnteredFormat.numberFormat',
      },
    });
    expect(api.Values.get(id, 'Sheet1!A1:B2')).toEqual({
      range: 'Sheet1!A1:B2',
      majorDimension: 'ROWS',
      values: [['a', '50%']],
    });
    expect(
      api.Values.get(id, 'A1:B1', { valueRenderOption: 'UNFORMATTED_VALUE', majorDimension: 'COLUMNS' })
        .values,
    ).toEqual([['a'], [0.5]]);
  });

  it('stay as they are when RAW, and are read as typed when USER_ENTERED', () => {
    const { api, id, values } = scratch();
    const row = { values: [['007', '1.5', 'TRUE', "'0"]] };
    api.Values.update(row, id, 'Sheet1!A1', { valueInputOption: 'RAW' });
    api.Values.append(row, id, 'Sheet1!A:D', { valueInputOption: 'USER_ENTERED' });
    expect(values()).toEqual([
      ['007', '1.5', 'TRUE', "'0"],
      [7, 1.5, true, '0'],
    ]);
  });

  // https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/append#insertdataoption
  it('are appended over what lies below in other columns, or in rows that are put in', () => {
    const appended = ['OVERWRITE', 'INSERT_ROWS'].map((insertDataOption) => {
      const { api, id, values } = scratch({ rows: [['a'], ['', 'below']] });
      const row = { values: [['b', 'c']] };
      api.Values.append(row, id, 'Sheet1!A:A', { valueInputOption: 'RAW', insertDataOption });
      return values();
    });
    expect(appended).toEqual([
      [['a'], ['b', 'c']],
      [['a'], ['b', 'c'], ['', 'below']],
    ]);
  });

  it('are no formulas when RAW, and throw the name of one when USER_ENTERED', () => {
    const { api, id, values } = scratch();
    api.Values.update({ values: [['=1']] }, id, 'A1', { valueInputOption: 'RAW' });
    expect(values()).toEqual([['=1']]);
    expect(() =>
      api.Values.update({ values: [['=1']] }, id, 'A1', { valueInputOption: 'USER_ENTERED' }),
    ).toThrow('A formula is not emulated.');
  });

  it('need to be told how they are meant', () => {
    const { api, id } = scratch();
    expect(caught(() => api.Values.update({ values: [['x']] }, id, 'A1')).message).toContain(
      "'valueInputOption' is required but not specified",
    );
  });

  it('must fit the range, but for a single cell', () => {
    const { api, id, values } = scratch();
    const write = (range: string) =>
      api.Values.update({ values: [['a', 'b']] }, id, range, { valueInputOption: 'RAW' });
    expect(caught(() => write('Sheet1!A1:A2')).message).toContain(
      'Requested writing within range [Sheet1!A1:A2], but tried writing to column [B]',
    );
    write('Sheet1!B1');
    expect(values()).toEqual([['', 'a', 'b']]);
  });

  it('are written in one request, all or none', () => {
    const { api, id, values } = scratch();
    const data = [
      { range: 'A1', values: [['a']] },
      { range: 'Nowhere!A1', values: [['b']] },
    ];
    expect(caught(() => api.Values.batchUpdate({ data, valueInputOption: 'RAW' }, id)).message).toContain(
      'Unable to parse range: Nowhere!A1',
    );
    expect(values()).toEqual([]);
  });

  it('are read by data filter, in another order than asked', () => {
    const { api, id } = scratch({ rows: [['a'], ['b']] });
    const row = (startRowIndex: number) => ({
      gridRange: { sheetId: 0, startRowIndex, endRowIndex: startRowIndex + 1, endColumnIndex: 1 },
    });
    const { valueRanges } = api.Values.batchGetByDataFilter({ dataFilters: [row(0), row(1)] }, id);
    expect(valueRanges?.map(({ valueRange }) => valueRange?.range)).toEqual(['Sheet1!A2', 'Sheet1!A1']);
    expect(
      api.Values.batchGet(id, { ranges: ['A1', 'A2'] }).valueRanges?.map(({ values }) => values),
    ).toEqual([[['a']], [['b']]]);
  });

  it('stand in tabs with any title', () => {
    const { api, id, batch } = scratch();
    batch({ updateSheetProperties: { properties: { sheetId: 0, title: "It's A1!" }, fields: 'title' } });
    expect(api.Values.get(id, "'It''s A1!'!B2:B").range).toBe("'It''s A1!'!B2:B10");
    expect(api.Values.get(id, "'It''s A1!'").range).toBe("'It''s A1!'!A1:E10");
  });

  it('answer a range beyond the grid in Google’s words', () => {
    const { api, id } = scratch({ rowCount: 3, columnCount: 2 });
    expect(caught(() => api.Values.get(id, 'Sheet1!C9')).message).toBe(
      'API call to sheets.spreadsheets.values.get failed with error: Range (Sheet1!C9) exceeds grid limits. Max rows: 3, max columns: 2',
    );
  });
});
