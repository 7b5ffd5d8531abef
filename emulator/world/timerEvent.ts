import type { Instant } from '../contracts';

/**
 * The event object of a time-driven trigger, in UTC.
 *
 * @see https://developers.google.com/apps-script/guides/triggers/events#time-driven_events
 */
export function timerEvent(triggerUid: string, at: Instant): Readonly<Record<string, unknown>> {
  const date = new Date(at);
  return {
    authMode: 'FULL',
    'day-of-month': date.getUTCDate(),
    'day-of-week': isoWeekday(date),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    month: date.getUTCMonth() + 1,
    second: date.getUTCSeconds(),
    timezone: 'UTC',
    triggerUid,
    'week-of-year': isoWeek(date),
    year: date.getUTCFullYear(),
  };
}

/** Monday is 1, Sunday 7. */
const isoWeekday = (date: Date): number => date.getUTCDay() || 7;

/** The week of a date is the one of its Thursday (ISO 8601). */
function isoWeek(date: Date): number {
  const thursday = Date.UTC(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate() + 4 - isoWeekday(date),
  );
  const newYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - newYear) / (7 * 86_400_000)) + 1;
}
