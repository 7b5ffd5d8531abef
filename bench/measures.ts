import type { Figure } from './budgets';
import { measureBundleSize, measureBundleTime } from './bundle';
import { measureBurst } from './burst';
import { measureCards, measureCardsAMinute } from './cards';
import { measureHits } from './hits';
import { measureIdle } from './idle';
import { measureLatency } from './latency';
import { measureLedgerSizes } from './ledgerSize';
import { measureMail } from './mail';
import { measureManyChanges } from './manyChanges';
import { measureWrapping } from './wrapping';

/** All there is to measure, in the order of the table. Times come first: the process is then still small. */
export const MEASURES: readonly (() => Figure[])[] = [
  measureBundleTime,
  measureWrapping,
  measureMail,
  measureBundleSize,
  measureHits,
  measureIdle,
  measureCards,
  measureCardsAMinute,
  measureLedgerSizes,
  measureManyChanges,
  measureBurst,
  measureLatency,
];
