import { caught, scratch } from './scratch';

type Request = GoogleAppsScript.Sheets.Schema.Request;

const lines = (dimension: 'ROWS' | 'COLUMNS', startIndex: number, endIndex: number) => ({
  sheetId: 0,
  dimension,
  startIndex,
  endIndex,
});

const tag = (key: string, dimension: 'ROWS' | 'COLUMNS', index: number): Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataKey: key,
      visibility: 'DOCUMENT',
      location: { dimensionRange: lines(dimension, index, index + 1) },
    },
  },
});

/** A grid with `here` on row 2 and column C. */
function tagged() {
  const sheet = scratch({
    rows: [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
      ['g', 'h', 'i'],
    ],
  });
  sheet.batch(tag('here', 'ROWS', 1), tag('here', 'COLUMNS', 2));
  const where = () => {
    const found = sheet.api.DeveloperMetadata.search(
      { dataFilters: [{ developerMetadataLookup: { metadataKey: 'here' } }] },
      sheet.id,
    );
    return (found.matchedDeveloperMetadata ?? []).map(
      ({ developerMetadata }) => developerMetadata?.location?.dimensionRange?.startIndex,
    );
  };
  return { ...sheet, where };
}

// https://developers.google.com/workspace/sheets/api/guides/rowcolumn
// "it will remain associated at those locations as they move around":
// https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata
describe('rows and columns', () => {
  it('take their metadata along when others are put before them', () => {
    const { batch, where, values } = tagged();
    batch(
      { insertDimension: { range: lines('ROWS', 0, 2) } },
      { insertDimension: { range: lines('COLUMNS', 1, 2) } },
    );
    expect(where()).toEqual([3, 3]);
    expect(values()).toEqual([[], [], ['a', '', 'b', 'c'], ['d', '', 'e', 'f'], ['g', '', 'h', 'i']]);
  });

  it('take their metadata along when others before them go', () => {
    const { batch, where } = tagged();
    batch(
      { deleteDimension: { range: lines('ROWS', 0, 1) } },
      { deleteDimension: { range: lines('COLUMNS', 0, 1) } },
    );
    expect(where()).toEqual([0, 1]);
  });

  it('take their metadata with them when they go', () => {
    const { batch, where } = tagged();
    batch({ deleteDimension: { range: lines('ROWS', 1, 2) } });
    expect(where()).toEqual([2]);
  });

  it('take their metadata along when they are moved, forwards and back', () => {
    const { batch, where, values } = tagged();
    batch({ moveDimension: { source: lines('COLUMNS', 2, 3), destinationIndex: 0 } });
    expect(values()[0]).toEqual(['c', 'a', 'b']);
    expect(where()).toEqual([1, 0]);
    // The destination is named as it is before the source leaves.
    batch({ moveDimension: { source: lines('COLUMNS', 0, 1), destinationIndex: 2 } });
    expect(values()[0]).toEqual(['a', 'c', 'b']);
    expect(where()).toEqual([1, 1]);
  });

  it('let conditional formats, filter and protection move with them', () => {
    const { batch, sheet } = scratch();
    const range = { sheetId: 0, startRowIndex: 1, startColumnIndex: 2, endColumnIndex: 3 };
    batch(
      {
        addConditionalFormatRule: {
          index: 0,
          rule: {
            ranges: [range],
            booleanRule: { condition: { type: 'NOT_BLANK' }, format: { textFormat: { bold: true } } },
          },
        },
      },
      { setBasicFilter: { filter: { range: { sheetId: 0, endColumnIndex: 3 } } } },
      { addProtectedRange: { protectedRange: { range, warningOnly: true } } },
      { insertDimension: { range: lines('COLUMNS', 2, 3) } },
    );
    const moved = { ...range, startColumnIndex: 3, endColumnIndex: 4 };
    expect(sheet().conditionalFormats?.[0]?.ranges).toEqual([moved]);
    expect(sheet().protectedRanges?.[0]?.range).toEqual(moved);
    expect(sheet().basicFilter?.range).toEqual({ sheetId: 0, endColumnIndex: 4 });
  });

  it('are refused in Google’s words', () => {
    const { batch } = scratch({ rowCount: 3, columnCount: 3 });
    const message = (request: Request) => caught(() => batch(request)).message.replace(/^.*\[0\]\.\w+: /, '');
    expect(message({ insertDimension: { range: lines('ROWS', 4, 5) } })).toBe(
      'range.startIndex is larger than current grid size (3)',
    );
    expect(message({ insertDimension: { range: lines('ROWS', 3, 4) } })).toBe(
      'range.startIndex must be less than the grid size (3) if inheritFromBefore is false.',
    );
    expect(message({ deleteDimension: { range: lines('ROWS', 0, 3) } })).toBe(
      "You can't delete all the rows on the sheet.",
    );
    batch({
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } },
        fields: 'gridProperties.frozenRowCount',
      },
    });
    expect(message({ deleteDimension: { range: lines('ROWS', 1, 3) } })).toBe(
      'Sorry, it is not possible to delete all non-frozen rows.',
    );
  });

  it('keep width and hiddenness where they belong', () => {
    const { batch, store, id } = scratch();
    batch(
      {
        updateDimensionProperties: {
          range: lines('COLUMNS', 1, 2),
          properties: { pixelSize: 240, hiddenByUser: true },
          fields: 'pixelSize,hiddenByUser',
        },
      },
      { moveDimension: { source: lines('COLUMNS', 1, 2), destinationIndex: 0 } },
    );
    expect(store.view(id)?.tabs[0]?.columns.slice(0, 2)).toEqual([
      { widthPx: 240, hidden: true },
      { widthPx: 100, hidden: false },
    ]);
  });
});

describe('sorting', () => {
  const column = (values: unknown[][]) => values.map(([first]) => first ?? '');

  it('puts numbers before text and empty cells last, and the other way round text before numbers', () => {
    const { batch, values } = scratch({
      rows: [
        ['b', 1],
        ['', 2],
        [10, 3],
        ['A', 4],
        [9, 5],
      ],
    });
    const sort = (sortOrder: string) =>
      batch({ sortRange: { range: { sheetId: 0 }, sortSpecs: [{ dimensionIndex: 0, sortOrder }] } });
    sort('ASCENDING');
    expect(values()).toEqual([
      [9, 5],
      [10, 3],
      ['A', 4],
      ['b', 1],
      ['', 2],
    ]);
    sort('DESCENDING');
    expect(column(values())).toEqual(['b', 'A', 10, 9, '']);
  });

  it('moves cells, but no metadata of rows, and leaves hidden rows where they are', () => {
    const { batch, values, where } = tagged();
    batch(
      {
        updateDimensionProperties: {
          range: lines('ROWS', 0, 1),
          properties: { hiddenByUser: true },
          fields: 'hiddenByUser',
        },
      },
      { sortRange: { range: { sheetId: 0 }, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'DESCENDING' }] } },
    );
    expect(column(values())).toEqual(['a', 'g', 'd']);
    expect(where()).toEqual([1, 2]);
  });

  it('is refused across a vertical merge', () => {
    const { batch } = scratch();
    batch({
      mergeCells: {
        range: { sheetId: 0, startRowIndex: 1, endRowIndex: 3, endColumnIndex: 1 },
        mergeType: 'MERGE_ALL',
      },
    });
    expect(
      caught(() => batch({ sortRange: { range: { sheetId: 0 }, sortSpecs: [{ dimensionIndex: 0 }] } }))
        .message,
    ).toContain("You can't sort a range containing vertical merges. There is a vertical merge at A2:A3");
  });
});
