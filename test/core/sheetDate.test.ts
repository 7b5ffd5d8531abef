import * as fc from 'fast-check';
import { wallTime } from '../../emulator/sheets/serial';
import { sheetDate } from '../../src/core/sheetDate';

// https://developers.google.com/workspace/sheets/api/guides/formats
describe('an instant as a spreadsheet’s number', () => {
  it('counts days from 30 December 1899, in the wall time of the zone', () => {
    expect(sheetDate(Date.UTC(1899, 11, 30), 'Etc/GMT')).toBe(0);
    expect(sheetDate(Date.UTC(2026, 0, 1, 12), 'Etc/GMT')).toBe(46_023.5);
    expect(sheetDate(Date.UTC(2026, 0, 1, 12), 'Europe/Berlin')).toBeCloseTo(46_023.5 + 1 / 24, 9);
  });

  it('knows summer time', () => {
    expect(sheetDate(Date.UTC(2026, 6, 1), 'America/New_York') % 1).toBeCloseTo(20 / 24, 9);
    expect(sheetDate(Date.UTC(2026, 0, 1), 'America/New_York') % 1).toBeCloseTo(19 / 24, 9);
  });

  it('is shown to the second as a clock on the wall there would', () => {
    const zones = fc.constantFrom(
      'Etc/GMT',
      'Europe/Berlin',
      'Asia/Kolkata',
      'Pacific/Chatham',
      'America/St_Johns',
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) / 1000 }), zones, (seconds, timeZone) => {
        const shown = wallTime(sheetDate(seconds * 1000, timeZone));
        const wall = new Intl.DateTimeFormat('sv-SE', {
          timeZone,
          dateStyle: 'short',
          timeStyle: 'medium',
        }).format(seconds * 1000);
        const two = (number: number) => String(number).padStart(2, '0');
        const { year, month, day, hour, minute, second } = shown;
        expect(`${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`).toBe(wall);
      }),
    );
  });
});
