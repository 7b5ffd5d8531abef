import type { Account, Instant, World } from '../contracts';
import { ServiceError } from '../runtime/ServiceError';
import type { ScriptMemory, Spending } from '../world/memory';
import { A_DAY_MS, PROPERTY_OPERATIONS, TIMER_RUNTIME, URL_FETCHES } from './limits';

/** Quotas that Google counts for each user over all executions, by the name its refusals use. */
export const DAILY = {
  properties: PROPERTY_OPERATIONS,
  urlfetch: URL_FETCHES,
  /** In milliseconds; its refusal names nothing. */
  timers: TIMER_RUNTIME,
} as const;

export type DailyQuota = keyof typeof DAILY;

/** Most that an account may spend in a day. */
export const allowance = (name: DailyQuota, { google }: Account): number => DAILY[name][google ?? 'consumer'];

/** What a user spent of a quota in the day that goes on; the day is over 24 hours after its first use. */
export function spentOf({ quotas }: ScriptMemory, name: DailyQuota, email: string, now: Instant): Spending {
  const spending = quotas?.[name]?.[email];
  return spending === undefined || now >= spending.since + A_DAY_MS ? { since: now, spent: 0 } : spending;
}

/** Adds to what a user spent; more than is allowed, too. */
export function addSpent(
  memory: ScriptMemory,
  name: DailyQuota,
  email: string,
  amount: number,
  now: Instant,
): void {
  const { since, spent } = spentOf(memory, name, email, now);
  const quota = ((memory.quotas ??= {})[name] ??= {});
  quota[email] = { since, spent: spent + amount };
}

/**
 * Spends of a user's quota.
 *
 * Unlike Google: perhaps only here, the word `premium` stands for Workspace accounts. People report both wordings
 * without telling what account they have.
 *
 * @throws {ServiceError} when that is more than is left; nothing is spent then
 * @see https://developers.google.com/apps-script/guides/services/quotas
 */
export function spendDaily(world: World, name: 'properties' | 'urlfetch', email: string, amount = 1): void {
  const account = world.account(email);
  const { memory } = world.script;
  const now = world.clock.now();
  if (spentOf(memory, name, account.email, now).spent + amount > allowance(name, account)) {
    const words = name === 'properties' && account.google === 'workspace' ? 'premium properties' : name;
    throw new ServiceError(`Service invoked too many times for one day: ${words}.`);
  }
  addSpent(memory, name, account.email, amount, now);
}
