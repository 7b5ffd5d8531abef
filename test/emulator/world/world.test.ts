import type { Scheduled } from '../../../emulator/contracts';
import { ADA, BEN, call, MONDAY_NINE, scriptWorld } from './scriptWorld';

/** Something due at fixed times. */
class Bell implements Scheduled {
  readonly rung: string[] = [];
  constructor(
    private readonly name: string,
    private readonly times: number[],
    private readonly log: string[] = [],
  ) {}
  nextAt(): number | null {
    return this.times[0] ?? null;
  }
  describe(): string {
    return `bell ${this.name}`;
  }
  runDue(now: number): void {
    this.times.shift();
    this.log.push(`${this.name} at ${now - MONDAY_NINE}`);
  }
}

describe('time', () => {
  it('stands still until it is moved', () => {
    const world = scriptWorld('');
    expect([world.clock.now(), world.clock.now()]).toEqual([MONDAY_NINE, MONDAY_NINE]);
    world.advance(1_500);
    expect(world.clock.now()).toBe(MONDAY_NINE + 1_500);
  });

  it('brings whatever is due, in order, each at its own time', () => {
    const world = scriptWorld('');
    const log: string[] = [];
    world.schedule(new Bell('a', [MONDAY_NINE + 10, MONDAY_NINE + 30, MONDAY_NINE + 99], log));
    world.schedule(new Bell('b', [MONDAY_NINE + 20, MONDAY_NINE + 30], log));
    world.advance(30);
    expect(log).toEqual(['a at 10', 'b at 20', 'a at 30', 'b at 30']);
    expect(world.next()).toEqual({ at: MONDAY_NINE + 99, what: 'bell a' });
  });

  it('brings what was due before at once', () => {
    const world = scriptWorld('');
    const log: string[] = [];
    world.schedule(new Bell('a', [MONDAY_NINE - 10], log));
    world.advance(0);
    expect(log).toEqual(['a at 0']);
    expect(world.next()).toBeNull();
  });

  it('refuses to stand still for ever', () => {
    const world = scriptWorld('');
    world.schedule({ nextAt: () => MONDAY_NINE, describe: () => 'a broken bell', runDue: () => undefined });
    expect(() => {
      world.advance(1);
    }).toThrow('Time stands still: a broken bell is due again and again.');
  });

  it('passes as on the wall while that is wanted', () => {
    jest.useFakeTimers();
    try {
      const world = scriptWorld('');
      const stop = world.followWall();
      jest.advanceTimersByTime(3_000);
      stop();
      jest.advanceTimersByTime(3_000);
      expect(world.clock.now()).toBe(MONDAY_NINE + 3_000);
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('saving', () => {
  const CODE = `
    function write() {
      PropertiesService.getScriptProperties().setProperty('a', '1');
      PropertiesService.getUserProperties().setProperty('b', '2');
      CacheService.getScriptCache().put('c', '3');
      ScriptApp.newTrigger('tick').timeBased().everyMinutes(5).create();
    }
    function read() {
      return [
        PropertiesService.getScriptProperties().getProperty('a'), PropertiesService.getUserProperties().getProperty('b'),
        CacheService.getScriptCache().get('c'), ScriptApp.getProjectTriggers().length, Date.now(),
      ];
    }
    function tick() { PropertiesService.getScriptProperties().setProperty('ticked', new Date().toISOString()); }`;
  const written = ['1', '2', '3', 1, MONDAY_NINE + 60_000];
  const empty = [null, null, null, 0, MONDAY_NINE];

  it('gives a world that goes on elsewhere', () => {
    const world = scriptWorld(CODE);
    world.advance(60_000);
    call(world, 'write');
    const other = scriptWorld(CODE, { saved: world.save() });
    expect(call(other, 'read')).toEqual(written);
    other.advance(5 * 60_000);
    expect(other.script.memory.properties.script['ticked']).toBe('2027-01-04T09:06:00.000Z');
    other.reset();
    expect(call(other, 'read')).toEqual(written);
  });

  it('can be undone by loading and by starting over', () => {
    const world = scriptWorld(CODE);
    const before = world.save();
    world.advance(60_000);
    call(world, 'write');
    const after = world.save();
    world.load(before);
    expect(call(world, 'read')).toEqual(empty);
    world.load(after);
    expect(call(world, 'read')).toEqual(written);
    world.reset();
    expect(world.save()).toBe(before);
    expect(call(world, 'read')).toEqual(empty);
  });

  it('keeps the switches', () => {
    const world = scriptWorld(CODE);
    world.switches.userAgentIsTold = false;
    expect(scriptWorld(CODE, { saved: world.save() }).switches.userAgentIsTold).toBe(false);
    world.reset();
    expect(world.switches.userAgentIsTold).toBe(true);
  });

  it('refuses what it never wrote', () => {
    expect(() => {
      scriptWorld(CODE).load('{"version": 0}');
    }).toThrow('This is no saved world');
  });

  it('makes the parts anew', () => {
    let made = 0;
    const world = scriptWorld(CODE, {
      network: () => {
        made += 1;
        return { request: () => ({ status: 200, headers: {}, body: Buffer.from(String(made)) }) };
      },
    });
    const ask = (): string => world.network.request({ url: '', method: 'GET', headers: {} }).body.toString();
    expect(ask()).toBe('1');
    world.reset();
    expect(ask()).toBe('2');
  });
});

describe('listeners', () => {
  it('hear of runs and of time, until they stop', () => {
    const world = scriptWorld('function main() {}');
    let heard = 0;
    const stop = world.onChange(() => (heard += 1));
    call(world);
    expect(heard).toBe(1);
    world.advance(1);
    expect(heard).toBe(2);
    stop();
    world.touch();
    expect(heard).toBe(2);
  });
});

it('knows its people', () => {
  const world = scriptWorld('');
  expect(world.account(BEN.toUpperCase()).name).toBe('Ben');
  expect(() => world.account('eve@example.com')).toThrow('Nobody here has the address eve@example.com.');
  expect(world.project).toMatchObject({ deployer: ADA, deploymentId: 'AKfycb-emulated-deployment-1' });
});
