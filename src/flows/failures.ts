/** What `work` answers; null when it throws, and then the failure is kept for {@link throwTogether}. */
export function attempt<T>(work: () => T, failures: unknown[]): T | null {
  try {
    return work();
  } catch (error) {
    failures.push(error);
    return null;
  }
}

/** Whether `work` was done; a failure is kept. */
export const succeeds = (work: () => void, failures: unknown[]): boolean =>
  attempt(() => {
    work();
    return true;
  }, failures) !== null;

/**
 * Ends a run in which some steps failed and the others were done: nobody watches a timer but Google's failure mail.
 * A single failure is thrown as it is; of several the first is the cause.
 */
export function throwTogether(failures: readonly unknown[]): void {
  if (failures.length === 0) return;
  const [first] = failures;
  if (failures.length === 1) throw first;
  throw Object.assign(new Error(`${failures.length} steps failed: ${failures.map(String).join('; ')}`), {
    cause: first,
  });
}
