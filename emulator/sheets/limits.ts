/** Cells in one spreadsheet, empty ones included. @see https://support.google.com/drive/answer/37603 */
export const MAX_CELLS = 10_000_000;

/** Characters in one cell. @see https://support.google.com/drive/answer/37603 */
export const MAX_CELL_CHARS = 50_000;

/** Requests of one user in one minute; refilled every minute. @see https://developers.google.com/workspace/sheets/api/limits */
export const READS_PER_MINUTE = 60;
export const WRITES_PER_MINUTE = 60;

/**
 * Characters of keys and values of developer metadata: once for the spreadsheet itself, once for each sheet with its
 * rows and columns.
 * @see https://developers.google.com/workspace/sheets/api/guides/metadata
 */
export const MAX_METADATA_CHARS = 30_000;

/** Characters in a tab's title. */
export const MAX_TITLE_CHARS = 100;

/** The size of a tab that nobody gave one. */
export const NEW_TAB = { rowCount: 1000, columnCount: 26 };

export const COLUMN_WIDTH_PX = 100;
export const ROW_HEIGHT_PX = 21;

export const tooManyCells = `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`;
export const cellTooLong = `Your input contains more than the maximum of ${MAX_CELL_CHARS} characters in a single cell.`;
export const noFieldListed =
  "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)";
export const notFound = 'Requested entity was not found.';

/** What a locked file answers to a write. @see https://github.com/googleapis/google-api-nodejs-client/issues/3437 */
export const noPermission = 'The caller does not have permission';

export const noRequest = 'Must specify at least one request.';

/** As third parties quote it; the project's number is made up. */
export const quotaExceeded = (kind: 'Read' | 'Write'): string =>
  `Quota exceeded for quota metric '${kind} requests' and limit '${kind} requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:1234567890'.`;
