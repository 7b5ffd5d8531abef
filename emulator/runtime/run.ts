import type { Execution, RunRequest, RunResult, ServiceFactory, World } from '../contracts';
import { ExecutionKilled } from './ExecutionKilled';
import type { ProjectFiles } from './project';
import { isImpatience } from './realm';
import { refusalFor, refusedTo } from './refusals';
import { Sandbox } from './sandbox';
import { ServiceError } from './ServiceError';
import { wordsOf } from './thrown';

/** A service as the project has it: which name, and how it is made for one execution. */
export interface InstalledService {
  readonly name: string;
  /** The id of an advanced service; null for built-in ones. */
  readonly serviceId: string | null;
  readonly create: ServiceFactory;
}

export interface RunnableProject {
  readonly files: ProjectFiles;
  readonly services: readonly InstalledService[];
  /** Longest that one run may keep the emulator busy, in milliseconds on the wall. */
  readonly patienceMs: number;
}

/**
 * Runs one function of the project from a fresh start, and records it.
 *
 * Synchronous; another execution may run inside, when the script fetches its own web app. What the script throws is
 * in the result; only a fault of the emulator's own is thrown.
 *
 * @param refusal why Google does not even begin, or null
 */
export function run(
  { files, services, patienceMs }: RunnableProject,
  execution: Execution,
  request: RunRequest,
  world: World,
  refusal: string | null = null,
): RunResult {
  const end: { killed: ExecutionKilled | null; broken: { readonly error: unknown } | null } = {
    killed: null,
    broken: null,
  };
  const threw = (message: string): RunResult => ({ execution, kind: 'threw', message });
  const inWords = (message: string): string => refusalFor(message, world, execution);
  const attempt = (): RunResult => {
    if (refusal !== null) return threw(inWords(refusal));
    const sandbox = new Sandbox(files, {
      now: () => world.clock.now(),
      print: (line) => execution.printed.push(line),
      patienceMs,
      switches: world.switches,
      services: services.map(({ create, ...service }) => ({
        ...service,
        host: create({ world, execution }),
      })),
      run: {
        mayUse: (scope) =>
          (files.manifest.oauthScopes?.includes(scope) ?? true) &&
          world.script.consent.isGranted(execution.effectiveUser, scope),
        log: (call) => execution.calls.push(call),
        worded: (error) => refusedTo(error, world, execution),
        trouble: (call) => world.script.trouble.meet(call, { world, execution }),
        killed: (error) => (end.killed ??= error),
        broken: (error) => (end.broken ??= { error }),
      },
    });
    try {
      try {
        world.script.trouble.begin({ world, execution });
      } catch (error) {
        if (error instanceof ServiceError) return threw(`Exception: ${error.message}`);
        if (!(error instanceof ExecutionKilled)) throw error;
        end.killed = error;
        return threw(error.message);
      }
      sandbox.load();
      const target = find(sandbox, request, world);
      if (target === null) return threw(inWords(`Script function not found: ${request.function}`));
      return { execution, kind: 'returned', value: sandbox.call(target, request.arguments) };
    } catch (error) {
      if (isImpatience(error)) end.killed ??= new ExecutionKilled();
      return threw(
        wordsOf(
          error,
          files.scripts.map(({ name }) => name),
        ),
      );
    }
  };

  const result = attempt();
  world.script.locks.releaseAll(execution);
  if (end.broken !== null) {
    execution.outcome = { kind: 'failed', message: 'The emulator failed.' };
    throw end.broken.error;
  }
  if (end.killed !== null) {
    const message = inWords(end.killed.message);
    execution.outcome = { kind: 'killed', message };
    return threw(message);
  }
  execution.outcome =
    result.kind === 'returned' ? { kind: 'completed' } : { kind: 'failed', message: result.message };
  return result;
}

/**
 * Pages and requests reach top-level functions only, pages none whose name ends in an underscore; cards and timers
 * may name a method of a top-level object.
 *
 * @see https://developers.google.com/apps-script/guides/html/communication
 * @see https://developers.google.com/apps-script/guides/v8-runtime
 */
function find(sandbox: Sandbox, { kind, function: name }: RunRequest, { switches }: World) {
  const path = name.split('.');
  if (path.length === 1) return kind === 'page-call' && name.endsWith('_') ? null : sandbox.topLevel(name);
  const mayBeMethod = kind === 'timer' || (kind === 'card' && switches.dottedCardFunctions);
  return mayBeMethod ? sandbox.method(path) : null;
}
