import { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import { TIMER_RUNTIME } from '../../../emulator/services/limits';
import { ADA, BEN, call, scriptWorld } from './scriptWorld';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const CODE = `
  function make(n, name) { ScriptApp.newTrigger(name || 'tick').timeBased().everyMinutes(n).create(); }
  function tick() {
    const store = PropertiesService.getScriptProperties();
    store.setProperty('ran', (store.getProperty('ran') || '') + new Date().toISOString().slice(11, 19) + ' ');
  }
  function nap() { Utilities.sleep(5 * 60000); }
  function broken() { throw new Error('no'); }`;

const ran = (world: EmulatedWorld): string | undefined => world.script.memory.properties.script['ran'];

function ticking(n = 10): EmulatedWorld {
  const world = scriptWorld(CODE);
  call(world, 'make', n);
  return world;
}

describe('a timer out of order', () => {
  it('comes late once, as ordered', () => {
    const world = ticking();
    world.script.timers.late(90_000);
    expect(world.next()?.at).toBe(world.clock.now() + 10 * MINUTE + 90_000);
    world.advance(20 * MINUTE);
    expect(ran(world)).toBe('09:11:30 09:20:00 ');
  });

  it('comes so late that the next run takes its place', () => {
    const world = ticking();
    world.script.timers.late(25 * MINUTE);
    world.advance(40 * MINUTE);
    expect(ran(world)).toBe('09:35:00 09:40:00 ');
  });

  it('comes twice once, as ordered', () => {
    const world = ticking();
    world.script.timers.twice();
    world.advance(20 * MINUTE);
    expect(ran(world)).toBe('09:10:00 09:10:00 09:20:00 ');
  });

  it('comes while its last run goes on, as ordered', () => {
    const world = ticking();
    world.trouble.between({
      before: 'Properties.setProperty',
      act: () => {
        world.script.timers.runNow('tick');
      },
    });
    world.advance(10 * MINUTE);
    // The inner run's mark is lost: read before it, written after it.
    expect(ran(world)).toBe('09:10:00 ');
    expect(world.executions.filter(({ kind }) => kind === 'timer')).toHaveLength(2);
  });

  it('says when there is none to be late', () => {
    const { timers } = scriptWorld(CODE).script;
    expect(() => {
      timers.late(1);
    }).toThrow('There is no timer.');
    expect(() => {
      timers.runNow('tick');
    }).toThrow('There is no timer "tick".');
  });
});

/** @see https://developers.google.com/apps-script/guides/triggers/installable#time-driven_triggers */
describe('jitter', () => {
  it('leaves alone what was ordered for the next run', () => {
    const world = ticking();
    const { timers } = world.script;
    timers.late(90_000);
    timers.jitter({ mostMs: MINUTE, seed: 4 });
    timers.jitter(null);
    world.advance(20 * MINUTE);
    expect(ran(world)).toBe('09:11:30 09:20:00 ');
  });

  const jittered = (seed: number): string | undefined => {
    const world = ticking();
    world.script.timers.jitter({ mostMs: MINUTE, seed });
    world.advance(61 * MINUTE);
    return ran(world);
  };

  it('makes each run late by another time, the same for the same seed', () => {
    const times = (jittered(4) ?? '').trim().split(' ');
    expect(times).toHaveLength(6);
    expect(new Set(times.map((time) => time.slice(6))).size).toBeGreaterThan(3);
    expect(jittered(4)).toBe(jittered(4));
    expect(jittered(4)).not.toBe(jittered(5));
  });

  it('is saved with the world, and can be ended', () => {
    const world = ticking();
    world.script.timers.jitter({ mostMs: MINUTE, seed: 4 });
    const other = scriptWorld(CODE, { saved: world.save() });
    world.advance(30 * MINUTE);
    other.advance(30 * MINUTE);
    expect(ran(other)).toBe(ran(world));
    other.script.timers.jitter(null);
    expect(other.next()?.at).toBe(
      Date.UTC(2027, 0, 4, 9, ran(other)?.trim().split(' ').length === 3 ? 40 : 30),
    );
  });
});

/** @see https://developers.google.com/apps-script/guides/services/quotas */
describe('the total run time of timers', () => {
  it('is spent by long runs, and then timers fail until the day is over', () => {
    const world = scriptWorld(CODE);
    call(world, 'make', 10, 'nap');
    world.advance(8 * HOUR);
    const timers = world.executions.filter(({ kind }) => kind === 'timer');
    expect(timers.filter(({ outcome }) => outcome.kind === 'completed')).toHaveLength(
      TIMER_RUNTIME.consumer / (5 * MINUTE),
    );
    expect(timers[timers.length - 1]?.outcome).toEqual({
      kind: 'failed',
      message: 'Exception: Service using too much computer time for one day.',
    });
    world.advance(16 * HOUR + 11 * MINUTE);
    expect(world.executions[world.executions.length - 1]?.outcome.kind).toBe('completed');
  });

  it("is each user's own", () => {
    const world = scriptWorld(CODE);
    call(world, 'make', 10, 'nap');
    world.advance(8 * HOUR);
    world.project.run({
      kind: 'page-call',
      function: 'make',
      arguments: [1, 'tick'],
      activeUser: BEN,
      effectiveUser: BEN,
    });
    world.advance(MINUTE);
    expect(ran(world)).toBe('17:01:00 ');
  });
});

/** @see https://developers.google.com/apps-script/guides/triggers/installable#errors_in_triggers */
describe('a timer that fails', () => {
  const noticesOf = (manifest: object): string[] => {
    const world = scriptWorld(CODE, { manifest, withMail: true });
    call(world, 'make', 10, 'broken');
    world.advance(10 * MINUTE);
    return world.mail
      .mailbox(ADA)
      .threads('INBOX')
      .flatMap(({ messages }) => messages.map(({ from, subject }) => `${from.email}: ${subject}`));
  };

  it('is told to who made it', () => {
    expect(noticesOf({})).toEqual([
      'noreply-apps-scripts-notifications@google.com: Summary of failures for Google Apps Script',
    ]);
  });

  it('is told to nobody when it is of an add-on', () => {
    expect(
      noticesOf({ addOns: { common: { name: 'Lamp', logoUrl: 'https://lamp.example/logo.png' } } }),
    ).toEqual([]);
  });
});

describe('a clock that jumps', () => {
  it('ahead makes what was due come late, once', () => {
    const world = ticking();
    world.clock.jump(35 * MINUTE);
    world.advance(5 * MINUTE);
    expect(ran(world)).toBe('09:35:00 09:40:00 ');
  });

  it('back makes timers wait for their time', () => {
    const world = ticking();
    world.advance(10 * MINUTE);
    world.clock.jump(-HOUR);
    world.advance(HOUR);
    expect(ran(world)).toBe('09:10:00 ');
    world.advance(10 * MINUTE);
    expect(ran(world)).toBe('09:10:00 09:20:00 ');
  });
});
