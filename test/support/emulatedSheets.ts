import type { Execution, Spreadsheets, World } from '../../emulator/contracts';
import { sheetsService } from '../../emulator/services/Sheets';
import { emptyState } from '../../emulator/sheets/model';
import { MILD, type SheetSwitches } from '../../emulator/sheets/work';
import { createSpreadsheets, type SpreadsheetStore } from '../../emulator/sheets/Spreadsheets';

type SpreadsheetsCollection = GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection;

export interface EmulatedSheets {
  readonly store: SpreadsheetStore;
  readonly clock: { at: number; now(): number };
  /** The Sheets API for a user, as scripts see it. Values are copied on their way, as between a script and Google. */
  as(user: string): SpreadsheetsCollection;
  /** How often `touch` was called. */
  readonly touched: () => number;
}

export const MONDAY = Date.UTC(2026, 10, 23, 9);

export function emulatedSheets(state = emptyState(), switches: Partial<SheetSwitches> = {}): EmulatedSheets {
  const clock = { at: MONDAY, now: () => clock.at };
  let touched = 0;
  const store = createSpreadsheets({
    state,
    clock,
    touch: () => (touched += 1),
    switches: { ...MILD, ...switches },
  });
  return {
    store,
    clock,
    touched: () => touched,
    as: (user) => {
      // The service asks its world only for the sheets, and its execution only for the user.
      const world = { sheets: store satisfies Spreadsheets } as unknown as World;
      const execution = { effectiveUser: user } as unknown as Execution;
      const { Spreadsheets: collection } = sheetsService({ world, execution }) as GoogleAppsScript.Sheets;
      return copying(collection);
    },
  };
}

function copying<T extends object>(target: T): T {
  return new Proxy(target, {
    get(host, name) {
      const member: unknown = Reflect.get(host, name, host);
      if (typeof member === 'object' && member !== null) return copying(member);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => structuredClone(member.apply(host, structuredClone(given)));
    },
  });
}
