/** The tracking Sheet as a table of names: its tabs, its columns, and the marks by which both are found again. */
import type { Mark } from '../../core/event';

/**
 * Ids of the tabs, chosen by us when the Sheet is made, so that people may rename and reorder them.
 * @see https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/sheets#SheetProperties
 */
export const TAB = { overview: 101, messages: 102, events: 103, health: 104, readMe: 105 } as const;

/** How a column's cells look. */
export type Look = 'text' | 'wrapped' | 'date' | 'number';

export interface Column<Key extends string = string> {
  readonly key: Key;
  readonly title: string;
  readonly widthPx: number;
  readonly look: Look;
  /** For the machine: hidden, and never to be changed by hand. */
  readonly hidden: boolean;
  /** For those who ask what it means; stands in Read me. */
  readonly meaning: string;
}

const shown = <Key extends string>(
  key: Key,
  title: string,
  widthPx: number,
  look: Look,
  meaning: string,
): Column<Key> => ({
  key,
  title,
  widthPx,
  look,
  hidden: false,
  meaning,
});

const hidden = <Key extends string>(key: Key): Column<Key> => ({
  key,
  title: key,
  widthPx: 100,
  look: 'text',
  hidden: true,
  meaning: '',
});

export const MESSAGE_COLUMNS = [
  shown('sent', 'Sent', 140, 'date', 'When Gmail sent it.'),
  shown('subject', 'Subject', 260, 'wrapped', 'The subject of the message.'),
  shown('to', 'To', 220, 'wrapped', 'Everybody it went to.'),
  shown('status', 'Status', 130, 'text', 'How it stands, in one mark; the marks are explained below.'),
  shown(
    'opens',
    'Opens (at least)',
    140,
    'number',
    'How often people opened it, as far as can be seen. The true number may be higher.',
  ),
  shown('firstOpen', 'First opened', 140, 'date', 'When a person first opened it, as far as can be seen.'),
  shown('lastOpen', 'Last opened', 140, 'date', 'When a person last opened it, as far as can be seen.'),
  shown('clicks', 'Clicks', 80, 'number', 'How often somebody pressed a link and went on to where it leads.'),
  shown('firstClick', 'First click', 140, 'date', 'When the first link was pressed.'),
  shown('sender', 'Sender', 200, 'text', 'Who sent it.'),
  hidden('id'),
  hidden('mail'),
  hidden('thread'),
  hidden('mark'),
  hidden('markedAt'),
  hidden('before'),
  hidden('state'),
] as const;

export const EVENT_COLUMNS = [
  shown('at', 'Time', 140, 'date', 'When it happened.'),
  shown('subject', 'Subject', 240, 'wrapped', 'The message it happened to.'),
  shown('to', 'To', 200, 'wrapped', 'Everybody the message went to.'),
  shown('what', 'What', 80, 'text', 'Whether the message was opened or a link in it was clicked.'),
  shown(
    'who',
    'Who',
    150,
    'text',
    'Who did it, as far as we can tell: a person, a program, yourself, or not sure.',
  ),
  shown('why', 'Why', 320, 'wrapped', 'Why we think so.'),
  shown('link', 'Link', 220, 'wrapped', 'Where the link leads, without what stands behind a question mark.'),
  shown('device', 'Device', 100, 'text', 'On what the link was opened. Opens do not tell.'),
  shown(
    'revision',
    'Revision',
    80,
    'number',
    '1 at first. A higher number corrects an earlier line about the same event.',
  ),
  hidden('event'),
  hidden('message'),
] as const;

/** What the hidden column `mark` may hold. */
export const MARKS: readonly Mark[] = ['sent', 'maybe', 'opened', 'clicked', 'unconfirmed'];

export type MessageKey = (typeof MESSAGE_COLUMNS)[number]['key'];
export type EventKey = (typeof EVENT_COLUMNS)[number]['key'];

/** One figure on a tab for people; the value stands in the tab's second column. */
export interface FigureRow {
  readonly key: string;
  readonly title: string;
  readonly look: Look;
  readonly meaning: string;
}

const figure = (key: string, title: string, look: Look, meaning: string): FigureRow => ({
  key,
  title,
  look,
  meaning,
});

export const OVERVIEW_ROWS: readonly FigureRow[] = [
  figure('followed', 'Messages followed', 'number', 'sent with tracking'),
  figure('opened', 'Opened', 'number', 'at least once, by a person as far as we can tell'),
  figure('clicked', 'Link clicked', 'number', 'somebody pressed a link in it'),
  figure('waiting', 'Waiting', 'number', 'no sign of a person yet; that is not the same as unread'),
  figure('updated', 'Last news', 'date', 'when this Sheet last learned something'),
];

export const HEALTH_ROWS: readonly FigureRow[] = [
  figure('written', 'Last written', 'date', 'when Doublecheck last wrote to this Sheet'),
  figure('batches', 'Times written', 'number', 'how often it has written so far'),
  figure('messages', 'Messages', 'number', 'rows written on the Messages tab so far'),
  figure('events', 'Events', 'number', 'lines written on the Events tab so far'),
];

/**
 * Keys of the developer metadata on columns and rows, and of the mark of the last batches.
 * @see https://developers.google.com/workspace/sheets/api/guides/metadata
 */
export const COLUMN_KEY = 'doublecheck-column';
export const ROW_KEY = 'doublecheck-row';
export const BATCH_KEY = 'doublecheck-batch';

/** Ids of metadata on rows and columns count from here, near the highest there can be; those below are batch numbers. */
export const FIRST_METADATA_ID = 2_147_400_001;
