import { rectOf, rectOfA1, type Rect } from './a1';
import { tabById, type Metadata, type Place, type SpreadsheetFile } from './model';
import { notEmulated, Refusal } from './refusal';

type DeveloperMetadata = GoogleAppsScript.Sheets.Schema.DeveloperMetadata;
type Location = GoogleAppsScript.Sheets.Schema.DeveloperMetadataLocation;
type Lookup = GoogleAppsScript.Sheets.Schema.DeveloperMetadataLookup;
export type DataFilter = GoogleAppsScript.Sheets.Schema.DataFilter;

/** One entry as the API tells it. @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata */
export function metadataResource({ id, key, value, visibility, place }: Metadata): DeveloperMetadata {
  return {
    metadataId: id,
    metadataKey: key,
    ...(value !== null && { metadataValue: value }),
    location: locationOf(place),
    visibility,
  };
}

/** Where an entry shall stand. @throws {Refusal} for a place that is not there, or is more than one row or column. */
export function placeOf(file: SpreadsheetFile, location: Location | undefined): Place {
  if (location?.spreadsheet) return { kind: 'spreadsheet' };
  if (location?.dimensionRange) {
    const { sheetId = 0, dimension, startIndex = 0, endIndex = 0 } = location.dimensionRange;
    const tab = tabById(file, sheetId);
    if ((dimension !== 'ROWS' && dimension !== 'COLUMNS') || endIndex - startIndex !== 1) {
      throw new Refusal(400, 'Developer metadata can only be associated with a single row or column.');
    }
    if (endIndex > (dimension === 'ROWS' ? tab.rowCount : tab.columnCount)) {
      throw new Refusal(400, 'Request contains an invalid argument.');
    }
    return { kind: dimension, sheetId, index: startIndex };
  }
  if (location?.sheetId !== undefined) {
    tabById(file, location.sheetId);
    return { kind: 'sheet', sheetId: location.sheetId };
  }
  throw new Refusal(400, 'Request contains an invalid argument.');
}

/**
 * The entries a filter selects: those that match a lookup in every field it has, or those of places that a range
 * touches.
 * @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/DataFilter
 */
export function selected(
  file: SpreadsheetFile,
  { developerMetadataLookup, gridRange, a1Range }: DataFilter,
): Metadata[] {
  if (developerMetadataLookup)
    return file.metadata.filter((metadata) => matches(metadata, developerMetadataLookup));
  const rect = gridRange ? rectOf(file, gridRange) : rectOfA1(file, a1Range ?? '');
  return file.metadata.filter(({ place }) => {
    if (place.kind === 'spreadsheet' || place.sheetId !== rect.tab.properties.sheetId) return false;
    if (place.kind === 'sheet') return true;
    const [start, end] = place.kind === 'ROWS' ? [rect.top, rect.bottom] : [rect.left, rect.right];
    return place.index >= start && place.index < end;
  });
}

/** The cells a filter selects. An entry of a row or column selects all of it; of a tab or the spreadsheet, everything. */
export function rectsOf(file: SpreadsheetFile, filter: DataFilter): Rect[] {
  if (filter.gridRange) return [rectOf(file, filter.gridRange)];
  if (filter.a1Range !== undefined) return [rectOfA1(file, filter.a1Range)];
  return selected(file, filter).flatMap(({ place }) => {
    if (place.kind === 'spreadsheet')
      return file.tabs.map(({ properties }) => rectOf(file, { sheetId: properties.sheetId }));
    if (place.kind === 'sheet') return [rectOf(file, { sheetId: place.sheetId })];
    return [
      rectOf(
        file,
        place.kind === 'ROWS'
          ? { sheetId: place.sheetId, startRowIndex: place.index, endRowIndex: place.index + 1 }
          : { sheetId: place.sheetId, startColumnIndex: place.index, endColumnIndex: place.index + 1 },
      ),
    ];
  });
}

export const LOCATION_TYPES = {
  spreadsheet: 'SPREADSHEET',
  sheet: 'SHEET',
  ROWS: 'ROW',
  COLUMNS: 'COLUMN',
} as const;

function matches(metadata: Metadata, lookup: Lookup): boolean {
  if (lookup.metadataLocation) throw notEmulated('A lookup by metadataLocation', 'metadata.ts');
  return (
    (lookup.metadataId === undefined || lookup.metadataId === metadata.id) &&
    (lookup.metadataKey === undefined || lookup.metadataKey === metadata.key) &&
    (lookup.metadataValue === undefined || lookup.metadataValue === metadata.value) &&
    (lookup.visibility === undefined || lookup.visibility === metadata.visibility) &&
    (lookup.locationType === undefined || lookup.locationType === LOCATION_TYPES[metadata.place.kind])
  );
}

function locationOf(place: Place): Location {
  const locationType = LOCATION_TYPES[place.kind];
  if (place.kind === 'spreadsheet') return { locationType, spreadsheet: true };
  if (place.kind === 'sheet') return { locationType, sheetId: place.sheetId };
  return {
    locationType,
    dimensionRange: {
      sheetId: place.sheetId,
      dimension: place.kind,
      startIndex: place.index,
      endIndex: place.index + 1,
    },
  };
}
