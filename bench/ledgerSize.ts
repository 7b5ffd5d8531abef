import { figure, type Figure } from './budgets';
import { afterPace, cellsRead, costly, count } from './counting';
import { costOfVisit, type Cost } from './hits';
import {
  forgetCaches,
  MINUTE,
  missing,
  openOffice,
  OWNER,
  runTimer,
  visit,
  withoutTimers,
  type EmulatedWorld,
} from './office';
import { seedMessages, somewhere, type SeededMessage } from './seed';

/** Messages in the ledger: for settle small and large, for hits huge. */
export interface LedgerSizes {
  readonly small: number;
  readonly large: number;
  readonly huge: number;
}

export const LEDGER_SIZES: LedgerSizes = { small: 100, large: 2_000, huge: 5_000 };

const MESSAGES = 10;
const MANY_MESSAGES = 40;

/** What hits and settle cost while the ledger grows. */
export function measureLedgerSizes({ small, large, huge }: LedgerSizes = LEDGER_SIZES): Figure[] {
  const world = openOffice();
  let rows = 0;
  const growTo = (wanted: number): SeededMessage[] => {
    const seeded = seedMessages(world, somewhere(world, wanted - rows));
    rows = wanted;
    return seeded;
  };
  const hit = ({ pixelUrl }: SeededMessage): Cost => {
    world.advance(15 * MINUTE);
    // What was forgotten meanwhile comes back into the cache.
    visit(world, pixelUrl);
    world.advance(5 * MINUTE);
    return costOfVisit(world, pixelUrl);
  };

  const ten = growTo(MESSAGES);
  const [first = missing('message')] = ten;
  const hitSmall = hit(first);
  const many = [...ten, ...growTo(MANY_MESSAGES)];
  growTo(small);
  const settleSmall = costOfSettle(world, ten);
  const settleMany = costOfSettle(world, many, { opensEach: 1 });
  growTo(large);
  const settleLarge = costOfSettle(world, ten);
  const settleForgotten = costOfSettle(world, ten, { opensEach: 1, forgotten: true });
  growTo(huge);
  const hitHuge = hit(first);

  const deletes = count(settleSmall.calls, DELETE);
  return [
    figure('pixel hit, ledger of 10', hitSmall.calls.length),
    figure('pixel hit, huge ledger', hitHuge.calls.length),
    figure('pixel hit, huge ledger: cells', hitHuge.cells),
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

/** What it costs to settle more opens of each of these mails, all of which were opened before. */
function costOfSettle(
  world: EmulatedWorld,
  mails: readonly SeededMessage[],
  { opensEach = 5, forgotten = false } = {},
) {
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
    for (let round = 0; round < opensEach; round += 1) openAll();
    world.advance(MINUTE);
    let calls: readonly string[] = [];
    const cells = cellsRead(world, () => {
      calls = settleIn(afterPace(costly(runTimer(world, OWNER))));
    });
    const deletes = count(calls, DELETE);
    if (deletes !== mails.length * opensEach) throw new Error(`${deletes} records were settled.`);
    return { calls, cells };
  });
}

/** The last thing that settle does is remember; review comes behind it. */
const settleIn = (calls: readonly string[]): readonly string[] =>
  calls.slice(0, calls.lastIndexOf('Cache.putAll') + 1);
