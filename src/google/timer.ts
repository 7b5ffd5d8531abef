/** How often Google may be asked to run `tick` for one person, in minutes. */
export type TimerMinutes = 1 | 5 | 10;

const HANDLER = 'tick';
const HOUR_MINUTES = 60;

/**
 * Makes the timer of the person at the keyboard, unless there is one; answers how often it runs, in minutes. `known`
 * is what was answered when it was made: Google does not tell the period of an existing timer.
 *
 * Google lets some add-ons set a timer once an hour only and says so by an exception whose words depend on the
 * language; whatever it says, the hourly timer is tried next.
 * @see https://developers.google.com/apps-script/guides/triggers/installable
 */
export function ensureTimer(wanted: TimerMinutes, known: number | null): number {
  const exists = ScriptApp.getProjectTriggers().some((trigger) => trigger.getHandlerFunction() === HANDLER);
  if (exists) return known ?? HOUR_MINUTES;
  try {
    ScriptApp.newTrigger(HANDLER).timeBased().everyMinutes(wanted).create();
    return wanted;
  } catch {
    ScriptApp.newTrigger(HANDLER).timeBased().everyHours(1).create();
    return HOUR_MINUTES;
  }
}
