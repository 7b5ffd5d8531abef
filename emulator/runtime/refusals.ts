import type { Execution, World } from '../contracts';
import { languageOf, TEXTS, type Language } from '../trouble/texts';
import { ServiceError } from './ServiceError';

/** One of Google's refusals, `{}` where something stands that is not translated. */
interface Wording {
  readonly en: string;
  readonly de: string;
  /** Where somebody shows it, or one of its family, in another language than English; null where nobody does. */
  readonly reported: string | null;
}

/** A library that undoes the translation of what its users met, with dozens of Google's own texts. */
const ERROR_HANDLER = 'https://github.com/RomainVialard/ErrorHandler';

const SPENT_IN_JAPANESE = 'https://attrise.blog/ceo/?p=12873';

/**
 * What services say by themselves, with the place of what varies. What was seen translated always is; the rest as the
 * switch says.
 *
 * Unlike Google: German is the only other language, and all but the server error are translations made here.
 */
export const WORDINGS: readonly Wording[] = [
  {
    en: 'Service invoked too many times for one day: {}.',
    de: 'Dienst an einem Tag zu oft aufgerufen: {}.',
    reported: SPENT_IN_JAPANESE,
  },
  { en: 'Limit Exceeded: {}.', de: 'Limit überschritten: {}.', reported: ERROR_HANDLER },
  { en: 'Argument too large: {}', de: 'Argument zu groß: {}', reported: ERROR_HANDLER },
  { en: 'Invalid email: {}', de: 'Ungültige E-Mail-Adresse: {}', reported: ERROR_HANDLER },
  { ...TEXTS.authorizationRequired, reported: ERROR_HANDLER },
  { ...TEXTS.tooManyLocks, reported: ERROR_HANDLER },
  { ...TEXTS.outsideTheSheet, reported: ERROR_HANDLER },
  { ...TEXTS.serverError, reported: ERROR_HANDLER },
  { ...TEXTS.notFound, reported: null },
  { en: 'Invalid argument: {}', de: 'Ungültiges Argument: {}', reported: null },
  {
    en: "The parameters ({}) don't match the method signature for {}.",
    de: 'Die Parameter ({}) stimmen nicht mit der Methodensignatur für {} überein.',
    reported: null,
  },
  {
    en: 'Specified permissions are not sufficient to call {}. Required permissions: {}',
    de: 'Die angegebenen Berechtigungen reichen nicht aus, um {} aufzurufen. Erforderliche Berechtigungen: {}',
    reported: null,
  },
  {
    en: 'Request had insufficient authentication scopes.',
    de: 'Die Anfrage hatte unzureichende Authentifizierungsbereiche.',
    reported: null,
  },
  {
    en: 'Failed to send email: no recipient',
    de: 'E-Mail konnte nicht gesendet werden: kein Empfänger',
    reported: null,
  },
  { ...TEXTS.lockTimeout, reported: null },
  { ...TEXTS.propertyStorageFull, reported: null },
  { ...TEXTS.tooManyTriggers, reported: null },
  { ...TEXTS.hourly, reported: null },
  {
    en: 'The recurrence interval for an Add-on trigger must be at least one hour.',
    de: 'Das Wiederholungsintervall eines Add-on-Triggers muss mindestens eine Stunde betragen.',
    reported: null,
  },
  {
    en: 'This add-on has created too many time-based triggers in this document for this Google user account.',
    de: 'Dieses Add-on hat für dieses Google-Nutzerkonto zu viele zeitgesteuerte Trigger in diesem Dokument erstellt.',
    reported: null,
  },
  { ...TEXTS.tooManyAtOnce, reported: null },
  { ...TEXTS.tooMuchComputerTime, reported: null },
  { en: 'Exceeded maximum execution time', de: 'Maximale Ausführungszeit überschritten', reported: null },
  { en: 'Script function not found: {}', de: 'Scriptfunktion nicht gefunden: {}', reported: null },
  { en: 'DNS error: {}', de: 'DNS-Fehler: {}', reported: null },
  {
    en: 'Request failed for {} returned code {}. Truncated server response: {} (use muteHttpExceptions option to examine full response)',
    de: 'Anfrage für {} fehlgeschlagen, zurückgegebener Code: {}. Gekürzte Serverantwort: {} (Verwenden Sie die Option muteHttpExceptions, um die vollständige Antwort zu sehen.)',
    reported: null,
  },
  { ...TEXTS.tooManyCells, reported: null },
  { ...TEXTS.cellTooLong, reported: null },
  {
    en: "Quota exceeded for quota metric '{}' and limit '{}' of service '{}' for consumer '{}'.",
    de: 'Kontingent für den Messwert „{}“ und das Limit „{}“ des Dienstes „{}“ für den Nutzer „{}“ überschritten.',
    reported: null,
  },
  {
    en: 'Label name exists or conflicts',
    de: 'Labelname existiert bereits oder führt zu Konflikten',
    reported: null,
  },
];

/** The language in which Google refuses something to this execution. */
export function languageFor({ switches }: World, { activeUser, locale }: Execution): Language {
  return activeUser === '' && switches.anonymousErrorsInEnglish ? 'en' : languageOf(locale);
}

/** A refusal as this execution meets it: in the account's language, where Google has it in one. */
export function refusalFor(message: string, world: World, execution: Execution): string {
  if (languageFor(world, execution) === 'en') return message;
  const everything = !world.switches.unreportedRefusalsInEnglish;
  const [, start = '', rest = message] =
    /^((?:API call to \S+ failed with error|Exception): )?(.*)$/s.exec(message) ?? [];
  const translated = translation(rest, everything) ?? rest;
  if (!start.startsWith('API') || !everything) return start + translated;
  return (
    start.replace(/^API call to (\S+) failed with error: $/, 'Fehler bei API-Aufruf an $1: ') + translated
  );
}

/** A service's refusal as this execution meets it, in its details, too. */
export function refusedTo(error: ServiceError, world: World, execution: Execution): ServiceError {
  const { details } = error;
  const carriesMessage = typeof details === 'object' && details !== null && 'message' in details;
  return new ServiceError(refusalFor(error.message, world, execution), {
    name: error.name,
    details:
      carriesMessage && typeof details.message === 'string'
        ? { ...details, message: refusalFor(details.message, world, execution) }
        : details,
  });
}

/** The German wording, or null where there is none or it stays English. */
function translation(message: string, everything: boolean): string | null {
  for (const { en, de, reported } of WORDINGS) {
    if (reported === null && !everything) continue;
    const found = patternOf(en).exec(message);
    if (found === null) continue;
    let nth = 0;
    return de.replace(/\{\}/g, () => found[(nth += 1)] ?? '');
  }
  return null;
}

const patternOf = (wording: string): RegExp =>
  new RegExp(
    `^${wording
      .split('{}')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('(.*)')}$`,
    's',
  );
