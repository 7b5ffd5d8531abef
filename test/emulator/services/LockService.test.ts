import { call, evaluated, MONDAY_NINE, scriptWorld } from '../world/scriptWorld';

const CODE = `
  const lock = LockService.getScriptLock();
  function tryIt(ms) { return [lock.tryLock(ms), lock.hasLock(), Date.now()]; }
  function waitIt(ms) { lock.waitLock(ms); return Date.now(); }
`;

/** @see https://developers.google.com/apps-script/reference/lock/lock */
describe('Lock', () => {
  it('is taken, kept and released', () => {
    expect(
      evaluated(`
        const lock = LockService.getScriptLock();
        const seen = [lock.hasLock(), lock.tryLock(0), lock.hasLock(), lock.tryLock(0)];
        lock.releaseLock();
        seen.push(lock.hasLock());
        lock.releaseLock();
        return seen;`),
    ).toEqual([false, true, true, true, false]);
  });

  it('is the same for every object of its kind, and kinds do not touch', () => {
    expect(
      evaluated(`
        LockService.getScriptLock().tryLock(0);
        return [LockService.getScriptLock().hasLock(), LockService.getUserLock().hasLock(), LockService.getDocumentLock()];`),
    ).toEqual([true, false, null]);
  });

  it('does not outlive its execution', () => {
    const world = scriptWorld(CODE);
    expect(call(world, 'tryIt', 0)).toEqual([true, true, MONDAY_NINE]);
    expect(call(world, 'tryIt', 0)).toEqual([true, true, MONDAY_NINE]);
  });

  it('is waited for as long as allowed, while somebody else has it', () => {
    const world = scriptWorld(CODE);
    world.script.locks.hold('script', 10_000);
    expect(call(world, 'tryIt', 4_000)).toEqual([false, false, MONDAY_NINE + 4_000]);
    expect(() => call(world, 'waitIt', 0)).toThrow(
      'Exception: Lock timeout: another process was holding the lock for too long.',
    );
    expect(call(world, 'waitIt', 30_000)).toBe(MONDAY_NINE + 10_000);
  });

  it('is not waited for less than no time', () => {
    expect(evaluated('return LockService.getScriptLock().tryLock(-1)')).toBe(false);
  });

  it('is waited for no longer than the execution lives', () => {
    const world = scriptWorld(CODE);
    world.script.locks.hold('script', 3_600_000);
    expect(() => call(world, 'waitIt', 3_000_000)).toThrow('Exceeded maximum execution time');
  });

  it('wants a number', () => {
    expect(() => evaluated('LockService.getScriptLock().tryLock()')).toThrow(
      "The parameters (null) don't match the method signature for LockService.Lock.tryLock.",
    );
  });
});
