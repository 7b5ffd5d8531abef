import { markMeaning, markWords } from '../../core/words';
import { EVENT_COLUMNS, MARKS, MESSAGE_COLUMNS, type Column } from './columns';

/** One line: a word and what it means; a word alone is a heading. */
export type ReadMeLine = readonly [word: string, meaning: string];

/** The Read me tab: what stands here, what cannot be known, and who holds it. */
export const readMe = (owner: string): readonly ReadMeLine[] => [
  ['About this Sheet', ''],
  [
    'What it is',
    'Doublecheck writes down here which tracked messages were opened and which of their links were clicked.',
  ],
  [
    'Who holds it',
    `${owner}. That account made this Sheet and decides who may see it. Nobody else has a copy.`,
  ],
  [
    'What you may do',
    'Sort, filter, colour, rename, move and add columns or tabs, share it. Doublecheck finds its columns again.',
  ],
  [
    'Please leave',
    'the hidden columns, and the cells that Doublecheck fills: what you type there is overwritten.',
  ],
  ['Times', 'are in the time zone of this Sheet: File, Settings.'],
  ['What we cannot know', ''],
  ['No open', 'does not mean unread. Who blocks pictures, or reads a preview, stays unseen.'],
  [
    'An open',
    'means that a picture was loaded. Programs load pictures, too; what looks like one is not counted.',
  ],
  ['How often', 'is a lower bound: mail programs keep pictures and show them again without asking.'],
  ['Who', 'stays open when a message went to several people: it was one of them.'],
  ['Never kept', 'are internet addresses, places, the names of programs, and what the message says.'],
  ['The marks', ''],
  ...MARKS.map((mark): ReadMeLine => [markWords(mark), markMeaning(mark)]),
  ['Columns of Messages', ''],
  ...meanings(MESSAGE_COLUMNS),
  ['Columns of Events', ''],
  ...meanings(EVENT_COLUMNS),
];

const meanings = (columns: readonly Column[]): ReadMeLine[] =>
  columns.filter(({ hidden }) => !hidden).map(({ title, meaning }) => [title, meaning]);
