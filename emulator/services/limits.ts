/**
 * Google's limits, each with its unit and its page.
 *
 * Where a page says less than the name suggests, the comment says what was taken instead.
 */

const QUOTAS = 'https://developers.google.com/apps-script/guides/services/quotas';
const CACHE = 'https://developers.google.com/apps-script/reference/cache/cache';
const UTILITIES = 'https://developers.google.com/apps-script/reference/utilities/utilities';
const CLOCK_TRIGGER = 'https://developers.google.com/apps-script/reference/script/clock-trigger-builder';

const limit = (value: number, unit: string, source: string) => ({ value, unit, source });

/** The size of one property value. Measured by others as not enforced; refused here, so that nobody relies on that. */
export const PROPERTY_VALUE = limit(9 * 1024, 'bytes', QUOTAS);

/** Keys and values of one store together. */
export const PROPERTY_STORE = limit(500 * 1024, 'bytes', QUOTAS);

export const CACHE_KEY = limit(250, 'characters', CACHE);
export const CACHE_VALUE = limit(100 * 1024, 'bytes', CACHE);
export const CACHE_DEFAULT_TTL = limit(600, 'seconds', CACHE);
export const CACHE_MAX_TTL = limit(21_600, 'seconds', CACHE);

/** One item more, and only CACHE_ITEMS_KEPT stay. */
export const CACHE_ITEMS = limit(1_000, 'items', CACHE);
export const CACHE_ITEMS_KEPT = limit(900, 'items', CACHE);

export const SLEEP = limit(300_000, 'milliseconds', UTILITIES);

export const TRIGGERS = limit(20, 'triggers per user and script', QUOTAS);
export const TRIGGER_MINUTES = { value: [1, 5, 10, 15, 30], unit: 'minutes', source: CLOCK_TRIGGER } as const;

/** Not on the page; what Google answers to other values is reported by many. */
export const TRIGGER_HOURS = { value: [1, 2, 4, 6, 8, 12], unit: 'hours', source: CLOCK_TRIGGER } as const;

/** Quotas of one user in 24 hours, which begin with the first use. */
export const A_DAY_MS = 24 * 60 * 60_000;

const daily = (consumer: number, workspace: number, unit: string) => ({
  consumer,
  workspace,
  unit,
  source: QUOTAS,
});

export const PROPERTY_OPERATIONS = daily(50_000, 500_000, 'reads and writes a day');
export const URL_FETCHES = daily(20_000, 100_000, 'calls a day');
export const TIMER_RUNTIME = daily(90 * 60_000, 6 * 60 * 60_000, 'milliseconds a day');

export const FETCH_URL = limit(2 * 1024, 'bytes', QUOTAS);
export const FETCH_POST = limit(50 * 1024 * 1024, 'bytes', QUOTAS);
export const FETCH_RESPONSE = limit(50 * 1024 * 1024, 'bytes', QUOTAS);
export const FETCH_HEADERS = limit(100, 'headers a call', QUOTAS);
export const FETCH_HEADER = limit(8 * 1024, 'bytes', QUOTAS);

export const RUNTIME = limit(6 * 60_000, 'milliseconds', QUOTAS);
export const ADD_ON_RUNTIME = limit(30_000, 'milliseconds', QUOTAS);
export const SIMULTANEOUS_EXECUTIONS = limit(30, 'executions per user', QUOTAS);
export const EXECUTIONS_PER_SCRIPT = limit(1_000, 'executions per script', QUOTAS);
