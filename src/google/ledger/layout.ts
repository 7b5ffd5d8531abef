import type { Mark } from '../../core/event';
import { markWords, verdictWords } from '../../core/words';
import { newCell } from './cells';
import {
  COLUMN_KEY,
  EVENT_COLUMNS,
  FIRST_METADATA_ID,
  HEALTH_ROWS,
  MESSAGE_COLUMNS,
  OVERVIEW_ROWS,
  ROW_KEY,
  TAB,
  type Column,
  type FigureRow,
} from './columns';
import { readMe } from './readMe';
import { bold, COLOURS, colours, header, mark, protect, put, quiet, width } from './requests';
import { spreadsheetsApi } from './spreadsheetsApi';

type Request = GoogleAppsScript.Sheets.Schema.Request;
type RowData = GoogleAppsScript.Sheets.Schema.RowData;

/**
 * Makes the tracking Sheet in the owner's Drive: one request for the tabs, one for everything in them. Times are shown
 * in the script's time zone until the owner changes the Sheet's.
 */
export function createLedger(
  owner: string,
  { timeZone = Session.getScriptTimeZone(), api = spreadsheetsApi() } = {},
): { readonly id: string; readonly url: string } {
  const { spreadsheetId, spreadsheetUrl } = api.create({
    properties: { title: 'Doublecheck: tracked mail', timeZone },
    sheets: [
      tab('overview', 'Overview', 20, 3),
      tab('messages', 'Messages', 50, MESSAGE_COLUMNS.length),
      tab('events', 'Events', 50, EVENT_COLUMNS.length),
      tab('health', 'Health', 20, 3),
      tab('readMe', 'Read me', readMe(owner).length + 5, 2),
    ],
  });
  if (!spreadsheetId || !spreadsheetUrl) throw new Error('The new Sheet has no id.');
  api.batchUpdate({ requests: withMetadataIds(contents(owner)) }, spreadsheetId);
  return { id: spreadsheetId, url: spreadsheetUrl };
}

const tab = (key: keyof typeof TAB, title: string, rowCount: number, columnCount: number) => ({
  properties: {
    sheetId: TAB[key],
    title,
    gridProperties: {
      rowCount,
      columnCount,
      hideGridlines: key === 'overview' || key === 'readMe',
      frozenRowCount: 1,
    },
  },
});

const contents = (owner: string): Request[] => [
  ...figures('overview', 'How your tracked mail is doing', OVERVIEW_ROWS),
  ...table('messages', MESSAGE_COLUMNS),
  ...colours(
    TAB.messages,
    columnIndex(MESSAGE_COLUMNS, 'status'),
    MARK_COLOURS.map(([mark, colour]) => [markWords(mark), colour]),
  ),
  ...table('events', EVENT_COLUMNS),
  ...colours(TAB.events, columnIndex(EVENT_COLUMNS, 'who'), [
    [verdictWords('verified'), COLOURS.green],
    [verdictWords('human'), COLOURS.green],
  ]),
  ...figures('health', 'Is Doublecheck at work?', HEALTH_ROWS),
  ...readMeTab(owner),
];

/** A tab with one line for each thing: header, widths, filter, hidden columns, protection, marks on the columns. */
function table(key: 'messages' | 'events', columns: readonly Column[]): Request[] {
  const sheetId = TAB[key];
  const hiddenFrom = columns.findIndex(({ hidden }) => hidden);
  return [
    put(sheetId, 0, [{ values: columns.map(({ title }) => header(title)) }]),
    ...columns.map(({ widthPx }, index) => width(sheetId, index, widthPx)),
    {
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex: hiddenFrom, endIndex: columns.length },
        properties: { hiddenByUser: true },
        fields: 'hiddenByUser',
      },
    },
    {
      setBasicFilter: {
        filter: { range: { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: hiddenFrom } },
      },
    },
    protect({ sheetId, startColumnIndex: 0, endColumnIndex: columns.length }),
    ...columns.map(({ key: column }, index) =>
      mark(COLUMN_KEY, `${key}.${column}`, sheetId, 'COLUMNS', index),
    ),
    mark(ROW_KEY, `${key}.header`, sheetId, 'ROWS', 0),
  ];
}

/** A tab with a few figures for people. */
function figures(key: 'overview' | 'health', title: string, rows: readonly FigureRow[]): Request[] {
  const sheetId = TAB[key];
  return [
    put(sheetId, 0, [
      { values: [header(title), header(''), header('')] },
      ...rows.map(({ title: word, look, meaning }) => ({
        values: [
          newCell(word, 'text'),
          bold(newCell(look === 'number' ? 0 : null, look)),
          quiet(newCell(meaning, 'text')),
        ],
      })),
    ]),
    width(sheetId, 0, 220),
    width(sheetId, 1, 150),
    width(sheetId, 2, 420),
    protect({ sheetId }),
    mark(COLUMN_KEY, `${key}.value`, sheetId, 'COLUMNS', 1),
    ...rows.map(({ key: row }, index) => mark(ROW_KEY, `${key}.${row}`, sheetId, 'ROWS', index + 1)),
  ];
}

function readMeTab(owner: string): Request[] {
  const sheetId = TAB.readMe;
  const line = ([word, meaning]: readonly [string, string]): RowData =>
    meaning === ''
      ? { values: [header(word), header('')] }
      : { values: [newCell(word, 'text'), newCell(meaning, 'wrapped')] };
  return [put(sheetId, 0, readMe(owner).map(line)), width(sheetId, 0, 180), width(sheetId, 1, 640)];
}

const MARK_COLOURS: readonly (readonly [Mark, (typeof COLOURS)[keyof typeof COLOURS]])[] = [
  ['clicked', COLOURS.blue],
  ['opened', COLOURS.green],
  ['maybe', COLOURS.grey],
  ['unconfirmed', COLOURS.amber],
];

const columnIndex = (columns: readonly Column[], key: string): number =>
  columns.findIndex((column) => column.key === key);

/** Google would choose ids at random, and one might be the number of a batch to come. */
function withMetadataIds(requests: Request[]): Request[] {
  let metadataId = FIRST_METADATA_ID;
  return requests.map((request) => {
    const metadata = request.createDeveloperMetadata?.developerMetadata;
    if (!metadata) return request;
    return { createDeveloperMetadata: { developerMetadata: { ...metadata, metadataId: metadataId++ } } };
  });
}
