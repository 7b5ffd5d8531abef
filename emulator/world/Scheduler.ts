import type { Instant, Scheduled } from '../contracts';
import type { MovableClock } from './MovableClock';

/** Most things that may be due at one instant before the emulator takes it for an endless loop. */
const MOST_AT_ONCE = 10_000;

/** Lets time pass: runs whatever is due, in order, each at its own time. */
export class Scheduler {
  readonly #clock: MovableClock;
  #parts: Scheduled[] = [];

  constructor(clock: MovableClock) {
    this.#clock = clock;
  }

  add(part: Scheduled): void {
    this.#parts.push(part);
  }

  /** Forgets all parts. */
  clear(): void {
    this.#parts = [];
  }

  /** Ends at `now + ms`, or later if something that ran took longer. */
  advance(ms: number): void {
    const end = this.#clock.now() + ms;
    let at: Instant = this.#clock.now();
    let atOnce = 0;
    for (let due = this.#first(); due !== null && due.at <= end; due = this.#first()) {
      this.#clock.moveTo(due.at);
      atOnce = this.#clock.now() === at ? atOnce + 1 : 0;
      at = this.#clock.now();
      if (atOnce > MOST_AT_ONCE)
        throw new Error(`Time stands still: ${due.part.describe()} is due again and again.`);
      due.part.runDue(at);
    }
    this.#clock.moveTo(end);
  }

  /** The next thing waited for, in words. */
  next(): { readonly at: Instant; readonly what: string } | null {
    const due = this.#first();
    return due === null ? null : { at: due.at, what: due.part.describe() };
  }

  /** Of two that are due at the same time, the one added earlier. */
  #first(): { readonly part: Scheduled; readonly at: Instant } | null {
    let first: { readonly part: Scheduled; readonly at: Instant } | null = null;
    for (const part of this.#parts) {
      const at = part.nextAt();
      if (at !== null && (first === null || at < first.at)) first = { part, at };
    }
    return first;
  }
}
