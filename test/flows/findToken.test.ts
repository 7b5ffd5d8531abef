import { keyRingOf } from '../../src/core/keys';
import { tokenFor } from '../../src/core/token';
import { clickUrl, openUrl } from '../../src/core/trackingUrl';
import { messageIn, messagesIn, peekMessage } from '../../src/flows/findToken';
import { hmac } from '../support/hmac';
import { samsConfig, BASE } from '../support/memoryWorld';
import { messageId } from '../support/tracked';

const config = samsConfig();
const keyRing = keyRingOf(config, hmac);
const [A, B] = [messageId('a'), messageId('b')];
const pixelUrl = (message = A) =>
  openUrl(
    BASE,
    tokenFor({ kind: 'open', message, tag: '00000000', link: 0, destination: null }, keyRing, hmac),
  );
const linkUrl = (message = A, destination = 'https://example.org/') =>
  clickUrl(
    BASE,
    tokenFor({ kind: 'click', message, tag: '00000000', link: 0, destination }, keyRing, hmac),
    destination,
  );

describe('the messages of ours in a mail', () => {
  it('are those of its pictures and links, each once, in order of appearance', () => {
    const html = `<a href="${linkUrl(B)}">x</a><img src="${pixelUrl()}"><img src='${pixelUrl(B)}'>`;
    expect(messagesIn(html, config, hmac)).toEqual([B, A]);
    expect(messageIn(html, config, hmac)).toBe(B);
  });

  it('are seen behind Gmail’s image proxy', () => {
    const html = `<img src="https://ci3.googleusercontent.com/meips/ADKq_abc=s0-d-e1-ft#${pixelUrl()}">`;
    expect(messageIn(html, config, hmac)).toBe(A);
  });

  it.each([
    ['there is none', '<p>Hello</p>'],
    ['a token is forged', `<img src="${pixelUrl().slice(0, -2)}AA">`],
    ['the address was changed', `<a href="${linkUrl().replace('example.org', 'evil.example')}">x</a>`],
    ['it is only text', `<p>${pixelUrl()}</p><!-- <img src="${pixelUrl()}"> -->`],
    ['it belongs to another web app', `<img src="${pixelUrl().replace('emulated', 'other')}">`],
  ])('are none when %s', (_, html) => {
    expect(messagesIn(html, config, hmac)).toEqual([]);
    expect(messageIn(html, config, hmac)).toBeNull();
  });
});

describe('what a mail seems to be', () => {
  it('is the first message that anything in it names, proven or not', () => {
    expect(peekMessage(`<a href="https://example.org/">x</a><img src="${pixelUrl(B)}">`)).toBe(B);
    expect(peekMessage(`<img src="${pixelUrl().slice(0, -2)}AA">`)).toBe(A);
  });

  it('is nothing when nothing has the shape of ours', () => {
    expect(peekMessage('<a href="https://example.org/exec?t=short">x</a>')).toBeNull();
  });
});
