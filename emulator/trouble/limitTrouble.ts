import type { World } from '../contracts';
import type { LimitOrder, Standing } from './Order';
import { QUOTAS } from './quotas';
import { QUOTA_WORDS, type QuotaName } from './quotaWords';
import { span } from './spans';
import { forgetHistory, loseCache } from './spent';

/** Spends quotas, holds locks, empties caches; answers what was done in words. */
export function orderLimits(world: World, order: LimitOrder): string {
  switch (order.kind) {
    case 'quota': {
      const { email, name } = personOf(world, order.email);
      QUOTAS[order.quota].spend(world, email);
      return quotaWords(order.quota, name);
    }
    case 'lock': {
      const lock = order.email === undefined ? 'script' : `user:${world.account(order.email).email}`;
      world.script.locks.hold(lock, order.ms);
      return `For ${span(order.ms)} ${lowered(lockWords(world, lock))}`;
    }
    case 'cache': {
      const { share = 1, seed = 1 } = order;
      loseCache(world, { share, seed });
      return share >= 1
        ? 'The script’s cache is empty.'
        : `The script’s cache lost ${Math.round(share * 100)} %.`;
    }
    case 'history': {
      const { email, name } = personOf(world, order.email);
      forgetHistory(world, email);
      return `Gmail forgot the history of ${name}: who asks for it meets 404.`;
    }
  }
}

export function openLimitTrouble(world: World): readonly Standing[] {
  const { locks } = world.script;
  const held = locks.held.map(({ name, until }): Standing => ({
    id: `lock-${name}`,
    group: 'limits',
    words: lockWords(world, name),
    until,
    takeBack: () => {
      locks.letGo(name);
    },
  }));
  const spent = world.accounts
    .filter(({ google }) => google !== null)
    .flatMap(({ email, name }) =>
      quotaNames.flatMap((quota): Standing[] => {
        const until = QUOTAS[quota].emptyUntil(world, email);
        return until === null
          ? []
          : [
              {
                id: `quota-${quota}-${email}`,
                group: 'limits',
                words: quotaWords(quota, name),
                until,
                takeBack: () => {
                  QUOTAS[quota].giveBack(world, email);
                },
              },
            ];
      }),
    );
  return [...held, ...spent];
}

/** Whoever is named, or else the account that deployed the web app. */
export const personOf = (world: World, email: string | undefined) =>
  world.account(email ?? world.project.deployer);

/** The names of QUOTA_WORDS, in its order. */
export const quotaNames = Object.keys(QUOTA_WORDS).filter((name): name is QuotaName => name in QUOTA_WORDS);

const quotaWords = (quota: QuotaName, name: string): string =>
  `Nothing is left of the ${QUOTA_WORDS[quota]} of ${name}.`;

const lockWords = (world: World, lock: string): string =>
  lock === 'script'
    ? 'Somebody else has the script’s lock.'
    : `Somebody else has the lock of ${world.account(lock.replace('user:', '')).name}.`;

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
