import type {
  Account,
  Execution,
  Instant,
  MailSystem,
  Manifest,
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
import { refusalFor } from '../runtime/refusals';
import { run, type RunnableProject } from '../runtime/run';
import { ADD_ON_RUNTIME, RUNTIME } from '../services/limits';
import { Trouble } from '../trouble';
import { Consent } from './Consent';
import {
  Deployments,
  FIRST_DEPLOYMENT,
  HEAD_DEPLOYMENT,
  needsAuthorization,
  type Sources,
} from './Deployments';
import { Executions } from './Executions';
import { Listeners } from './Listeners';
import { Locks } from './Locks';
import type { ScriptMemory } from './memory';
import { MovableClock } from './MovableClock';
import { newWorld, readWorld, type SavedWorld } from './SavedWorld';
import { Scheduler } from './Scheduler';
import type { ScriptState } from './ScriptState';
import { CROWDED, Slots, type Durations } from './Slots';
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
  /** Reads files that are pushed later. */
  readonly read: (sources: Sources) => RunnableProject;
  readonly durations: Durations;
  readonly addOnRuns: 'head' | 'deployment';
  /** Makes the subsystems around their states, which they change in place. */
  readonly parts: (world: EmulatedWorld, states: Pick<SavedWorld, 'mail' | 'sheets' | 'recipients'>) => Parts;
}

/** One script project among several people, with its own time. */
export class EmulatedWorld implements World {
  readonly accounts: readonly Account[];
  readonly project: Project;
  readonly clock: MovableClock;
  readonly switches: Switches;
  readonly script: ScriptState;
  /** Failures to order. */
  readonly trouble = new Trouble(() => this.clock.now());
  /** Which scopes people granted. */
  readonly consent = new Consent(() => this.#state.consent);
  /** The code: pushed, kept as versions, deployed. */
  readonly deployments: Deployments;
  readonly #plan: WorldPlan;
  readonly #scheduler: Scheduler;
  readonly #locks: Locks;
  readonly #timers: Timers;
  readonly #listeners = new Listeners();
  readonly #executions = new Executions();
  readonly #slots: Slots;
  /** The code of the execution that goes on. */
  #code: RunnableProject | null = null;
  readonly #beginning: string;
  #state: SavedWorld;
  #parts: Parts | null = null;

  /** @param saved a world to go on with, and to come back to on reset */
  constructor(plan: WorldPlan, saved?: string) {
    this.#plan = plan;
    this.accounts = plan.accounts;
    this.switches = { ...plan.switches };
    this.clock = new MovableClock(plan.startAt);
    const { clock, switches } = this;
    const { read, addOnRuns } = plan;
    this.deployments = new Deployments({ first: plan, read, addOnRuns, clock, switches });
    this.#slots = new Slots(clock, switches, plan.durations);
    this.project = this.#projectOf(this.account(plan.deployer).email);
    this.#scheduler = new Scheduler(this.clock);
    this.#timers = new Timers(() => ({
      memory: this.#state.script,
      project: this.project,
      mail: this.mail,
      now: () => this.clock.now(),
      account: (email) => this.account(email),
      refuse: (request, message) => this.#refuse(request, message),
      switches,
    }));
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

  /**
   * Becomes the saved world. Listeners stay.
   *
   * @throws {Error} for what no world saved; nothing has changed then
   */
  load(json: string): void {
    this.#state = readWorld(json);
    this.clock.setTo(this.#state.now);
    Object.assign(this.switches, this.#state.switches);
    this.#executions.clear();
    this.#locks.clear();
    this.#slots.clear();
    this.deployments.startOver();
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

  #projectOf(deployer: string): Project {
    const { deployments } = this;
    const manifest = (): Manifest => this.#code?.files.manifest ?? deployments.installed().manifest;
    return {
      scriptId: 'emulated-script-1',
      deploymentId: FIRST_DEPLOYMENT,
      headDeploymentId: HEAD_DEPLOYMENT,
      get manifest() {
        return manifest();
      },
      deployer,
      get functions() {
        return deployments.installed().functions;
      },
      served: (id, path) => deployments.served(id, path),
      run: (request) => this.#run(request),
    };
  }

  #scriptState(): ScriptState {
    // Getters below need the world, not the object they stand in.
    const memory = (): ScriptMemory => this.#state.script;
    const pages = (): ReadonlyMap<string, string> => (this.#code ?? this.#plan).files.html;
    return {
      get memory() {
        return memory();
      },
      get pages() {
        return pages();
      },
      consent: this.consent,
      locks: this.#locks,
      timers: this.#timers,
      trouble: this.trouble,
      pass: (execution, ms) => {
        this.#pass(execution, ms);
      },
    };
  }

  #begin(request: RunRequest): Execution {
    const { activeUser, effectiveUser } = request;
    // Unlike Google: an anonymous visit has the effective user's language in `Session`; which it has is not known.
    const { locale } = this.account(activeUser === '' ? effectiveUser : activeUser);
    return this.#executions.begin(request, locale, this.clock.now());
  }

  #refuse(request: RunRequest, message: string): Execution {
    const execution = this.#begin(request);
    execution.outcome = { kind: 'failed', message: refusalFor(`Exception: ${message}`, this, execution) };
    return execution;
  }

  #run(request: RunRequest): RunResult {
    const { effectiveUser, kind, version = this.deployments.installed().version } = request;
    const slot = this.#slots.enter(effectiveUser);
    const outer = this.#code;
    this.#code = this.deployments.version(version);
    try {
      const refusal = slot === null ? CROWDED : this.#refusal(request, version);
      const execution = this.#begin(request);
      const result = run(this.#code, execution, request, this, refusal);
      execution.tookMs = this.clock.now() - execution.startedAt;
      return result;
    } finally {
      this.#code = outer;
      slot?.leave(kind);
      this.touch();
    }
  }

  /**
   * Why Google does not run the script at all, or null.
   *
   * Unlike Google: who took all permissions back is refused in words; Gmail would show a card of its own that asks for
   * them again.
   */
  #refusal({ kind, effectiveUser }: RunRequest, version: number | null): string | null {
    const refusal = this.deployments.refusal(kind, version);
    const asked = this.deployments.version(version).files.manifest.oauthScopes ?? [];
    return refusal === null && this.consent.isAllWithheld(effectiveUser, asked)
      ? needsAuthorization(kind)
      : refusal;
  }

  #pass({ kind, startedAt }: Execution, ms: number): void {
    const endAt = startedAt + (kind === 'card' ? ADD_ON_RUNTIME : RUNTIME).value;
    const wanted = this.clock.now() + ms;
    this.clock.moveTo(Math.min(wanted, endAt));
    if (wanted > endAt) throw new ExecutionKilled();
  }
}
