import { instantOf } from '../../../emulator/scenes/moment';

const at = (text: string): number => Date.parse(text);
const BERLIN = 'Europe/Berlin';

describe('a moment before now', () => {
  it('goes back minute by minute', () => {
    expect(instantOf({ minutesAgo: 40 }, at('2027-01-13T10:00Z'), BERLIN)).toBe(at('2027-01-13T09:20Z'));
  });

  it('counts only days on which offices work', () => {
    const sunday = at('2027-01-17T22:30Z');
    expect(instantOf({ workdaysAgo: 1, at: '09:10' }, sunday, BERLIN)).toBe(at('2027-01-15T08:10Z'));
    expect(instantOf({ workdaysAgo: 5, at: '17:00' }, sunday, BERLIN)).toBe(at('2027-01-11T16:00Z'));
  });

  it('goes by the office’s clock: its date, and its summer time', () => {
    const lateEvening = at('2027-03-29T22:30Z');
    expect(instantOf({ workdaysAgo: 1, at: '09:00' }, lateEvening, BERLIN)).toBe(at('2027-03-29T07:00Z'));
    expect(instantOf({ workdaysAgo: 2, at: '09:00' }, lateEvening, BERLIN)).toBe(at('2027-03-26T08:00Z'));
  });
});
