import type { ServiceCall } from '../contracts';
import type { CallInQuestion } from '../trouble';
import { requireScope } from './access';
import { toHost, toScript, type ServiceObjects } from './copy';
import { counts } from './counting';
import { ExecutionKilled } from './ExecutionKilled';
import { memberOf } from './members';
import type { Answer, Fault, Realm } from './realm';
import { ServiceError } from './ServiceError';
import { UnsupportedValue } from './UnsupportedValue';
import { wrongParameters } from '../services/signature';

/** What the membrane asks of the run it belongs to. */
export interface Run {
  /** Whether the manifest asks for the scope, or asks for none by name, and the user granted it. */
  readonly mayUse: (scope: string) => boolean;
  log(call: ServiceCall): void;
  /** A service's refusal in the words that this script's user meets. */
  worded(error: ServiceError): ServiceError;
  /** What goes wrong with this call, if anything was ordered. */
  trouble(call: CallInQuestion): { readonly error: Error; readonly afterwards: boolean } | null;
  /** The execution was stopped; the script is not to know. */
  killed(error: ExecutionKilled): void;
  /** A service failed in a way that no service of Google's does: a fault of the emulator, told to its caller. */
  broken(error: unknown): void;
}

/** A service where it enters the script. */
export interface Service {
  readonly host: object;
  /** Its global name. */
  readonly name: string;
  /** The id of an advanced service, `sheets`; null for built-in ones. */
  readonly serviceId: string | null;
}

/** Where a service object comes from. */
interface Origin {
  readonly service: Service;
  /** What stands before the dot in the log: `Gmail.Users.Messages`, `Properties`. */
  readonly path: string;
}

/**
 * Stands between a script and the services: the script sees only what is emulated, everything else throws its name.
 *
 * Arguments are copied to the host, answers made anew in the script's realm, service objects wrapped and unwrapped,
 * errors turned into the script's own; each call is logged.
 */
export class Membrane implements ServiceObjects {
  readonly #realm: Realm;
  readonly #run: Run;
  readonly #views = new WeakMap<object, object>();
  readonly #hosts = new WeakMap<object, object>();
  #current: Origin | null = null;
  #dead: ExecutionKilled | null = null;

  constructor(realm: Realm, run: Run) {
    this.#realm = realm;
    this.#run = run;
  }

  /** The script's view of a whole service. */
  enter(service: Service): object {
    return this.#view(service.host, { service, path: service.name });
  }

  wrap(host: object): object {
    const origin = this.#current;
    if (origin === null) throw new Error('A service object can only come out of a call.');
    return this.#view(host, { service: origin.service, path: className(host) });
  }

  unwrap(value: object): object | null {
    return this.#hosts.get(value) ?? null;
  }

  #view(host: object, origin: Origin): object {
    const known = this.#views.get(host);
    if (known !== undefined) return known;
    const seen = new Map<string, unknown>();
    const view = this.#realm.proxy({
      get: (_target, name) => {
        if (typeof name === 'symbol') return undefined;
        if (!seen.has(name)) seen.set(name, this.#member(host, origin, name));
        return seen.get(name);
      },
      has: (_target, name) => typeof name === 'string' && memberOf(host, name) !== null,
      set: (_target, name) => {
        throw this.#realm.error(plainFault(`${origin.path}.${String(name)} cannot be set.`));
      },
      defineProperty: (_target, name) => {
        throw this.#realm.error(plainFault(`${origin.path}.${String(name)} cannot be defined.`));
      },
    });
    this.#views.set(host, view);
    this.#hosts.set(view, host);
    return view;
  }

  #member(host: object, origin: Origin, name: string): unknown {
    const fullName = `${origin.path}.${name}`;
    const member = memberOf(host, name);
    if (member === null) return this.#unknown(origin, name, fullName);
    if (member.kind === 'method') {
      return this.#realm.method(name, (args) => this.#call(host, origin, fullName, member.method, args));
    }
    const { value } = member;
    if (typeof value !== 'object' || value === null) return value;
    return this.#view(value, { service: origin.service, path: fullName });
  }

  /** What any object answers, though no service documents it; otherwise throws the name. */
  #unknown({ service, path }: Origin, name: string, fullName: string): unknown {
    if (name === 'toString') return this.#realm.method(name, () => ({ kind: 'value', value: path }));
    if (SILENT.has(name)) return undefined;
    const file = service.serviceId === null ? service.name : capitalised(service.serviceId);
    const message = `${fullName} is not emulated. Add it in emulator/services/${file}.ts.`;
    this.#run.log({ name: fullName, counts: false, threw: message });
    throw this.#realm.error(plainFault(message));
  }

  #call(
    host: object,
    origin: Origin,
    name: string,
    method: (...args: unknown[]) => unknown,
    args: readonly unknown[],
  ): Answer {
    if (this.#dead !== null) return this.#refused(this.#dead);
    let given: unknown[];
    try {
      given = args.map((arg) => (arg === undefined ? null : toHost(arg, this)));
    } catch (error) {
      // A getter of the script threw while its argument was read.
      return { kind: 'rethrow', error };
    }
    const api = apiName(origin, name);
    const call: CallInQuestion = { name, counts: counts(name, { advanced: api !== null }), apiName: api };
    const logged = { name, counts: call.counts, threw: null as string | null };
    this.#run.log(logged);
    const outer = this.#current;
    let trouble: ReturnType<Run['trouble']> = null;
    try {
      requireScope(call, this.#run.mayUse);
      trouble = this.#run.trouble(call);
      if (trouble !== null && !trouble.afterwards) throw trouble.error;
      if (given.some((arg) => arg instanceof UnsupportedValue)) throw wrongParameters(name, ...given);
      const value = method.apply(host, given);
      if (trouble !== null) throw trouble.error;
      this.#current = origin;
      return { kind: 'value', value: toScript(value, this.#realm, this) };
    } catch (thrown) {
      // What was ordered was ordered word for word.
      const isOwn = thrown instanceof ServiceError && thrown !== trouble?.error;
      const error: unknown = isOwn ? this.#run.worded(thrown) : thrown;
      logged.threw = error instanceof Error ? error.message : String(error);
      return this.#refused(error);
    } finally {
      this.#current = outer;
    }
  }

  #refused(error: unknown): Answer {
    if (error instanceof ServiceError) {
      const details = error.details === undefined ? null : toScript(error.details, this.#realm, this);
      return { kind: 'fault', fault: { name: error.name, message: error.message, details } };
    }
    if (error instanceof RangeError && error.message.includes('call stack')) {
      return { kind: 'fault', fault: { name: 'RangeError', message: error.message, details: null } };
    }
    // Unlike Google: a script that catches everything goes on computing after the stop, but reaches no service. Its
    // `finally` runs, too; whether Google's does is not known, and without services nobody can tell.
    if (error instanceof ExecutionKilled) {
      this.#dead = error;
      this.#run.killed(error);
    } else {
      this.#dead = new ExecutionKilled('The emulator failed.');
      this.#run.broken(error);
    }
    return { kind: 'fault', fault: { name: 'Exception', message: this.#dead.message, details: null } };
  }
}

/** Asked of any object by the language itself, by `JSON.stringify`, `await` and printing. */
const SILENT: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'valueOf',
  'constructor',
  'toLocaleString',
  'inspect',
]);

const plainFault = (message: string): Fault => ({ name: 'Error', message, details: null });

/** A bundler may have numbered the class: `Cache$1`. */
const className = (host: object): string => host.constructor.name.replace(/\$\d+$/, '');

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `Sheets.Spreadsheets.batchUpdate` → `sheets.spreadsheets.batchUpdate`. */
function apiName({ service }: Origin, name: string): string | null {
  if (service.serviceId === null) return null;
  const path = name.split('.').slice(1);
  return [service.serviceId, ...path.map((word) => word.charAt(0).toLowerCase() + word.slice(1))].join('.');
}
