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
import { hmac } from '../support/hmac';
import { hostileHtml, realMails, saneMail } from '../support/mails';
import { treeValues } from '../support/tree';

const pixelUrl = 'https://t.example/p?x=1&y=2';
const PIXEL = '<img src="https://t.example/p?x=1&amp;y=2" width="1" height="1" alt="" style="display:block">';

/** Stand-ins for our addresses: with and without an `&` of their own. */
const wrappers = {
  'an address with &': ({ url }: FoundLink) => `https://t.example/c?v=1&u=${encodeURIComponent(url)}`,
  'an address without &': ({ url }: FoundLink) => `https://t.example/c?u=${encodeURIComponent(url)}`,
};
const wrap = wrappers['an address with &'];
const originals = {
  isPixel: (url: string) => url === pixelUrl,
  destinationOf: (url: string) => {
    const [, encoded] = /^https:\/\/t\.example\/c\?(?:v=1&)?u=([^&#]*)$/.exec(url) ?? [];
    return encoded === undefined ? null : decodeURIComponent(encoded);
  },
};
const urls = (html: string) => findLinks(html).map(({ url }) => url);
const wrapped = (html: string, more: Instruments = {}) => instrumentHtml(html, { linkUrl: wrap, ...more });
const withPixel = (html: string, pixelAt?: 'start' | 'end') => instrumentHtml(html, { pixelUrl, pixelAt });

/** We take an end tag to end at the first `>`; a browser looks for it behind quoted attributes, which end tags never have. */
const comparableHtml = hostileHtml.filter((html) => !/<\/[a-z][^>]*=\s*["']/i.test(html));

/** What a browser makes of an address, errors included. */
const meaning = (url: string) => {
  const base = 'https://base.example/';
  return URL.canParse(url, base) ? new URL(url, base).href : 'not an address';
};

describe('findLinks', () => {
  it.each(realMails)('finds the links of a browser’s tree, and no other, in $name', ({ html }) => {
    const links = findLinks(html);
    const tree = treeValues(html, ['a', 'area'], 'href');
    expect(links.map(({ url }) => meaning(url))).toEqual(tree.map(({ value }) => meaning(value)));
    links.forEach(({ start }, index) => {
      expect(html.slice(tree[index]!.at, start)).toMatch(/^href\s*=\s*["']?$/i);
    });
  });

  it.each([
    ['sane', saneMail],
    ['hostile', comparableHtml],
  ])('finds the links of a browser’s tree, and no other, in %s mail', (_, mail) => {
    fc.assert(
      fc.property(mail, (html) => {
        const tree = treeValues(html, ['a', 'area'], 'href');
        expect(urls(html).map(meaning)).toEqual(tree.map(({ value }) => meaning(value)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('says where the value stands', () => {
    fc.assert(
      fc.property(saneMail, (html) => {
        for (const { start, end, raw } of findLinks(html)) expect(html.slice(start, end)).toBe(raw);
      }),
    );
    expect(findLinks('<A\nHREF = x>')).toEqual([{ start: 10, end: 11, raw: 'x', url: 'x' }]);
    expect(findLinks('<a href>')).toEqual([{ start: 7, end: 7, raw: '', url: '' }]);
    expect(findLinks("<area alt='' href=''/>")).toEqual([{ start: 19, end: 19, raw: '', url: '' }]);
  });

  it.each([
    ['<a href="https://x.org/?a=1&amp;b=2">', 'https://x.org/?a=1&b=2'],
    ['<a href="https://x.org/?a=1&b=2">', 'https://x.org/?a=1&b=2'],
    ['<a href="https://x.org/?a=1&copy=2&notin;&amp">', 'https://x.org/?a=1&copy=2∉&'],
    ['<a href="&#x68;ttps&colon;//x.org&sol;&#0;&#128;">', 'https://x.org/\ufffd€'],
    ['<a href=" \n\fhttps://x.org/a\r\n\tb c\u0001 ">', 'https://x.org/ab c'],
    ['<a href="&#32;https://x.org/&#9;&#10;&nbsp;">', 'https://x.org/\u00a0'],
    ['<a href="https://x.org/\0">', 'https://x.org/\ufffd'],
    ['<a href=https://x.org/>', 'https://x.org/'],
    ["<a href='https://x.org/\"'>", 'https://x.org/"'],
    ['<a title=">" href="first" HREF="second">', 'first'],
    ['<a href href="second">', ''],
    ['<a xhref="x" data-href="y" /href=z>', 'z'],
  ])('reads %j as a browser does', (html, url) => {
    expect(urls(html)).toEqual([url]);
    expect(treeValues(html, ['a'], 'href').map(({ value }) => meaning(value))).toEqual([meaning(url)]);
  });

  it.each([
    ['a comment', '<!-- <a href="x"> -->'],
    ['a conditional comment', '<!--[if mso]><a href="x"><![endif]-->'],
    ['a comment that never ends', '<!-- <a href="x">'],
    ['a script', '<script>"<a href=x>"</script>'],
    ['a style', '<style><a href=x></style>'],
    ['a title', '<title><a href=x></title>'],
    ['a text field', '<textarea><a href=x></textarea>'],
    [
      'old raw text',
      '<xmp><a href=x></xmp><iframe><a href=x></iframe><noembed><a href=x></noembed><noframes><a href=x></noframes>',
    ],
    ['plain text to the end', '<plaintext></plaintext><a href=x>'],
    ['another attribute', '<p title="<a href=x>"><a title="href=x" name=y>'],
    ['another element', '<link href=x><v:roundrect href=x><abbr href=x>'],
    ['a tag that never ends', 'text <a href="x"'],
    ['an end tag', '</a href="x">'],
  ])('finds none in %s', (_, html) => {
    expect(findLinks(html)).toEqual([]);
    expect(treeValues(html, ['a', 'area'], 'href')).toEqual([]);
  });

  it('goes on behind what only looks like a section', () => {
    expect(urls('<![CDATA[ > <a href="x"> ]]>')).toEqual(['x']);
    expect(urls('<script/><a href=x></script><a href=y>')).toEqual(['y']);
  });
});

describe.each(Object.entries(wrappers))('instrumentHtml with %s', (_, linkUrl) => {
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
      wrap({ url: 'https://t.example/p' } as FoundLink),
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
    expect(urls(wrapped(`<a href="${theirs}">`))).toEqual([wrap({ url: theirs } as FoundLink)]);
  });
});

describe('the pixel', () => {
  it.each([
    [
      'behind <body>',
      '<!DOCTYPE html><html><head><title>a</title></head>\n<body class=">">',
      '<p>x</p></body></html>',
    ],
    ['behind <BODY>', '<HTML><BODY\n>', 'x'],
    ['behind </head> without <body>', '<html><head><meta charset=utf-8></head>', '\n<p>x'],
    ['behind <html> without <head>', '<html lang="en">', '\n<p>x'],
    ['behind the doctype alone', '<!doctype html>', '\n<p>x'],
    ['behind the styles of a head that never ends', '<html><head><style>a{}</style>', '<p>x'],
    [
      'behind a noscript in the head',
      '<head><noscript><style>a{}</style><meta name=x></noscript></head><body>',
      'x',
    ],
    ['behind a byte order mark', '\ufeff<!doctype html><html><body>', 'x'],
    ['at the very start of a fragment', '', '<div>x</div>'],
    ['at the very start of text', '', 'x <body>'],
    ['at the very start of nothing', '', ''],
    [
      'before a reply that quotes a whole document',
      '',
      '<div>My answer</div><blockquote><html><body>yours</body></html></blockquote>',
    ],
    ['before a comment', '<html>', '<!-- <body> --><p>x'],
    ['before text in the head', '<html><head>', 'x</head><body>y'],
    ['before an element of the body in the head', '<html><head>', '<noscript>x</noscript></head><body>y'],
    ['before an end tag that makes an element', '<html>', '</p><body>x'],
    ['before a script that never ends', '<html><head>', '<script>x</head><body>'],
    ['before a second head', '<html><body>', '<html><head></head><body>x'],
    ['before a head that ends inside a noscript', '<html><head>', '<noscript></head>'],
  ])('goes %s', (_, before, after) => {
    expect(withPixel(before + after)).toBe(before + PIXEL + after);
  });

  it.each([
    ['before </body>', '<html><body>x', '</body></html>'],
    ['before </BODY >', '<BODY>x', '</BODY\n>\n'],
    ['before the last </body>', '<body>a</body>b', '</body>c'],
    ['before </html> without </body>', '<html>x\n', '</html>\n'],
    ['at the end', '<p>x</p>\n', ''],
    ['before a lone end tag', 'x', '</>'],
    ['at the end of nothing', '', ''],
    ['before a </body> that is real', '<body>x', '</body><!-- </body> --><script>"</body>"</script>'],
    ['before a comment that never ends', '<p>x</p>', '<!-- y </body>'],
    ['before a script that never ends', '<p>x</p> ', '<script>"</body>"'],
    ['before a style whose end tag never ends', 'x', '<style>a{}</style'],
    ['before a text field that never ends', 'x', '<textarea><p>y</p>'],
    ['before plain text', 'x', '<plaintext>y</plaintext></body>'],
    ['before a tag that never ends', '<p>x</p>y', '<a href="z>'],
    ['before an end tag that never ends', '<p>x', '</p'],
    ['before half an end tag', 'x', '</'],
    ['before a lone <', 'x', '<'],
    ['before a declaration that never ends', 'x', '<!doctype'],
    ['before a stray < that a cut tag follows', 'x', '< y <p'],
  ])('at the end goes %s', (_, before, after) => {
    expect(withPixel(before + after, 'end')).toBe(before + PIXEL + after);
  });

  it.each(['start', 'end'] as const)(
    'at the %s is an image in a browser’s tree, wherever a mail is cut',
    (pixelAt) => {
      fc.assert(
        fc.property(comparableHtml, (html) => {
          const sources = treeValues(withPixel(html, pixelAt), ['img'], 'src').filter(
            ({ value }) => value === pixelUrl,
          );
          expect(sources).toHaveLength(1);
        }),
        { numRuns: 1_000 },
      );
    },
  );

  it('is added beside another message’s pixel, not beside itself', () => {
    const other = PIXEL.replace('x=1', 'x=3');
    expect(withPixel(other)).toBe(PIXEL + other);
    for (const there of [PIXEL, `<p>x</p><IMG class=y SRC='https://t.example/p?x=1&y=2'/>`])
      expect(withPixel(there)).toBe(there);
  });

  it('is not taken for there when it is only mentioned', () => {
    const mention = `<!-- ${PIXEL} --><p title="${pixelUrl}">`;
    expect(withPixel(mention)).toBe(PIXEL + mention);
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
    const ours = wrap({ url: `https://x.org/?a=1&b="<'>` } as FoundLink);
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

describe('the work', () => {
  /** Characters that string methods look at or copy while `run` runs. */
  function workOf(run: () => void): number {
    const { charCodeAt, slice, indexOf, replace, match } = String.prototype;
    let work = 0;
    const counting = <T extends (this: string, ...values: never[]) => unknown>(
      method: T,
      cost: (text: string, result: unknown) => number,
    ) =>
      function (this: string, ...values: Parameters<T>) {
        const result = method.apply(this, values);
        work += cost(this, result);
        return result;
      };
    Object.assign(String.prototype, {
      charCodeAt: counting(charCodeAt, () => 1),
      slice: counting(slice, (_, result) => String(result).length),
      indexOf: counting(indexOf, (text, result) => (result === -1 ? text.length : 1)),
      replace: counting(replace as never, (text) => text.length),
      match: counting(match as never, (text) => text.length),
    });
    try {
      run();
    } finally {
      Object.assign(String.prototype, { charCodeAt, slice, indexOf, replace, match });
    }
    return work;
  }

  const there = [
    '<a href="https://x.org/?a=1&amp;b=2">x</a>',
    `<a href='https://t.example/c?v=1&u=https%3A%2F%2Fx.org'>`,
    PIXEL,
  ];
  const unfinished = [
    '<',
    '<a ',
    '<a href=',
    '</',
    '</p',
    '<!--',
    '<!',
    '<![CDATA[',
    '<?',
    '<title>',
    '<script>',
    '</body',
    '<body>',
  ];
  const inside = [
    '&',
    '&a',
    '&amp;',
    ' ',
    '\n',
    '=https://',
    '#raw=',
    '%',
    '&u=https%3A%2F%2Fx.org',
    'https://urldefense.com/v3/__*__;',
  ];

  it.each([
    ...[...there, ...unfinished].map((unit) => [unit, (n: number) => unit.repeat(n)] as const),
    ...inside.map(
      (unit) =>
        [`in one address: ${unit}`, (n: number) => `<a href="https://x.org/?${unit.repeat(n)}x">`] as const,
    ),
  ])('grows as the mail does: %s', (_, mail) => {
    const work = (n: number) =>
      workOf(() => {
        restoreHtml(instrumentHtml(mail(n), { pixelUrl, linkUrl: wrap, pixelAt: 'end' }), originals);
      });
    expect(work(2_000)).toBeLessThan(2.2 * work(1_000));
  });

  it('is done for a mail of two megabytes', () => {
    const { html } = realMails[0]!;
    const long = html.repeat(Math.ceil(2_000_000 / html.length));
    const tracked = wrapped(long, { pixelUrl });
    expect(findLinks(tracked)).toHaveLength(findLinks(long).length);
    expect(restoreHtml(tracked, originals)).toBe(long);
  });
});
