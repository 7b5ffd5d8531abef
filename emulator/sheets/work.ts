import type { Switches } from '../contracts';
import { draftOf, type SpreadsheetFile } from './model';

/** What is not known of the Sheets API. */
export type SheetSwitches = Pick<
  Switches,
  | 'binnedFilesAnswer'
  | 'formattedRowsAreFree'
  | 'sortingMovesMetadata'
  | 'filtersTellTheWholeFile'
  | 'batchesAnswerAfterwards'
  | 'batchesTakeOpenRanges'
  | 'filesOutliveConsent'
  | 'pastesSeeTheirBatch'
>;

/** Where nobody said otherwise. */
export const MILD: SheetSwitches = {
  binnedFilesAnswer: true,
  formattedRowsAreFree: true,
  sortingMovesMetadata: false,
  filtersTellTheWholeFile: true,
  batchesAnswerAfterwards: true,
  batchesTakeOpenRanges: true,
  filesOutliveConsent: true,
  pastesSeeTheirBatch: true,
};

/** One batch on its way: the draft it changes, and what it cost so far. */
export interface Work {
  readonly file: SpreadsheetFile;
  /** The file as it was before the batch. */
  readonly before: SpreadsheetFile;
  readonly switches: SheetSwitches;
  cellsWritten: number;
}

/** A batch that begins. */
export const workOn = (file: SpreadsheetFile, switches: SheetSwitches): Work => ({
  file: draftOf(file),
  before: file,
  switches,
  cellsWritten: 0,
});

export type Request = GoogleAppsScript.Sheets.Schema.Request;
export type Reply = GoogleAppsScript.Sheets.Schema.Response;

/** What a request of each kind does to the draft; the part of the request under its name is handed over. The answer is what Google replies, if anything. */
export type Deeds = {
  readonly [Kind in keyof Request]?: (work: Work, request: NonNullable<Request[Kind]>) => Reply | undefined;
};
