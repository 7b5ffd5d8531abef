/** Runs the product's Google adapters on the emulator's services, as one person, without the bundle between. */
import type { Execution } from '../../emulator/contracts';
import { advancedServices, globalServices } from '../../emulator/services/registry';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';

const ADVANCED = { Gmail: 'gmail', Sheets: 'sheets' } as const;

let executions = 0;

/** An execution of this person, as an add-on's card would start one. Locks end with it, as on Google. */
export function asGoogleUser<T>(world: EmulatedWorld, email: string, work: () => T): T {
  const execution: Execution = {
    id: `adapter-${(executions += 1)}`,
    kind: 'timer',
    function: 'adapter',
    activeUser: email,
    effectiveUser: email,
    userAgent: null,
    locale: 'en',
    startedAt: world.clock.now(),
    calls: [],
    printed: [],
    outcome: { kind: 'running' },
  };
  const context = { world, execution };
  const services = [
    ...Object.entries(globalServices).map(([name, create]) => [name, create(context)] as const),
    ...Object.entries(ADVANCED).map(([name, id]) => [name, advancedServices[id]?.(context)] as const),
  ];
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => world.clock.now());
  for (const [name, service] of services) Reflect.set(globalThis, name, service);
  try {
    return work();
  } finally {
    for (const [name] of services) Reflect.deleteProperty(globalThis, name);
    world.script.locks.releaseAll(execution);
    clock.mockRestore();
  }
}

/**
 * The same object, each of whose methods runs as that person, one execution a call. What is answered piece by piece is
 * asked for at once, while the services are there.
 */
export function eachCallAs<Port extends object>(world: EmulatedWorld, email: string, port: Port): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown =>
        asGoogleUser(world, email, () => {
          const answer: unknown = Reflect.apply(member, target, given);
          return isGenerator(answer) ? Array.from(answer) : answer;
        });
    },
  });
}

const isGenerator = (value: unknown): value is Generator =>
  Object.prototype.toString.call(value) === '[object Generator]';
