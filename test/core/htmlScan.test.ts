import * as fc from 'fast-check';
import { findLinks, instrumentHtml, restoreHtml } from '../../src/core/html';
import { saneMail } from '../support/anyMail';
import { realMails } from '../support/mails';
import { treeValues } from '../support/tree';
import { comparableHtml, meaning, originals, PIXEL, pixelUrl, wrap, wrapped } from '../support/wrapping';

const urls = (html: string) => findLinks(html).map(({ url }) => url);

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
