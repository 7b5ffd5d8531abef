import type { Clock, Instant, SheetEdit, Spreadsheets } from '../contracts';
import { editByHand } from './byHand';
import { notFound, quotaExceeded, READS_PER_MINUTE, WRITES_PER_MINUTE } from './limits';
import { type SpreadsheetFile, type SpreadsheetsState } from './model';
import { urlOf } from './read';
import { Refusal } from './refusal';
import { UserSheets, type Shelf } from './UserSheets';
import { viewOf } from './view';
import { MILD, workOn, type SheetSwitches, type Work } from './work';

/** What was asked of the Sheets API since the start, by everybody. */
export interface Meter {
  reads: number;
  writes: number;
  cellsRead: number;
  cellsWritten: number;
}

interface Parts {
  readonly state: SpreadsheetsState;
  readonly clock: Clock;
  readonly touch: () => void;
  readonly switches?: SheetSwitches;
}

/** All spreadsheets of the emulated world: what people do with them by hand, and what the Sheets API does for a user. */
export class SpreadsheetStore implements Spreadsheets {
  readonly meter: Meter = { reads: 0, writes: 0, cellsRead: 0, cellsWritten: 0 };
  readonly #state: SpreadsheetsState;
  readonly #clock: Clock;
  readonly #touch: () => void;

  readonly #switches: SheetSwitches;

  constructor({ state, clock, touch, switches = MILD }: Parts) {
    this.#state = state;
    this.#switches = switches;
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
    this.edit(spreadsheetId, sheetId, { kind: 'type', row, column, text });
  }

  sort(spreadsheetId: string, sheetId: number, column: number, order: 'ascending' | 'descending'): void {
    this.edit(spreadsheetId, sheetId, { kind: 'sort', column, order });
  }

  edit(spreadsheetId: string, sheetId: number, edit: SheetEdit): void {
    this.#refuseLocked(spreadsheetId);
    this.#byHand(spreadsheetId, (work) => {
      editByHand(work, sheetId, edit);
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
   * Deletes a file for ever, as emptying the bin does. What a file in the bin answers is for a switch to say.
   */
  remove(spreadsheetId: string): void {
    Reflect.deleteProperty(this.#state.files, spreadsheetId);
    this.#touch();
  }

  /**
   * Locks a file, as *File › Lock* does in Drive: it can be read, but nobody changes it, neither by hand nor by script.
   *
   * @see https://developers.google.com/workspace/drive/api/guides/content-restrictions
   */
  lock(spreadsheetId: string): void {
    this.#file(spreadsheetId).locked = true;
    this.#touch();
  }

  unlock(spreadsheetId: string): void {
    Reflect.deleteProperty(this.#file(spreadsheetId), 'locked');
    this.#touch();
  }

  isLocked(spreadsheetId: string): boolean {
    return this.#state.files[spreadsheetId]?.locked === true;
  }

  /**
   * Cuts scripts off from all files they made for a user, as deauthorising them does with the scope `drive.file`. What
   * they meet after the user agreed again is for a switch to say. People go on as before.
   *
   * @see https://developers.google.com/workspace/add-ons/concepts/workspace-scopes
   */
  cutOff(user: string): void {
    this.#mark(user, true);
  }

  /** Whether there is a file of the user's that was made before. */
  isCutOff(user: string): boolean {
    return Object.values(this.#state.files).some((file) => file.owner === user && file.deauthorised === true);
  }

  /** As if the user had never deauthorised the script. */
  reconnect(user: string): void {
    this.#mark(user, false);
  }

  #mark(user: string, deauthorised: boolean): void {
    for (const file of Object.values(this.#state.files)) {
      if (file.owner !== user) continue;
      if (deauthorised) file.deauthorised = true;
      else Reflect.deleteProperty(file, 'deauthorised');
    }
    this.#touch();
  }

  /** Whether nothing is left of a user's reads or writes in this minute, and when there is again. */
  emptyUntil(user: string, kind: 'reads' | 'writes'): Instant | null {
    const spent = this.#spentOf(user);
    const most = kind === 'reads' ? READS_PER_MINUTE : WRITES_PER_MINUTE;
    return spent[kind] < most ? null : (spent.minute + 1) * 60_000;
  }

  /** Gives a user's reads or writes of this minute back. */
  refill(user: string, kind: 'reads' | 'writes'): void {
    this.#state.spent[user] = { ...this.#spentOf(user), [kind]: 0 };
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
      switches: this.#switches,
      meter: this.meter,
      file: (id) => {
        const file = this.#state.files[id];
        const isGone =
          (file?.trashed === true && !this.#switches.binnedFilesAnswer) ||
          (file?.deauthorised === true && !this.#switches.filesOutliveConsent);
        if (!file || file.owner !== user || isGone) throw new Refusal(404, notFound);
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

  #file(spreadsheetId: string): SpreadsheetFile {
    const file = this.#state.files[spreadsheetId];
    if (!file) throw new Error(`There is no spreadsheet ${spreadsheetId}.`);
    return file;
  }

  #refuseLocked(spreadsheetId: string): void {
    if (this.isLocked(spreadsheetId)) throw new Error('This spreadsheet is locked.');
  }

  #byHand(spreadsheetId: string, deed: (work: Work) => void): void {
    const file = this.#file(spreadsheetId);
    const work = workOn(file, this.#switches);
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
export const createSpreadsheets = (world: Parts): SpreadsheetStore => new SpreadsheetStore(world);
