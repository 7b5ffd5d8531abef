import type { Execution } from '../emulator/contracts';
import { SpreadsheetStore } from '../emulator/sheets/Spreadsheets';
import type { EmulatedWorld } from './office';

/** Names of the calls of a run that leave the script: they cost time and quota. */
export const costly = ({ calls, outcome, function: name }: Execution): string[] => {
  // A run that failed on the way makes few calls, and would look cheap.
  if (outcome.kind !== 'completed') throw new Error(`${name} did not complete: ${JSON.stringify(outcome)}`);
  return calls.filter(({ counts }) => counts).map(({ name: call }) => call);
};

export const count = (calls: readonly string[], pattern: RegExp): number =>
  calls.filter((call) => pattern.test(call)).length;

/** Calls of a timer's run behind what every run does first: who owns this, am I too early, I am alive. */
export const afterPace = (calls: readonly string[]): readonly string[] =>
  calls.slice(calls.lastIndexOf('Cache.put') + 1);

/** Cells that the Sheets API handed out while something was done. */
export function cellsRead(world: EmulatedWorld, deed: () => void): number {
  const { meter } = sheetsOf(world);
  const before = meter.cellsRead;
  deed();
  return meter.cellsRead - before;
}

export function sheetsOf({ sheets }: EmulatedWorld): SpreadsheetStore {
  if (!(sheets instanceof SpreadsheetStore)) throw new Error('These spreadsheets have no meter.');
  return sheets;
}
