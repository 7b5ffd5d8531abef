import type {
  Account,
  Execution,
  Instant,
  MailSystem,
  Network,
  Project,
  RunRequest,
  RunResult,
  Scheduled,
  Spreadsheets,
  Switches,
  World,
} from '../contracts';
import { ExecutionKilled } from '../runtime/ExecutionKilled';
import { run, type RunnableProject } from '../runtime/run';
import { ADD_ON_RUNTIME, RUNTIME } from '../services/limits';
import { Trouble } from '../trouble';
import { Executions } from './Executions';
import { Listeners } from './Listeners';
import { Locks } from './Locks';
import type { ScriptMemory } from './memory';
import { MovableClock } from './MovableClock';
import { newWorld, readWorld, type SavedWorld } from './SavedWorld';
import { Scheduler } from './Scheduler';
import type { ScriptState } from './ScriptState';
import { Timers } from './Timers';

/** The subsystems of a world; made again whenever a state is loaded. */
export interface Parts {
  readonly mail: MailSystem;
  readonly sheets: Spreadsheets;
  readonly network: Network;
}

export interface WorldPlan extends RunnableProject {
  readonly accounts: readonly Account[];
  /** Address of the account that deployed the web app. */
  readonly deployer: string;
  readonly switches: Switches;
  readonly startAt: Instant;
  /** Makes the subsystems around their states, which they change in place. */
  readonly parts: (world: EmulatedWorld, states: Pick<SavedWorld, 'mail' | 'sheets'>) => Parts;
}

/** One script project among several people, with its own time. */
export class EmulatedWorld implements World {
  readonly accounts: readonly Account[];
  readonly project: Project;
  readonly clock: MovableClock;
  readonly switches: Switches;
  readonly script: ScriptState;
  /** Failures to order. */
  readonly trouble = new Trouble();
  readonly #plan: WorldPlan;
  readonly #scheduler: Scheduler;
  readonly #locks: Locks;
  readonly #timers: Timers;
  readonly #listeners = new Listeners();
  readonly #executions = new Executions();
  readonly #beginning: string;
  #state: SavedWorld;
  #parts: Parts | null = null;

  /** @param saved a world to go on with, and to come back to on reset */
  constructor(plan: WorldPlan, saved?: string) {
    this.#plan = plan;
    this.accounts = plan.accounts;
    this.switches = { ...plan.switches };
    this.clock = new MovableClock(plan.startAt);
    this.project = {
      scriptId: 'emulated-script-1',
      deploymentId: 'AKfycb-emulated-deployment-1',
      manifest: plan.files.manifest,
      deployer: this.account(plan.deployer).email,
      functions: [...plan.files.functionNames].filter((name) => !name.endsWith('_')),
      run: (request) => this.#run(request),
    };
    this.#scheduler = new Scheduler(this.clock);
    this.#timers = new Timers(
      () => this.#state.script.timers,
      () => this.project,
    );
    this.#locks = new Locks(
      () => this.clock.now(),
      (execution, ms) => {
        this.#pass(execution, ms);
      },
    );
    this.script = this.#scriptState();
    this.#state = newWorld(plan.startAt, plan.switches);
    this.#beginning = saved ?? JSON.stringify(this.#state);
    this.load(this.#beginning);
  }

  get mail(): MailSystem {
    return this.#built().mail;
  }

  get sheets(): Spreadsheets {
    return this.#built().sheets;
  }

  get network(): Network {
    return this.#built().network;
  }

  get executions(): readonly Execution[] {
    return this.#executions.list;
  }

  account(email: string): Account {
    const found = this.accounts.find((account) => account.email.toLowerCase() === email.toLowerCase());
    if (found === undefined) throw new Error(`Nobody here has the address ${email}.`);
    return found;
  }

  /** Makes a part of the world take its turn when it is due; until the world is loaded or reset. */
  schedule(part: Scheduled): void {
    this.#scheduler.add(part);
  }

  advance(ms: number): void {
    this.#scheduler.advance(ms);
    this.touch();
  }

  next(): { readonly at: Instant; readonly what: string } | null {
    return this.#scheduler.next();
  }

  /** Time passes as on the wall, second by second, until the answered function is called. */
  followWall(): () => void {
    let last = Date.now();
    const timer = setInterval(() => {
      const now = Date.now();
      this.advance(now - last);
      last = now;
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }

  onChange(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Tells everybody listening that something changed. */
  touch(): void {
    this.#listeners.tell();
  }

  /** The world as JSON; without locks, orders of trouble and past executions. */
  save(): string {
    const saved: SavedWorld = { ...this.#state, now: this.clock.now(), switches: this.switches };
    return JSON.stringify(saved);
  }

  /** Becomes the saved world. Listeners stay. */
  load(json: string): void {
    this.#state = readWorld(json);
    this.clock.setTo(this.#state.now);
    Object.assign(this.switches, this.#state.switches);
    this.#executions.clear();
    this.#locks.clear();
    this.trouble.clear();
    this.#scheduler.clear();
    this.#scheduler.add(this.#timers);
    this.#parts = null;
    this.#parts = this.#plan.parts(this, this.#state);
    this.touch();
  }

  /** Starts over from where this world began. */
  reset(): void {
    this.load(this.#beginning);
  }

  #built(): Parts {
    if (this.#parts === null) throw new Error('The parts of the world are being made.');
    return this.#parts;
  }

  #scriptState(): ScriptState {
    // Getters below need the world, not the object they stand in.
    const memory = (): ScriptMemory => this.#state.script;
    return {
      get memory() {
        return memory();
      },
      locks: this.#locks,
      timers: this.#timers,
      trouble: this.trouble,
      pages: this.#plan.files.html,
      pass: (execution, ms) => {
        this.#pass(execution, ms);
      },
    };
  }

  #run(request: RunRequest): RunResult {
    const { activeUser, effectiveUser } = request;
    // Unlike Google: whose language an anonymous visit has is not known; it is the effective user's here.
    const { locale } = this.account(activeUser === '' ? effectiveUser : activeUser);
    const execution = this.#executions.begin(request, locale, this.clock.now());
    try {
      return run(this.#plan, execution, request, this);
    } finally {
      this.touch();
    }
  }

  #pass({ kind, startedAt }: Execution, ms: number): void {
    const endAt = startedAt + (kind === 'card' ? ADD_ON_RUNTIME : RUNTIME).value;
    const wanted = this.clock.now() + ms;
    this.clock.moveTo(Math.min(wanted, endAt));
    if (wanted > endAt) throw new ExecutionKilled();
  }
}
