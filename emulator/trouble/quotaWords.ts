/** What Google allows a user, by name: “Nothing is left of Ada’s …”. */
export const QUOTA_WORDS = {
  mail: 'recipients of the day for MailApp',
  properties: 'reads and writes of properties of the day',
  urlfetch: 'calls of UrlFetchApp of the day',
  timers: 'run time of timers of the day',
  gmail: 'Gmail API units of this minute',
  sheetsReads: 'Sheets API reads of this minute',
  sheetsWrites: 'Sheets API writes of this minute',
} as const;

export type QuotaName = keyof typeof QUOTA_WORDS;
