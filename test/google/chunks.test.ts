import fc from 'fast-check';
import { chunked, joined } from '../../src/google/chunks';

describe('text laid over several properties', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 10_000, unit: 'grapheme' }), (text) => {
        expect(joined('due', chunked('due', text))).toBe(text);
      }),
    );
  });

  it('keeps every property below 9 kB', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 10_000, unit: 'grapheme' }), (text) => {
        for (const piece of Object.values(chunked('due', text))) {
          expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(9_000);
        }
      }),
    );
  });

  it('is not mixed with the rest of a longer text that lay there before', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 9_000 }),
        fc.string({ minLength: 1, maxLength: 9_000 }),
        (before, after) => {
          expect(joined('due', { ...chunked('due', before), ...chunked('due', after) })).toBe(after);
        },
      ),
    );
  });

  it('is null when there is none', () => {
    expect(joined('due', {})).toBeNull();
    expect(joined('due', chunked('due', ''))).toBeNull();
  });
});
