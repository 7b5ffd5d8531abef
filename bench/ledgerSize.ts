import { figure, type Figure } from './budgets';
import { afterPace, cellsRead, costly, count } from './counting';
import { costOfVisit } from './hits';
import {
  forgetCaches,
  MINUTE,
  openOffice,
  OWNER,
  runTimer,
  sendTracked,
  visit,
  withoutTimers,
  type EmulatedWorld,
  type SentMail,
} from './office';
import { seedMessages, somewhere } from './seed';

/** Messages in the ledger. */
export interface LedgerSizes {
  readonly few: number;
  readonly small: number;
  readonly large: number;
  readonly huge: number;
}

export const LEDGER_SIZES: LedgerSizes = { few: 10, small: 100, large: 2_000, huge: 5_000 };

const MESSAGES = 10;
const MANY_MESSAGES = 40;
const OPENS_EACH = 5;

/** What hits and settle cost while the ledger grows. */
export function measureLedgerSizes({ few, small, large, huge }: LedgerSizes = LEDGER_SIZES): Figure[] {
  const world = openOffice();
  const mails = Array.from({ length: MANY_MESSAGES }, () => sendTracked(world));
  const ten = mails.slice(0, MESSAGES);
  const pixelUrl = String(mails[0]?.pixelUrl);
  world.advance(10 * MINUTE);
  let rows = MANY_MESSAGES;
  const growTo = (wanted: number): void => {
    if (wanted > rows) seedMessages(world, somewhere(world, wanted - rows));
    rows = Math.max(rows, wanted);
    world.advance(15 * MINUTE);
    // The shards of objections come back into the cache.
    visit(world, pixelUrl);
    world.advance(5 * MINUTE);
  };

  growTo(few);
  const hitFew = costOfVisit(world, pixelUrl);
  growTo(small);
  const settleSmall = costOfSettle(world, ten);
  const settleMany = costOfSettle(world, mails);
  growTo(large);
  const settleLarge = costOfSettle(world, ten);
  const settleForgotten = costOfSettle(world, ten, { forgotten: true });
  growTo(huge);
  const hitHuge = costOfVisit(world, pixelUrl);

  const deletes = count(settleSmall.calls, DELETE);
  return [
    figure('pixel hit, small ledger', hitFew.calls.length),
    figure('pixel hit, large ledger', hitHuge.calls.length),
    figure('hits, large ledger: cells', hitHuge.cells),
    figure('settle, 50 records of 10 messages', settleSmall.calls.length - deletes),
    figure('settle, 50 records: deletes', deletes),
    figure('settle, small ledger: cells per message', settleSmall.cells / MESSAGES),
    figure('settle, large ledger: cells per message', settleLarge.cells / MESSAGES),
    figure('settle: cells, large ledger / small', settleLarge.cells / settleSmall.cells),
    figure('settle: cells, 40 messages / 10', settleMany.cells / settleSmall.cells),
    figure('settle, places forgotten, large ledger: cells per message', settleForgotten.cells / MESSAGES),
  ];
}

const DELETE = /\.deleteProperty$/;

/** What it costs to settle five more opens of each of these mails, all of which were opened before. */
function costOfSettle(world: EmulatedWorld, mails: readonly SentMail[], { forgotten = false } = {}) {
  const openAll = (): void => {
    for (const { pixelUrl } of mails) visit(world, pixelUrl);
  };
  return withoutTimers(world, () => {
    world.advance(15 * MINUTE);
    runTimer(world, OWNER);
    openAll();
    world.advance(MINUTE);
    runTimer(world, OWNER);
    // Now all were opened and are remembered; what follows is too late to be a repeat.
    world.advance(4 * MINUTE);
    if (forgotten) {
      forgetCaches(world);
      runTimer(world, OWNER);
    }
    for (let round = 0; round < OPENS_EACH; round += 1) openAll();
    world.advance(MINUTE);
    let calls: readonly string[] = [];
    const cells = cellsRead(world, () => {
      calls = settleIn(afterPace(costly(runTimer(world, OWNER))));
    });
    const deletes = count(calls, DELETE);
    if (deletes !== mails.length * OPENS_EACH) throw new Error(`${deletes} records were settled.`);
    return { calls, cells };
  });
}

/** The last thing that settle does is remember; review comes behind it. */
const settleIn = (calls: readonly string[]): readonly string[] => calls.slice(0, calls.lastIndexOf('Cache.putAll') + 1);
