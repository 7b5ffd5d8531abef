import { MAX_METADATA_CHARS } from '../../../emulator/sheets/limits';
import { caught, cell, scratch } from './scratch';

type Request = GoogleAppsScript.Sheets.Schema.Request;

const create = (metadataId: number, metadataValue = ''): Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId,
      metadataKey: 'batch',
      metadataValue,
      visibility: 'DOCUMENT',
      location: { spreadsheet: true },
    },
  },
});
const remove = (metadataId: number): Request => ({
  deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } },
});

// https://developers.google.com/workspace/sheets/api/guides/metadata
describe('developer metadata', () => {
  it('is told with the spreadsheet', () => {
    const { batch, api, id } = scratch();
    batch(create(7, 'x'));
    expect(api.get(id, { fields: 'developerMetadata' })).toEqual({
      developerMetadata: [
        {
          metadataId: 7,
          metadataKey: 'batch',
          metadataValue: 'x',
          visibility: 'DOCUMENT',
          location: { locationType: 'SPREADSHEET', spreadsheet: true },
        },
      ],
    });
    expect(api.DeveloperMetadata.get(id, 7).metadataKey).toBe('batch');
  });

  it('refuses an id that is in use, and with it the whole batch', () => {
    const { batch, values } = scratch();
    batch(create(7));
    const again = caught(() =>
      batch(create(7), {
        appendCells: { sheetId: 0, rows: [{ values: [cell('twice')] }], fields: 'userEnteredValue' },
      }),
    );
    expect(again).toMatchObject({
      message:
        'API call to sheets.spreadsheets.batchUpdate failed with error: Invalid requests[0].createDeveloperMetadata: Cannot add developer metadata with ID [7] because developer metadata with that ID already exists.',
      code: 400,
    });
    expect(values()).toEqual([]);
  });

  it('gives an id back when the entry is deleted', () => {
    const { batch } = scratch();
    batch(create(7));
    expect(
      batch(remove(7), create(7)).replies?.[0]?.deleteDeveloperMetadata?.deletedDeveloperMetadata,
    ).toHaveLength(1);
  });

  it('refuses to delete what is not there', () => {
    expect(caught(() => scratch().batch(remove(7))).code).toBe(400);
  });

  it('must have a key, a visibility and a positive id', () => {
    const { batch } = scratch();
    const attempt = (developerMetadata: GoogleAppsScript.Sheets.Schema.DeveloperMetadata) =>
      caught(() =>
        batch({
          createDeveloperMetadata: {
            developerMetadata: { location: { spreadsheet: true }, ...developerMetadata },
          },
        }),
      ).code;
    expect(attempt({ visibility: 'DOCUMENT' })).toBe(400);
    expect(attempt({ metadataKey: 'k' })).toBe(400);
    expect(attempt({ metadataKey: 'k', visibility: 'DOCUMENT', metadataId: 0 })).toBe(400);
  });

  it('has room for so many characters, one room for the spreadsheet and one for each tab', () => {
    const { batch } = scratch();
    batch(create(1, 'x'.repeat(MAX_METADATA_CHARS - 'batch'.length)));
    expect(caught(() => batch(create(2))).message).toContain(`exceeds the limit of ${MAX_METADATA_CHARS}`);
    const onTab = { metadataKey: 'k', visibility: 'DOCUMENT', location: { sheetId: 0 } };
    expect(batch({ createDeveloperMetadata: { developerMetadata: onTab } }).replies).toHaveLength(1);
  });

  it('stands on one row or column, not on more', () => {
    const location = { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 2 } };
    const developerMetadata = { metadataKey: 'k', visibility: 'DOCUMENT', location };
    expect(caught(() => scratch().batch({ createDeveloperMetadata: { developerMetadata } })).code).toBe(400);
  });

  it('answers nothing, not an error, when a search finds none, and 404 for an id that is not there', () => {
    const { api, id } = scratch();
    expect(
      api.DeveloperMetadata.search(
        { dataFilters: [{ developerMetadataLookup: { metadataKey: 'none' } }] },
        id,
      ),
    ).toEqual({});
    expect(caught(() => api.DeveloperMetadata.get(id, 5)).code).toBe(404);
  });
});
