import type { ExecutionKind } from '../../../emulator/contracts';
import { SIMULTANEOUS_EXECUTIONS } from '../../../emulator/services/limits';
import { ADA, BEN, call, MONDAY_NINE, scriptWorld } from '../world/scriptWorld';

const CODE = `
  function doGet(event) { return event.parameter.t; }
  function hidden_() { return 'hidden'; }
  const arrow = () => 'arrow';
  var made = (() => function () { return 'made'; })();
  var app = { name: 'app', onHome() { return this.name; }, deep: { er: () => 'deep' } };
  globalThis.late = function () { return 'late'; };
`;

const outcome = (kind: ExecutionKind, name: string, switches = {}): unknown => {
  const world = scriptWorld(CODE, { switches });
  const result = world.project.run({
    kind,
    function: name,
    arguments: [{ parameter: { t: 'x' } }],
    activeUser: '',
    effectiveUser: ADA,
  });
  return result.kind === 'returned' ? result.value : result.message;
};

describe('which functions can be called', () => {
  it.each<[ExecutionKind, string, string]>([
    ['doGet', 'doGet', 'x'],
    ['page-call', 'doGet', 'x'],
    ['page-call', 'arrow', 'arrow'],
    ['card', 'hidden_', 'hidden'],
    ['card', 'app.onHome', 'app'],
    ['timer', 'app.deep.er', 'deep'],
  ])('%s of %s', (kind, name, value) => {
    expect(outcome(kind, name)).toBe(value);
  });

  it.each<[ExecutionKind, string]>([
    ['doPost', 'doPost'],
    ['page-call', 'hidden_'],
    ['page-call', 'app.onHome'],
    ['page-call', 'app'],
    ['page-call', 'eval'],
    ['page-call', 'Object'],
    ['page-call', 'made'],
    ['page-call', 'late'],
    ['doGet', 'app.onHome'],
    ['card', 'app.missing'],
    ['card', 'nobody.onHome'],
    ['card', 'app.name.x'],
    ['card', 'PropertiesService.getScriptProperties'],
    ['card', ''],
  ])('but not %s of %s', (kind, name) => {
    expect(outcome(kind, name)).toBe(`Script function not found: ${name}`);
  });

  it('and methods by cards only where Google allows that', () => {
    expect(outcome('card', 'app.onHome', { dottedCardFunctions: false })).toBe(
      'Script function not found: app.onHome',
    );
    expect(outcome('timer', 'app.onHome', { dottedCardFunctions: false })).toBe('app');
  });

  it('are told to pages without the private ones', () => {
    expect(scriptWorld(CODE).project.functions).toEqual(
      ['doGet', 'hidden_', 'arrow'].filter((name) => name !== 'hidden_'),
    );
  });
});

describe('the record of an execution', () => {
  it('says on whose authority it ran and what became of it', () => {
    const world = scriptWorld('function ok() {} function bad() { throw new Error("no"); }');
    const request = {
      kind: 'card' as const,
      arguments: [],
      activeUser: BEN,
      effectiveUser: BEN,
      userAgent: 'Test/1',
    };
    world.project.run({ ...request, function: 'ok' });
    world.advance(1_000);
    world.project.run({ ...request, function: 'bad' });
    expect(world.executions).toEqual([
      {
        id: 'execution-1',
        kind: 'card',
        function: 'ok',
        activeUser: BEN,
        effectiveUser: BEN,
        userAgent: 'Test/1',
        locale: 'de',
        startedAt: MONDAY_NINE,
        calls: [],
        printed: [],
        tookMs: 0,
        outcome: { kind: 'completed' },
      },
      expect.objectContaining({
        id: 'execution-2',
        startedAt: MONDAY_NINE + 1_000,
        outcome: { kind: 'failed', message: 'Error: no (line 1, file "Code")' },
      }),
    ]);
  });

  it('is kept for the last 500', () => {
    const world = scriptWorld('function main() {}');
    for (let n = 0; n < 501; n++) call(world);
    expect(world.executions).toHaveLength(500);
    expect(world.executions[0]?.id).toBe('execution-2');
  });
});

describe('arguments and answers', () => {
  it("arrive in the script's realm", () => {
    const world = scriptWorld(`function main(e) {
      return [e instanceof Object, e.list instanceof Array, e.at instanceof Date, e.nothing === null, e.missing === undefined];
    }`);
    expect(call(world, 'main', { list: [], at: new Date(), nothing: null })).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it('tell nothing apart from null', () => {
    const world = scriptWorld('function nothing() {} function none() { return null; }');
    expect([call(world, 'nothing'), call(world, 'none')]).toEqual([undefined, null]);
  });

  it('of unsupported kinds are marked', () => {
    const world = scriptWorld('async function soon() {} function same() { return same; }');
    expect([call(world, 'soon'), call(world, 'same')]).toEqual([{ what: 'Promise' }, { what: 'Function' }]);
  });
});

describe('an execution inside another', () => {
  const nested = (code: string) =>
    scriptWorld(code, {
      services: [
        {
          name: 'Inner',
          serviceId: null,
          create: ({ world }) =>
            new (class Inner {
              run(name: unknown): unknown {
                const result = world.project.run({
                  kind: 'doPost',
                  function: String(name),
                  arguments: [],
                  activeUser: '',
                  effectiveUser: ADA,
                });
                return result.kind === 'returned' ? result.value : result.message;
              }
            })(),
        },
      ],
    });

  it('has a global scope of its own and shares the stores', () => {
    const world = nested(`
      var word = 'fresh';
      function main() { word = 'used'; return [Inner.run('inner'), PropertiesService.getScriptProperties().getProperty('k')]; }
      function inner() { PropertiesService.getScriptProperties().setProperty('k', 'v'); return word; }`);
    expect(call(world)).toEqual(['fresh', 'v']);
  });

  it('finds the lock taken, and free again afterwards', () => {
    const world = nested(`
      function main() { LockService.getScriptLock().waitLock(1); return Inner.run('inner'); }
      function inner() { return LockService.getScriptLock().tryLock(5000); }`);
    expect(call(world)).toBe(false);
    expect(world.clock.now()).toBe(MONDAY_NINE + 5_000);
    expect(call(world, 'inner')).toBe(true);
  });

  it('is refused when too many run at once', () => {
    const world = nested(`function main() { return Inner.run('main'); }`);
    expect(call(world)).toBe(
      'Exception: There are too many scripts running simultaneously for this Google user account.',
    );
    expect(world.executions).toHaveLength(SIMULTANEOUS_EXECUTIONS.value + 1);
  });
});
