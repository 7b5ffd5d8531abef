import type { Instant, Project, Scheduled } from '../contracts';
import type { Timer, TimerMemory } from './memory';
import { timerEvent } from './timerEvent';

/**
 * The project's time-driven triggers; each runs as the user who made it.
 *
 * Unlike Google: a timer runs at its very second, never early, late or while its last run goes on, and a failed run
 * sends no mail to its creator.
 *
 * @see https://developers.google.com/apps-script/guides/triggers/installable#time-driven_triggers
 */
export class Timers implements Scheduled {
  readonly #memory: () => TimerMemory;
  readonly #project: () => Project;

  constructor(memory: () => TimerMemory, project: () => Project) {
    this.#memory = memory;
    this.#project = project;
  }

  /** In the order they were made. */
  of(creator: string): readonly Timer[] {
    return this.#memory().list.filter((timer) => timer.creator === creator);
  }

  add(timer: Omit<Timer, 'id'>): Timer {
    const memory = this.#memory();
    memory.made += 1;
    const made = { id: `timer-${memory.made}`, ...timer };
    memory.list = [...memory.list, made];
    return made;
  }

  remove(id: string): void {
    const memory = this.#memory();
    memory.list = memory.list.filter((timer) => timer.id !== id);
  }

  nextAt(): Instant | null {
    return this.#next()?.nextAt ?? null;
  }

  describe(): string {
    const timer = this.#next();
    return timer === null ? 'no timer' : `timer "${timer.function}" of ${timer.creator}`;
  }

  runDue(now: Instant): void {
    for (const { id } of this.#memory().list.filter((timer) => isDue(timer, now))) {
      // An earlier run may have deleted it.
      const timer = this.#memory().list.find((each) => each.id === id);
      if (timer !== undefined) this.#fire(timer, now);
    }
  }

  #fire(timer: Timer, now: Instant): void {
    const memory = this.#memory();
    memory.list = memory.list.map((each) =>
      each.id === timer.id ? { ...each, nextAt: nextAfter(each, now) } : each,
    );
    this.#project().run({
      kind: 'timer',
      function: timer.function,
      arguments: [timerEvent(timer.id, now)],
      activeUser: timer.creator,
      effectiveUser: timer.creator,
    });
  }

  #next(): (Timer & { nextAt: Instant }) | null {
    let next: (Timer & { nextAt: Instant }) | null = null;
    for (const timer of this.#memory().list) {
      const { nextAt } = timer;
      if (nextAt !== null && (next === null || nextAt < next.nextAt)) next = { ...timer, nextAt };
    }
    return next;
  }
}

const isDue = ({ nextAt }: Timer, now: Instant): boolean => nextAt !== null && nextAt <= now;

/** Runs missed while the clock jumped are not made up for. */
function nextAfter({ everyMs, nextAt }: Timer, now: Instant): Instant | null {
  if (everyMs === null || nextAt === null) return null;
  const missed = Math.max(0, Math.floor((now - nextAt) / everyMs));
  return nextAt + (missed + 1) * everyMs;
}
