/** Single requests of which the tracking Sheet is made. */
import { newCell } from './cells';

type Request = GoogleAppsScript.Sheets.Schema.Request;
type RowData = GoogleAppsScript.Sheets.Schema.RowData;
type Color = GoogleAppsScript.Sheets.Schema.Color;
type CellData = GoogleAppsScript.Sheets.Schema.CellData;

/** Soft enough to read on. */
export const COLOURS = {
  green: { red: 0.78, green: 0.91, blue: 0.79 },
  blue: { red: 0.76, green: 0.87, blue: 0.98 },
  grey: { red: 0.93, green: 0.93, blue: 0.93 },
  amber: { red: 0.99, green: 0.91, blue: 0.7 },
} as const;

const HEADER: Color = { red: 0.9, green: 0.93, blue: 0.96 };
const QUIET: Color = { red: 0.4, green: 0.4, blue: 0.4 };

export const bold = (cell: CellData): CellData => ({
  ...cell,
  userEnteredFormat: { ...cell.userEnteredFormat, textFormat: { bold: true } },
});

export const quiet = (cell: CellData): CellData => ({
  ...cell,
  userEnteredFormat: { ...cell.userEnteredFormat, textFormat: { foregroundColorStyle: { rgbColor: QUIET } } },
});

export function header(title: string): CellData {
  const cell = bold(newCell(title, 'text'));
  return {
    ...cell,
    userEnteredFormat: { ...cell.userEnteredFormat, backgroundColorStyle: { rgbColor: HEADER } },
  };
}

export const put = (sheetId: number, rowIndex: number, rows: RowData[]): Request => ({
  updateCells: {
    start: { sheetId, rowIndex, columnIndex: 0 },
    rows,
    fields: 'userEnteredValue,userEnteredFormat',
  },
});

export const width = (sheetId: number, index: number, pixelSize: number): Request => ({
  updateDimensionProperties: {
    range: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
    properties: { pixelSize },
    fields: 'pixelSize',
  },
});

/** Warns people, stops nobody. */
export const protect = (range: GoogleAppsScript.Sheets.Schema.GridRange): Request => ({
  addProtectedRange: {
    protectedRange: {
      range,
      warningOnly: true,
      description: 'Doublecheck fills these cells; what you type here may be overwritten.',
    },
  },
});

export const colours = (
  sheetId: number,
  column: number,
  rules: readonly (readonly [string, Color])[],
): Request[] =>
  rules.map(([words, rgbColor], index) => ({
    addConditionalFormatRule: {
      index,
      rule: {
        ranges: [{ sheetId, startRowIndex: 1, startColumnIndex: column, endColumnIndex: column + 1 }],
        booleanRule: {
          condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: words }] },
          format: { backgroundColorStyle: { rgbColor } },
        },
      },
    },
  }));

/** Visible to every script with access: the mark must outlive a move to another Cloud project. */
export const mark = (
  metadataKey: string,
  metadataValue: string,
  sheetId: number,
  dimension: 'ROWS' | 'COLUMNS',
  index: number,
): Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataKey,
      metadataValue,
      visibility: 'DOCUMENT',
      location: { dimensionRange: { sheetId, dimension, startIndex: index, endIndex: index + 1 } },
    },
  },
});
