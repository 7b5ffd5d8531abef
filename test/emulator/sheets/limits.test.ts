import {
  MAX_CELL_CHARS,
  MAX_CELLS,
  READS_PER_MINUTE,
  WRITES_PER_MINUTE,
} from '../../../emulator/sheets/limits';
import { caught, cell, scratch } from './scratch';

// https://developers.google.com/workspace/sheets/api/limits
describe('limits of the Sheets API', () => {
  it('refuses the request after the last of a minute, for this user and until the next minute', () => {
    const { api, as, clock, id } = scratch();
    for (let count = 0; count < READS_PER_MINUTE; count += 1) api.get(id);
    expect(caught(() => api.get(id))).toEqual({
      name: 'GoogleJsonResponseException',
      message:
        "API call to sheets.spreadsheets.get failed with error: Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:1234567890'.",
      code: 429,
    });
    expect(as('bob@example.com').create({}).spreadsheetId).toBeDefined();
    clock.at += 60_000;
    expect(api.get(id).spreadsheetId).toBe(id);
  });

  it('counts a batch once, and writes apart from reads', () => {
    const { api, batch, id } = scratch();
    const request = {
      appendCells: { sheetId: 0, rows: [{ values: [cell('x')] }], fields: 'userEnteredValue' },
    };
    for (let count = 1; count < WRITES_PER_MINUTE; count += 1) batch(request, request);
    expect(caught(() => batch(request)).code).toBe(429);
    expect(api.get(id).spreadsheetId).toBe(id);
  });

  it('refuses a text that is longer than a cell', () => {
    const { batch } = scratch();
    const put = (length: number) =>
      batch({
        updateCells: {
          start: { sheetId: 0 },
          rows: [{ values: [cell('x'.repeat(length))] }],
          fields: 'userEnteredValue',
        },
      });
    expect(put(MAX_CELL_CHARS).replies).toEqual([{}]);
    expect(caught(() => put(MAX_CELL_CHARS + 1)).message).toContain(
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    );
  });

  it('refuses more cells than a spreadsheet may have, empty ones counted', () => {
    const { batch } = scratch();
    const grow = (length: number) => batch({ appendDimension: { sheetId: 0, dimension: 'ROWS', length } });
    grow(MAX_CELLS / 5 - 10);
    expect(caught(() => grow(1)).message).toContain(
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    );
  });
});
