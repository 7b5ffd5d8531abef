/** As much of a promise as `then` needs. */
export interface Settled {
  then(succeeded?: (value: unknown) => unknown, failed?: (reason: unknown) => unknown): Settled;
}

/**
 * A promise that is settled already and calls its handlers at once: in the emulated world a request is answered in the
 * moment it is made, and no time may pass before its answer is looked at.
 */
export function settled(compute: () => unknown): Settled {
  let outcome: { readonly value: unknown } | { readonly reason: unknown };
  try {
    outcome = { value: compute() };
  } catch (reason) {
    outcome = { reason };
  }
  return {
    then(succeeded, failed) {
      return settled(() => {
        if ('value' in outcome) return succeeded === undefined ? outcome.value : succeeded(outcome.value);
        if (failed !== undefined) return failed(outcome.reason);
        throw outcome.reason;
      });
    },
  };
}
