import type { World } from '../contracts';
import { RECIPIENTS_A_DAY, UNITS_PER_MINUTE } from '../gmail/limits';
import type { Mailbox } from '../gmail/Mailbox';
import { mailServerOf } from '../gmail/MailSystem';
import { addSpent, allowance, spentOf, type DailyQuota } from '../services/dailyQuota';
import { SpreadsheetStore } from '../sheets/Spreadsheets';
import { randomFrom } from './random';

/** MailApp has no recipient left for this user until 24 hours have passed since the day's first mail. */
export function spendMail(world: World, email: string): void {
  const server = mailServerOf(world);
  const { google } = world.account(email);
  if (google === null) throw new Error(`${email} has no quota: this mail is not at Google.`);
  server.state.posted[email] = {
    since: server.state.posted[email]?.since ?? server.now(),
    recipients: RECIPIENTS_A_DAY[google],
  };
}

/** Nothing is left of this user's reads and writes of properties, UrlFetchApp's calls, or run time of timers. */
export function spendDay(world: World, name: DailyQuota, email: string): void {
  const account = world.account(email);
  const { memory } = world.script;
  const now = world.clock.now();
  const left = allowance(name, account) - spentOf(memory, name, account.email, now).spent;
  if (left > 0) addSpent(memory, name, account.email, left, now);
}

/** The Gmail API refuses this user for the next minute. */
export function spendGmail(world: World, email: string): void {
  mailboxOf(world, email).state.spent.push({ at: world.clock.now(), units: UNITS_PER_MINUTE });
}

/** The Sheets API refuses this user's reads or writes until the minute is over. */
export function spendSheets(world: World, kind: 'reads' | 'writes', email: string): void {
  storeOf(world).exhaust(email, kind);
}

/** Gmail's history before now is forgotten: who asks for it gets 404. */
export function forgetHistory(world: World, email: string): void {
  const { state } = mailboxOf(world, email);
  state.history.length = 0;
  state.historyId += 1;
  state.historyFloor = state.historyId;
}

/**
 * The script's cache loses items before their time, as a cache may.
 *
 * @param share of the items, from 0 to 1; which ones, the seed decides
 */
export function loseCache(
  world: World,
  { share = 1, seed = 1 }: { readonly share?: number; readonly seed?: number } = {},
): void {
  const random = randomFrom(seed);
  const store = world.script.memory.caches.script;
  for (const key of Object.keys(store)) if (random() < share) Reflect.deleteProperty(store, key);
}

/** @throws {Error} when nobody has the address */
export function mailboxOf(world: World, email: string): Mailbox {
  const mailbox = mailServerOf(world).boxFor(email);
  if (mailbox === null) throw new Error(`Nobody here has the address ${email}.`);
  return mailbox;
}

export function storeOf({ sheets }: World): SpreadsheetStore {
  if (!(sheets instanceof SpreadsheetStore))
    throw new Error('This world has no spreadsheets to read or write.');
  return sheets;
}
