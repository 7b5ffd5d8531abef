import * as fc from 'fast-check';
import {
  findLinks,
  instrumentHtml,
  restoreHtml,
  type FoundLink,
  type Instruments,
} from '../../src/core/html';
import { messageIdOf, tokenFor, type Claim } from '../../src/core/token';
import { clickUrl, destinationOfFor, isPixelFor, openUrl, safeDestination } from '../../src/core/trackingUrl';
import { hostileHtml, saneMail } from '../support/anyMail';
import { hmac } from '../support/hmac';
import { realMails } from '../support/mails';
import { treeValues } from '../support/tree';
import {
  meaning,
  originals,
  PIXEL,
  pixelUrl,
  wrap,
  wrapped,
  wrapWithoutAmpersand,
} from '../support/wrapping';

const urls = (html: string) => findLinks(html).map(({ url }) => url);

describe.each([
  ['with &', wrap],
  ['without &', wrapWithoutAmpersand],
])('instrumentHtml with an address %s', (_, linkUrl) => {
  const both = fc.oneof(saneMail, hostileHtml);
  const places = fc.constantFrom('start' as const, 'end' as const);

  it('is undone by restoreHtml, byte for byte', () => {
    fc.assert(
      fc.property(both, places, (html, pixelAt) => {
        expect(restoreHtml(instrumentHtml(html, { pixelUrl, linkUrl, pixelAt }), originals)).toBe(html);
      }),
      { numRuns: 1_500 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(both, places, places, (html, pixelAt, nextAt) => {
        const once = instrumentHtml(html, { pixelUrl, linkUrl, pixelAt });
        expect(instrumentHtml(once, { pixelUrl, linkUrl, pixelAt: nextAt })).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every byte outside of the addresses, and adds one pixel', () => {
    const around = (html: string) => {
      const links = findLinks(html);
      return [...links, null].map((link, index) => html.slice(links[index - 1]?.end ?? 0, link?.start));
    };
    fc.assert(
      fc.property(both, places, (html, pixelAt) => {
        const [before, after, ...more] = instrumentHtml(html, { pixelUrl, linkUrl, pixelAt }).split(PIXEL);
        expect(more).toEqual([]);
        expect(around(`${before}${after}`)).toEqual(around(html));
      }),
      { numRuns: 500 },
    );
  });

  it.each(realMails)('wraps the web links of $name, and only these', ({ html }) => {
    const links = findLinks(html);
    const isWeb = (url: string) => /^https?:\/\/./.test(url);
    expect(urls(instrumentHtml(html, { linkUrl }))).toEqual(
      links.map((link) => (isWeb(link.url) ? linkUrl(link) : link.url)),
    );
    const tracked = instrumentHtml(html, { pixelUrl, linkUrl });
    expect(restoreHtml(tracked, originals)).toBe(html);
    expect(treeValues(tracked, ['img'], 'src').filter(({ value }) => value === pixelUrl)).toHaveLength(1);
  });
});

describe('instrumentHtml', () => {
  it.each([
    'mailto:ada@example.com?subject=a&amp;b',
    'tel:+441234',
    'sms:+441234',
    'cid:part1',
    '#top',
    '',
    '/path',
    '//example.com/',
    'page.html',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.com/',
    'http://',
    'https:///',
    'https:example.com',
    '{{url}}',
    '*|URL|*',
    '%%url%%',
    '<%= url %>',
    '[[url]]',
    'https://example.com/?id={{id}}',
    'https://example.com/?id=*|ID|*',
    'https://%%host%%/',
    'https://example.com/<%= id %>',
    'https://example.com/?id=${id}',
    'https://example.com/\ud83e',
  ])('leaves %j alone', (raw) => {
    const html = `<a href="${raw}">x</a>`;
    expect(wrapped(html)).toBe(html);
  });

  it('leaves a link alone when told to', () => {
    const html = '<a href="https://one.example/">1</a><a href="https://two.example/">2</a>';
    const linkUrl = (link: FoundLink) => (link.url.includes('one') ? null : wrap(link));
    expect(urls(instrumentHtml(html, { linkUrl }))).toEqual([
      'https://one.example/',
      'https://t.example/c?v=1&u=https%3A%2F%2Ftwo.example%2F',
    ]);
    for (const nothing of ['', ' ', 'https://one.example/']) {
      expect(instrumentHtml('<a href=https://one.example/>', { linkUrl: () => nothing })).toBe(
        '<a href=https://one.example/>',
      );
    }
  });

  it('changes nothing when asked for nothing', () => {
    fc.assert(
      fc.property(hostileHtml, (html) => {
        expect(instrumentHtml(html, {})).toBe(html);
      }),
    );
  });

  it('lets an error of linkUrl through', () => {
    const linkUrl = () => {
      throw new Error('no key');
    };
    expect(() => instrumentHtml('<a href="https://x.org">', { linkUrl })).toThrow('no key');
  });

  it('asks once for each web link, in order', () => {
    const asked: string[] = [];
    const html =
      '<a href="https://1.example/">1</a><a href="#">-</a><a href="https://2.example/?to=https://3.example/">2</a>';
    const token = tokenFor(claim('click'), ring, hmac);
    instrumentHtml(html, {
      linkUrl: ({ url }) => {
        asked.push(url);
        return clickUrl(base, token, url);
      },
    });
    expect(asked).toEqual(['https://1.example/', 'https://2.example/?to=https://3.example/']);
  });

  it.each([
    ['"', 'href="https://x.org/\'"', `href="/t?a='&amp;b=&quot;<>"`],
    ["'", "href='https://x.org/'", `href='/t?a=&#39;&amp;b="<>'`],
    ['nothing', 'href=https://x.org/', 'href=/t?a=&#39;&amp;b=&quot;&lt;&gt;'],
  ])('escapes for %s around the address', (_, before, after) => {
    expect(instrumentHtml(`<a ${before}>`, { linkUrl: () => `/t?a='&b="<>` })).toBe(`<a ${after}>`);
  });

  it.each([
    ['href="https://x.org/?a&amp;b"', 'href="/t?t=1&amp;u=2"'],
    ['href="https://x.org/?a&b"', 'href="/t?t=1&u=2"'],
    ["href='https://x.org/?a&#038;b'", "href='/t?t=1&#038;u=2'"],
    ['href="https:&#x2F;&#x2F;x.org&#x2F;?a&#x3D;1&amp;b&#x3D;2"', 'href="&#x2F;t?t&#x3D;1&amp;u&#x3D;2"'],
    ['href=" https://x.org/\n"', 'href=" /t?t=1&amp;u=2\n"'],
  ])('writes in the hand of %s', (before, after) => {
    expect(instrumentHtml(`<a ${before}>`, { linkUrl: () => '/t?t=1&u=2' })).toBe(`<a ${after}>`);
  });

  it('leaves its own work alone, whoever’s key it was signed with', () => {
    const theirs = clickUrl(
      'https://script.google.com/macros/s/THEIRS/exec',
      tokenFor(claim('click'), ring, hmac),
      'https://x.org/',
    );
    const html = `<a href="${theirs.replace('&', '&amp;')}">x</a>`;
    expect(wrapped(html)).toBe(html);
  });

  it('leaves links to the pixel’s own web app alone', () => {
    const html = '<a href="https://t.example/p?page=objection">x</a>';
    expect(wrapped(html, { pixelUrl })).toBe(PIXEL + html);
    expect(urls(wrapped('<a href="https://t.example/p">', { pixelUrl }))).toEqual([
      wrap({ url: 'https://t.example/p' }),
    ]);
  });

  it('knows its own work by the address inside, written out or encoded', () => {
    for (const linkUrl of [
      wrap,
      ({ url }: FoundLink) => `https://t.example/c?u=${url}`,
      () => 'https://t.example/same',
    ]) {
      const once = instrumentHtml('<a href="https://x.org/?a=1&amp;b=2">x</a>', { linkUrl });
      expect(once).toContain('t.example');
      expect(instrumentHtml(once, { linkUrl })).toBe(once);
    }
  });

  it('does wrap what somebody else has wrapped', () => {
    const theirs = 'https://other.example/?url=https%3A%2F%2Fx.org%2F';
    expect(urls(wrapped(`<a href="${theirs}">`))).toEqual([wrap({ url: theirs })]);
  });
});

describe('restoreHtml', () => {
  it('leaves mail alone that has nothing of ours', () => {
    fc.assert(
      fc.property(fc.oneof(saneMail, hostileHtml), (html) => {
        expect(restoreHtml(html, originals)).toBe(html);
      }),
    );
  });

  it('takes out every pixel, as mail programs write it anew', () => {
    const html = `a${PIXEL}b<img width=1 class="CToWUd" src='https://t.example/p?x=1&y=2'/>c<img src="https://x.org/">`;
    expect(restoreHtml(html, originals)).toBe('abc<img src="https://x.org/">');
  });

  it('gives the address back, escaped, when a mail program has written ours anew', () => {
    const ours = wrap({ url: `https://x.org/?a=1&b="<'>` });
    const spelled = ours.replace('&', '&amp;').replace("'", '%27');
    expect(restoreHtml(`<a href="${spelled}">`, originals)).toBe(
      `<a href="https://x.org/?a=1&amp;b=&quot;<'>">`,
    );
    expect(restoreHtml(`<a href='${spelled}'>`, originals)).toBe(
      `<a href='https://x.org/?a=1&amp;b="<&#39;>'>`,
    );
    expect(restoreHtml(`<a href=${spelled}>`, originals)).toBe(
      '<a href=https://x.org/?a=1&amp;b=&quot;&lt;&#39;&gt;>',
    );
  });

  it('works on what a browser has parsed and written again', () => {
    fc.assert(
      fc.property(saneMail, (html) => {
        const again = treeValues(wrapped(html, { pixelUrl }), ['a', 'area'], 'href').map(
          ({ value }) => `<a href="${value.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}">`,
        );
        const before = treeValues(html, ['a', 'area'], 'href').map(({ value }) => meaning(value));
        expect(urls(restoreHtml(again.join(''), originals)).map(meaning)).toEqual(before);
      }),
    );
  });
});

const base = 'https://script.google.com/macros/s/AKfycbx/exec';
const ring = { current: 1, keys: { 1: new Uint8Array(32).fill(7) }, retired: [] };
const claim = (
  kind: Claim['kind'],
  link = 0,
  destination: string | null = kind === 'click' ? 'https://x.org/' : null,
): Claim => ({
  kind,
  message: messageIdOf(new Uint8Array(9)),
  tag: '00000000',
  link,
  destination,
});

describe('with our real addresses', () => {
  const instruments = (): Instruments => {
    let next = 0;
    return {
      pixelUrl: openUrl(base, tokenFor(claim('open'), ring, hmac)),
      linkUrl: ({ url }) => {
        const destination = safeDestination(url);
        return destination === null
          ? null
          : clickUrl(base, tokenFor(claim('click', next++, destination), ring, hmac), destination);
      },
    };
  };
  const ours = { isPixel: isPixelFor([base]), destinationOf: destinationOfFor([base]) };

  it.each(realMails)('tracks $name and gives it back', ({ html }) => {
    const tracked = instrumentHtml(html, instruments());
    expect(tracked).not.toBe(html);
    expect(tracked).not.toContain('#raw=');
    expect(restoreHtml(tracked, ours)).toBe(html);
    expect(instrumentHtml(tracked, { ...instruments(), pixelUrl: undefined })).toBe(tracked);
  });

  it('tracks any mail and gives it back', () => {
    fc.assert(
      fc.property(fc.oneof(saneMail, hostileHtml), (html) => {
        expect(restoreHtml(instrumentHtml(html, instruments()), ours)).toBe(html);
      }),
      { numRuns: 500 },
    );
  });
});
