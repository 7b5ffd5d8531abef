import * as fc from 'fast-check';
import {
  equalBytes,
  fromBase64url,
  fromHex,
  isWellFormed,
  toBase64url,
  toHex,
  utf8,
} from '../../src/core/bytes';

const bytes = fc.uint8Array({ maxLength: 40 });
const anyText = fc.string({ unit: 'binary' });

describe('utf8', () => {
  it('encodes as the platform does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(utf8(text)).toEqual(new TextEncoder().encode(text));
      }),
    );
    expect(utf8('')).toEqual(new Uint8Array());
    expect(toHex(utf8('a%é€🦊\0'))).toBe('6125c3a9e282acf09fa68a00');
  });

  it('refuses half a surrogate pair, which isWellFormed tells beforehand', () => {
    for (const text of ['\ud83e', 'a\udd8a', '\udd8a\ud83e']) {
      expect(isWellFormed(text)).toBe(false);
      expect(() => utf8(text)).toThrow(URIError);
    }
    expect(isWellFormed('🦊 and é')).toBe(true);
  });
});

describe('hex', () => {
  it('comes back as it went', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(fromHex(toHex(some))).toEqual(some);
      }),
    );
  });

  it('is read in either case and written in small letters', () => {
    expect(fromHex('00fFA5')).toEqual(Uint8Array.of(0, 255, 165));
    expect(toHex(Uint8Array.of(0, 255, 165))).toBe('00ffa5');
    expect(fromHex('')).toEqual(new Uint8Array());
  });

  it.each(['0', '0g', ' 00', '00\n', '0x00'])('is not %j', (text) => {
    expect(fromHex(text)).toBeNull();
  });
});

describe('base64url', () => {
  it('is what Node writes', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(toBase64url(some)).toBe(Buffer.from(some).toString('base64url'));
      }),
    );
  });

  it('comes back as it went', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        expect(fromBase64url(toBase64url(some))).toEqual(some);
      }),
    );
  });

  it('has one text for each byte string: whatever else decodes leniently is refused', () => {
    const near = fc.stringMatching(/^[A-Za-z0-9_+/= \n-]{0,12}$/);
    fc.assert(
      fc.property(near, (text) => {
        const read = fromBase64url(text);
        expect(read === null || toBase64url(read) === text).toBe(true);
      }),
    );
  });

  it.each(['A', 'AB', 'AA==', 'AA ', ' AA', 'A+A', 'A/A', 'AAAAA', 'ÄA'])('is not %j', (text) => {
    expect(fromBase64url(text)).toBeNull();
  });
});

describe('equalBytes', () => {
  it('is true for equal bytes only', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(equalBytes(a, Uint8Array.from(a))).toBe(true);
        expect(equalBytes(a, b)).toBe(toHex(a) === toHex(b));
      }),
    );
  });

  it('is false for a part', () => {
    expect(equalBytes(Uint8Array.of(1, 0), Uint8Array.of(1))).toBe(false);
    expect(equalBytes(Uint8Array.of(1), Uint8Array.of(1, 0))).toBe(false);
    expect(equalBytes(new Uint8Array(), new Uint8Array())).toBe(true);
  });
});
