/**
 * Whether a call leaves the script, and so costs time and quota: properties, cache, locks, advanced services,
 * UrlFetch, MailApp and triggers do; builders, utilities, pages and cards do not.
 *
 * @param name as in the log: `Cache.getAll`, `Sheets.Spreadsheets.batchUpdate`
 */
export function counts(name: string, { advanced }: { readonly advanced: boolean }): boolean {
  // `Gmail.newMessage()` only makes an object.
  if (advanced) return !/^[^.]+\.new/.test(name);
  return COUNTED.has(name) || COUNTED_CLASSES.has(name.slice(0, name.indexOf('.')));
}

const COUNTED_CLASSES: ReadonlySet<string> = new Set(['Properties', 'Cache', 'Lock', 'MailApp']);

const COUNTED: ReadonlySet<string> = new Set([
  'GmailApp.createDraft',
  'GmailApp.getDraft',
  'GmailApp.getMessageById',
  'GmailMessage.createDraftReply',
  'GmailMessage.createDraftReplyAll',
  'UrlFetchApp.fetch',
  'UrlFetchApp.fetchAll',
  'ScriptApp.getProjectTriggers',
  'ScriptApp.deleteTrigger',
  'ClockTriggerBuilder.create',
]);
