import { assigned, masked, parseMask } from '../../../emulator/sheets/fields';
import { caught, scratch } from './scratch';

// https://developers.google.com/workspace/sheets/api/guides/field-masks
describe('a field mask for reading', () => {
  const book = {
    properties: { title: 'T', locale: 'en' },
    sheets: [{ properties: { sheetId: 1, title: 'A' }, data: [{ startRow: 2 }] }],
  };

  it('keeps what brackets name, at any depth', () => {
    expect(masked(book, parseMask('sheets(properties(sheetId,title))'))).toEqual({
      sheets: [{ properties: { sheetId: 1, title: 'A' } }],
    });
  });

  it('means the same with dots, and with both', () => {
    const want = { properties: { title: 'T' }, sheets: [{ data: [{ startRow: 2 }] }] };
    expect(masked(book, parseMask('properties.title,sheets.data.startRow'))).toEqual(want);
    expect(masked(book, parseMask('properties/title, sheets(data.startRow)'))).toEqual(want);
  });

  it('joins what it names twice', () => {
    expect(masked(book, parseMask('properties.title,properties.locale'))).toEqual({
      properties: book.properties,
    });
  });

  it('takes a star for everything', () => {
    expect(masked(book, parseMask('*'))).toEqual(book);
    expect(masked(book, parseMask('sheets(*)'))).toEqual({ sheets: book.sheets });
  });

  it.each(['sheets(', 'sheets)', 'a,,b', 'a..b'])('is refused as %s', (text) => {
    expect(() => parseMask(text)).toThrow('Request contains an invalid argument.');
  });

  it('is refused when it names what a spreadsheet does not have', () => {
    const { api, id } = scratch();
    expect(caught(() => api.get(id, { fields: 'sheets.sheetProperties' }))).toEqual({
      name: 'GoogleJsonResponseException',
      message: 'API call to sheets.spreadsheets.get failed with error: Request contains an invalid argument.',
      code: 400,
    });
  });
});

describe('a field mask for writing', () => {
  it('changes what it names and nothing else', () => {
    const before: object = {
      note: 'n',
      userEnteredFormat: { wrapStrategy: 'WRAP', textFormat: { bold: true, italic: true } },
    };
    const given: object = { note: 'other', userEnteredFormat: { textFormat: { bold: false } } };
    expect(assigned(before, given, parseMask('userEnteredFormat.textFormat.bold'))).toEqual({
      note: 'n',
      userEnteredFormat: { wrapStrategy: 'WRAP', textFormat: { bold: false, italic: true } },
    });
  });

  it('clears what it names and the source lacks', () => {
    expect(
      assigned({ note: 'n', userEnteredValue: { numberValue: 1 } }, {}, parseMask('note,userEnteredValue')),
    ).toEqual({});
  });

  it('must name something', () => {
    const { batch } = scratch();
    expect(caught(() => batch({ repeatCell: { range: { sheetId: 0 }, cell: {} } })).message).toBe(
      "API call to sheets.spreadsheets.batchUpdate failed with error: Invalid requests[0].repeatCell: At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    );
  });
});
