import { attempt, succeeds, throwTogether } from '../../src/flows/failures';

const fail = (words: string) => () => {
  throw new Error(words);
};

describe('a step that fails', () => {
  it('is kept, and the next goes on', () => {
    const failures: unknown[] = [];
    expect(attempt(fail('one'), failures)).toBeNull();
    expect(attempt(() => 2, failures)).toBe(2);
    expect(succeeds(fail('three'), failures)).toBe(false);
    expect(succeeds(() => undefined, failures)).toBe(true);
    expect(failures.map(String)).toEqual(['Error: one', 'Error: three']);
  });
});

describe('failures at the end of a run', () => {
  it('are none when all went well', () => {
    expect(() => {
      throwTogether([]);
    }).not.toThrow();
  });

  it('are thrown as they are when there is one', () => {
    const only = new Error('only');
    expect(() => {
      throwTogether([only]);
    }).toThrow(only);
  });

  it('are told together when there are several', () => {
    const first = new Error('first');
    let thrown: unknown;
    try {
      throwTogether([first, 'second']);
    } catch (error) {
      thrown = error;
    }
    expect(String(thrown)).toBe('Error: 2 steps failed: Error: first; second');
    expect(thrown).toHaveProperty('cause', first);
  });
});
