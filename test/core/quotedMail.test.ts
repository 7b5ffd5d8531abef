import { instrumentHtml, restoreHtml } from '../../src/core/html';
import { escapeHtml } from '../../src/core/outsideText';
import { quoteShapes } from '../support/quotes';
import { known, ours, pixel, proxied, rewritten } from '../support/trackedDrafts';

const DESTINATION = 'https://shop.example/wood?id=1&from=mail';
const image = (src: string) =>
  `<img src="${escapeHtml(src)}" width="1" height="1" alt="" style="display:block">`;
const link = (href: string) => `<a href="${escapeHtml(href)}">wood</a>`;
const wrapped = String(ours({ url: DESTINATION }));
const instruments = { pixelUrl: pixel, linkUrl: ours };

const layers = Object.entries(rewritten);
// URL Defense 3 does not wrap its own once more: the end of one would be the end of both.
const nested = layers.flatMap(([outer, wrapOuter]) =>
  layers
    .filter(([inner]) => inner !== outer)
    .map(([inner, wrapInner]): [string, (url: string) => string] => [
      `${inner} inside ${outer}`,
      (url) => wrapOuter(wrapInner(url)),
    ]),
);

describe.each(quoteShapes)('mail quoted by $name', ({ html }) => {
  it('comes behind the new pixel', () => {
    const tracked = instrumentHtml(html('<p>My answer</p>', '<p>Your words</p>'), instruments);
    const at = tracked.indexOf('<img');
    expect(at).toBeGreaterThan(-1);
    expect(at).toBeLessThan(tracked.indexOf('My answer'));
    expect(tracked.slice(0, at)).not.toMatch(/<(?!\/?(?:html|head|body|meta|style|!|xml))[a-z]/i);
    expect(restoreHtml(tracked, known)).toBe(html('<p>My answer</p>', '<p>Your words</p>'));
  });

  it('loses a pixel of ours, also one that Gmail’s proxy has shown', () => {
    for (const src of [pixel, proxied(pixel)])
      expect(restoreHtml(html('x', `a${image(src)}b`), known)).toBe(html('x', 'ab'));
  });

  it.each([['nobody', (url: string) => url] as const, ...layers, ...nested])(
    'has the original in the place of ours that %s has wrapped',
    (_, wrap) => {
      expect(restoreHtml(html(link('https://own.example/'), link(wrap(wrapped))), known)).toBe(
        html(link('https://own.example/'), link(DESTINATION)),
      );
    },
  );

  it('gives the restored text again after it was tracked once more', () => {
    const followUps = html(
      link('https://own.example/?a=1&b=2'),
      html(image(proxied(pixel)) + link(wrapped), link(wrapped) + image(pixel)),
    );
    const restored = restoreHtml(followUps, known);
    expect(restored).not.toContain('script.google.com');
    expect(restoreHtml(instrumentHtml(restored, instruments), known)).toBe(restored);
  });
});
