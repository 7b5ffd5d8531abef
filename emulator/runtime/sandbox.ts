import { types } from 'node:util';
import { Script } from 'node:vm';
import type { Switches } from '../switches';
import { ABSENT_SERVICES, absentService } from './absentServices';
import { toHost, toScript } from './copy';
import { Membrane, type Run, type Service } from './membrane';
import type { ProjectFiles } from './project';
import { createRealm, type Realm } from './realm';
import { installConsole } from './scriptConsole';
import { UnsupportedValue } from './UnsupportedValue';

/** The surroundings of one execution. */
export interface Surroundings {
  readonly now: () => number;
  /** Longest that one run may keep the emulator busy, in milliseconds on the wall. */
  readonly patienceMs: number;
  readonly print: (line: string) => void;
  readonly services: readonly Service[];
  readonly run: Run;
  readonly switches: Pick<Switches, 'weakReferencesExist'>;
}

/** A project loaded into a fresh context, with nothing of an earlier execution. */
export class Sandbox {
  readonly #realm: Realm;
  readonly #membrane: Membrane;
  readonly #files: ProjectFiles;

  /** Makes the context; runs nothing of the project yet. */
  constructor(files: ProjectFiles, { now, patienceMs, print, services, run, switches }: Surroundings) {
    this.#files = files;
    this.#realm = createRealm(now, patienceMs, switches);
    this.#membrane = new Membrane(this.#realm, run);
    installConsole(this.#realm, print, now);
    const emulated = new Set(services.map(({ name }) => name));
    const absent = ABSENT_SERVICES.filter((name) => !emulated.has(name));
    for (const service of [...services, ...absent.map(asService)]) {
      const value = this.#membrane.enter(service);
      Object.defineProperty(this.#realm.global, service.name, { value, writable: true, configurable: true });
    }
  }

  /** Evaluates the project's files; throws what they throw. */
  load(): void {
    for (const { functionsOnly } of this.#files.scripts) this.#realm.run(functionsOnly);
    for (const { rest } of this.#files.scripts) this.#realm.run(rest);
  }

  /**
   * Calls a function with copies of plain data and answers what it returned: the host object of a service object, a
   * copy of plain data, or an {@link UnsupportedValue}. Throws what the function throws.
   */
  call(target: (...args: unknown[]) => unknown, args: readonly unknown[]): unknown {
    const given = args.map((arg) => toScript(arg, this.#realm, this.#membrane));
    let returned: unknown;
    this.#realm.call((...own) => {
      returned = target(...own);
    }, given);
    if (isThenable(returned)) {
      // Its rejection is nobody's to hear, as in Apps Script.
      returned.then(ignore, ignore);
      return new UnsupportedValue('Promise');
    }
    return toHost(returned, this.#membrane);
  }

  /** A top-level function of the project, or null. */
  topLevel(name: string): ((...args: unknown[]) => unknown) | null {
    const found = this.#files.functionNames.has(name) ? this.#named(name) : null;
    return isFunction(found) ? found : null;
  }

  /** A method of a top-level object, `app.onHomepage`, or null. */
  method(path: readonly string[]): ((...args: unknown[]) => unknown) | null {
    const [first = '', ...rest] = path;
    let owner: unknown = undefined;
    let found = this.#named(first);
    for (const name of rest) {
      if ((typeof found !== 'object' && typeof found !== 'function') || found === null) return null;
      owner = found;
      found = Reflect.get(found, name);
    }
    if (!isFunction(found)) return null;
    const method = found;
    return (...args) => Reflect.apply(method, owner, args);
  }

  #named(name: string): unknown {
    // `let` and `const` are no members of the global object, so the name itself is evaluated.
    return this.#files.names.has(name) ? this.#realm.run(new Script(name)) : undefined;
  }
}

const ignore = (): void => undefined;

const asService = (name: string): Service => ({ host: absentService(), name, serviceId: null });

// A function of the script takes whatever it is given.
const isFunction = (value: unknown): value is (...args: unknown[]) => unknown => typeof value === 'function';

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return types.isPromise(value);
}
