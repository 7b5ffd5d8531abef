import * as fc from 'fast-check';
import { instrumentHtml } from '../../src/core/html';
import { treeValues } from '../support/tree';
import { comparableHtml, PIXEL, pixelUrl } from '../support/wrapping';

const withPixel = (html: string, pixelAt?: 'start' | 'end') => instrumentHtml(html, { pixelUrl, pixelAt });

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
