/** Wall-clock times as medians, which one slow run does not spoil. */
import { cpus, loadavg } from 'node:os';

/** Milliseconds; `prepare` makes what each run needs and is not timed. */
export function medianMs<Given>(
  runs: number,
  prepare: (run: number) => Given,
  work: (given: Given) => unknown,
): number {
  const times = Array.from({ length: runs }, (_, run) => {
    const given = prepare(run);
    const start = process.hrtime.bigint();
    work(given);
    return Number(process.hrtime.bigint() - start) / 1e6;
  }).sort((one, other) => one - other);
  return times[Math.floor(runs / 2)] ?? 0;
}

/** A fixed piece of work, so that figures of two machines can be compared. */
export const fixedWorkMs = (): number =>
  medianMs(
    15,
    () => Array.from({ length: 100_000 }, (_, index) => (index * 48_271) % 2_147_483_647),
    (numbers) => numbers.sort((one, other) => one - other),
  );

/** What the times were measured on. */
export function machine(): string {
  const [first, ...others] = cpus();
  const load = loadavg()
    .map((share) => share.toFixed(1))
    .join(' ');
  return `${first?.model ?? 'unknown processor'} × ${others.length + 1}, Node ${process.version}, V8 ${process.versions.v8}, ${process.platform}, load ${load}`;
}
