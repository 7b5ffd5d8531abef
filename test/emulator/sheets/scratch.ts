import { emptyState } from '../../../emulator/sheets/model';
import type { SheetSwitches } from '../../../emulator/sheets/work';
import { emulatedSheets, type EmulatedSheets } from '../../support/emulatedSheets';

type Request = GoogleAppsScript.Sheets.Schema.Request;
type CellData = GoogleAppsScript.Sheets.Schema.CellData;

export const ADA = 'ada@example.com';

/** A spreadsheet of Ada's with one tab `Sheet1` (id 0) to try things on. */
export function scratch({
  rows = [],
  rowCount = 10,
  columnCount = 5,
  switches = {},
}: {
  rows?: (string | number)[][];
  rowCount?: number;
  columnCount?: number;
  switches?: Partial<SheetSwitches>;
} = {}) {
  const sheets: EmulatedSheets = emulatedSheets(emptyState(), switches);
  const api = sheets.as(ADA);
  const { spreadsheetId: id = '' } = api.create({
    properties: { title: 'Scratch', timeZone: 'Europe/Berlin' },
    sheets: [
      {
        properties: { sheetId: 0, title: 'Sheet1', gridProperties: { rowCount, columnCount } },
        data: [{ rowData: rows.map((row) => ({ values: row.map(cell) })) }],
      },
    ],
  });
  return {
    ...sheets,
    api,
    id,
    batch: (...requests: Request[]) => api.batchUpdate({ requests }, id),
    /** All values of the tab, as a script reads them unformatted. */
    values: (title = 'Sheet1'): unknown[][] =>
      api.Values.get(id, title, { valueRenderOption: 'UNFORMATTED_VALUE' }).values ?? [],
    sheet: () => api.get(id, { fields: 'sheets' }).sheets?.[0] ?? {},
  };
}

export const cell = (value: string | number): CellData =>
  value === ''
    ? {}
    : {
        userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value },
      };

/** What a script would catch. */
export function caught(work: () => unknown): { name: string; message: string; code: unknown } {
  try {
    work();
  } catch (error) {
    const { name, message, details } = error as Error & { details?: { code?: unknown } };
    return { name, message, code: details?.code };
  }
  throw new Error('Nothing was thrown.');
}
