/** What the ledger asks of the advanced Sheets service. */
export type SpreadsheetsApi = Pick<
  GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection,
  'create' | 'get' | 'getByDataFilter' | 'batchUpdate'
>;

/**
 * The advanced Sheets service, with the optional look of its types undone: the manifest enables it, so it is there.
 * @see https://developers.google.com/apps-script/advanced/sheets
 */
export function spreadsheetsApi(): SpreadsheetsApi {
  if (!Sheets) throw new Error('The advanced Sheets service is missing from appsscript.json.');
  return Sheets.Spreadsheets;
}

/** The HTTP status that the API answered with, or null. Its sentences are translated, so they say nothing to a program. */
export function statusOf(error: unknown): number | null {
  // An error of Google's own class, with `details` that no type declares.
  const { details } = (typeof error === 'object' && error !== null ? error : {}) as {
    details?: { code?: unknown };
  };
  return typeof details?.code === 'number' ? details.code : null;
}
