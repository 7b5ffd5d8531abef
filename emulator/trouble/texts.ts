export type Language = 'en' | 'de';

/** One of Google's messages, and the status code it comes with where an API's answer carries it. */
export interface Text {
  readonly en: string;
  readonly de: string;
  readonly code?: number;
}

const DOCUMENT = 'emulated-spreadsheet-1';

/**
 * What Google's services say when they fail, to be ordered by name.
 *
 * Google words its messages in the language of the account, so no program may look for the English ones. The English
 * texts are those of Google's pages or of many public reports.
 *
 * Unlike Google: the German texts are translations made here, but for the first. Google publishes none.
 *
 * @see https://developers.google.com/apps-script/guides/services/quotas
 * @see https://developers.google.com/apps-script/guides/support/troubleshooting
 */
export const TEXTS = {
  serverError: {
    en: "We're sorry, a server error occurred. Please wait a bit and try again.",
    // Google's own: https://github.com/RomainVialard/ErrorHandler
    de: 'Ein Serverfehler ist aufgetreten. Bitte versuchen Sie es später erneut.',
    code: 500,
  },
  serverErrorRetry: {
    en: 'Server error occurred, please try again.',
    de: 'Serverfehler. Bitte versuchen Sie es noch einmal.',
    code: 500,
  },
  serverNotAvailable: { en: 'Server not available.', de: 'Server nicht verfügbar.', code: 503 },
  authorizationRequired: {
    en: 'Authorization is required to perform that action.',
    de: 'Zum Ausführen dieser Aktion ist eine Autorisierung erforderlich.',
    code: 401,
  },
  tooManyAtOnce: {
    en: 'There are too many scripts running simultaneously for this Google user account.',
    de: 'Für dieses Google-Nutzerkonto werden zu viele Skripts gleichzeitig ausgeführt.',
  },
  tooOftenASecond: {
    en: 'Script invoked too many times per second for this Google user account.',
    de: 'Das Skript wurde für dieses Google-Nutzerkonto zu oft pro Sekunde aufgerufen.',
  },
  tooMuchComputerTime: {
    en: 'Service using too much computer time for one day.',
    de: 'Der Dienst benötigt zu viel Rechenzeit für einen Tag.',
  },
  tooOften: {
    en: 'Service invoked too many times: properties.',
    de: 'Dienst zu oft aufgerufen: properties.',
  },
  tooOftenInAShortTime: {
    en: 'Service invoked too many times in a short time: properties. Try Utilities.sleep(1000) between calls.',
    de: 'Dienst in kurzer Zeit zu oft aufgerufen: properties. Versuchen Sie Utilities.sleep(1000) zwischen den Aufrufen.',
  },
  /** A web app visited too often: https://github.com/tanaikech/taking-advantage-of-Web-Apps-with-google-apps-script */
  executionsPerSecond: {
    en: 'Service invoked too many times in a short time: exec qps. Try Utilities.sleep(1000) between calls.',
    de: 'Dienst in kurzer Zeit zu oft aufgerufen: exec qps. Versuchen Sie Utilities.sleep(1000) zwischen den Aufrufen.',
  },
  propertiesForOneDay: {
    en: 'Service invoked too many times for one day: premium properties.',
    de: 'Dienst an einem Tag zu oft aufgerufen: premium properties.',
  },
  emailForOneDay: {
    en: 'Service invoked too many times for one day: email.',
    de: 'Dienst an einem Tag zu oft aufgerufen: email.',
  },
  gmailForOneDay: {
    en: 'Service invoked too many times for one day: premium gmail.',
    de: 'Dienst an einem Tag zu oft aufgerufen: premium gmail.',
  },
  urlFetchForOneDay: {
    en: 'Service invoked too many times for one day: urlfetch.',
    de: 'Dienst an einem Tag zu oft aufgerufen: urlfetch.',
  },
  attachments: {
    en: 'Limit exceeded: Email Attachments Per Message.',
    de: 'Limit überschritten: E-Mail-Anhänge pro Nachricht.',
  },
  bodySize: { en: 'Limit Exceeded: Email Body Size.', de: 'Limit überschritten: Größe des E-Mail-Texts.' },
  subjectTooLarge: { en: 'Argument too large: subject', de: 'Argument zu groß: subject' },
  valueTooLarge: { en: 'Argument too large: value', de: 'Argument zu groß: value' },
  keyTooLarge: { en: 'Argument too large: key', de: 'Argument zu groß: key' },
  keyInvalid: { en: 'Invalid argument: key', de: 'Ungültiges Argument: key' },
  propertyStorageFull: {
    en: 'You have exceeded the property storage quota. Please remove some properties and try again.',
    de: 'Sie haben das Speicherkontingent für Eigenschaften überschritten. Entfernen Sie einige Eigenschaften und versuchen Sie es noch einmal.',
  },
  lockTimeout: {
    en: 'Lock timeout: another process was holding the lock for too long.',
    de: 'Zeitüberschreitung der Sperre: Ein anderer Prozess hat die Sperre zu lange gehalten.',
  },
  tooManyLocks: {
    en: 'There are too many LockService operations against the same script.',
    de: 'Es gibt zu viele LockService-Vorgänge für dasselbe Skript.',
  },
  sheetTimedOut: {
    en: `Service Spreadsheets timed out while accessing document with id ${DOCUMENT}.`,
    de: `Zeitüberschreitung des Dienstes Tabellen beim Zugriff auf das Dokument mit der ID ${DOCUMENT}.`,
    code: 503,
  },
  sheetFailed: {
    en: `Service Spreadsheets failed while accessing document with id ${DOCUMENT}.`,
    de: `Der Dienst Tabellen ist beim Zugriff auf das Dokument mit der ID ${DOCUMENT} fehlgeschlagen.`,
    code: 500,
  },
  sheetsTimedOut: {
    en: 'Service timed out: Spreadsheets',
    de: 'Zeitüberschreitung des Dienstes: Tabellen',
    code: 503,
  },
  tooManyOnSheets: {
    en: 'Too many simultaneous invocations: Spreadsheets',
    de: 'Zu viele gleichzeitige Aufrufe: Tabellen',
    code: 429,
  },
  sheetsUnavailable: {
    en: 'The service is currently unavailable.',
    de: 'Der Dienst ist derzeit nicht verfügbar.',
    code: 503,
  },
  sheetsReadsPerMinute: {
    en: "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:1234567890'.",
    de: 'Das Kontingent „Read requests per minute per user“ von sheets.googleapis.com ist überschritten.',
    code: 429,
  },
  sheetsWritesPerMinute: {
    en: "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:1234567890'.",
    de: 'Das Kontingent „Write requests per minute per user“ von sheets.googleapis.com ist überschritten.',
    code: 429,
  },
  notFound: {
    en: 'Requested entity was not found.',
    de: 'Die angeforderte Entität wurde nicht gefunden.',
    code: 404,
  },
  noPermission: {
    en: 'The caller does not have permission',
    de: 'Der Aufrufer hat keine Berechtigung',
    code: 403,
  },
  tooManyCells: {
    en: 'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    de: 'Diese Aktion würde die Anzahl der Zellen in der Arbeitsmappe über das Limit von 10000000 Zellen erhöhen.',
    code: 400,
  },
  cellTooLong: {
    en: 'Your input contains more than the maximum of 50000 characters in a single cell.',
    de: 'Ihre Eingabe enthält mehr als die maximal 50000 Zeichen in einer einzelnen Zelle.',
    code: 400,
  },
  outsideTheSheet: {
    en: 'The coordinates of the range are outside the dimensions of the sheet.',
    de: 'Die Koordinaten des Bereichs liegen außerhalb der Abmessungen des Tabellenblatts.',
    code: 400,
  },
  wrongParameters: {
    en: "The parameters (String,number[]) don't match the method signature for Utilities.computeHmacSha256Signature.",
    de: 'Die Parameter (String,number[]) stimmen nicht mit der Methodensignatur für Utilities.computeHmacSha256Signature überein.',
  },
  gmailUnitsPerMinute: {
    en: "Quota exceeded for quota metric 'Total Query Cost' and limit 'Units per minute per user' of service 'gmail.googleapis.com' for consumer 'project_number:123456789012'.",
    de: 'Das Kontingent „Units per minute per user“ von gmail.googleapis.com ist überschritten.',
    code: 403,
  },
  tooManyTriggers: {
    en: 'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    de: 'Dieses Skript hat zu viele Trigger. Es müssen Trigger aus dem Skript gelöscht werden, bevor weitere hinzugefügt werden können.',
  },
  hourly: {
    en: 'Clock events must be scheduled at least 1 hour(s) apart.',
    de: 'Zwischen Uhrzeitereignissen muss mindestens 1 Stunde liegen.',
  },
  missingScope: {
    en: 'You do not have permission to call MailApp.sendEmail. Required permissions: https://www.googleapis.com/auth/script.send_mail',
    de: 'Sie sind nicht berechtigt, MailApp.sendEmail aufzurufen. Erforderliche Berechtigungen: https://www.googleapis.com/auth/script.send_mail',
  },
} as const satisfies Readonly<Record<string, Text>>;

export type TextName = keyof typeof TEXTS;

/** The language Google would speak to an account of this locale; English where there is no translation here. */
export const languageOf = (locale: string): Language => (/^de\b/i.test(locale) ? 'de' : 'en');
