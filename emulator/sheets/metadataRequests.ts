import { MAX_METADATA_CHARS } from './limits';
import { metadataResource, placeOf, selected } from './metadata';
import type { Metadata, SpreadsheetFile } from './model';
import { Refusal } from './refusal';
import type { Deeds } from './work';

/** Requests about developer metadata. @see https://developers.google.com/workspace/sheets/api/guides/metadata */
export const metadataDeeds: Deeds = {
  /** An id that is in use is refused, and with it the whole batch. */
  createDeveloperMetadata({ file }, { developerMetadata = {} }) {
    const { metadataId, metadataKey, metadataValue, location, visibility } = developerMetadata;
    if (!metadataKey) throw new Refusal(400, 'Developer metadata must have a key specified.');
    if (visibility !== 'DOCUMENT' && visibility !== 'PROJECT') {
      throw new Refusal(400, 'Developer metadata must have a visibility specified.');
    }
    if (
      metadataId !== undefined &&
      !(Number.isInteger(metadataId) && metadataId > 0 && metadataId < 2 ** 31)
    ) {
      throw new Refusal(400, 'Developer metadata ids must be positive.');
    }
    if (file.metadata.some(({ id }) => id === metadataId)) {
      throw new Refusal(
        400,
        `Cannot add developer metadata with ID [${metadataId}] because developer metadata with that ID already exists.`,
      );
    }
    const metadata: Metadata = {
      id: metadataId ?? freeId(file),
      key: metadataKey,
      value: metadataValue ?? null,
      visibility,
      place: placeOf(file, location),
    };
    file.metadata.push(metadata);
    refuseTooMuch(file, metadata);
    return { createDeveloperMetadata: { developerMetadata: metadataResource(metadata) } };
  },

  /**
   * Takes away whatever the filter selects.
   *
   * Unlike Google: perhaps only here, a filter that selects nothing is refused. Google does not say what it does.
   */
  deleteDeveloperMetadata({ file }, { dataFilter = {} }) {
    const gone = selected(file, dataFilter);
    if (gone.length === 0) throw new Refusal(400, 'No developer metadata matches the filter.');
    file.metadata = file.metadata.filter((metadata) => !gone.includes(metadata));
    return { deleteDeveloperMetadata: { deletedDeveloperMetadata: gone.map(metadataResource) } };
  },
};

/** Unlike Google: the next free number above a million; Google takes a random one. */
const freeId = (file: SpreadsheetFile): number =>
  Math.max(1_000_000, ...file.metadata.map(({ id }) => id)) + 1;

/** Unlike Google: the sentence is ours; Google's is not known. */
function refuseTooMuch(file: SpreadsheetFile, { place }: Metadata): void {
  const room = (other: Metadata['place']) => ('sheetId' in other ? other.sheetId : null);
  const chars = file.metadata
    .filter((other) => room(other.place) === room(place))
    .reduce((sum, { key, value }) => sum + key.length + (value?.length ?? 0), 0);
  if (chars > MAX_METADATA_CHARS) {
    throw new Refusal(400, `Developer metadata exceeds the limit of ${MAX_METADATA_CHARS} characters.`);
  }
}
