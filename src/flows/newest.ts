/** The entries with one more, or one renewed; of too many the newest stay. */
export const newest = <Value>(
  entries: Readonly<Record<string, Value>>,
  key: string,
  value: Value,
  most: number,
): Record<string, Value> =>
  Object.fromEntries(
    [...Object.entries(entries).filter(([each]) => each !== key), [key, value] as const].slice(-most),
  );
