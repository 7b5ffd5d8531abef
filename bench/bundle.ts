import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { figure, type Figure } from './budgets';
import { fixedWorkMs } from './timing';

const BUNDLE = 'dist/Code.js';

export const measureBundleSize = (): Figure[] => [figure('bundle: size', readFileSync(BUNDLE).byteLength)];

const RUNS = 21;

/** Compiles and evaluates the bundle once, in a process and a context that never saw it, and prints milliseconds. */
const ONCE = `
const { createContext, Script } = require('node:vm');
const code = require('node:fs').readFileSync(process.argv[1], 'utf8');
const context = createContext({});
const start = process.hrtime.bigint();
new Script(code, { filename: 'Code.gs' }).runInContext(context);
console.log(Number(process.hrtime.bigint() - start) / 1e6);
`;

/**
 * How long an execution spends on the bundle before it does anything. In one process each run is slower than the one
 * before, for contexts are never quite gone; so each has a process of its own. The least is what the code costs, the
 * others are what the machine did meanwhile.
 */
export function measureBundleTime(): Figure[] {
  const times = Array.from({ length: RUNS }, () =>
    Number(execFileSync(process.execPath, ['-e', ONCE, BUNDLE], { encoding: 'utf8' })),
  ).sort((one, other) => one - other);
  const [least = NaN] = times;
  const median = times[Math.floor(RUNS / 2)] ?? NaN;
  return [
    figure('bundle: compile and evaluate, cold', least),
    figure('bundle: compile and evaluate, median', median),
    figure('bundle: compile and evaluate / fixed work', median / fixedWorkMs()),
  ];
}
