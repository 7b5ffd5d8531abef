import type { Clock, Instant } from '../contracts';

/** The world's clock: stands still until it is moved. */
export class MovableClock implements Clock {
  #now: Instant;

  constructor(startAt: Instant) {
    this.#now = startAt;
  }

  now(): Instant {
    return this.#now;
  }

  /** Moves it on; does nothing when it is later already. */
  moveTo(at: Instant): void {
    this.#now = Math.max(this.#now, at);
  }

  /** Jumps ahead or, below 0, back, and runs nothing on the way: what was due meanwhile is due late or once more. */
  jump(ms: number): void {
    this.#now += ms;
  }

  /** Sets it even back, when another world is loaded. */
  setTo(at: Instant): void {
    this.#now = at;
  }
}
