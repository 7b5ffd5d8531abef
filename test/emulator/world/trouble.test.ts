import type { InstalledService } from '../../../emulator/runtime/run';
import { Latency } from '../../../emulator/trouble/latency';
import { ADA, BEN, call, MONDAY_NINE, scriptWorld } from './scriptWorld';

const WRITE = `
  function main(n) {
    const store = PropertiesService.getScriptProperties();
    const said = [];
    for (let i = 1; i <= n; i++) {
      try { store.setProperty('k' + i, 'v'); said.push('ok'); } catch (error) { said.push(error.name + ': ' + error.message); }
    }
    return said;
  }`;
const SERVER_ERROR = "Exception: We're sorry, a server error occurred. Please wait a bit and try again.";

describe('a failure that was ordered', () => {
  it('comes once, at the next such call', () => {
    const world = scriptWorld(WRITE);
    world.trouble.fail({ call: 'Properties.setProperty' });
    expect(call(world, 'main', 3)).toEqual([SERVER_ERROR, 'ok', 'ok']);
    expect(world.script.memory.properties.script).toEqual({ k2: 'v', k3: 'v' });
    expect(world.trouble.pending).toEqual([]);
  });

  it('comes at the call counted, as often as ordered, in the words ordered', () => {
    const world = scriptWorld(WRITE);
    world.trouble.fail({
      call: 'Properties.setProperty',
      nth: 2,
      times: 2,
      message: 'Service invoked too many times.',
    });
    const said = 'Exception: Service invoked too many times.';
    expect(call(world, 'main', 4)).toEqual(['ok', said, said, 'ok']);
  });

  it('comes after the work was done', () => {
    const world = scriptWorld(WRITE);
    world.trouble.fail({ call: 'Properties.setProperty', afterwards: true });
    expect(call(world, 'main', 1)).toEqual([SERVER_ERROR]);
    expect(world.script.memory.properties.script).toEqual({ k1: 'v' });
  });

  it('of any call counts those that leave the script', () => {
    const world = scriptWorld(WRITE);
    world.trouble.fail({ call: '*', nth: 2 });
    expect(call(world, 'main', 3)).toEqual(['ok', SERVER_ERROR, 'ok']);
  });

  it('waits until it is met, or taken back', () => {
    const world = scriptWorld(WRITE);
    world.trouble.fail({ call: 'Cache.get' });
    call(world, 'main', 1);
    expect(world.trouble.pending).toEqual([{ call: 'Cache.get' }]);
    world.trouble.clear();
    expect(world.trouble.pending).toEqual([]);
  });

  it('does not hide another one', () => {
    const world = scriptWorld(WRITE);
    world.trouble.fail({ call: 'Properties.setProperty', times: Number.POSITIVE_INFINITY, message: 'first' });
    world.trouble.fail({ call: 'Properties.setProperty', nth: 3, message: 'second' });
    expect(call(world, 'main', 2)).toEqual(['Exception: first', 'Exception: first']);
    expect(world.trouble.pending).toHaveLength(2);
  });

  it('of an advanced service is worded as its API would', () => {
    const sheets: InstalledService = {
      name: 'Sheets',
      serviceId: 'sheets',
      create: () => ({ Spreadsheets: { batchUpdate: () => ({}) } }),
    };
    const world = scriptWorld(
      'function main() { try { Sheets.Spreadsheets.batchUpdate() } catch (e) { return [e.name, e.message, e.details] } }',
      { services: [sheets] },
    );
    world.trouble.fail({ call: 'Sheets.Spreadsheets.batchUpdate', message: 'Quota exceeded.', code: 429 });
    expect(call(world)).toEqual([
      'GoogleJsonResponseException',
      'API call to sheets.spreadsheets.batchUpdate failed with error: Quota exceeded.',
      { code: 429, message: 'Quota exceeded.' },
    ]);
  });
});

describe('an execution that is refused as a whole', () => {
  it('runs nothing, and says why in the words ordered', () => {
    const world = scriptWorld(WRITE);
    world.trouble.fail({ call: 'doGet', text: 'executionsPerSecond' });
    expect(() => call(world, 'main', 1)).toThrow(
      'Exception: Service invoked too many times in a short time: exec qps. Try Utilities.sleep(1000) between calls.',
    );
    expect(world.executions.at(-1)).toMatchObject({ calls: [], outcome: { kind: 'failed' } });
    expect(call(world, 'main', 1)).toEqual(['ok']);
  });
});

describe('a lock', () => {
  it('may be too busy even to be released, when ordered', () => {
    const world = scriptWorld(`function main() {
      const lock = LockService.getScriptLock();
      lock.tryLock(0);
      try { lock.releaseLock(); } catch (e) { return e.message; }
    }`);
    world.trouble.fail({ call: 'Lock.releaseLock', text: 'tooManyLocks' });
    expect(call(world)).toBe('There are too many LockService operations against the same script.');
  });
});

describe('a stop that was ordered', () => {
  it('cuts the script off from all services, whatever it catches', () => {
    const world = scriptWorld(WRITE);
    world.trouble.fail({ call: 'Properties.setProperty', nth: 2, kill: true });
    expect(() => call(world, 'main', 4)).toThrow('Exceeded maximum execution time');
    expect(world.script.memory.properties.script).toEqual({ k1: 'v' });
    expect(world.executions[0]?.outcome).toEqual({
      kind: 'killed',
      message: 'Exceeded maximum execution time',
    });
    expect(world.executions[0]?.calls.map(({ name }) => name)).toEqual([
      'PropertiesService.getScriptProperties',
      'Properties.setProperty',
      'Properties.setProperty',
    ]);
  });

  it('may let the last call do its work', () => {
    const world = scriptWorld(WRITE);
    world.trouble.fail({ call: 'Properties.setProperty', kill: true, afterwards: true });
    expect(() => call(world, 'main', 2)).toThrow('Exceeded maximum execution time');
    expect(world.script.memory.properties.script).toEqual({ k1: 'v' });
  });

  it('frees the locks', () => {
    const world = scriptWorld(`
      function main() { LockService.getScriptLock().tryLock(0); Utilities.getUuid(); }
      function free() { return LockService.getScriptLock().tryLock(0); }`);
    world.trouble.fail({ call: 'Utilities.getUuid', kill: true });
    expect(() => call(world)).toThrow('Exceeded maximum execution time');
    expect(call(world, 'free')).toBe(true);
  });
});

it('counts calls by name', () => {
  const world = scriptWorld(WRITE);
  call(world, 'main', 2);
  call(world, 'main', 1);
  expect(world.trouble.callCounts).toEqual({
    'PropertiesService.getScriptProperties': 2,
    'Properties.setProperty': 3,
  });
  world.trouble.forgetCounts();
  expect(world.trouble.callCounts).toEqual({});
});

describe('a failure by rate', () => {
  const failures = (seed: number): unknown => {
    const world = scriptWorld(WRITE);
    world.trouble.fail({ call: 'Properties.setProperty', rate: 0.3, seed });
    return call(world, 'main', 200);
  };

  it('comes to about that share of the calls, the same ones for the same seed, until taken back', () => {
    const said = failures(7) as string[];
    const failed = said.filter((each) => each === SERVER_ERROR).length;
    expect(failed).toBeGreaterThan(40);
    expect(failed).toBeLessThan(80);
    expect(failures(7)).toEqual(said);
    expect(failures(8)).not.toEqual(said);
  });
});

describe('a failure by name', () => {
  const asUser = (world: ReturnType<typeof scriptWorld>, user: string): unknown => {
    const result = world.project.run({
      kind: 'page-call',
      function: 'main',
      arguments: [1],
      activeUser: user,
      effectiveUser: user,
    });
    return result.kind === 'returned' ? result.value : result.message;
  };

  it('speaks the language of the account, so that nobody relies on English', () => {
    const world = scriptWorld(WRITE);
    world.trouble.fail({ call: 'Properties.*', text: 'tooOften', times: 9 });
    // Calls through a service's entry are part of the service's name, not of the class's.
    expect(asUser(world, ADA)).toEqual(['Exception: Service invoked too many times: properties.']);
    expect(asUser(world, BEN)).toEqual(['Exception: Dienst zu oft aufgerufen: properties.']);
  });

  it('speaks the language ordered', () => {
    const world = scriptWorld(WRITE);
    world.trouble.fail({ call: '*', text: 'serverNotAvailable', language: 'de' });
    expect(call(world, 'main', 1)).toEqual(['Exception: Server nicht verfügbar.']);
  });

  it('carries its status code where an API answers', () => {
    const sheets: InstalledService = {
      name: 'Tables',
      serviceId: 'sheets',
      create: () => ({ Spreadsheets: { get: () => ({}) } }),
    };
    const world = scriptWorld(
      'function main() { try { Tables.Spreadsheets.get() } catch (e) { return e.details.code } }',
      { services: [sheets] },
    );
    world.trouble.fail({ call: 'sheets.*', text: 'sheetsReadsPerMinute' });
    expect(call(world)).toBe(429);
  });
});

describe('something done by hand between two calls', () => {
  it('comes just before the call, as often as ordered', () => {
    const world = scriptWorld(`
      function main() {
        const store = PropertiesService.getScriptProperties();
        return [1, 2, 3].map(() => store.getProperty('who'));
      }`);
    let who = 0;
    world.trouble.between({
      before: 'Properties.getProperty',
      nth: 2,
      act: ({ script }) => {
        script.memory.properties.script['who'] = `somebody ${(who += 1)}`;
      },
    });
    expect(call(world)).toEqual([null, 'somebody 1', 'somebody 1']);
    expect(who).toBe(1);
  });

  it('may be another run of the script', () => {
    const world = scriptWorld(`
      function main() { LockService.getScriptLock().tryLock(0); return Utilities.getUuid() && 'done'; }
      function other() { return LockService.getScriptLock().tryLock(0); }`);
    let other: unknown = null;
    world.trouble.between({
      before: 'Utilities.getUuid',
      act: () => {
        other = call(world, 'other');
      },
    });
    expect([call(world), other]).toEqual(['done', false]);
  });
});

describe('slow calls', () => {
  it('let time pass in the script', () => {
    const world = scriptWorld(
      'function main() { const t = Date.now(); CacheService.getScriptCache().get("a"); return Date.now() - t; }',
    );
    world.trouble.slow({ call: 'Cache.get', ms: 1_200 });
    expect([call(world), call(world)]).toEqual([1_200, 0]);
  });

  it('run into the 30 seconds of an add-on, and then the call is not made', () => {
    const world = scriptWorld(WRITE);
    world.trouble.slow({ call: 'Properties.setProperty', nth: 2, ms: 31_000 });
    const result = world.project.run({
      kind: 'card',
      function: 'main',
      arguments: [3],
      activeUser: ADA,
      effectiveUser: ADA,
    });
    expect(result).toMatchObject({ kind: 'threw', message: 'Exceeded maximum execution time' });
    expect(world.clock.now()).toBe(MONDAY_NINE + 30_000);
    expect(world.script.memory.properties.script).toEqual({ k1: 'v' });
  });

  it('come to all services with a latency, the same for the same seed, until taken back', () => {
    const timed = (seed: number): number => {
      const world = scriptWorld(WRITE);
      world.trouble.setLatency(new Latency({ seed }));
      call(world, 'main', 20);
      const took = world.clock.now() - MONDAY_NINE;
      world.trouble.clear();
      call(world, 'main', 20);
      expect(world.clock.now() - MONDAY_NINE).toBe(took);
      return took;
    };
    expect(timed(1)).toBeGreaterThan(20 * 30);
    expect(timed(1)).toBe(timed(1));
    expect(timed(1)).not.toBe(timed(2));
  });

  it('include a start that is colder than an add-on may wait for', () => {
    const world = scriptWorld(WRITE);
    const profile = { calls: [], start: { median: 1, p95: 2 }, cold: { ms: 40_000, share: 1 } };
    world.trouble.setLatency(new Latency({ profile }));
    const { execution } = world.project.run({
      kind: 'card',
      function: 'main',
      arguments: [1],
      activeUser: ADA,
      effectiveUser: ADA,
    });
    expect(execution).toMatchObject({ outcome: { kind: 'killed' }, calls: [] });
  });
});
