import type { JournalRecord, MessageId } from '../../src/core/event';
import { newMessage } from '../../src/core/message';
import { judged } from '../../src/flows/judging';
import { ledgerFor } from '../../src/google/ledger/ledger';
import { createLedger } from '../../src/google/ledger/layout';
import type { SpreadsheetsApi } from '../../src/google/ledger/spreadsheetsApi';
import { Problem } from '../../src/core/problem';
import type { Ledger, LedgerRow } from '../../src/ports';
import { emulatedSheets } from './emulatedSheets';
import { DAY, messageId, sent, SENT_AT, tracked } from './tracked';

export const OWNER = 'office@example.com';
export const TAB = { overview: 101, messages: 102, events: 103, health: 104, readMe: 105 } as const;

type Api = GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection;

/** A tracking Sheet as set-up makes it, in the emulated Drive of its owner. */
export function ledgerOnSheets({ timeZone = 'Europe/Berlin' } = {}) {
  const sheets = emulatedSheets();
  const api = sheets.as(OWNER);
  const place = createLedger(OWNER, { timeZone, api });
  const open = (through: SpreadsheetsApi = api) => ledgerFor({ ledger: place }, through);
  const tab = (sheetId: number) => {
    const found = sheets.store.view(place.id)?.tabs.find((each) => each.sheetId === sheetId);
    if (!found) throw new Error(`There is no tab ${sheetId}.`);
    return found;
  };
  /** What people see of a tab: the texts of its visible columns, empty rows left out. */
  const seen = (sheetId: number): string[][] => {
    const { rows, columns } = tab(sheetId);
    return rows
      .map(({ cells }) => cells.filter((_, column) => !columns[column]?.hidden).map(({ text }) => text))
      .filter((row) => row.some((text) => text !== ''));
  };
  return { ...sheets, api, ...place, open, tab, seen };
}

/** A message with news, as settle would write it: `Offer-a` of Sam to Rita, and what came later. */
export function news(
  name: string,
  {
    before,
    more = [],
    now = SENT_AT + DAY,
    sender = 'sam@example.com',
    subject = `Offer ${name}`,
  }: {
    readonly before?: LedgerRow;
    readonly more?: readonly JournalRecord[];
    readonly now?: number;
    readonly sender?: string;
    readonly subject?: string;
  } = {},
) {
  const message: MessageId = messageId(name);
  const first = tracked({ message, sender });
  const start = before ?? { state: newMessage(first), row: null };
  const records = before
    ? more
    : [sent({ message, subject, gmailMessage: `mail-${name}`, gmailThread: `thread-${name}` }), ...more];
  const {
    state,
    row,
    news: events,
  } = judged(
    start,
    records.map((record) => ({ ...record, message })),
    {
      now,
      markAt: now,
      told: null,
    },
  );
  return { row: { state, row }, events: events.map((event) => ({ ...event, state })) };
}

/** One batch of several. */
export const batchOf = (number: number, ...all: readonly ReturnType<typeof news>[]) => ({
  number,
  messages: all.map(({ row }) => row),
  events: all.flatMap(({ events }) => events),
  at: SENT_AT + DAY,
});

/** The API, with something done by hand right before each batch is applied. */
export const interrupted = (api: Api, byHand: () => void): Api =>
  new Proxy(api, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        if (name === 'batchUpdate') byHand();
        return Reflect.apply(member, target, given);
      };
    },
  });

/** Messages a, b, c on rows 1, 2, 3. */
export function withThree() {
  const office = ledgerOnSheets();
  office.open().write(batchOf(1, news('a'), news('b'), news('c')));
  return office;
}

export const ask = (name: string, row: number | null = null) => ({ message: messageId(name), row });

type Request = GoogleAppsScript.Sheets.Schema.Request;

/** What people do in the Sheet beyond typing and sorting. */
export const apply = (api: Api, id: string, request: Request): void => {
  api.batchUpdate({ requests: [request] }, id);
};

const lines = (dimension: string) => (sheetId: number, startIndex: number, endIndex: number) => ({
  sheetId,
  dimension,
  startIndex,
  endIndex,
});
export const columns = lines('COLUMNS');
export const rows = lines('ROWS');

/** Subject and row of each message found. */
export const read = (ledger: Ledger, ...names: readonly string[]) =>
  ledger
    .read(names.map((name, index) => ask(name, index + 1)))
    .map(({ state, row }) => [state.sent?.subject, row]);

/** The code of the problem that `work` throws, its words if it throws something else, or 'none'. */
export function problemOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Problem ? error.code : String(error);
  }
  return 'none';
}
