import { directHtml } from '../../../emulator/clients/directView';
import { gmailHtml } from '../../../emulator/clients/gmailView';
import { linksOf, picturesOf } from '../../../emulator/clients/mailHtml';

const proxied = (url: string) => `/proxy?url=${encodeURIComponent(url)}`;
const shown = (html: string) => gmailHtml(html, proxied);

describe('gmailHtml', () => {
  it('shows pictures by the proxy, with the size and style they had', () => {
    expect(
      shown(
        '<img src="https://example.com/p?a=1&amp;b=2" width="1" height="1" alt="" style="display:block">',
      ),
    ).toBe(
      '<img width="1" height="1" alt="" style="display:block" src="/proxy?url=https%3A%2F%2Fexample.com%2Fp%3Fa%3D1%26b%3D2" referrerpolicy="no-referrer">',
    );
  });

  it('opens links in a new tab, without a referrer', () => {
    expect(
      shown('<a href="https://example.com/" target="_top" onclick="x()" ping="https://example.net">x</a>'),
    ).toBe('<a href="https://example.com/" target="_blank" rel="noreferrer">x</a>');
  });

  it.each([
    '<script>alert(1)</script>',
    '<style>p{background:url(https://example.com/x)}</style>',
    '<link rel="stylesheet" href="https://example.com/x">',
    '<meta http-equiv="refresh" content="0;url=https://example.com">',
    '<iframe src="https://example.com"></iframe>',
    '<svg><image href="https://example.com/x"/></svg>',
    '<input type="image" src="https://example.com/x">',
    '<video poster="https://example.com/x"></video>',
    '<canvas><img src="https://example.com/x"></canvas>',
    '<!-- <img src="https://example.com/x"> -->',
  ])('leaves nothing of %s', (html) => {
    expect(shown(html)).toBe('');
  });

  it.each([
    ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
    ['<a href=" JaVaScript:alert(1)">x</a>', '<a>x</a>'],
    ['<form action="https://example.com"><p>x</p></form>', '<p>x</p>'],
    ['<p onmouseover="x()" id="a" class="b">x</p>', '<p>x</p>'],
    ['<p style="background:url(https://example.com/x)">x</p>', '<p>x</p>'],
    ['<p style="background:\\75rl(https://example.com/x)">x</p>', '<p>x</p>'],
    ['<table background="https://example.com/x"></table>', '<table></table>'],
    ['<img srcset="https://example.com/x 2x" src="data:image/png;base64,AA">', '<img>'],
    ['<img src="//example.com/x">', '<img>'],
    ['<img src="cid:x">', '<img>'],
    ['<p>a</p><noscript>b</noscript>', '<p>a</p>b'],
  ])('makes %s harmless', (html, harmless) => {
    expect(shown(html)).toBe(harmless);
  });

  it('keeps mail and telephone links', () => {
    expect(shown('<a href="mailto:a@example.com">x</a>')).toContain('href="mailto:a@example.com"');
  });
});

describe('directHtml', () => {
  it('loads pictures from where they are', () => {
    expect(directHtml('<img src="https://example.com/x" onerror="x()">')).toBe(
      '<img src="https://example.com/x" referrerpolicy="no-referrer">',
    );
  });
});

describe('picturesOf', () => {
  it('names what opening the mail loads, in order, and nothing else', () => {
    const html =
      '<p><img src="https://example.com/1"></p><!--<img src="https://example.com/no">--><img src="http://example.com/2"><canvas><img src="https://example.com/no"></canvas><img src="cid:3"><img>';
    expect(picturesOf(html)).toEqual(['https://example.com/1', 'http://example.com/2']);
  });
});

describe('linksOf', () => {
  it('names the links that lead to the web, each once, in order', () => {
    const html =
      '<a href="https://example.com/1?a=1&amp;b=2">1</a><a href="mailto:x@example.com">m</a><map><area href="http://example.com/2"></map>' +
      '<a href=" https://example.com/1?a=1&b=2 ">again</a><!--<a href="https://example.com/no">--><a>none</a>';
    expect(linksOf(html)).toEqual(['https://example.com/1?a=1&b=2', 'http://example.com/2']);
  });
});
