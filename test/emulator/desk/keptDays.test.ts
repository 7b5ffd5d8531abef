import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptDays } from '../../../emulator/desk/keptDays';

describe('days that were played', () => {
  let folder: string;
  const NOON = new Date(2027, 0, 13, 12).getTime();
  const HOUR = 3_600_000;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kept-days-'));
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'Code.js'), '1');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const days = ({ now = NOON, besides = '' } = {}) =>
    keptDays(join(folder, 'build', 'week.json'), { now, folders: [join(folder, 'dist')], besides });

  it('are there again later on the same day', () => {
    expect(days().read()).toBeNull();
    days().write('the world');
    expect(days({ now: NOON + 5 * HOUR }).read()).toBe('the world');
  });

  it('are played anew on the next day, elsewhere, or when the code is another', () => {
    days().write('the world');
    expect(days({ now: NOON + 13 * HOUR }).read()).toBeNull();
    expect(days({ besides: 'Asia/Tokyo' }).read()).toBeNull();
    writeFileSync(join(folder, 'dist', 'Code.js'), '2');
    expect(days().read()).toBeNull();
  });

  it('are played anew when the file was not written to its end', () => {
    days().write('the world');
    writeFileSync(join(folder, 'build', 'week.json'), '{"key":');
    expect(days().read()).toBeNull();
  });
});
