import type { Execution, Instant, RunRequest } from '../contracts';

/** Most executions remembered. */
const KEPT = 500;

/** What the script did, newest last. */
export class Executions {
  readonly #list: Execution[] = [];
  #made = 0;

  get list(): readonly Execution[] {
    return this.#list;
  }

  begin(request: RunRequest, locale: string, startedAt: Instant): Execution {
    this.#made += 1;
    const { kind, function: name, activeUser, effectiveUser, userAgent = null } = request;
    const execution: Execution = {
      id: `execution-${this.#made}`,
      kind,
      function: name,
      activeUser,
      effectiveUser,
      userAgent,
      locale,
      startedAt,
      calls: [],
      printed: [],
      outcome: { kind: 'running' },
    };
    this.#list.push(execution);
    if (this.#list.length > KEPT) this.#list.shift();
    return execution;
  }

  /** Forgets all; numbers go on. */
  clear(): void {
    this.#list.length = 0;
  }
}
