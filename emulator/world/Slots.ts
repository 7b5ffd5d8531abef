import type { ExecutionKind, Instant, Switches } from '../contracts';
import { EXECUTIONS_PER_SCRIPT, SIMULTANEOUS_EXECUTIONS } from '../services/limits';
import type { MovableClock } from './MovableClock';

/**
 * How long an execution keeps its place among those that may run at once, in milliseconds; absent: as long as the
 * world's clock moves while it runs.
 */
export type Durations = Readonly<Partial<Record<ExecutionKind, number>>>;

/**
 * Unlike Google: the words for too many runs of one script are not published; the user's stand for both.
 *
 * @see https://developers.google.com/apps-script/guides/services/quotas#current_limitations
 */
export const CROWDED =
  'Exception: There are too many scripts running simultaneously for this Google user account.';

/** The place of one execution; it has to be left. */
export interface Slot {
  leave(kind: ExecutionKind): void;
}

interface Taken {
  readonly user: string;
  readonly from: Instant;
  until: Instant;
}

/**
 * Places for executions: so many at once for each user, and for the script.
 *
 * Executions here run one after the other and take no time of their own; a duration keeps the place taken, so that a
 * burst within a short time is crowded as it would be at Google. An execution inside another one takes a place, too.
 *
 * @see https://developers.google.com/apps-script/guides/services/quotas#current_limitations
 */
export class Slots {
  readonly #clock: MovableClock;
  readonly #switches: Switches;
  readonly #durations: Durations;
  #taken: Taken[] = [];

  constructor(clock: MovableClock, switches: Switches, durations: Durations) {
    this.#clock = clock;
    this.#switches = switches;
    this.#durations = durations;
  }

  /** A place for a run as this user, or null when Google refuses it; may let time pass until one is free. */
  enter(user: string): Slot | null {
    const freeAt = this.#freeAt(user);
    if (freeAt > this.#clock.now()) {
      // Whoever waits for an execution that is waiting for the answer waits for ever.
      if (!this.#switches.crowdsWait || freeAt === Number.POSITIVE_INFINITY) return null;
      this.#clock.moveTo(freeAt);
    }
    const taken: Taken = { user, from: this.#clock.now(), until: Number.POSITIVE_INFINITY };
    this.#taken.push(taken);
    return {
      leave: (kind) => {
        taken.until = Math.max(this.#clock.now(), taken.from + (this.#durations[kind] ?? 0));
      },
    };
  }

  /** Forgets all that is taken. */
  clear(): void {
    this.#taken = [];
  }

  #freeAt(user: string): Instant {
    const now = this.#clock.now();
    this.#taken = this.#taken.filter(({ until }) => until > now);
    const own = this.#taken.filter((taken) => taken.user === user);
    return Math.max(
      whenBelow(own, SIMULTANEOUS_EXECUTIONS.value, now),
      whenBelow(this.#taken, EXECUTIONS_PER_SCRIPT.value, now),
    );
  }
}

/** When so few are left that one more may start. */
function whenBelow(taken: readonly Taken[], limit: number, now: Instant): Instant {
  if (taken.length < limit) return now;
  const ends = taken.map(({ until }) => until).sort((a, b) => a - b);
  return ends[taken.length - limit] ?? now;
}
