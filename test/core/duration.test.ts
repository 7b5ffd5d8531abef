import { durationWords } from '../../src/core/duration';
import { DAY, HOUR, MINUTE, SECOND } from '../support/tracked';

describe('a length of time in words', () => {
  it.each([
    [0, '0 s'],
    [9 * SECOND + 999, '9 s'],
    [59 * SECOND, '59 s'],
    [MINUTE, '1 min'],
    [HOUR - 1, '59 min'],
    [HOUR, '1 h'],
    [2 * DAY - 1, '47 h'],
    [2 * DAY, '2 days'],
  ])('%d ms is %s', (milliseconds, words) => {
    expect(durationWords(milliseconds)).toBe(words);
  });
});
