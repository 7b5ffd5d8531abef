import { count, duration, listTime, until } from '../../../../emulator/desk/client/words';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('times in words', () => {
  it.each([
    [0, 'now'],
    [40 * SECOND, 'in 40 s'],
    [5 * MINUTE, 'in 5 min'],
    [3 * HOUR, 'in 3 h'],
    [72 * HOUR, 'in 3 days'],
  ])('%d ms from now is %j', (ms, words) => {
    expect(until(1_000_000 + ms, 1_000_000)).toBe(words);
  });

  it.each([
    [MINUTE, '1 minute'],
    [42 * SECOND, '42 seconds'],
    [10 * MINUTE, '10 minutes'],
    [HOUR, '1 hour'],
  ])('%d ms last %j', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });

  it('counts with a plural', () => {
    expect([count(1, 'call'), count(2, 'call')]).toEqual(['1 call', '2 calls']);
  });

  it('gives the time for today and the day for earlier', () => {
    const now = new Date(2027, 0, 4, 9, 30).getTime();
    expect(listTime(now - HOUR, now)).toBe('08:30');
    expect(listTime(now - 24 * HOUR, now)).toBe('3 Jan');
  });
});
