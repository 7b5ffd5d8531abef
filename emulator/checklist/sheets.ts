import { differs, emulated, throws, type Line } from './Line';
import { SHEETS_LIMITS, sheetsGuide } from './sources';

/** The Sheets API, and Sheets as people see them. */
export const SHEET_LINES: readonly Line[] = [
  emulated('60 reads and 60 writes a minute and user → 429; a batch is atomic and counts once', {
    source: SHEETS_LIMITS,
    where: ['sheets/Spreadsheets.ts', 'sheets/requests.ts'],
    proof: [
      [
        'sheets/limits.test.ts',
        'refuses the request after the last of a minute',
        'counts a batch once, and writes apart from reads',
      ],
      ['sheets/batchUpdate.test.ts', 'is applied wholly or not at all'],
    ],
  }),
  emulated('50,000 characters a cell, ten million cells', {
    source: 'https://support.google.com/drive/answer/37603',
    where: ['sheets/limits.ts', 'sheets/cellRequests.ts'],
    proof: [
      [
        'sheets/limits.test.ts',
        'refuses a text that is longer than a cell',
        'refuses more cells than a spreadsheet may have',
      ],
    ],
  }),
  differs(
    'metadata: ids that refuse reuse, one row or column, 30,000 characters',
    {
      source: sheetsGuide('guides/metadata'),
      where: ['sheets/metadataRequests.ts', 'sheets/metadata.ts'],
      proof: [
        [
          'sheets/metadata.test.ts',
          'refuses an id that is in use, and with it the whole batch',
          'stands on one row or column',
        ],
      ],
    },
    ['sheets/metadataRequests.ts', 'Perhaps only here, a filter that selects nothing'],
    ['sheets/metadataRequests.ts', 'The next free number above a million'],
    ['sheets/metadataRequests.ts', 'The sentence is ours'],
  ),
  differs(
    'values as typed or as they are: RAW, USER_ENTERED, formulas by name',
    {
      source: sheetsGuide('reference/rest/v4/ValueInputOption'),
      where: ['sheets/values.ts'],
      proof: [
        ['sheets/values.test.ts', 'stay as they are when RAW, and are read as typed when USER_ENTERED'],
      ],
    },
    ['sheets/values.ts', 'Dates, times and currencies stay text'],
  ),
  differs(
    'values appended over what lies there, or in rows put in; several at once',
    {
      source: sheetsGuide('reference/rest/v4/spreadsheets.values/append'),
      where: ['sheets/values.ts'],
      proof: [
        [
          'sheets/values.test.ts',
          'are appended over what lies below in other columns, or in rows that are put in',
        ],
      ],
    },
    ['sheets/values.ts', 'No other tables are looked for'],
    ['sheets/values.ts', 'One call comes after the other'],
  ),
  emulated('`appendCells` writes behind the last row with a value and grows the grid', {
    source: sheetsGuide('reference/rest/v4/spreadsheets/request#appendcellsrequest'),
    where: ['sheets/cellRequests.ts'],
    proof: [
      [
        'sheets/batchUpdate.test.ts',
        'writes behind the last row with a value',
        'grows the grid by as many rows as are missing',
      ],
    ],
  }),
  differs(
    'ranges, rows and columns move as on Google, and are refused in its words',
    {
      source: sheetsGuide('guides/concepts'),
      where: ['sheets/a1.ts', 'sheets/ranges.ts', 'sheets/dimensionRequests.ts'],
      proof: [
        [
          'sheets/dimensions.test.ts',
          'take their metadata along when they are moved',
          'are refused in Google’s words',
        ],
        ['sheets/values.test.ts', 'answer a range beyond the grid in Google’s words'],
      ],
    },
    ['sheets/a1.ts', 'Perhaps only here, a bound beyond the grid'],
    ['sheets/ranges.ts', 'Perhaps only here, a wider range'],
    ['sheets/cellRequests.ts', 'Values or everything'],
    ['sheets/rangeRequests.ts', 'The cells keep what they hold'],
  ),
  differs(
    'a new spreadsheet: locale, zone, ids',
    {
      source: sheetsGuide('reference/rest/v4/spreadsheets/create'),
      where: ['sheets/newFile.ts', 'sheets/tabRequests.ts'],
      proof: [['sheets/reading.test.ts', 'has one tab of 1000 rows and 26 columns']],
    },
    ['sheets/newFile.ts', 'Without a time zone it is GMT'],
    ['sheets/tabRequests.ts', "Counted; Google's ids are random but for the first"],
  ),
  differs(
    'formats and conditional formats are kept and drawn',
    {
      source: sheetsGuide('guides/formats'),
      where: ['sheets/numberFormat.ts', 'sheets/view.ts', 'sheets/conditions.ts'],
      proof: [
        [
          'sheets/view.test.ts',
          'shows text as formats say',
          'draws formats as CSS, the first condition that holds',
        ],
      ],
    },
    ['sheets/numberFormat.ts', 'Always as in the United States'],
    ['sheets/view.ts', 'Behind the last row with a value only a few'],
    ['sheets/view.ts', 'The older colour fields'],
  ),
  differs(
    'charts, filters, filter views, protected ranges and validation are kept, told and shown',
    {
      source: sheetsGuide('reference/rest/v4/spreadsheets/request'),
      where: [
        'sheets/chartRequests.ts',
        'sheets/chartDrawing.ts',
        'sheets/filterRequests.ts',
        'sheets/rangeRequests.ts',
      ],
      proof: [
        [
          'sheets/overlays.test.ts',
          'is kept, told,',
          'is shown, hides the rows of hidden values',
          'is shown, and goes by its id',
        ],
      ],
    },
    ['sheets/chartRequests.ts', "Counted; Google's ids are random"],
    ['sheets/chartDrawing.ts', 'Columns, bars, lines'],
    ['desk/client/sheet/Chart.tsx', 'Its fonts, colours, axes'],
    ['sheets/filterRequests.ts', 'A filter may hide rows by their values only'],
    ['sheets/filterRequests.ts', "Counted; Google's ids are random"],
    ['sheets/rangeRequests.ts', 'Kept and told, but a person'],
    ['sheets/rangeRequests.ts', 'Kept and told, but not enforced'],
  ),
  emulated('a file in the bin, and one deleted for ever', {
    source: sheetsGuide('reference/rest/v4/spreadsheets/get'),
    where: ['sheets/Spreadsheets.ts'],
    proof: [
      [
        'sheets/reading.test.ts',
        'goes on while the file lies in the bin, and ends when it is deleted for ever',
      ],
      ['sheets/unkindSheets.test.ts', 'answers for a file in the bin, or says 404 until it is taken out'],
    ],
    switches: ['binnedFilesAnswer'],
  }),
  emulated('what a batch sees of itself, and a read by filters of the file', {
    source: sheetsGuide('reference/rest/v4/spreadsheets/batchUpdate'),
    where: ['sheets/work.ts', 'sheets/UserSheets.ts', 'sheets/cellRequests.ts', 'sheets/sort.ts'],
    proof: [
      [
        'sheets/unkindSheets.test.ts',
        'appends behind the last value, or behind the last format',
        'moves the metadata of sorted rows along, or leaves it',
        'tells the metadata of the file to a read by filters, or not',
        'tells cells in the answer of a batch as they are after it, or before',
        'pastes what the batch wrote before, or what stood there',
        'answers a batch for a range without an end, or refuses it and writes nothing',
      ],
    ],
    switches: [
      'formattedRowsAreFree',
      'sortingMovesMetadata',
      'filtersTellTheWholeFile',
      'batchesAnswerAfterwards',
      'batchesTakeOpenRanges',
      'pastesSeeTheirBatch',
    ],
  }),
  emulated('people type, sort and delete between two calls', {
    source: sheetsGuide('limits'),
    where: ['sheets/view.ts', 'sheets/sort.ts', 'trouble.ts'],
    proof: [
      ['sheets/view.test.ts', 'is typed into, sorted below what is frozen'],
      ['world/trouble.test.ts', 'comes just before the call, as often as ordered'],
    ],
  }),
  throws(
    'copying a tab into another file',
    sheetsGuide('reference/rest/v4/spreadsheets.sheets/copyTo'),
    "Sheets.Spreadsheets.Sheets.copyTo({}, 'x', 0)",
    'Sheets.Spreadsheets.Sheets',
  ),
  throws(
    'clearing a range by values',
    sheetsGuide('reference/rest/v4/spreadsheets.values/clear'),
    "Sheets.Spreadsheets.Values.clear({}, 'x', 'A1')",
    'Sheets.Spreadsheets.Values.clear',
  ),
];
