/** The Sheet behind the guestbook. */
var TAB = 'Entries';

function bookId_() {
  var properties = PropertiesService.getScriptProperties();
  var id = properties.getProperty('BOOK');
  if (id) return id;
  var book = Sheets.Spreadsheets.create({
    properties: { title: 'Guestbook' },
    sheets: [{ properties: { title: TAB, gridProperties: { frozenRowCount: 1 } } }],
  });
  Sheets.Spreadsheets.Values.update(
    { values: [['When', 'Name', 'Email', 'Words']] },
    book.spreadsheetId,
    TAB + '!A1',
    { valueInputOption: 'RAW' },
  );
  properties.setProperty('BOOK', book.spreadsheetId);
  return book.spreadsheetId;
}

function appendEntry_(row) {
  Sheets.Spreadsheets.Values.append({ values: [row] }, bookId_(), TAB + '!A1', {
    valueInputOption: 'RAW',
    insertDataOption: 'INSERT_ROWS',
  });
}

/** All entries, oldest first; at most five minutes old. */
function readEntries_() {
  var cache = CacheService.getScriptCache();
  var kept = cache.get('entries');
  if (kept !== null) return JSON.parse(kept);
  var rows = Sheets.Spreadsheets.Values.get(bookId_(), TAB + '!A2:D').values || [];
  var entries = rows.map(function (row) {
    return { at: row[0], name: row[1], email: row[2], words: row[3] || '' };
  });
  cache.put('entries', JSON.stringify(entries), CACHE_SECONDS);
  return entries;
}
