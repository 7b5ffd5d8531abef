import { failureWords, slownessWords } from '../../../emulator/trouble/callWords';
import { span } from '../../../emulator/trouble/spans';

describe('an order in words', () => {
  const own = { message: 'No.' };
  it.each([
    [{ call: '*', ...own }, 'The next call fails: “No.”'],
    [{ call: 'Cache.get', nth: 2, ...own }, 'The 2nd call of Cache.get from now fails: “No.”'],
    [{ call: '*', nth: 13, ...own }, 'The 13th call from now fails: “No.”'],
    [{ call: 'Cache.*', times: 3, ...own }, 'The next 3 calls of Cache.* fail: “No.”'],
    [{ call: '*', nth: 3, times: 2, ...own }, '2 calls from the 3rd on fail: “No.”'],
    [{ call: '*', rate: 0.125, ...own }, '12.5 % of the calls fail: “No.”'],
    [{ call: '*', rate: 1, ...own }, 'Every call fails: “No.”'],
    [{ call: '*', rate: 0.5, forMs: 60_000, ...own }, 'For 1 minute 50 % of the calls fail: “No.”'],
    [{ call: '*', forMs: 60_000, ...own }, 'For 1 minute every call fails: “No.”'],
    [{ call: '*', forMs: 60_000, nth: 4, ...own }, 'For 1 minute all calls from the 4th on fail: “No.”'],
    [{ call: '*', forMs: 60_000, times: 1, ...own }, 'For 1 minute the next call fails: “No.”'],
    [
      { call: '*', text: 'serverNotAvailable' as const, language: 'de' as const },
      'The next call fails: “Server nicht verfügbar.”',
    ],
    [{ call: '*', afterwards: true, ...own }, 'The next call does its work and then seems to fail: “No.”'],
    [
      { call: '*', times: 2, afterwards: true, ...own },
      'The next 2 calls do their work and then seem to fail: “No.”',
    ],
    [{ call: '*', kill: true }, 'The next call stops the run.'],
    [{ call: '*', kill: true, rate: 0.5 }, '50 % of the calls stop the run.'],
    [{ call: '*', kill: true, afterwards: true }, 'The next call stops the run, its work done.'],
  ])('%j', (failure, words) => {
    expect(failureWords(failure)).toBe(words);
  });

  it('of slowness tells how much longer it takes', () => {
    expect(slownessWords({ call: '*', ms: 1_500 })).toBe('The next call takes 1500 ms longer.');
    expect(slownessWords({ call: '*', ms: 2_000, times: 2 })).toBe('The next 2 calls take 2 seconds longer.');
  });
});

it.each([
  [1_000, '1 second'],
  [90_000, '90 seconds'],
  [20 * 60_000, '20 minutes'],
  [36 * 60 * 60_000, '36 hours'],
  [24 * 60 * 60_000, '1 day'],
])('%d ms are %s', (ms, words) => {
  expect(span(ms)).toBe(words);
});
