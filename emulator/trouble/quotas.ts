import type { Instant, World } from '../contracts';
import { MAIL_DAY_MS, RECIPIENTS_A_DAY, UNITS_PER_MINUTE } from '../gmail/limits';
import { mailServerOf } from '../gmail/MailSystem';
import { allowance, spentOf, type DailyQuota } from '../services/dailyQuota';
import { A_DAY_MS } from '../services/limits';
import type { QuotaName } from './quotaWords';
import { mailboxOf, spendDay, spendGmail, spendMail, spendSheets, storeOf } from './spent';

/** One of Google's allowances for a user: how to spend it at once, and how to give it back. */
interface Quota {
  spend(world: World, email: string): void;
  /** Null while something is left. */
  emptyUntil(world: World, email: string): Instant | null;
  giveBack(world: World, email: string): void;
}

const MINUTE_MS = 60_000;

const daily = (name: DailyQuota): Quota => ({
  spend(world, email) {
    spendDay(world, name, email);
  },
  emptyUntil(world, email) {
    const account = world.account(email);
    const { since, spent } = spentOf(world.script.memory, name, account.email, world.clock.now());
    return spent < allowance(name, account) ? null : since + A_DAY_MS;
  },
  giveBack(world, email) {
    const quota = world.script.memory.quotas?.[name];
    if (quota !== undefined) Reflect.deleteProperty(quota, email);
  },
});

const ofSheets = (kind: 'reads' | 'writes'): Quota => ({
  spend(world, email) {
    spendSheets(world, kind, email);
  },
  emptyUntil: (world, email) => storeOf(world).emptyUntil(email, kind),
  giveBack(world, email) {
    storeOf(world).refill(email, kind);
  },
});

/** The allowances by name. */
export const QUOTAS: Readonly<Record<QuotaName, Quota>> = {
  mail: {
    spend: spendMail,
    emptyUntil(world, email) {
      const { google } = world.account(email);
      const posted = mailServerOf(world).state.posted[email];
      if (google === null || posted === undefined) return null;
      const freeAt = posted.since + MAIL_DAY_MS;
      return posted.recipients < RECIPIENTS_A_DAY[google] || freeAt <= world.clock.now() ? null : freeAt;
    },
    giveBack(world, email) {
      Reflect.deleteProperty(mailServerOf(world).state.posted, email);
    },
  },
  properties: daily('properties'),
  urlfetch: daily('urlfetch'),
  timers: daily('timers'),
  gmail: {
    spend: spendGmail,
    emptyUntil(world, email) {
      const now = world.clock.now();
      const spent = mailboxOf(world, email).state.spent.filter(({ at }) => at <= now && now < at + MINUTE_MS);
      const units = spent.reduce((sum, each) => sum + each.units, 0);
      return units < UNITS_PER_MINUTE ? null : (spent[0]?.at ?? now) + MINUTE_MS;
    },
    giveBack(world, email) {
      mailboxOf(world, email).state.spent.length = 0;
    },
  },
  sheetsReads: ofSheets('reads'),
  sheetsWrites: ofSheets('writes'),
};
