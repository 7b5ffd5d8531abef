import * as fc from 'fast-check';
import { draftLinks, MAX_LABEL, offReasonWords } from '../../src/core/draftLinks';
import { findLinks } from '../../src/core/html';
import { hostileHtml, saneMail } from '../support/anyMail';
import { quoteShapes } from '../support/quotes';

const labels = (html: string) => draftLinks(html).map(({ label }) => label);
const reasons = (html: string) => draftLinks(html).map(({ startsOff }) => startsOff);
const link = (host: string, words = 'More') => `<a href="https://${host}.example/">${words}</a>`;

describe('the links of a draft', () => {
  it('come in their order, each address once, with what is shown for it', () => {
    const html = `<p>See <a href="https://one.example/?a=1&amp;b">our <b>new</b>\n offer</a>, ${link('two')} and again <a href="https://one.example/?a=1&b">that</a>.`;
    expect(draftLinks(html)).toEqual([
      {
        index: 0,
        url: 'https://one.example/?a=1&b',
        label: 'our new offer',
        host: 'one.example',
        count: 2,
        startsOff: null,
      },
      {
        index: 1,
        url: 'https://two.example/',
        label: 'More',
        host: 'two.example',
        count: 1,
        startsOff: null,
      },
    ]);
  });

  it('are only those that can be followed', () => {
    expect(
      draftLinks(
        '<a href="mailto:a@example.com">a</a><a href="#top">b</a><a href="https://{{host}}/">c</a><a href="https://user:word@example.com/">d</a><a name="x">e</a><!-- <a href="https://no.example/">f</a> -->',
      ),
    ).toEqual([]);
  });

  it('are found wherever a browser finds them', () => {
    fc.assert(
      fc.property(fc.oneof(saneMail, hostileHtml), (html) => {
        const rows = draftLinks(html);
        const found = findLinks(html).map(({ url }) => url);
        for (const { url, count } of rows) expect(found.filter((each) => each === url)).toHaveLength(count);
        expect(rows.map(({ index }) => index)).toEqual(rows.map((_, index) => index));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    [
      'words that a picture stands for',
      '<a href="https://x.example/"><img src="cid:1" alt="Our &amp; your house"></a>',
      'Our & your house',
    ],
    [
      'the address when nothing is shown',
      '<a href="https://x.example/y"><img src="cid:1"></a>',
      'x.example/y',
    ],
    ['what a map says', '<map><area href="https://x.example/" alt="North"></map>', 'North'],
    ['the address when a map says nothing', '<map><area href="https://x.example/"></map>', 'x.example/'],
    [
      'no hidden words',
      '<a href="https://x.example/"><span style="display: none">secret</span>Open</a>',
      'Open',
    ],
    [
      'what the writer calls it, not what the quotation did',
      `<blockquote type="cite">${link('x', 'Old')}</blockquote>${link('x', 'New')}`,
      'New',
    ],
    ['words that no tag closes', '<a href="https://x.example/">Open', 'Open'],
    [
      'words that the next link ends',
      '<a href="https://x.example/">One<a href="mailto:x@y.example">Two</a>',
      'One',
    ],
  ])('are called by %s', (_, html, label) => {
    expect(labels(html)).toEqual([label]);
  });

  it('have labels that fit a card', () => {
    const [label = ''] = labels(link('x', 'wood '.repeat(100_000)));
    expect(label).toHaveLength(MAX_LABEL);
    expect(label).toMatch(/^wood wood .*…$/);
  });
});

describe('a link that starts off', () => {
  it.each(quoteShapes)('is one in what $name quotes, and only there', ({ html }) => {
    expect(reasons(html(link('own'), link('quoted')))).toEqual([null, 'quoted']);
    expect(reasons(html(link('own'), link('own')))).toEqual([null]);
    expect(reasons(html('Hello', link('quoted')))).toEqual(['quoted']);
  });

  it.each([
    [
      'Gmail',
      (own: string) =>
        `<div>Hello ${link('own')}</div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">${own}</div>`,
    ],
    ['Outlook', (own: string) => `<div>Hello ${link('own')}</div><div id="Signature"><p>${own}</p></div>`],
    [
      'Thunderbird',
      (own: string) => `<p>Hello ${link('own')}</p><div class="moz-signature">-- <br>${own}</div>`,
    ],
    [
      'Proton',
      (own: string) =>
        `<p>${link('own')}</p><div class="protonmail_signature_block protonmail_signature_block-empty">${own}</div>`,
    ],
    ['the separator', (own: string) => `<p>${link('own')}</p><p>--&nbsp;</p><p>Ada<br>${own}</p>`],
    ['the separator in a line', (own: string) => `${link('own')}<br>-- <br>${own}`],
  ])('is one in the signature, as %s marks it', (_, html) => {
    expect(reasons(html(link('sig')))).toEqual([null, 'signature']);
  });

  it('is not one behind what is marked', () => {
    const html = `<div class="gmail_signature">Ada<p>x</div>${link('a')}<div class="gmail_quote">q</div>${link('b')}<blockquote>${link('c')}</blockquote>-- ${link('d')}`;
    expect(reasons(html)).toEqual([null, null, null, null]);
  });

  it('is quoted rather than signed where it is both', () => {
    expect(reasons(`<p>-- </p>Ada<div class="gmail_quote">${link('a')}</div>`)).toEqual(['quoted']);
  });

  it('has the reason of any place where it stands', () => {
    expect(reasons(`${link('x', 'More')}${link('x', 'https://x.example')}`)).toEqual(['address-shown']);
  });

  it('is told why in a sentence', () => {
    for (const reason of [
      'address-shown',
      'unsubscribe',
      'signature',
      'quoted',
      'sign-in',
      'password',
      'one-time',
      'meeting',
    ] as const)
      expect(offReasonWords(reason)).toMatch(/^It.*\.$/);
  });
});

it('reads half a megabyte of nonsense in a time that goes with its length', () => {
  for (const piece of [
    '<div>',
    '</div>',
    '<b></i>',
    '<p>',
    '<a href="https://x.example/">',
    '-- <br>',
    ' ',
    '&amp;',
    '<div class="gmail_quote">',
    '<',
  ])
    expect(() => draftLinks(piece.repeat(500_000 / piece.length))).not.toThrow();
});
