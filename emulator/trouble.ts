import type { Execution, Instant, World } from './contracts';
import { ExecutionKilled } from './runtime/ExecutionKilled';
import { ServiceError } from './runtime/ServiceError';
import { CallOrders, type Aim, type CallInQuestion, type Kept } from './trouble/CallOrders';
import type { Latency } from './trouble/latency';
import { languageOf, TEXTS, type Language, type Text, type TextName } from './trouble/texts';

export type { CallInQuestion } from './trouble/CallOrders';

/** A failure to order. */
export interface Failure extends Aim {
  /** The call does its work first, and only then seems to have failed. */
  readonly afterwards?: boolean;
  /** What the service says. */
  readonly message?: string;
  /** What the service says, by its name in TEXTS; `message` wins. A server error when both are absent. */
  readonly text?: TextName;
  /** In which language; that of the account when absent. */
  readonly language?: Language;
  /** The status code in the details of an advanced service's error; that of the text, or 503, when absent. */
  readonly code?: number;
  /** The execution is stopped there, as when its time is up. */
  readonly kill?: boolean;
}

/** Something that somebody does by hand just before a call. */
export interface Deed extends Pick<Aim, 'nth' | 'times'> {
  /** As {@link Aim.call}. */
  readonly before: string;
  readonly act: (world: World) => void;
}

/** A call that takes its time. */
export interface Slowness extends Aim {
  readonly ms: number;
}

/** Where a call happens. */
export interface Scenery {
  readonly world: World;
  readonly execution: Execution;
}

/**
 * Trouble to order: makes services fail or dawdle at a chosen call, lets people act between two calls, and counts
 * calls.
 *
 * Orders are kept until they have come true or are cleared; they are no part of the saved world.
 */
export class Trouble {
  readonly #failures: CallOrders<Failure>;
  readonly #slow: CallOrders<Slowness>;
  readonly #deeds: CallOrders<Aim & Pick<Deed, 'act'>>;
  #latency: Latency | null = null;
  #counts = new Map<string, number>();

  constructor(now: () => Instant) {
    let made = 0;
    const nextId = (): number => (made += 1);
    this.#failures = new CallOrders(now, nextId);
    this.#slow = new CallOrders(now, nextId);
    this.#deeds = new CallOrders(now, nextId);
  }

  /** Orders a failure. Several may be open at once; the oldest that fits wins. */
  fail(failure: Failure): void {
    this.#failures.add(failure);
  }

  /** Orders that calls take so long; added to what the latency says. */
  slow(slowness: Slowness): void {
    this.#slow.add(slowness);
  }

  /** Orders something done by hand just before a call: a row sorted, a file deleted, another run begun. */
  between({ before, ...deed }: Deed): void {
    this.#deeds.add({ ...deed, call: before });
  }

  /** Makes every call and every start take its time from now on; null ends that. */
  setLatency(latency: Latency | null): void {
    this.#latency = latency;
  }

  /** Takes one order back: a failure, or a slow call. */
  takeBack(id: number): void {
    this.#failures.takeBack(id);
    this.#slow.takeBack(id);
  }

  /** Takes all orders back, the latency, too. */
  clear(): void {
    this.#failures.clear();
    this.#slow.clear();
    this.#deeds.clear();
    this.#latency = null;
  }

  /** Failures that have not come true yet, or not often enough. */
  get pending(): readonly Failure[] {
    return this.#failures.open.map(({ order }) => order);
  }

  /** The same with what it takes to take one back. */
  get openFailures(): readonly Kept<Failure>[] {
    return this.#failures.open;
  }

  /** Slow calls that have not come true yet, or not often enough. */
  get openSlowness(): readonly Kept<Slowness>[] {
    return this.#slow.open;
  }

  get latency(): Latency | null {
    return this.#latency;
  }

  /** How often each service method was called since the start or the last {@link forgetCounts}. */
  get callCounts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }

  forgetCounts(): void {
    this.#counts.clear();
  }

  /**
   * Lets an execution take the time it needs to start.
   *
   * @throws {ExecutionKilled} when that is all it has
   * @throws {ServiceError} when it was ordered that executions of its kind are refused
   */
  begin({ world, execution }: Scenery): void {
    if (this.#latency !== null) world.script.pass(execution, this.#latency.ofStart());
    const call: CallInQuestion = { name: execution.kind, counts: false, apiName: null };
    const [refused] = this.#failures.meet(call);
    if (refused !== undefined) throw errorFor(refused, call, execution.locale);
  }

  /**
   * Notes one call, does what was ordered to happen before it, and tells what goes wrong with it.
   *
   * @throws {ExecutionKilled} when the execution's time is up before the call is
   */
  meet(
    call: CallInQuestion,
    { world, execution }: Scenery,
  ): { readonly error: Error; readonly afterwards: boolean } | null {
    this.#counts.set(call.name, (this.#counts.get(call.name) ?? 0) + 1);
    const ms = (this.#latency?.ofCall(call) ?? 0) + sum(this.#slow.meet(call).map((slow) => slow.ms));
    if (ms > 0) world.script.pass(execution, ms);
    for (const { act } of this.#deeds.meet(call)) act(world);
    const [met] = this.#failures.meet(call);
    return met === undefined
      ? null
      : { error: errorFor(met, call, execution.locale), afterwards: met.afterwards ?? false };
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

function errorFor(failure: Failure, { apiName }: CallInQuestion, locale: string): Error {
  if (failure.kill === true) return new ExecutionKilled();
  const text: Text = TEXTS[failure.text ?? 'serverError'];
  const message = failure.message ?? text[failure.language ?? languageOf(locale)];
  if (apiName === null) return new ServiceError(message);
  const code = failure.code ?? (failure.text === undefined ? undefined : text.code) ?? 503;
  return new ServiceError(`API call to ${apiName} failed with error: ${message}`, {
    name: 'GoogleJsonResponseException',
    details: { code, message },
  });
}
