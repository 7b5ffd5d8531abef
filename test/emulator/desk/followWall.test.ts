import { followWall } from '../../../emulator/desk/followWall';

describe('a clock that follows the wall', () => {
  let now = 0;
  const passed: { readonly ms: number; readonly quiet: boolean }[] = [];
  let nextAt: number | null = null;
  let wall: ReturnType<typeof followWall>;

  beforeEach(() => {
    jest.useFakeTimers({ now: 1_000_000 });
    now = 0;
    nextAt = null;
    passed.length = 0;
    wall = followWall({
      clock: { now: () => now },
      next: () => (nextAt === null ? null : { at: nextAt, what: 'tick' }),
      advance(ms) {
        now += ms;
        passed.push({ ms, quiet: wall.onlyTicking() });
      },
    });
  });
  afterEach(() => {
    wall.stop();
    jest.useRealTimers();
  });

  it('beats every second, quietly while nothing is due', () => {
    jest.advanceTimersByTime(2_000);
    expect(passed).toEqual([
      { ms: 1_000, quiet: true },
      { ms: 1_000, quiet: true },
    ]);
  });

  it('is not quiet in the beat in which something is due', () => {
    nextAt = 1_500;
    jest.advanceTimersByTime(2_000);
    expect(passed.map(({ quiet }) => quiet)).toEqual([true, false]);
  });

  it('does not run a night’s timers at once when the computer wakes up', () => {
    jest.setSystemTime(1_000_000 + 8 * 60 * 60_000);
    jest.advanceTimersByTime(1_000);
    expect(passed).toEqual([{ ms: 60_000, quiet: true }]);
  });

  it('stops', () => {
    wall.stop();
    jest.advanceTimersByTime(5_000);
    expect(passed).toEqual([]);
  });
});
