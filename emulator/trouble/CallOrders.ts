import type { Instant } from '../contracts';
import { fits } from './fits';
import { randomFrom } from './random';

/** Which calls are meant. */
export interface Aim {
  /**
   * The call as in the log, `Sheets.Spreadsheets.batchUpdate`; all of a service, `Sheets.*`; or `*` for any call that
   * leaves the script. The kind of an execution, `doGet`, means its start: a failure then refuses it as a whole.
   */
  readonly call: string;
  /** Which of these calls from now on; the next when absent. */
  readonly nth?: number;
  /** How many in a row; when absent 1, or with `forMs` all. */
  readonly times?: number;
  /** The share of these calls from 0 to 1, until taken back. `nth` and `times` say nothing then. */
  readonly rate?: number;
  /** Chooses the calls of a rate: the same seed, the same calls. */
  readonly seed?: number;
  /** Milliseconds of the world's time after which the order lapses. */
  readonly forMs?: number;
}

/** One call on its way. */
export interface CallInQuestion {
  readonly name: string;
  readonly counts: boolean;
  /** The API's own name of the method, `sheets.spreadsheets.batchUpdate`; null for built-in services. */
  readonly apiName: string | null;
}

/** An order that has not come true yet, or not often enough. */
export interface Kept<Order extends Aim> {
  readonly id: number;
  readonly order: Order;
  /** When it lapses; null for one that waits as long as it takes. */
  readonly until: Instant | null;
}

/** Orders of one kind about calls, the oldest first. */
export class CallOrders<Order extends Aim> {
  readonly #now: () => Instant;
  readonly #nextId: () => number;
  #list: (Kept<Order> & { seen: number; readonly random: () => number })[] = [];

  constructor(now: () => Instant, nextId: () => number) {
    this.#now = now;
    this.#nextId = nextId;
  }

  add(order: Order): void {
    const until = order.forMs === undefined ? null : this.#now() + order.forMs;
    this.#list.push({ id: this.#nextId(), order, until, seen: 0, random: randomFrom(order.seed ?? 1) });
  }

  clear(): void {
    this.#list = [];
  }

  takeBack(id: number): void {
    this.#list = this.#list.filter((each) => each.id !== id);
  }

  get open(): readonly Kept<Order>[] {
    const now = this.#now();
    this.#list = this.#list.filter(({ until }) => until === null || now < until);
    return this.#list;
  }

  /** Those that this call makes true. */
  meet(call: CallInQuestion): readonly Order[] {
    if (this.open.length === 0) return [];
    const met: Order[] = [];
    for (const each of this.#list) {
      const { order } = each;
      if (order.call === '*' ? !call.counts : !fits(order.call, call)) continue;
      each.seen += 1;
      const isMet = order.rate === undefined ? each.seen >= (order.nth ?? 1) : each.random() < order.rate;
      if (isMet) met.push(order);
    }
    this.#list = this.#list.filter(({ order, seen }) => order.rate !== undefined || seen < lastOf(order));
    return met;
  }
}

/** The last call that an order is about. */
const lastOf = ({ nth = 1, times, forMs }: Aim): number =>
  nth + (times ?? (forMs === undefined ? 1 : Number.POSITIVE_INFINITY)) - 1;
