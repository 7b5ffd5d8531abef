import * as fc from 'fast-check';
import { ownLines } from '../../src/core/plainLines';
import { restoreText, textLinks, wrapTextLinks } from '../../src/core/plainText';
import { clickUrl, destinationOfFor, safeDestination } from '../../src/core/trackingUrl';
import { messageIdOf, tokenFor } from '../../src/core/token';
import { hmac } from '../support/hmac';
import { originals, wrap } from '../support/wrapping';

const urls = (text: string) => textLinks(text).map(({ url }) => url);
const places = (text: string) => textLinks(text).map(({ place }) => place);
const nowrap = { flowed: true, delSp: true };

describe('textLinks', () => {
  it.each([
    ['See https://x.org.', ['https://x.org']],
    ['(http://x.org/a_(b)?c=d&e) and <HTTPS://Y.org/>', ['http://x.org/a_(b)?c=d&e', 'HTTPS://Y.org/']],
    ['https://x.org/,https://y.org/', ['https://x.org/,https://y.org/']],
    ['https://müller.example/straße', ['https://müller.example/straße']],
    ['http://localhost:8080/a http://192.0.2.1/', ['http://localhost:8080/a', 'http://192.0.2.1/']],
    ['www.x.org x.org mailto:a@x.org a@x.org ftp://x.org xhttps://x.org //x.org', []],
    ['https:// https://, http:/x', []],
    ['“https://x.org/a”', ['https://x.org/a']],
    ['', []],
  ])('finds in %j: %j', (text, expected) => {
    expect(urls(text)).toEqual(expected);
  });

  it('tells where each stands', () => {
    const text =
      'a https://own.example\n> https://quoted.example\n-- \nAda https://sig.example\n> https://also.example\n';
    expect(textLinks(text)).toEqual([
      { start: 2, end: 21, url: 'https://own.example', place: 'own' },
      expect.objectContaining({ url: 'https://quoted.example', place: 'quoted' }),
      expect.objectContaining({ url: 'https://sig.example', place: 'signature' }),
      expect.objectContaining({ url: 'https://also.example', place: 'quoted' }),
    ]);
    for (const heading of [
      '---------- Forwarded message ---------',
      '-----Original Message-----',
      '-----Ursprüngliche Nachricht-----',
    ])
      expect(places(`https://a.example\r\n${heading}\r\nhttps://b.example`)).toEqual(['own', 'quoted']);
    expect(places('-----\nhttps://a.example\n--\nhttps://b.example')).toEqual(['own', 'own']);
  });

  it('leaves out an address that may go on in the next line', () => {
    const text = 'https://x.org/very \r\nlong https://y.org/ x';
    expect(textLinks(text, nowrap).map(({ url }) => url)).toEqual(['https://y.org/']);
    expect(textLinks(text, { flowed: true }).map(({ url }) => url)).toEqual([
      'https://x.org/very',
      'https://y.org/',
    ]);
    expect(urls(text)).toEqual(['https://x.org/very', 'https://y.org/']);
  });

  it('leaves out an address that is longer than any destination', () => {
    expect(urls(`https://x.org/${'a'.repeat(5_000)}/http://y.org https://z.org`)).toEqual(['https://z.org']);
    expect(urls(`https://x.org/${'a'.repeat(5_000)}`)).toEqual([]);
  });
});

describe('wrapTextLinks', () => {
  it('puts ours in the place of the writer’s own links, and keeps all else', () => {
    const text = 'See https://x.org/. \r\n https://y.org\r\n> https://z.org\r\n-- \r\nhttps://s.org';
    expect(wrapTextLinks(text, wrap, { flowed: true })).toBe(
      `See ${wrap({ url: 'https://x.org/' })}. \r\n ${wrap({ url: 'https://y.org' })}\r\n> https://z.org\r\n-- \r\nhttps://s.org`,
    );
  });

  it('leaves a link alone when told to, and when ours would not be known again where it stands', () => {
    const text = 'https://x.org/ "https://y.org/"';
    expect(wrapTextLinks(text, () => null)).toBe(text);
    expect(wrapTextLinks(text, () => 'https://t.example/?a ')).toBe(text);
    expect(wrapTextLinks(text, () => 'no address')).toBe(text);
  });

  const shard = fc.constantFrom(
    ...[
      'https://x.org',
      'http://y.example/a?b=c&d',
      'https://z.org/(a)',
      'https://ü.example/é',
      'https://a-.org/-',
      'HTTPS://Q.ORG/"x"',
    ],
    ...[
      ' ',
      '\n',
      '\r\n',
      ' \r\n',
      '\r\n ',
      '> ',
      '>',
      '-- \r\n',
      '--',
      '.',
      ',',
      ')',
      '(',
      '"',
      "'",
      '<',
      '>',
      '|',
      'x',
      ':',
      '/',
      '…',
      '｜',
      '🦊',
      '_',
      '*',
    ],
  );
  const anyText = fc
    .array(fc.oneof(shard, fc.string({ maxLength: 3 })), { maxLength: 25 })
    .map((all) => all.join(''));

  it('is undone by restoreText, in any text', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, delSp) => {
        const ours = wrapTextLinks(text, wrap, { flowed: true, delSp });
        expect(restoreText(ours, originals.destinationOf)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is undone with real addresses of ours', () => {
    const base = 'https://script.google.com/macros/s/AKfycb-x/exec';
    const message = messageIdOf(Uint8Array.from({ length: 9 }, (_, index) => index));
    const keyRing = { current: 1, keys: { 1: new Uint8Array(32) }, retired: [] };
    const urlFor = ({ url }: { url: string }) =>
      clickUrl(
        base,
        tokenFor({ kind: 'click', message, tag: '00000000', link: 0, destination: url }, keyRing, hmac),
        url,
      );
    fc.assert(
      fc.property(anyText, (text) => {
        const ours = wrapTextLinks(text, ({ url }) =>
          safeDestination(url) === url ? urlFor({ url }) : null,
        );
        expect(restoreText(ours, destinationOfFor([base]))).toBe(text);
      }),
    );
  });

  it('changes whole addresses only: what stands around them stays', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const around = (links: ReturnType<typeof textLinks>, all: string) =>
          [...links, null].map((link, index) => all.slice(links[index - 1]?.end ?? 0, link?.start));
        const ours = wrapTextLinks(text, wrap);
        expect(around(textLinks(ours), ours)).toEqual(around(textLinks(text), text));
      }),
    );
  });
});

describe('restoreText', () => {
  it('takes ours out of quoted lines, too, and leaves other links alone', () => {
    const text = `> ${wrap({ url: 'https://x.org/?a=1' })}\n> https://y.org`;
    expect(restoreText(text, originals.destinationOf)).toBe('> https://x.org/?a=1\n> https://y.org');
  });
});

it('takes a time that goes with the length, for two hundred thousand nasty characters', () => {
  for (const piece of [
    'http://',
    'https://x.org/(',
    'http://x.org/((((',
    'http://a.b/([{',
    'http://x.org/"',
    'http://a.',
    "http://x.org/'a",
    'http://a-',
    ' ',
    '>',
    '-- \n',
    '\n',
    '----- a -----\n',
    'http://x.org ',
  ])
    for (const text of [
      piece.repeat(200_000 / piece.length),
      `https://x.org/${piece.slice(-1).repeat(200_000)}`,
    ])
      expect(restoreText(wrapTextLinks(text, wrap), originals.destinationOf) === text).toBe(true);
});

it('knows the writer’s own lines', () => {
  expect(ownLines('Hello\r\n> you\r\nAda\r\n-- \r\nAda Ltd.')).toBe('Hello\nAda');
  expect(ownLines('See\n---------- Forwarded message ---------\nHello')).toBe('See');
});
