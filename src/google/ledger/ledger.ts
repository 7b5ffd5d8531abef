import type { Config } from '../../core/config';
import { isMessageId, type MessageId, type MessageState } from '../../core/event';
import type { Ledger, LedgerRow, MarkChange } from '../../ports';
import { batchRequests, type LedgerBatch } from './batch';
import { MARKS, TAB } from './columns';
import { columnOf, findMessages, lookAtColumns, lookAtMarkedRows, rowsById } from './messages';
import { repairRows } from './repair';
import { totalsAfter } from './totals';
import {
  fencesIn,
  look,
  MARKED_ROWS,
  missing,
  runs,
  viewOf,
  wholeColumn,
  type Fence,
  type LedgerView,
} from './view';
import { spreadsheetsApi, statusOf, type SpreadsheetsApi } from './spreadsheetsApi';

type Spreadsheet = GoogleAppsScript.Sheets.Schema.Spreadsheet;

/** The tracking Sheet, through the advanced Sheets service. Building it touches nothing; the service is met at the first call. */
export function ledgerFor({ ledger: { id } }: Pick<Config, 'ledger'>, given?: SpreadsheetsApi): Ledger {
  const api = (): SpreadsheetsApi => given ?? spreadsheetsApi();
  let view: LedgerView | null = null;
  const before = new Map<MessageId, MessageState>();

  const read: Ledger['read'] = (wanted) => {
    const seen = findMessages(id, wanted, api());
    view = seen.view;
    for (const { state } of seen.found) before.set(state.message, state);
    return seen.found;
  };

  /** The Sheet as it was when the messages to be written were read. */
  const viewFor = (messages: readonly LedgerRow[]): LedgerView => {
    const unread = messages.filter(({ state, row }) => row !== null && !before.has(state.message));
    if (view !== null && unread.length === 0) return view;
    read(unread.map(({ state: { message }, row }) => ({ message, row })));
    return view ?? lookAtMarkedRows(id, api());
  };

  return {
    read,
    write(batch) {
      const current = withFences(viewFor(batch.messages), batch.number);
      view = null;
      if (isWritten(batch.number, current.fences)) return { kind: 'already-written' };
      const answer = apply(batch, current);
      if (answer === null) return { kind: 'already-written' };
      for (const { state } of batch.messages) before.set(state.message, state);
      return { kind: 'written', rows: placed(batch, current, answer) };
    },
    changesSince: (sender, since) => changesIn(lookAtColumns(id, MARK_COLUMNS, api()), sender, since),
    find: (sender, message, hint) => {
      const [row] = findMessages(id, [{ message, row: hint }], api()).found;
      return row?.state.sender === sender ? row.state : null;
    },
  };

  /**
   * Every batch but the first finds the mark of the one before. It comes with every answer, by all that Google
   * documents; should it not, it is asked for, for marks that are never taken away would fill their room.
   */
  function withFences(current: LedgerView, number: number): LedgerView {
    return current.fences.length > 0 || number <= 1 ? current : { ...current, fences: fencesIn(id, api()) };
  }

  /** The answer, or null when the batch turns out to have been applied before. */
  function apply(batch: LedgerBatch, current: LedgerView): Spreadsheet | null {
    const requests = batchRequests(batch, current, totalsAfter(batch, before, current.fences[0]?.totals));
    const responseRanges = idRanges(batch.messages, current);
    const send = (answering: readonly string[]): Spreadsheet =>
      api().batchUpdate(
        answering.length === 0
          ? { requests }
          : {
              requests,
              responseRanges: [...answering],
              includeSpreadsheetInResponse: true,
              responseIncludeGridData: true,
            },
        id,
      ).updatedSpreadsheet ?? {};
    try {
      return send(responseRanges);
    } catch (error) {
      const problem = missing(error);
      if (problem !== null) throw problem;
      if (statusOf(error) !== 400) throw error;
      // Google's words are translated, so the Sheet is asked rather than the message read.
      if (isWritten(batch.number, fencesIn(id, api()))) return null;
      // A hand may have taken away the rows that the answer was to tell of; they are looked up afterwards.
      if (responseRanges.length === 0) throw error;
      return send([]);
    }
  }

  /** Where the messages stand, read from the answer; what a hand moved meanwhile is repaired. */
  function placed(
    { messages }: LedgerBatch,
    current: LedgerView,
    answer: Spreadsheet,
  ): Record<string, number> {
    const ids = columnOf({ ...viewOf(answer), columns: current.columns }, 'messages.id');
    const places = new Map<string, number>();
    for (const { state, row } of messages) {
      if (row !== null && ids.get(row) === state.message) places.set(state.message, row);
    }
    for (const [row, message] of ids) if (!places.has(String(message))) places.set(String(message), row);
    const moved = messages.filter(({ state, row }) => row !== null && places.get(state.message) !== row);
    const unseen = messages.some(({ state }) => !places.has(state.message));
    if (moved.length === 0 && !unseen) return placesOf(messages, places);
    const everywhere = look(id, [MARKED_ROWS, wholeColumn('messages.id')], api());
    if (moved.length > 0) repairRows(id, moved, everywhere, api());
    return placesOf(messages, rowsById(everywhere));
  }
}

/** Batch numbers rise, so a mark with a higher number says as much as one with the same. */
const isWritten = (number: number, fences: readonly Fence[]): boolean =>
  fences.some(({ batch }) => batch >= number);

const placesOf = (
  messages: readonly LedgerRow[],
  places: ReadonlyMap<string, number>,
): Record<string, number> =>
  Object.fromEntries(
    messages.flatMap(({ state: { message } }) => {
      const row = places.get(message);
      return row === undefined ? [] : [[message, row]];
    }),
  );

/**
 * The id cells of the rows written, and of those behind the last row known to be in use. Ranges of an answer can be
 * named only by the tab's title, which is the one just read, and end within the grid: what a batch adds behind it is
 * looked for afterwards.
 */
function idRanges(messages: readonly LedgerRow[], { tabs, columns, fences }: LedgerView): string[] {
  const tab = tabs.find(({ sheetId }) => sheetId === TAB.messages);
  const column = letters(columns.get('messages.id') ?? 0);
  if (!tab) return [];
  const title = `'${tab.title.replace(/'/g, "''")}'`;
  const known = runs(messages.flatMap(({ row }) => row ?? [])).map(
    ([start, end]) => `${title}!${column}${start + 1}:${column}${end}`,
  );
  // From the last row in use, not behind it: a range must begin within the grid.
  const lastRow = Math.max(1, Math.min(fences[0]?.totals.rows ?? 1, tab.rowCount));
  const added = messages.some(({ row }) => row === null)
    ? [`${title}!${column}${lastRow}:${column}${tab.rowCount}`]
    : [];
  return [...known, ...added];
}

/** @example letters(27) // 'AB' */
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

const MARK_COLUMNS = ['id', 'sender', 'mail', 'thread', 'mark', 'markedAt'].map((key) => `messages.${key}`);

function changesIn(view: LedgerView, sender: string, since: number): MarkChange[] {
  const [ids, senders, mails, threads, marks, times] = MARK_COLUMNS.map((name) => columnOf(view, name));
  const changes: MarkChange[] = [];
  for (const [row, markedAt] of times ?? []) {
    const at = Number(markedAt);
    const message = String(ids?.get(row) ?? '');
    const mark = MARKS.find((each) => each === marks?.get(row));
    const gmailMessage = mails?.get(row);
    if (
      senders?.get(row) !== sender ||
      !(at > since) ||
      gmailMessage === undefined ||
      mark === undefined ||
      !isMessageId(message)
    )
      continue;
    changes.push({
      message,
      sender,
      gmailMessage: String(gmailMessage),
      gmailThread: String(threads?.get(row) ?? ''),
      mark,
      at,
    });
  }
  return changes.sort((one, other) => one.at - other.at);
}
