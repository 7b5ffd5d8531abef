import * as fc from 'fast-check';
import { parameterOf, parametersOf, percentDecoded } from '../../src/core/query';

describe('parametersOf', () => {
  it('reads what URLSearchParams writes', () => {
    const pairs = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(pairs, (some) => {
        expect(parametersOf(`https://x.example/?${new URLSearchParams(some).toString()}#a=b?c`)).toEqual(
          some,
        );
      }),
    );
  });

  it.each([
    ['https://x.example/', []],
    ['https://x.example/#?a=1', []],
    ['https://x.example/?', [['', '']]],
    ['?a', [['a', '']]],
    [
      '?a=1&a=2',
      [
        ['a', '1'],
        ['a', '2'],
      ],
    ],
    ['?a=b=c+d%20e', [['a', 'b=c d e']]],
    [
      '?a=100%&b%3D=?',
      [
        ['a', '100%'],
        ['b=', '?'],
      ],
    ],
  ])('of %s', (url, pairs) => {
    expect(parametersOf(url)).toEqual(pairs);
  });
});

describe('parameterOf', () => {
  it('is the first value, or null', () => {
    expect(parameterOf('?a=1&b=2&a=3', 'a')).toBe('1');
    expect(parameterOf('?a', 'a')).toBe('');
    expect(parameterOf('?a', 'b')).toBeNull();
  });
});

describe('percentDecoded', () => {
  it('leaves what is not encoded rightly', () => {
    expect(percentDecoded('%C3%A9%26')).toBe('é&');
    expect(percentDecoded('50% off %E9')).toBe('50% off %E9');
  });
});
