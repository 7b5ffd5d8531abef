import { KIND, UNKIND } from '../../../emulator/switches';
import { ADA, caught, cell, scratch } from './scratch';

const WORLDS = [KIND, UNKIND];
const at = (row: number, column = 0) => ({
  sheetId: 0,
  startRowIndex: row,
  endRowIndex: row + 1,
  startColumnIndex: column,
  endColumnIndex: column + 1,
});
const put = (value: string) => ({
  updateCells: { range: at(0), rows: [{ values: [cell(value)] }], fields: 'userEnteredValue' },
});
const mark = (metadataKey: string, location: object) => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataId: 7, metadataKey, location, visibility: 'DOCUMENT' },
  },
});

/** What nobody could ask Google's Sheets, each in both ways. */
describe('the Sheets API, kind and unkind,', () => {
  it('answers for a file in the bin, or says 404 until it is taken out', () => {
    const answers = WORLDS.map((switches) => {
      const { api, id, store, batch } = scratch({ switches });
      store.trash(id);
      const read = switches.binnedFilesAnswer ? 200 : caught(() => api.get(id)).code;
      const written = switches.binnedFilesAnswer ? 200 : caught(() => batch(put('x'))).code;
      store.restore(id);
      return [read, written, api.get(id).spreadsheetId === id];
    });
    expect(answers).toEqual([
      [200, 200, true],
      [404, 404, true],
    ]);
  });

  it('appends behind the last value, or behind the last format', () => {
    const rows = WORLDS.map((switches) => {
      const { batch, values } = scratch({ rows: [['a']], switches });
      const fields = 'userEnteredFormat';
      batch(
        { repeatCell: { range: at(2), cell: { userEnteredFormat: { wrapStrategy: 'WRAP' } }, fields } },
        { appendCells: { sheetId: 0, rows: [{ values: [cell('b')] }], fields: 'userEnteredValue' } },
      );
      return values();
    });
    expect(rows).toEqual([
      [['a'], ['b']],
      [['a'], [], [], ['b']],
    ]);
  });

  it('moves the metadata of sorted rows along, or leaves it', () => {
    const places = WORLDS.map((switches) => {
      const { batch, api, id } = scratch({ rows: [['b'], ['a'], ['c']], switches });
      const dimensionRange = { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 };
      batch(mark('row', { dimensionRange }));
      batch({ sortRange: { range: { sheetId: 0 }, sortSpecs: [{ dimensionIndex: 0 }] } });
      return api.DeveloperMetadata.get(id, 7).location?.dimensionRange?.startIndex ?? 0;
    });
    expect(places).toEqual([1, 0]);
  });

  it('tells the metadata of the file to a read by filters, or not', () => {
    const keys = WORLDS.map((switches) => {
      const { batch, api, id } = scratch({ rows: [['a']], switches });
      batch(mark('file', { spreadsheet: true }));
      const filters = { dataFilters: [{ gridRange: at(0) }] };
      return api.getByDataFilter(filters, id).developerMetadata?.map(({ metadataKey }) => metadataKey);
    });
    expect(keys).toEqual([['file'], undefined]);
  });

  it('tells cells in the answer of a batch as they are after it, or before', () => {
    const told = WORLDS.map((switches) => {
      const { api, id } = scratch({ rows: [['old']], switches });
      const answer = api.batchUpdate(
        {
          requests: [put('new')],
          includeSpreadsheetInResponse: true,
          responseIncludeGridData: true,
          responseRanges: ['Sheet1!A1'],
        },
        id,
      );
      const [row] = answer.updatedSpreadsheet?.sheets?.[0]?.data?.[0]?.rowData ?? [];
      return row?.values?.[0]?.formattedValue;
    });
    expect(told).toEqual(['new', 'old']);
  });

  it.each(['Sheet1!A1:A', 'Sheet1!A:A', 'Sheet1!1:1', 'Sheet1'])(
    'answers a batch for a range without an end, or refuses it and writes nothing: %s',
    (range) => {
      const told = WORLDS.map((switches) => {
        const { api, id, values } = scratch({ rows: [['old']], switches });
        const batch = {
          requests: [put('new')],
          includeSpreadsheetInResponse: true,
          responseRanges: ['Sheet1!A1', "'Sheet1'!A1:$B$2", range],
        };
        const send = () => api.batchUpdate(batch, id);
        return [switches.batchesTakeOpenRanges ? typeof send() : caught(send), values()];
      });
      expect(told).toEqual([
        ['object', [['new']]],
        [
          expect.objectContaining({ code: 400, message: expect.stringContaining(range) as string }),
          [['old']],
        ],
      ]);
    },
  );

  it('answers for files that a script made before it lost its authorisation, or says 404 for good', () => {
    const answers = WORLDS.map((switches) => {
      const { api, id, store, values } = scratch({ rows: [['a']], switches });
      store.cutOff(ADA);
      const read = switches.filesOutliveConsent ? values() : caught(() => api.get(id)).code;
      const { spreadsheetId = '' } = api.create({});
      store.edit(id, 0, { kind: 'type', row: 0, column: 0, text: 'by hand' });
      const made = api.get(spreadsheetId).spreadsheetId === spreadsheetId;
      store.reconnect(ADA);
      return [read, made, values()];
    });
    expect(answers).toEqual([
      [[['a']], true, [['by hand']]],
      [404, true, [['by hand']]],
    ]);
  });

  it('leaves the files of others alone when somebody takes the authorisation back', () => {
    const { api, id, store } = scratch({ switches: UNKIND });
    store.cutOff('ben@example.com');
    expect(api.get(id).spreadsheetId).toBe(id);
  });

  it('pastes what the batch wrote before, or what stood there', () => {
    const pasted = WORLDS.map((switches) => {
      const { batch, values } = scratch({ rows: [['old']], switches });
      batch(put('new'), {
        copyPaste: { source: at(0), destination: at(0, 1), pasteType: 'PASTE_VALUES' },
      });
      return values();
    });
    expect(pasted).toEqual([[['new', 'new']], [['new', 'old']]]);
  });
});
