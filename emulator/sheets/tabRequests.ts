import { assigned, parseMask } from './fields';
import { MAX_CELLS, MAX_TITLE_CHARS, NEW_TAB, tooManyCells } from './limits';
import { tabById, type SpreadsheetFile, type Tab } from './model';
import { Refusal } from './refusal';
import type { Deeds } from './work';

type SheetProperties = GoogleAppsScript.Sheets.Schema.SheetProperties;

/** Requests about the spreadsheet and its tabs. */
export const tabDeeds: Deeds = {
  updateSpreadsheetProperties({ file }, { properties = {}, fields = '' }) {
    const next = assigned<SheetsProperties>(file.properties, properties, parseMask(fields));
    checkTimeZone(next.timeZone);
    file.properties = {
      ...next,
      title: next.title ?? '',
      timeZone: next.timeZone ?? file.properties.timeZone,
    };
  },

  addSheet({ file }, { properties = {} }) {
    const tab = newTab(file, properties);
    file.tabs.splice(properties.index ?? file.tabs.length, 0, tab);
    refuseTooManyCells(file);
    return { addSheet: { properties: tabProperties(file, tab) } };
  },

  deleteSheet({ file }, { sheetId }) {
    const tab = tabById(file, sheetId);
    if (file.tabs.length === 1) throw new Refusal(400, "You can't remove all the sheets in a document.");
    if (file.tabs.every((other) => other === tab || other.properties.hidden)) {
      throw new Refusal(400, "You can't remove all the visible sheets in a document.");
    }
    file.tabs = file.tabs.filter((other) => other !== tab);
    file.metadata = file.metadata.filter(
      ({ place }) => !('sheetId' in place) || place.sheetId !== tab.properties.sheetId,
    );
  },

  updateSheetProperties({ file }, { properties = {}, fields = '' }) {
    const tab = tabById(file, properties.sheetId);
    const next = assigned<SheetProperties>(tabProperties(file, tab), properties, parseMask(fields));
    const { rowCount, columnCount, ...grid } = next.gridProperties ?? {};
    const title = checkedTitle(file, next.title, tab);
    if (next.index !== undefined && next.index !== file.tabs.indexOf(tab)) {
      file.tabs = file.tabs.filter((other) => other !== tab);
      file.tabs.splice(next.index, 0, tab);
    }
    tab.rowCount = rowCount ?? tab.rowCount;
    tab.columnCount = columnCount ?? tab.columnCount;
    tab.rows = tab.rows.slice(0, tab.rowCount).map((row) => row.slice(0, tab.columnCount));
    tab.properties = { ...next, sheetId: tab.properties.sheetId, title, gridProperties: grid };
    refuseFrozen(tab);
    refuseTooManyCells(file);
  },
};

type SheetsProperties = GoogleAppsScript.Sheets.Schema.SpreadsheetProperties;

/** What the API tells about a tab. */
export function tabProperties(file: SpreadsheetFile, tab: Tab): SheetProperties {
  return {
    ...tab.properties,
    index: file.tabs.indexOf(tab),
    sheetType: 'GRID',
    gridProperties: {
      rowCount: tab.rowCount,
      columnCount: tab.columnCount,
      ...tab.properties.gridProperties,
    },
  };
}

/** An empty tab, not yet in the file. */
export function newTab(file: SpreadsheetFile, given: SheetProperties): Tab {
  const sheetId = given.sheetId ?? freeSheetId(file);
  if (sheetId < 0) throw new Refusal(400, 'Sheet id must be non-negative.');
  if (file.tabs.some(({ properties }) => properties.sheetId === sheetId)) {
    throw new Refusal(400, `Sheet with id ${sheetId} already exists.`);
  }
  const {
    rowCount = NEW_TAB.rowCount,
    columnCount = NEW_TAB.columnCount,
    ...grid
  } = given.gridProperties ?? {};
  const tab: Tab = {
    properties: {
      ...given,
      sheetId,
      title: checkedTitle(file, given.title ?? freeTitle(file), null),
      gridProperties: grid,
    },
    rowCount,
    columnCount,
    rows: [],
    rowLines: [],
    columnLines: [],
    basicFilter: null,
    conditionalFormats: [],
    protectedRanges: [],
    bandedRanges: [],
    merges: [],
  };
  refuseFrozen(tab);
  return tab;
}

/** @throws {Refusal} for a name that is no time zone. */
export function checkTimeZone(timeZone: string | undefined): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new Refusal(400, 'Request contains an invalid argument.');
  }
}

export function refuseTooManyCells(file: SpreadsheetFile): void {
  const cells = file.tabs.reduce((sum, { rowCount, columnCount }) => sum + rowCount * columnCount, 0);
  if (cells > MAX_CELLS) throw new Refusal(400, tooManyCells);
}

function refuseFrozen(tab: Tab): void {
  const { frozenRowCount = 0, frozenColumnCount = 0 } = tab.properties.gridProperties ?? {};
  if (frozenRowCount > 0 && frozenRowCount >= tab.rowCount) {
    throw new Refusal(400, "You can't freeze all visible rows on the sheet.");
  }
  if (frozenColumnCount > 0 && frozenColumnCount >= tab.columnCount) {
    throw new Refusal(400, "You can't freeze all visible columns on the sheet.");
  }
}

function checkedTitle(file: SpreadsheetFile, title: string | undefined, own: Tab | null): string {
  if (!title) throw new Refusal(400, 'Sheet title cannot be empty.');
  if (title.length > MAX_TITLE_CHARS)
    throw new Refusal(400, `The sheet name cannot be greater than ${MAX_TITLE_CHARS} characters.`);
  const taken = (tab: Tab) => tab !== own && tab.properties.title.toLowerCase() === title.toLowerCase();
  if (file.tabs.some(taken)) {
    throw new Refusal(400, `A sheet with the name "${title}" already exists. Please enter another name.`);
  }
  return title;
}

/** Unlike Google: counted; Google's ids are random but for the first, which is 0. */
const freeSheetId = (file: SpreadsheetFile): number =>
  file.tabs.length === 0 ? 0 : Math.max(1000, ...file.tabs.map(({ properties }) => properties.sheetId)) + 1;

function freeTitle(file: SpreadsheetFile): string {
  let number = file.tabs.length + 1;
  while (file.tabs.some(({ properties }) => properties.title === `Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}
