import { BUDGETS, figure, isBroken, type Budget, type Figure } from '../../bench/budgets';
import { measureBundleSize } from '../../bench/bundle';
import { measureBurst } from '../../bench/burst';
import { measureCards } from '../../bench/cards';
import { measureHits } from '../../bench/hits';
import { measureIdle } from '../../bench/idle';
import { measureLatency } from '../../bench/latency';
import { measureLedgerSizes } from '../../bench/ledgerSize';
import { measureManyChanges } from '../../bench/manyChanges';
import { asJson, asTable } from '../../bench/report';

/** What the bench measures, on worlds small enough for every run of the tests. */
const MEASURES: readonly (readonly [promise: string, measure: () => Figure[]])[] = [
  ['a hit makes few calls, takes no lock and reads no cell', measureHits],
  ['a run with nothing to do costs next to nothing', measureIdle],
  ['a card is there after a few calls', measureCards],
  [
    'hits and settle cost the same in a large ledger as in a small one',
    () => measureLedgerSizes({ small: 60, large: 300, huge: 400 }),
  ],
  ['news of many messages take few calls', () => measureManyChanges({ threads: 20 })],
  ['of many opens in a minute none is lost and none counts twice', () => measureBurst({ opens: 60 })],
  ['an alert follows soon after the open', () => measureLatency({ opens: 12 })],
  ['the bundle is small', measureBundleSize],
];

const measured: Figure[] = [];

describe('what the shipped bundle costs', () => {
  it.each(MEASURES)('%s', (_promise, measure) => {
    const figures = measure();
    measured.push(...figures);
    expect(figures.filter(isBroken).map(asJson)).toEqual([]);
  });

  it('is measured for every counted budget', () => {
    const budgets = Object.entries<Budget>(BUDGETS).filter(([, { isCounted }]) => isCounted);
    const names = new Set<string>(measured.map(({ name }) => name));
    expect(budgets.flatMap(([name]) => (names.has(name) ? [] : [name]))).toEqual([]);
  });
});

describe('the report', () => {
  it('breaks counted budgets only, for times differ from machine to machine', () => {
    expect(isBroken(figure('hits: locks', 1))).toBe(true);
    expect(isBroken(figure('hits: locks', 0))).toBe(false);
    expect(isBroken(figure('bundle: compile and evaluate, cold', 1_000))).toBe(false);
    expect(isBroken(figure('tick, idle, the owner', 1_000))).toBe(false);
  });

  it('is one JSON object a line, with a budget or null', () => {
    expect(JSON.parse(asJson(figure('hits: locks', 1)))).toEqual({
      name: 'hits: locks',
      value: 1,
      unit: 'locks',
      budget: 0,
    });
    expect(asJson(figure('open to alert, median', 31.2345))).toBe(
      '{"name":"open to alert, median","value":31.2,"unit":"s","budget":null}',
    );
  });

  it('is a table with every budget, and names what is missing', () => {
    const all = Object.keys(BUDGETS).map((name) => figure(name as Figure['name'], 0)); // the keys are the names
    const lines = asTable(all).split('\n');
    expect(lines).toHaveLength(all.length + 1);
    expect(lines.find((line) => line.startsWith('hits: locks'))).toMatch(/0 +≤ 0 +locks +ok$/);
    expect(() => asTable(all.slice(1))).toThrow('pixel hit, warm');
  });
});
