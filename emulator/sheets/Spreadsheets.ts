import type { Clock, Spreadsheets } from '../contracts';
import { rectOf } from './a1';
import { write } from './cellRequests';
import { parseMask } from './fields';
import { notFound, quotaExceeded, READS_PER_MINUTE, WRITES_PER_MINUTE } from './limits';
import { draftOf, tabById, type SpreadsheetFile, type SpreadsheetsState } from './model';
import { urlOf } from './read';
import { Refusal } from './refusal';
import { sortRows } from './sort';
import { UserSheets, type Shelf } from './UserSheets';
import { typed } from './values';
import { viewOf } from './view';
import type { Work } from './work';

/** What was asked of the Sheets API since the start, by everybody. */
export interface Meter {
  reads: number;
  writes: number;
  cellsRead: number;
  cellsWritten: number;
}

/** All spreadsheets of the emulated world: what people do with them by hand, and what the Sheets API does for a user. */
export class SpreadsheetStore implements Spreadsheets {
  readonly meter: Meter = { reads: 0, writes: 0, cellsRead: 0, cellsWritten: 0 };
  readonly #state: SpreadsheetsState;
  readonly #clock: Clock;
  readonly #touch: () => void;

  constructor({ state, clock, touch }: { state: SpreadsheetsState; clock: Clock; touch: () => void }) {
    this.#state = state;
    this.#clock = clock;
    this.#touch = touch;
  }

  list() {
    return Object.values(this.#state.files).map(({ id, owner, trashed, properties }) => ({
      id,
      title: properties.title,
      owner,
      url: urlOf(id),
      trashed,
    }));
  }

  view(spreadsheetId: string) {
    const file = this.#state.files[spreadsheetId];
    return file ? viewOf(file) : null;
  }

  type(spreadsheetId: string, sheetId: number, row: number, column: number, text: string): void {
    this.#byHand(spreadsheetId, (work) => {
      const value = text === '' ? {} : { userEnteredValue: typed(text) };
      write(work, tabById(work.file, sheetId), row, column, value, parseMask('userEnteredValue'));
    });
  }

  sort(spreadsheetId: string, sheetId: number, column: number, order: 'ascending' | 'descending'): void {
    this.#byHand(spreadsheetId, ({ file }) => {
      const { properties } = tabById(file, sheetId);
      const rows = rectOf(file, { sheetId, startRowIndex: properties.gridProperties?.frozenRowCount ?? 0 });
      sortRows(rows, [{ column, descending: order === 'descending' }]);
    });
  }

  trash(spreadsheetId: string): void {
    this.#byHand(spreadsheetId, ({ file }) => {
      file.trashed = true;
    });
  }

  restore(spreadsheetId: string): void {
    this.#byHand(spreadsheetId, ({ file }) => {
      file.trashed = false;
    });
  }

  /**
   * Deletes a file for ever, as emptying the bin does.
   *
   * Unlike Google: perhaps only here, nothing but this ends the API's access. A file in the bin goes on answering; Google does not
   * document whether it does.
   */
  remove(spreadsheetId: string): void {
    Reflect.deleteProperty(this.#state.files, spreadsheetId);
    this.#touch();
  }

  /** Spends what is left of a user's reads or writes in this minute. */
  exhaust(user: string, kind: 'reads' | 'writes'): void {
    const most = kind === 'reads' ? READS_PER_MINUTE : WRITES_PER_MINUTE;
    this.#state.spent[user] = { ...this.#spentOf(user), [kind]: most };
  }

  /** The Sheets API in the name of a user. Its methods throw {@link Refusal}. */
  api(user: string): UserSheets {
    return new UserSheets(this.#shelfOf(user));
  }

  /** With the scope `drive.file` a script meets only what it made for this user; all else is not there for it. */
  #shelfOf(user: string): Shelf {
    return {
      user,
      meter: this.meter,
      file: (id) => {
        const file = this.#state.files[id];
        if (!file || file.owner !== user) throw new Refusal(404, notFound);
        return file;
      },
      newId: () => {
        this.#state.made += 1;
        return `emulated-spreadsheet-${this.#state.made}`;
      },
      keep: (file) => {
        this.#keep(file);
      },
      spend: (kind) => {
        this.#spend(user, kind);
      },
    };
  }

  #byHand(spreadsheetId: string, deed: (work: Work) => void): void {
    const file = this.#state.files[spreadsheetId];
    if (!file) throw new Error(`There is no spreadsheet ${spreadsheetId}.`);
    const work: Work = { file: draftOf(file), cellsWritten: 0 };
    deed(work);
    this.#keep(work.file);
  }

  #keep(file: SpreadsheetFile): void {
    this.#state.files[file.id] = file;
    this.#touch();
  }

  #spend(user: string, kind: 'reads' | 'writes'): void {
    const spent = this.#spentOf(user);
    const full = kind === 'reads' ? spent.reads >= READS_PER_MINUTE : spent.writes >= WRITES_PER_MINUTE;
    if (full) throw new Refusal(429, quotaExceeded(kind === 'reads' ? 'Read' : 'Write'));
    this.#state.spent[user] = { ...spent, [kind]: spent[kind] + 1 };
    this.meter[kind] += 1;
  }

  #spentOf(user: string): SpreadsheetsState['spent'][string] {
    const minute = Math.floor(this.#clock.now() / 60_000);
    const before = this.#state.spent[user];
    return before?.minute === minute ? before : { minute, reads: 0, writes: 0 };
  }
}

/** The spreadsheets kept in `state`, which stays plain JSON; `touch` is called after each change. */
export const createSpreadsheets = (world: {
  readonly state: SpreadsheetsState;
  readonly clock: Clock;
  readonly touch: () => void;
}): SpreadsheetStore => new SpreadsheetStore(world);
