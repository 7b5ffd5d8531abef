import { isOpen, rectOfA1, type Rect } from './a1';
import { noPermission } from './limits';
import { metadataResource, rectsOf, selected, type DataFilter } from './metadata';
import type { SpreadsheetFile } from './model';
import { newFile } from './newFile';
import { spreadsheetResource } from './read';
import { Refusal } from './refusal';
import { applyRequests } from './requests';
import type { Meter } from './Spreadsheets';
import { appendValues, updateValues, valueRange, type ValueOptions } from './values';
import { workOn, type SheetSwitches, type Work } from './work';

type Spreadsheet = GoogleAppsScript.Sheets.Schema.Spreadsheet;
type ValueRange = GoogleAppsScript.Sheets.Schema.ValueRange;

export interface ReadOptions {
  readonly ranges?: string | readonly string[];
  readonly includeGridData?: boolean;
  readonly fields?: string;
}

/** The files that one user's scripts can reach, and what asking for them costs. */
export interface Shelf {
  readonly user: string;
  readonly switches: SheetSwitches;
  readonly meter: Meter;
  /** @throws {Refusal} 404 */
  file(id: string): SpreadsheetFile;
  newId(): string;
  keep(file: SpreadsheetFile): void;
  /** Counts a request. @throws {Refusal} 429 when the minute has had enough of them */
  spend(kind: 'reads' | 'writes'): void;
}

/**
 * The Sheets API for one user.
 * @see https://developers.google.com/workspace/sheets/api/reference/rest
 */
export class UserSheets {
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  create(resource: Spreadsheet): Spreadsheet {
    this.#shelf.spend('writes');
    const work = newFile(this.#shelf.newId(), this.#shelf.user, resource, this.#shelf.switches);
    this.#finish(work);
    return spreadsheetResource(work.file, { rects: null, includeGridData: false, fields: null }).resource;
  }

  get(id: string, { ranges, includeGridData = false, fields }: ReadOptions): Spreadsheet {
    const file = this.#open(id);
    const rects = ranges === undefined ? null : [ranges].flat().map((range) => rectOfA1(file, range));
    return this.#told(file, rects, includeGridData, fields);
  }

  getByDataFilter(
    id: string,
    {
      dataFilters = [],
      includeGridData = false,
    }: GoogleAppsScript.Sheets.Schema.GetSpreadsheetByDataFilterRequest,
    { fields }: ReadOptions,
  ): Spreadsheet {
    const file = this.#open(id);
    const rects = dataFilters.flatMap((filter, index) => inFilter(index, () => rectsOf(file, filter)));
    const all = this.#told(file, dataFilters.length > 0 ? rects : null, includeGridData, fields);
    if (this.#shelf.switches.filtersTellTheWholeFile) return all;
    Reflect.deleteProperty(all, 'developerMetadata');
    return all;
  }

  batchUpdate(
    id: string,
    batch: GoogleAppsScript.Sheets.Schema.BatchUpdateSpreadsheetRequest,
    { fields }: ReadOptions,
  ) {
    return this.#write(id, (work) => {
      const replies = applyRequests(work, batch.requests ?? []);
      const open = batch.responseRanges?.find(isOpen);
      if (open !== undefined && !work.switches.batchesTakeOpenRanges)
        throw new Refusal(400, `Unable to parse range: ${open}`);
      if (!batch.includeSpreadsheetInResponse) return { spreadsheetId: id, replies };
      const told = work.switches.batchesAnswerAfterwards ? work.file : work.before;
      const rects = batch.responseRanges?.map((range) => rectOfA1(told, range)) ?? null;
      const updatedSpreadsheet = this.#told(told, rects, batch.responseIncludeGridData ?? false, fields);
      return { spreadsheetId: id, replies, updatedSpreadsheet };
    });
  }

  readValues(id: string, ranges: readonly string[], options: ValueOptions): ValueRange[] {
    const file = this.#open(id);
    return ranges.map((range) => this.#values(rectOfA1(file, range), options));
  }

  /** As seen on Google by third parties, the answers come in another order than the filters. */
  readValuesByDataFilter(id: string, dataFilters: readonly DataFilter[], options: ValueOptions) {
    const file = this.#open(id);
    return dataFilters
      .flatMap((filter, index) =>
        inFilter(index, () => rectsOf(file, filter)).map((rect) => ({
          valueRange: this.#values(rect, options),
          dataFilters: [filter],
        })),
      )
      .reverse();
  }

  appendValues(id: string, given: ValueRange, range: string, options: ValueOptions) {
    return this.#write(id, (work) => appendValues(work, given, range, options));
  }

  updateValues(id: string, given: readonly ValueRange[], options: ValueOptions) {
    return this.#write(id, (work) =>
      given.map((block) => updateValues(work, block, block.range ?? '', options)),
    );
  }

  metadata(id: string, dataFilters: readonly DataFilter[]) {
    const file = this.#open(id);
    return file.metadata
      .map((metadata) => ({
        developerMetadata: metadataResource(metadata),
        dataFilters: dataFilters.filter((filter, index) =>
          inFilter(index, () => selected(file, filter)).includes(metadata),
        ),
      }))
      .filter((found) => found.dataFilters.length > 0);
  }

  #open(id: string): SpreadsheetFile {
    this.#shelf.spend('reads');
    return this.#shelf.file(id);
  }

  #write<T>(id: string, deed: (work: Work) => T): T {
    this.#shelf.spend('writes');
    const file = this.#shelf.file(id);
    if (file.locked === true) throw new Refusal(403, noPermission);
    const work = workOn(file, this.#shelf.switches);
    const answer = deed(work);
    this.#finish(work);
    return answer;
  }

  #finish({ file, cellsWritten }: Work): void {
    this.#shelf.meter.cellsWritten += cellsWritten;
    this.#shelf.keep(file);
  }

  #told(file: SpreadsheetFile, rects: Rect[] | null, includeGridData: boolean, fields: string | undefined) {
    const { resource, cells } = spreadsheetResource(file, { rects, includeGridData, fields: fields ?? null });
    this.#shelf.meter.cellsRead += cells;
    return resource;
  }

  #values(rect: Rect, options: ValueOptions): ValueRange {
    const { range, cells } = valueRange(rect, options);
    this.#shelf.meter.cellsRead += cells;
    return range;
  }
}

function inFilter<T>(index: number, find: () => T): T {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code, `Invalid dataFilters[${index}]: ${error.message}`);
  }
}
