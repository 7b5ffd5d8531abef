import { decodeState } from '../../core/codec';
import type { MessageId, MessageState } from '../../core/event';
import type { LedgerRow } from '../../ports';
import { look, MARKED_ROWS, messageRows, spoiled, wholeColumn, type LedgerView, type Value } from './view';
import { Problem } from '../../core/problem';
import { statusOf, type SpreadsheetsApi } from './spreadsheetsApi';

export interface Wanted {
  readonly message: MessageId;
  readonly row: number | null;
}

/**
 * The Sheet as it is now and the messages asked for. One call when all hints are right; the id column is looked through
 * in the same call when there is a message without a hint, in a second one when a hint was wrong; a third reads the
 * rows found there.
 * @throws {Problem} LEDGER_MISSING
 */
export function findMessages(
  id: string,
  wanted: readonly Wanted[],
  api: SpreadsheetsApi,
): { readonly view: LedgerView; readonly found: LedgerRow[] } {
  const hints = wanted.flatMap(({ row }) => (row === null ? [] : [row]));
  const lost = wanted.some(({ row }) => row === null);
  const view = tolerantLook(
    id,
    [MARKED_ROWS, ...messageRows(hints), ...(lost ? [wholeColumn('messages.id')] : [])],
    api,
  );
  requireColumns(view);
  const found = wanted.flatMap(({ message, row }) => rowAt(view, row, message) ?? []);
  const strays = wanted.filter(({ message }) => !found.some(({ state }) => state.message === message));
  return { view, found: [...found, ...findStrays(id, strays, view, lost, api)] };
}

function findStrays(
  id: string,
  strays: readonly Wanted[],
  view: LedgerView,
  searched: boolean,
  api: SpreadsheetsApi,
): LedgerRow[] {
  if (strays.length === 0) return [];
  const everywhere = searched ? view : lookAtColumns(id, ['messages.id'], api);
  const places = rowsById(everywhere);
  const rows = strays.flatMap(({ message }) => places.get(message) ?? []);
  if (rows.length === 0) return [];
  const nearer = { ...look(id, messageRows(rows), api), columns: view.columns };
  return strays.flatMap(({ message }) => rowAt(nearer, places.get(message) ?? null, message) ?? []);
}

/** Where each message stands, by the ids that were read. Of several rows with one id, copies made by hand, the first counts. */
export function rowsById(view: LedgerView): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [row, id] of columnOf(view, 'messages.id')) {
    const known = places.get(String(id));
    if (known === undefined || row < known) places.set(String(id), row);
  }
  return places;
}

/** The message of a row that was read, or null when another one, or none that we can read, stands there. */
export function rowAt(view: LedgerView, row: number | null, message: string): LedgerRow | null {
  if (row === null || columnOf(view, 'messages.id').get(row) !== message) return null;
  const state = stateAt(view, row, message);
  return state && { state, row };
}

/**
 * The state in a row, if it is this message's. When a hand moved rows in the very moment of writing, another message's
 * state may have come to stand there; then the one from before still stands beside it.
 */
export function stateAt(view: LedgerView, row: number, message: string): MessageState | null {
  const states = ['messages.state', 'messages.before'].map((name) =>
    decodeState(String(columnOf(view, name).get(row) ?? '')),
  );
  return states.find((state) => state?.message === message) ?? null;
}

export const columnOf = (view: LedgerView, name: string): ReadonlyMap<number, Value> =>
  view.cells.get(view.columns.get(name) ?? -1) ?? new Map<number, Value>();

/** A hint may name a row that is no more, and the whole question is refused; then only the marked rows are asked for. */
function tolerantLook(id: string, filters: Parameters<typeof look>[1], api: SpreadsheetsApi): LedgerView {
  try {
    return look(id, filters, api);
  } catch (error) {
    if (error instanceof Problem || statusOf(error) !== 400) throw error;
    return lookAtMarkedRows(id, api);
  }
}

/** @throws {Problem} LEDGER_MISSING when not even these are to be found */
export const lookAtMarkedRows = (id: string, api: SpreadsheetsApi): LedgerView =>
  lookOrSpoiled(id, [MARKED_ROWS], 'its tabs', api);

/** @throws {Problem} LEDGER_MISSING when there are no such columns any more */
export const lookAtColumns = (id: string, names: readonly string[], api: SpreadsheetsApi): LedgerView =>
  lookOrSpoiled(id, names.map(wholeColumn), 'hidden columns of the tab “Messages”', api);

function lookOrSpoiled(
  id: string,
  filters: Parameters<typeof look>[1],
  what: string,
  api: SpreadsheetsApi,
): LedgerView {
  try {
    return look(id, filters, api);
  } catch (error) {
    throw statusOf(error) === 400 ? spoiled(what, error) : error;
  }
}

function requireColumns({ columns, rows }: LedgerView): void {
  if (!rows.has('messages.header')) throw spoiled('the tab “Messages” or its first line');
  if (!columns.has('messages.id') || !columns.has('messages.state'))
    throw spoiled('hidden columns of the tab “Messages”');
}
