import { ExecutionKilled } from './runtime/ExecutionKilled';
import { ServiceError } from './runtime/ServiceError';

/** A failure to order. */
export interface Failure {
  /** The call as in the log, `Sheets.Spreadsheets.batchUpdate`; or `*` for any call that leaves the script. */
  readonly call: string;
  /** Which of these calls from now on; the next when absent. */
  readonly nth?: number;
  /** How many in a row; 1 when absent. */
  readonly times?: number;
  /** The call does its work first, and only then seems to have failed. */
  readonly afterwards?: boolean;
  /** What the service says. */
  readonly message?: string;
  /** The status code in the details of an advanced service's error; 503 when absent. */
  readonly code?: number;
  /** The execution is stopped there, as when its time is up. */
  readonly kill?: boolean;
}

/** One call on its way. */
export interface CallInQuestion {
  readonly name: string;
  readonly counts: boolean;
  /** The API's own name of the method, `sheets.spreadsheets.batchUpdate`; null for built-in services. */
  readonly apiName: string | null;
}

/**
 * Trouble to order: makes services fail at a chosen call, and counts calls.
 *
 * Orders are kept until they have come true or are cleared; they are no part of the saved world.
 */
export class Trouble {
  #orders: { readonly failure: Failure; seen: number }[] = [];
  #counts = new Map<string, number>();

  /** Orders a failure. Several may be open at once; the oldest that fits wins. */
  fail(failure: Failure): void {
    this.#orders.push({ failure, seen: 0 });
  }

  /** Takes all orders back. */
  clear(): void {
    this.#orders = [];
  }

  /** Failures that have not come true yet, or not often enough. */
  get pending(): readonly Failure[] {
    return this.#orders.map(({ failure }) => failure);
  }

  /** How often each service method was called since the start or the last {@link forgetCounts}. */
  get callCounts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }

  forgetCounts(): void {
    this.#counts.clear();
  }

  /** Notes one call, and tells what goes wrong with it. */
  meet(call: CallInQuestion): { readonly error: Error; readonly afterwards: boolean } | null {
    this.#counts.set(call.name, (this.#counts.get(call.name) ?? 0) + 1);
    let met: Failure | null = null;
    for (const order of this.#orders) {
      const { failure } = order;
      if (failure.call === '*' ? !call.counts : failure.call !== call.name) continue;
      order.seen += 1;
      if (met === null && order.seen >= (failure.nth ?? 1)) met = failure;
    }
    this.#orders = this.#orders.filter(
      ({ failure, seen }) => seen < (failure.nth ?? 1) + (failure.times ?? 1) - 1,
    );
    return met === null ? null : { error: errorFor(met, call), afterwards: met.afterwards ?? false };
  }
}

function errorFor(
  { kill = false, message = SERVER_ERROR, code = 503 }: Failure,
  { apiName }: CallInQuestion,
): Error {
  if (kill) return new ExecutionKilled();
  if (apiName === null) return new ServiceError(message);
  return new ServiceError(`API call to ${apiName} failed with error: ${message}`, {
    name: 'GoogleJsonResponseException',
    details: { code, message },
  });
}

/** @see https://developers.google.com/apps-script/guides/support/troubleshooting */
const SERVER_ERROR = "We're sorry, a server error occurred. Please wait a bit and try again.";
