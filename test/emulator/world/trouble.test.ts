import type { InstalledService } from '../../../emulator/runtime/run';
import { call, scriptWorld } from './scriptWorld';

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
