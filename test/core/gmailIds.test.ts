import * as fc from 'fast-check';
import { apiMessageId } from '../../src/core/gmailIds';

describe('apiMessageId', () => {
  it('is the same number in hexadecimal digits, however large', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 64n - 1n), (number) => {
        expect(apiMessageId(`msg-f:${number}`)).toBe(number.toString(16).padStart(16, '0'));
      }),
    );
  });

  it('leaves every other text as it is', () => {
    for (const id of [
      '19c0ffee00000001',
      'msg-f:',
      'msg-f:12x',
      `msg-f:${'9'.repeat(21)}`,
      'thread-f:12',
      '',
    ]) {
      expect(apiMessageId(id)).toBe(id);
    }
  });
});
