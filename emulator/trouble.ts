import type { Execution, World } from './contracts';
import { ExecutionKilled } from './runtime/ExecutionKilled';
import { ServiceError } from './runtime/ServiceError';
import { fits } from './trouble/fits';
import type { Latency } from './trouble/latency';
import { randomFrom } from './trouble/random';
import { languageOf, TEXTS, type Language, type Text, type TextName } from './trouble/texts';

/** Which calls are meant. */
export interface Aim {
  /**
   * The call as in the log, `Sheets.Spreadsheets.batchUpdate`; all of a service, `Sheets.*`; or `*` for any call that
   * leaves the script.
   */
  readonly call: string;
  /** Which of these calls from now on; the next when absent. */
  readonly nth?: number;
  /** How many in a row; 1 when absent. */
  readonly times?: number;
  /** The share of these calls from 0 to 1, until taken back. `nth` and `times` say nothing then. */
  readonly rate?: number;
  /** Chooses the calls of a rate: the same seed, the same calls. */
  readonly seed?: number;
}

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

/** One call on its way. */
export interface CallInQuestion {
  readonly name: string;
  readonly counts: boolean;
  /** The API's own name of the method, `sheets.spreadsheets.batchUpdate`; null for built-in services. */
  readonly apiName: string | null;
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
  readonly #failures = new Orders<Failure>();
  readonly #slow = new Orders<Slowness>();
  readonly #deeds = new Orders<Aim & Pick<Deed, 'act'>>();
  #latency: Latency | null = null;
  #counts = new Map<string, number>();

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

  /** Takes all orders back, the latency, too. */
  clear(): void {
    this.#failures.clear();
    this.#slow.clear();
    this.#deeds.clear();
    this.#latency = null;
  }

  /** Failures that have not come true yet, or not often enough. */
  get pending(): readonly Failure[] {
    return this.#failures.open;
  }

  /** Slow calls that have not come true yet, or not often enough. */
  get pendingSlowness(): readonly Slowness[] {
    return this.#slow.open;
  }

  get hasLatency(): boolean {
    return this.#latency !== null;
  }

  /** How often each service method was called since the start or the last {@link forgetCounts}. */
  get callCounts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }

  forgetCounts(): void {
    this.#counts.clear();
  }

  /** Lets an execution take the time it needs to start. @throws {ExecutionKilled} when that is all it has */
  begin({ world, execution }: Scenery): void {
    if (this.#latency !== null) world.script.pass(execution, this.#latency.ofStart());
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

/** Orders of one kind, the oldest first. */
class Orders<Order extends Aim> {
  #list: { readonly order: Order; seen: number; readonly random: () => number }[] = [];

  add(order: Order): void {
    this.#list.push({ order, seen: 0, random: randomFrom(order.seed ?? 1) });
  }

  clear(): void {
    this.#list = [];
  }

  get open(): readonly Order[] {
    return this.#list.map(({ order }) => order);
  }

  /** Those that this call makes true. */
  meet(call: CallInQuestion): readonly Order[] {
    const met: Order[] = [];
    for (const each of this.#list) {
      const { order } = each;
      if (order.call === '*' ? !call.counts : !fits(order.call, call)) continue;
      each.seen += 1;
      const isMet = order.rate === undefined ? each.seen >= (order.nth ?? 1) : each.random() < order.rate;
      if (isMet) met.push(order);
    }
    this.#list = this.#list.filter(
      ({ order: { rate, nth = 1, times = 1 }, seen }) => rate !== undefined || seen < nth + times - 1,
    );
    return met;
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
