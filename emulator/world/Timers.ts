import type {
  Account,
  Execution,
  Instant,
  MailSystem,
  Project,
  RunRequest,
  Scheduled,
  Switches,
} from '../contracts';
import { addSpent, allowance, spentOf } from '../services/dailyQuota';
import { randomFrom } from '../trouble/random';
import { failureNotice } from './failureNotice';
import type { ScriptMemory, Timer, TimerMemory } from './memory';
import { timerEvent } from './timerEvent';

/** What timers need of the world around them. */
export interface TimerWorld {
  readonly memory: ScriptMemory;
  readonly project: Project;
  readonly mail: MailSystem;
  readonly now: () => Instant;
  readonly account: (email: string) => Account;
  readonly switches: Pick<Switches, 'timersTellTheirUser'>;
  /** Records a run that Google refused to begin. */
  readonly refuse: (request: RunRequest, message: string) => Execution;
}

/** @see https://developers.google.com/apps-script/guides/services/quotas */
const TIME_IS_SPENT = 'Service using too much computer time for one day.';

/**
 * The project's time-driven triggers; each runs as the user who made it, and spends of the user's daily run time.
 *
 * Unlike Google: a timer runs at its very second, never early, late, twice or while its last run goes on, unless that
 * was ordered.
 *
 * @see https://developers.google.com/apps-script/guides/triggers/installable#time-driven_triggers
 */
export class Timers implements Scheduled {
  readonly #world: () => TimerWorld;

  constructor(world: () => TimerWorld) {
    this.#world = world;
  }

  /** In the order they were made. */
  of(creator: string): readonly Timer[] {
    return this.#memory.list.filter((timer) => timer.creator === creator);
  }

  /**
   * Unlike Google: anybody may make one. There one has to be allowed to view the script.
   *
   * @see https://developers.google.com/apps-script/guides/triggers/installable
   */
  add(timer: Omit<Timer, 'id'>): Timer {
    const memory = this.#memory;
    memory.made += 1;
    const made = { id: `timer-${memory.made}`, ...timer, ...this.#delay() };
    memory.list = [...memory.list, made];
    return made;
  }

  remove(id: string): void {
    const memory = this.#memory;
    memory.list = memory.list.filter((timer) => timer.id !== id);
  }

  /** Everybody's, in the order they were made. */
  get all(): readonly Timer[] {
    return this.#memory.list;
  }

  /** How late every run may be by chance; null when timers are punctual. */
  get mostLateMs(): number | null {
    return this.#memory.jitter?.mostMs ?? null;
  }

  /**
   * Makes the next run come so much later; those after it keep their times.
   *
   * @param id of the timer; the one that is due next when absent
   */
  late(ms: number, id?: string): void {
    this.#changeNext(id, ({ lateByMs = 0 }) => ({ lateByMs: lateByMs + ms }));
  }

  /**
   * Makes the next run come twice, one right after the other.
   *
   * @param id as for {@link late}
   */
  twice(id?: string): void {
    this.#changeNext(id, () => ({ twice: true }));
  }

  /** Takes back what was ordered for a timer's next run. */
  asOrdinary(id: string, what: 'late' | 'twice'): void {
    this.#change(id, ({ lateByMs, twice, ...timer }) => ({
      ...timer,
      ...(what === 'twice' && lateByMs !== undefined ? { lateByMs } : {}),
      ...(what === 'late' && twice !== undefined ? { twice } : {}),
    }));
  }

  /**
   * Makes every run late by chance, from 0 to `mostMs`; null makes timers punctual again.
   *
   * @see https://developers.google.com/apps-script/guides/triggers/installable#time-driven_triggers ("slightly randomized")
   */
  jitter(chance: { readonly mostMs: number; readonly seed: number } | null): void {
    const memory = this.#memory;
    if (chance === null) Reflect.deleteProperty(memory, 'jitter');
    else memory.jitter = { ...chance, drawn: 0 };
    memory.list = memory.list.map((timer) => ({
      ...punctual(timer),
      ...orderedFor(timer),
      ...this.#delay(),
    }));
  }

  /**
   * Runs a timer besides its times, even while another run goes on.
   *
   * @param name of its function, or its id; any timer when absent
   */
  runNow(name?: string): void {
    const timer = this.#memory.list.find(
      (each) => name === undefined || each.function === name || each.id === name,
    );
    if (timer === undefined) throw new Error(`There is no timer${name === undefined ? '' : ` "${name}"`}.`);
    this.#run(timer);
  }

  nextAt(): Instant | null {
    return this.#next()?.at ?? null;
  }

  describe(): string {
    const next = this.#next();
    return next === null ? 'no timer' : `timer "${next.timer.function}" of ${next.timer.creator}`;
  }

  runDue(now: Instant): void {
    for (const { id } of this.#memory.list.filter((timer) => isDue(timer, now))) {
      // An earlier run may have deleted it.
      const timer = this.#memory.list.find((each) => each.id === id);
      if (timer !== undefined) this.#fire(timer, now);
    }
  }

  get #memory(): TimerMemory {
    return this.#world().memory.timers;
  }

  #fire(timer: Timer, now: Instant): void {
    this.#change(timer.id, (each) => ({
      ...punctual(each),
      nextAt: nextAfter(each, now),
      ...this.#delay(),
    }));
    this.#run(timer);
    if (timer.twice === true) this.#run(timer);
  }

  #run({ id, creator, function: name }: Timer): void {
    const { memory, project, mail, now, account, refuse, switches } = this.#world();
    const request: RunRequest = {
      kind: 'timer',
      function: name,
      arguments: [timerEvent(id, now())],
      activeUser: switches.timersTellTheirUser ? creator : '',
      effectiveUser: creator,
    };
    const startedAt = now();
    const isTired =
      spentOf(memory, 'timers', creator, startedAt).spent >= allowance('timers', account(creator));
    const { outcome } = isTired ? refuse(request, TIME_IS_SPENT) : project.run(request).execution;
    const took = Math.max(0, now() - startedAt);
    if (took > 0) addSpent(memory, 'timers', creator, took, startedAt);
    const hasFailed = outcome.kind === 'failed' || outcome.kind === 'killed';
    // Add-ons' timers fail without a mail.
    if (hasFailed && project.manifest.addOns === undefined)
      mail.dispatch(failureNotice({ creator, function: name, message: outcome.message, at: startedAt }));
  }

  #changeNext(id: string | undefined, change: (timer: Timer) => Partial<Timer>): void {
    const next = id === undefined ? this.#next()?.timer : this.#memory.list.find((timer) => timer.id === id);
    if (next === undefined) throw new Error(id === undefined ? 'There is no timer.' : `There is no ${id}.`);
    if (next.nextAt === null) throw new Error(`The timer "${next.function}" has run and will not again.`);
    this.#change(next.id, (timer) => ({ ...timer, ...change(timer) }));
  }

  #change(id: string, change: (timer: Timer) => Timer): void {
    const memory = this.#memory;
    memory.list = memory.list.map((each) => (each.id === id ? change(each) : each));
  }

  /** What chance says about the next run of a timer. */
  #delay(): Pick<Timer, 'lateByChanceMs'> {
    const memory = this.#memory;
    if (memory.jitter === undefined) return {};
    const { mostMs, seed, drawn } = memory.jitter;
    memory.jitter = { mostMs, seed, drawn: drawn + 1 };
    return { lateByChanceMs: Math.round(randomFrom(seed + drawn)() * mostMs) };
  }

  #next(): { readonly timer: Timer; readonly at: Instant } | null {
    let next: { readonly timer: Timer; readonly at: Instant } | null = null;
    for (const timer of this.#memory.list) {
      const at = dueAt(timer);
      if (at !== null && (next === null || at < next.at)) next = { timer, at };
    }
    return next;
  }
}

const orderedFor = ({ lateByMs, twice }: Timer): Pick<Timer, 'lateByMs' | 'twice'> => ({
  ...(lateByMs === undefined ? {} : { lateByMs }),
  ...(twice === undefined ? {} : { twice }),
});

/** Without what was ordered for the next run, or what chance said. */
function punctual(timer: Timer): Timer {
  const { id, creator, function: name, everyMs, nextAt, madeBy } = timer;
  const kept = { id, creator, function: name, everyMs, nextAt };
  return madeBy === undefined ? kept : { ...kept, madeBy };
}

const dueAt = ({ nextAt, lateByMs = 0, lateByChanceMs = 0 }: Timer): Instant | null =>
  nextAt === null ? null : nextAt + lateByMs + lateByChanceMs;

function isDue(timer: Timer, now: Instant): boolean {
  const at = dueAt(timer);
  return at !== null && at <= now;
}

/** Runs missed while the clock jumped are not made up for. */
function nextAfter({ everyMs, nextAt }: Timer, now: Instant): Instant | null {
  if (everyMs === null || nextAt === null) return null;
  const missed = Math.max(0, Math.floor((now - nextAt) / everyMs));
  return nextAt + (missed + 1) * everyMs;
}
