import * as fc from 'fast-check';
import { condensed } from '../../src/core/condensed';

describe('condensed', () => {
  it('is 32 hex digits, the same for the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(condensed(text)).toMatch(/^[0-9a-f]{32}$/);
        expect(condensed(text)).toBe(condensed(text));
      }),
    );
  });

  it('tells twenty thousand texts apart that differ in one place', () => {
    const all = Array.from({ length: 20_000 }, (_, index) => condensed(`Dear customer ${index}, our offer`));
    expect(new Set(all).size).toBe(all.length);
    // Each quarter of it alone would do so, too, but for chance.
    for (const lane of [0, 8, 16, 24]) {
      expect(new Set(all.map((text) => text.slice(lane, lane + 8))).size).toBeGreaterThan(19_990);
    }
  });

  it('tells a text from one with a character more, less, moved or changed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(), (text, at) => {
        const place = at % text.length;
        const others = [
          `${text} `,
          text.slice(0, -1),
          `${text.slice(0, place)}\u0001${text.slice(place + 1)}`,
          text.slice(place) + text.slice(0, place),
        ].filter((other) => other !== text);
        for (const other of others) expect(condensed(other)).not.toBe(condensed(text));
      }),
    );
  });
});
