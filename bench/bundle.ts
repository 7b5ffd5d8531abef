import { readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import { figure, type Figure } from './budgets';
import { fixedWorkMs, medianMs } from './timing';

const BUNDLE = 'dist/Code.js';

export const measureBundleSize = (): Figure[] => [figure('bundle: size', readFileSync(BUNDLE).byteLength)];

/** How long an execution spends on the bundle before it does anything. */
export function measureBundleTime(): Figure[] {
  const source = readFileSync(BUNDLE, 'utf8');
  const ms = medianMs(
    21,
    // V8 remembers sources it compiled; no two are the same, so that each run is the first.
    (run) => ({ code: `${source}\n// ${run} ${process.hrtime.bigint()}`, context: createContext({}) }),
    ({ code, context }) => {
      new Script(code, { filename: 'Code.gs' }).runInContext(context);
    },
  );
  return [
    figure('bundle: compile and evaluate, cold', ms),
    figure('bundle: compile and evaluate / fixed work', ms / fixedWorkMs()),
  ];
}
