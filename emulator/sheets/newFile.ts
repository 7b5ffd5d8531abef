import { rectOf } from './a1';
import { write } from './cellRequests';
import { metadataDeeds } from './metadataRequests';
import type { SpreadsheetFile } from './model';
import { rangeDeeds } from './rangeRequests';
import { Refusal } from './refusal';
import { checkTimeZone, newTab, refuseTooManyCells } from './tabRequests';
import type { SheetSwitches, Work } from './work';

type Spreadsheet = GoogleAppsScript.Sheets.Schema.Spreadsheet;
type Sheet = GoogleAppsScript.Sheets.Schema.Sheet;

/**
 * A spreadsheet as `create` makes it: with one tab `Sheet1` if none is given, and with the cells, widths, filters,
 * formats and metadata that come along.
 * @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/create
 */
export function newFile(
  id: string,
  owner: string,
  { properties, sheets = [], developerMetadata = [] }: Spreadsheet,
  switches: SheetSwitches,
): Work {
  checkTimeZone(properties?.timeZone);
  const file: SpreadsheetFile = {
    id,
    owner,
    trashed: false,
    properties: {
      locale: 'en_US',
      autoRecalc: 'ON_CHANGE',
      ...properties,
      title: properties?.title ?? 'Untitled spreadsheet',
      // Unlike Google: without a time zone it is GMT; Google takes the account's.
      timeZone: properties?.timeZone ?? 'Etc/GMT',
    },
    tabs: [],
    metadata: [],
  };
  const work: Work = { file, before: file, switches, cellsWritten: 0 };
  const given = sheets.length > 0 ? sheets : [{ properties: { title: 'Sheet1' } }];
  given.forEach((sheet, index) => {
    try {
      fill(work, sheet);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw new Refusal(error.code, `Invalid sheets[${index}]: ${error.message}`);
    }
  });
  for (const metadata of developerMetadata)
    metadataDeeds.createDeveloperMetadata?.(work, { developerMetadata: metadata });
  refuseTooManyCells(file);
  return work;
}

function fill(work: Work, sheet: Sheet): void {
  const tab = newTab(work.file, sheet.properties ?? {});
  const { sheetId } = tab.properties;
  work.file.tabs.push(tab);
  for (const {
    startRow = 0,
    startColumn = 0,
    rowData = [],
    rowMetadata = [],
    columnMetadata = [],
  } of sheet.data ?? []) {
    rowData.forEach(({ values = [] }, down) => {
      if (values.length > 0) {
        rectOf(work.file, {
          sheetId,
          endRowIndex: startRow + down + 1,
          endColumnIndex: startColumn + values.length,
        });
      }
      values.forEach((cell, along) => {
        write(work, tab, startRow + down, startColumn + along, cell, 'all');
      });
    });
    rowMetadata.forEach(({ pixelSize, hiddenByUser }, down) => {
      tab.rowLines[startRow + down] = {
        ...(pixelSize && { pixelSize }),
        ...(hiddenByUser && { hiddenByUser }),
      };
    });
    columnMetadata.forEach(({ pixelSize, hiddenByUser, developerMetadata = [] }, along) => {
      tab.columnLines[startColumn + along] = {
        ...(pixelSize && { pixelSize }),
        ...(hiddenByUser && { hiddenByUser }),
      };
      if (developerMetadata.length > 0)
        throw new Error(
          'Metadata of columns in create is not emulated. Add it in emulator/sheets/newFile.ts.',
        );
    });
  }
  if (sheet.basicFilter) rangeDeeds.setBasicFilter?.(work, { filter: sheet.basicFilter });
  for (const filter of sheet.filterViews ?? []) rangeDeeds.addFilterView?.(work, { filter });
  for (const rule of [...(sheet.conditionalFormats ?? [])].reverse())
    rangeDeeds.addConditionalFormatRule?.(work, { rule });
  for (const protectedRange of sheet.protectedRanges ?? [])
    rangeDeeds.addProtectedRange?.(work, { protectedRange });
  for (const bandedRange of sheet.bandedRanges ?? []) rangeDeeds.addBanding?.(work, { bandedRange });
  for (const chart of sheet.charts ?? []) rangeDeeds.addChart?.(work, { chart });
}
