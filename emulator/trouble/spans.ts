const UNITS = [
  ['day', 24 * 60 * 60_000],
  ['hour', 60 * 60_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** `20 minutes`, `1 hour`, `90 seconds`, `250 ms`: in the largest unit that goes in whole. */
export function span(ms: number): string {
  const [unit, length] = UNITS.find(([, each]) => ms >= each && ms % each === 0) ?? [null, 1];
  if (unit === null) return `${ms} ms`;
  const many = ms / length;
  return `${many} ${unit}${many === 1 ? '' : 's'}`;
}
