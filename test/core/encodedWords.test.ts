import * as fc from 'fast-check';
import PostalMime from 'postal-mime';
import { decodedWords } from '../../src/core/encodedWords';

const binary = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

describe('decodedWords', () => {
  it.each([
    ['plain', 'plain'],
    ['=?utf-8?Q?Gr=C3=BC=C3=9Fe_an?= alle', 'Grüße an alle'],
    ['=?UTF-8?b?R3LDvMOfZQ==?=', 'Grüße'],
    ['=?iso-8859-1?q?=E4?=', 'ä'],
    ['=?windows-1252?q?=80?=', '€'],
    ['=?utf-8*de?q?=C3=A4?=', 'ä'],
    ['=?utf-8?q?a?= =?utf-8?q?b?=', 'ab'],
    ['=?utf-8?q?a?=\r\n =?utf-8?q?b?=', 'ab'],
    ['=?utf-8?q?a?= x =?utf-8?q?b?=', 'a x b'],
    ['=?utf-8?q?a?= =?iso-8859-1?q?=E4?=', 'aä'],
    ['=?utf-8?q?=C3?= =?utf-8?q?=A4?=', 'ä'],
    ['=?utf-8?b?w6Q?=', 'ä'],
    ['one\r\n two', 'one two'],
    [binary('Grüße'), 'Grüße'],
    ['Gr\xfc\xdfe', 'Grüße'],
    ['=?utf-8?q?=FF?=', '=?utf-8?q?=FF?='],
    ['=?x-unknown?q?a?= b', '=?x-unknown?q?a?= b'],
    ['=?utf-8?b?!!?=', '=?utf-8?b?!!?='],
    ['=?utf-8?x?a?=', '=?utf-8?x?a?='],
    ['=?utf-8?q?a b?=', '=?utf-8?q?a b?='],
    ['=?utf-8?q??=', ''],
  ])('reads %j', (value, text) => {
    expect(decodedWords(value)).toBe(text);
  });

  it('reads subjects as another program does', async () => {
    const word = fc
      .tuple(fc.stringMatching(/^[a-zäöü€ 🦊]{1,12}$/u), fc.constantFrom('B', 'Q'))
      .map(([text, encoding]) =>
        encoding === 'B'
          ? `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
          : `=?utf-8?Q?${binary(text).replace(/[^a-z]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)}?=`,
      );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(word, fc.stringMatching(/^[a-z]{1,5}$/)), { minLength: 1 }),
        async (words) => {
          const subject = words.join(' ');
          expect(decodedWords(subject).trim()).toBe(
            (await PostalMime.parse(`Subject: ${subject}\r\n\r\n`)).subject?.trim(),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes a time that goes with the length', () => {
    for (const piece of ['=?', '=?utf-8?q?', '=?utf-8?q?=C3?= ', '?=', ' ', '=', '\r\n '])
      expect(() => decodedWords(piece.repeat(300_000 / piece.length))).not.toThrow();
  });
});
