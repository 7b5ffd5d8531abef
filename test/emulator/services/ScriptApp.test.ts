import type { ExecutionKind } from '../../../emulator/contracts';
import { TRIGGERS } from '../../../emulator/services/limits';
import type { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import { ADA, BEN, call, evaluated, MONDAY_NINE, scriptWorld } from '../world/scriptWorld';

const MINUTE = 60_000;
const CODE = `
  function make(schedule, n, name) { return ScriptApp.newTrigger(name || 'tick').timeBased()[schedule](n).create().getUniqueId(); }
  function list() { return ScriptApp.getProjectTriggers().map((t) => [t.getUniqueId(), t.getHandlerFunction(), t.getEventType() === ScriptApp.EventType.CLOCK]); }
  function remove() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); }
  function tick(event) {
    const store = PropertiesService.getScriptProperties();
    store.setProperty('ran', (store.getProperty('ran') || '') + new Date().toISOString().slice(11, 16) + ' ');
    store.setProperty('event', JSON.stringify(event));
  }
  var app = { tick() { PropertiesService.getScriptProperties().setProperty('by', Session.getEffectiveUser().getEmail()); } };
`;

const run = (
  world: EmulatedWorld,
  kind: ExecutionKind,
  user: string,
  name: string,
  ...args: unknown[]
): unknown => {
  const result = world.project.run({
    kind,
    function: name,
    arguments: args,
    activeUser: user,
    effectiveUser: user,
  });
  return result.kind === 'returned' ? result.value : result.message;
};
const stored = (world: EmulatedWorld, key: string): string | undefined =>
  world.script.memory.properties.script[key];

/** @see https://developers.google.com/apps-script/reference/script/clock-trigger-builder */
describe('a timer', () => {
  it('runs again and again, at its times', () => {
    const world = scriptWorld(CODE);
    call(world, 'make', 'everyMinutes', 15);
    expect(world.next()).toEqual({ at: MONDAY_NINE + 15 * MINUTE, what: `timer "tick" of ${ADA}` });
    world.advance(50 * MINUTE);
    expect(stored(world, 'ran')).toBe('09:15 09:30 09:45 ');
  });

  it('may run every few hours', () => {
    const world = scriptWorld(CODE);
    call(world, 'make', 'everyHours', 6);
    world.advance(12 * 60 * MINUTE);
    expect(stored(world, 'ran')).toBe('15:00 21:00 ');
  });

  it('may run once, and stays in the list', () => {
    const world = scriptWorld(CODE);
    call(world, 'make', 'after', 90_000);
    call(world, 'make', 'at', new Date(MONDAY_NINE + 5 * MINUTE));
    world.advance(60 * MINUTE);
    expect(stored(world, 'ran')).toBe('09:01 09:05 ');
    expect(call(world, 'list')).toHaveLength(2);
    expect(world.next()).toBeNull();
  });

  it('runs as its creator, and may name a method', () => {
    const world = scriptWorld(CODE);
    run(world, 'page-call', BEN, 'make', 'everyMinutes', 1, 'app.tick');
    world.advance(MINUTE);
    expect(stored(world, 'by')).toBe(BEN);
    expect(world.executions[1]).toMatchObject({
      kind: 'timer',
      function: 'app.tick',
      activeUser: BEN,
      effectiveUser: BEN,
    });
  });

  it('knows who is active, or only as whom it runs', () => {
    const active = (timersTellTheirUser: boolean) => {
      const world = scriptWorld(CODE, { switches: { timersTellTheirUser } });
      call(world, 'make', 'after', 61_000);
      world.advance(2 * MINUTE);
      const { kind, activeUser, effectiveUser } = world.executions.at(-1) ?? {};
      return [kind, activeUser, effectiveUser];
    };
    expect(active(true)).toEqual(['timer', ADA, ADA]);
    expect(active(false)).toEqual(['timer', '', ADA]);
  });

  /** @see https://developers.google.com/apps-script/guides/triggers/events#time-driven_events */
  it('is told the time in UTC', () => {
    const world = scriptWorld(CODE);
    const id = call(world, 'make', 'after', 61_000);
    world.advance(2 * MINUTE);
    expect(JSON.parse(stored(world, 'event') ?? '')).toEqual({
      authMode: 'FULL',
      'day-of-month': 4,
      'day-of-week': 1,
      hour: 9,
      minute: 1,
      month: 1,
      second: 1,
      timezone: 'UTC',
      triggerUid: id,
      'week-of-year': 1,
      year: 2027,
    });
  });

  it('does not make up for runs that a sleeper missed', () => {
    const world = scriptWorld(`${CODE} function doze() { Utilities.sleep(3 * 60000); }`);
    call(world, 'make', 'everyMinutes', 1);
    call(world, 'doze');
    world.advance(MINUTE);
    expect(stored(world, 'ran')).toBe('09:03 09:04 ');
  });

  it('that fails runs again', () => {
    const world = scriptWorld(`${CODE} function broken() { throw new Error('no'); }`);
    call(world, 'make', 'everyMinutes', 1, 'broken');
    world.advance(2 * MINUTE);
    expect(world.executions.map(({ outcome }) => outcome.kind)).toEqual(['completed', 'failed', 'failed']);
  });

  it('can be deleted, each only by its creator', () => {
    const world = scriptWorld(CODE);
    call(world, 'make', 'everyMinutes', 1);
    run(world, 'page-call', BEN, 'make', 'everyMinutes', 1);
    expect(call(world, 'list')).toEqual([['timer-1', 'tick', true]]);
    call(world, 'remove');
    expect(call(world, 'list')).toEqual([]);
    expect(run(world, 'page-call', BEN, 'list')).toEqual([['timer-2', 'tick', true]]);
    expect(() =>
      evaluated(
        'const t = ScriptApp.newTrigger("x").timeBased().after(1).create(); ScriptApp.deleteTrigger(t); ScriptApp.deleteTrigger(t)',
      ),
    ).toThrow();
  });
});

describe('a timer that is refused', () => {
  it.each([
    [
      'everyMinutes',
      2,
      'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.',
    ],
    ['everyHours', 5, 'The value you passed to everyHours was invalid.'],
    [
      'everyMinutes',
      'x',
      "The parameters (String) don't match the method signature for ClockTriggerBuilder.everyMinutes.",
    ],
    ['at', 0, "The parameters (number) don't match the method signature for ClockTriggerBuilder.at."],
  ])('%s(%p)', (schedule, n, message) => {
    expect(() => call(scriptWorld(CODE), 'make', schedule, n)).toThrow(message);
  });

  it('is one without a schedule', () => {
    expect(() => evaluated('ScriptApp.newTrigger("tick").timeBased().create()')).toThrow(
      'The trigger has no schedule.',
    );
  });

  it('is the one after the twentieth', () => {
    const world = scriptWorld(CODE);
    for (let n = 0; n < TRIGGERS.value; n++) call(world, 'make', 'after', 1);
    world.advance(1_000);
    expect(() => call(world, 'make', 'after', 1)).toThrow(
      'Exception: This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
    expect(run(world, 'page-call', BEN, 'make', 'after', 1)).toBe('timer-21');
  });

  it("is an add-on's that would run more than hourly, where Google holds to that", () => {
    const world = scriptWorld(CODE, { switches: { addOnTimersEveryMinute: false } });
    expect(run(world, 'card', BEN, 'make', 'everyMinutes', 30)).toMatch(
      /^Exception: The recurrence interval for an Add-on trigger must be at least one hour\. \(line 2/,
    );
    expect(run(world, 'card', BEN, 'make', 'everyHours', 1)).toBe('timer-1');
    expect(run(world, 'doGet', BEN, 'make', 'everyMinutes', 1)).toBe('timer-2');
    world.switches.addOnTimersEveryMinute = true;
    expect(run(world, 'card', BEN, 'make', 'everyMinutes', 1)).toBe('timer-3');
  });
});

describe('the web app', () => {
  const URL = 'function url() { const s = ScriptApp.getService(); return [s.isEnabled(), s.getUrl()]; }';
  const EXEC = 'https://script.google.com/macros/s/AKfycb-emulated-deployment-1/exec';

  it('tells its address to requests, and the test address elsewhere', () => {
    const world = scriptWorld(URL);
    expect(run(world, 'doGet', ADA, 'url')).toEqual([true, EXEC]);
    expect(run(world, 'page-call', ADA, 'url')).toEqual([true, EXEC]);
    expect(run(world, 'card', ADA, 'url')).toEqual([
      true,
      expect.stringMatching(/^https:\/\/script\.google\.com\/macros\/s\/.*\/dev$/),
    ]);
  });

  it('has none when the manifest has none', () => {
    expect(call(scriptWorld(URL, { manifest: { webapp: undefined } }), 'url')).toEqual([false, '']);
  });
});

it('grants everything', () => {
  expect(
    evaluated(`
      const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
      return [info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.NOT_REQUIRED, info.getAuthorizationUrl()];`),
  ).toEqual([true, null]);
});

it('gives no token', () => {
  expect(() => evaluated('ScriptApp.getOAuthToken()')).toThrow(
    'ScriptApp.getOAuthToken is not emulated. Add it in emulator/services/ScriptApp.ts.',
  );
});

/** @see https://developers.google.com/workspace/add-ons/concepts/editor-triggers */
it("refuses an add-on's second timer of a user, where Google holds to that", () => {
  const world = scriptWorld(CODE, { switches: { addOnTimersMayBeSeveral: false } });
  expect(run(world, 'card', BEN, 'make', 'everyHours', 1)).toBe('timer-1');
  expect(run(world, 'card', BEN, 'make', 'everyHours', 2)).toContain(
    'Exception: This add-on has created too many time-based triggers in this document for this Google user account.',
  );
  expect(run(world, 'card', ADA, 'make', 'everyHours', 1)).toBe('timer-2');
});

it('keeps a timer that was made in the same run, where Google does', () => {
  const code = `${CODE} function both() { make('everyHours', 1); remove(); }`;
  expect(() => call(scriptWorld(code, { switches: { freshTimersCanBeDeleted: false } }), 'both')).toThrow(
    'Trigger timer-1 was only just made and cannot be deleted yet.',
  );
  const kind = scriptWorld(code);
  call(kind, 'both');
  expect(call(kind, 'list')).toEqual([]);
});
