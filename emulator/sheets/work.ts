import type { SpreadsheetFile } from './model';

/** One batch on its way: the draft it changes, and what it cost so far. */
export interface Work {
  readonly file: SpreadsheetFile;
  cellsWritten: number;
}

export type Request = GoogleAppsScript.Sheets.Schema.Request;
export type Reply = GoogleAppsScript.Sheets.Schema.Response;

/** What a request of each kind does to the draft; the part of the request under its name is handed over. The answer is what Google replies, if anything. */
export type Deeds = {
  readonly [Kind in keyof Request]?: (work: Work, request: NonNullable<Request[Kind]>) => Reply | undefined;
};
