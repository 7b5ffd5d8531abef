import * as fc from 'fast-check';
import {
  addressIn,
  escaped,
  restoredValue,
  spelledInPlaceOf,
  splitRaw,
  tidied,
  type Quote,
} from '../../src/core/htmlSpelling';
import { spelledAddress } from '../support/anyMail';

const ours = 'https://t.example/c?v=1&u=2';
const short = 'https://t.example/c';
const spelled = (raw: string, address = ours, quote: Quote = '"') =>
  spelledInPlaceOf(raw, addressIn(raw), address, quote);
const restored = (value: string, destination: string, quote: Quote = '"') =>
  restoredValue(value, quote, (address) => (address === ours || address === short ? destination : null));

describe('spelledInPlaceOf', () => {
  it.each([
    ['plainly for a plain one', 'https://x.org/', 'https://t.example/c?v=1&amp;u=2'],
    ['with & escaped for one escaped', 'https://x.org/?a&amp;b', 'https://t.example/c?v=1&amp;u=2'],
    ['with & bare for one bare', 'https://x.org/?a&b', 'https://t.example/c?v=1&u=2'],
    ['with & by number for one by number', 'https://x.org/?a&#38;b', 'https://t.example/c?v=1&#38;u=2'],
    [
      'with a fragment for & in two hands',
      'https://x.org/?a&ampamp&#38b',
      'https://t.example/c?v=1&amp;u=2#raw=https%3A%2F%2Fx.org%2F%3Fa%26ampamp%26%2338b',
    ],
    [
      'with every slash by number',
      'https:&#x2F;&#x2F;x.org',
      'https:&#x2F;&#x2F;t.example&#x2F;c?v=1&amp;u=2',
    ],
    ['with the same white space', ' \nhttps://x.org/\t', ' \nhttps://t.example/c?v=1&amp;u=2\t'],
    ['with a mark for the second of two', 'https://x.org/?a&amp;b&c', 'https://t.example/c?v=1&amp;u=&#50;'],
    ['with a mark for the first of two', 'https://x.org/?a&b&amp;c', 'https://t.example/c?v=1&amp;u&#61;2'],
    [
      'with a fragment for what no hand can carry',
      'https://x.org/&eacute;',
      'https://t.example/c?v=1&amp;u=2#raw=https%3A%2F%2Fx.org%2F%26eacute%3B',
    ],
    ['with a line break where one is', 'https://x.org/\r\n\ta', 'https://t.example/c?v=1&amp;u=\r\n\t2'],
    ['with line breaks by number', 'https://x.org/&#10;a&#10;', 'https://t.example/c?v=1&amp;u=&#10;2&#10;'],
    ['with line breaks and marks', 'https://x.org/\n?a&\nb&amp;c', 'https://t.example/c?v\n=1&amp;\nu&#61;2'],
  ])('writes ours %s', (_, raw, value) => {
    expect(spelled(raw)).toBe(value);
    expect(restored(value, addressIn(raw))).toBe(raw);
  });

  it.each([
    ['marks where ours has no & itself', 'https://x.org/?a&b&c', 'https://t.example&#47;&#99;'],
    [
      'a fragment where ours has too few letters for marks',
      `https://x.org/?${'&'.repeat(20)}`,
      `https://t.example/c#raw=https%3A%2F%2Fx.org%2F%3F${'%26'.repeat(20)}`,
    ],
  ])('uses %s', (_, raw, value) => {
    expect(spelled(raw, short)).toBe(value);
    expect(restored(value, addressIn(raw))).toBe(raw);
  });

  it('means our address and gives the original back, whatever was written', () => {
    const destinationOf = (theirs: string) => (address: string) => (address === ours ? theirs : null);
    fc.assert(
      fc.property(fc.oneof(spelledAddress, fc.stringMatching(/^[&#xamplt;=a0 \n]*$/)), (raw) => {
        const value = spelled(raw);
        expect(splitRaw(addressIn(value)).address).toBe(ours);
        expect(restoredValue(value, '"', destinationOf(addressIn(raw)))).toBe(raw);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is not confused by an address of ours that has such a fragment itself', () => {
    const odd = 'https://t.example/c#raw=x';
    expect(spelled('https://x.org/', odd)).toBe(odd);
    expect(restoredValue(odd, '"', (address) => (address === odd ? 'https://x.org/' : null))).toBe(
      'https://x.org/',
    );
  });

  it('does not take a bare & for ours where it would begin a reference', () => {
    const odd = 'https://t.example/c?a&lt';
    expect(spelled('https://x.org/?a&b', odd)).toBe('https://t.example/c?a&amp;l&#116;');
  });
});

describe('restoredValue', () => {
  it('is null for an address that is not ours', () => {
    expect(restored('https://x.org/', 'https://y.org/')).toBeNull();
    expect(restored('https://x.org/#raw=https://y.org/', 'https://y.org/')).toBeNull();
  });

  it('escapes where the bare & of ours would begin a reference in the original', () => {
    expect(restored('https://t.example/c?v=1&u=2', 'https://x.org/?a&lt')).toBe('https://x.org/?a&amp;lt');
    expect(restored('https://t.example/c?v=1&u=2', 'https://x.org/?a&b')).toBe('https://x.org/?a&b');
  });

  it.each<[string, string, Quote]>([
    ['says something else', `${short}#raw=https%3A%2F%2Fy.org`, '"'],
    ['was cut', `${short}#raw=https%3A%2F%2`, '"'],
    ['would end its quotes', `${short}#raw=https%3A%2F%2Fx.org%2F%22`, '"'],
    ['would end its quotes', `${short}#raw=https%3A%2F%2Fx.org%2F%27`, "'"],
    ['would end where no quotes are', `${short}#raw=https%3A%2F%2Fx.org%2F%3E`, ''],
    ['is empty where no quotes are', `${short}#raw=`, ''],
  ])('spells plainly when the fragment %s', (_, value, quote) => {
    expect(restored(value, 'https://x.org/?a&b', quote)).toBe('https://x.org/?a&amp;b');
  });

  it('takes the fragment where it fits', () => {
    for (const quote of ['"', "'", ''] as const) {
      expect(restored(`${short}#raw=https%3A//x.org/%26%23x61%3B`, 'https://x.org/a', quote)).toBe(
        'https://x.org/&#x61;',
      );
    }
  });

  it('spells an address for an empty value, too', () => {
    expect(restoredValue('', '"', () => 'https://x.org/?a&b')).toBe('https://x.org/?a&amp;b');
  });
});

describe('escaped', () => {
  it('comes back from every kind of quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom<Quote>('"', "'", ''), (text, quote) => {
        fc.pre(!text.includes('\0'));
        expect(addressIn(escaped(text, quote))).toBe(tidied(text));
        expect(escaped(text, quote)).not.toMatch({ '"': /"/, "'": /'/, '': /[\t\n\f\r >]/ }[quote]);
      }),
    );
  });
});

describe('tidied', () => {
  it('takes off what browsers take off', () => {
    expect(tidied('\u0001 \nhttps://x.org/\ta\r\nb \f')).toBe('https://x.org/ab');
    expect(tidied(' \n')).toBe('');
  });
});
