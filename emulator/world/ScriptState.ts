import type { Execution } from '../contracts';
import type { Trouble } from '../trouble';
import type { Consent } from './Consent';
import type { Locks } from './Locks';
import type { ScriptMemory } from './memory';
import type { Timers } from './Timers';

/** What the services of the script itself work on: its stores, locks, timers and pages. */
export interface ScriptState {
  /** Another object after the world was loaded or reset. */
  readonly memory: ScriptMemory;
  readonly locks: Locks;
  readonly timers: Timers;
  readonly trouble: Trouble;
  readonly consent: Consent;
  /** The project's HTML files by name without ending. */
  readonly pages: ReadonlyMap<string, string>;
  /**
   * Lets time pass for a waiting execution; nothing else runs meanwhile.
   *
   * @throws {ExecutionKilled} when the execution's time is up on the way
   */
  pass(execution: Execution, ms: number): void;
}
