import type { Execution, Instant } from '../contracts';

/** Who has a lock: an execution, or somebody out of sight until a certain time. */
type Holder = { readonly execution: string } | { readonly until: Instant };

/**
 * The script's locks by name: `script`, or `user:` and an address.
 *
 * A lock is contended by an execution that runs inside another one (a script that fetches its own web app), or when
 * {@link hold} was ordered.
 *
 * @see https://developers.google.com/apps-script/reference/lock/lock
 */
export class Locks {
  readonly #holders = new Map<string, Holder>();
  readonly #now: () => Instant;
  readonly #pass: (execution: Execution, ms: number) => void;

  constructor(now: () => Instant, pass: (execution: Execution, ms: number) => void) {
    this.#now = now;
    this.#pass = pass;
  }

  /** Takes the lock, waiting at most so long on the world's clock. An execution that has it keeps it. */
  take(name: string, execution: Execution, timeoutMs: number): boolean {
    if (this.isHeldBy(name, execution)) return true;
    if (timeoutMs < 0) return false;
    const holder = this.#current(name);
    if (holder !== null) {
      const freeAt = 'until' in holder ? holder.until : Number.POSITIVE_INFINITY;
      const wait = Math.min(timeoutMs, freeAt - this.#now());
      this.#pass(execution, wait);
      if (this.#current(name) !== null) return false;
    }
    this.#holders.set(name, { execution: execution.id });
    return true;
  }

  isHeldBy(name: string, execution: Execution): boolean {
    const holder = this.#current(name);
    return holder !== null && 'execution' in holder && holder.execution === execution.id;
  }

  /** Does nothing when the execution does not have the lock. */
  release(name: string, execution: Execution): void {
    if (this.isHeldBy(name, execution)) this.#holders.delete(name);
  }

  /** Locks do not outlive their execution. */
  releaseAll(execution: Execution): void {
    for (const name of [...this.#holders.keys()]) this.release(name, execution);
  }

  /** Orders contention: from now on, for so long, somebody else has the lock. */
  hold(name: string, ms: number): void {
    this.#holders.set(name, { until: this.#now() + ms });
  }

  /** The locks that somebody else was ordered to have, and until when. */
  get held(): readonly { readonly name: string; readonly until: Instant }[] {
    return [...this.#holders.keys()].flatMap((name) => {
      const holder = this.#current(name);
      return holder !== null && 'until' in holder ? [{ name, until: holder.until }] : [];
    });
  }

  /** Takes back what {@link hold} ordered. */
  letGo(name: string): void {
    const holder = this.#holders.get(name);
    if (holder !== undefined && 'until' in holder) this.#holders.delete(name);
  }

  /** Forgets all holders. */
  clear(): void {
    this.#holders.clear();
  }

  #current(name: string): Holder | null {
    const holder = this.#holders.get(name);
    if (holder === undefined || ('until' in holder && holder.until <= this.#now())) return null;
    return holder;
  }
}
