import * as fc from 'fast-check';
import {
  clickUrl,
  destinationOfFor,
  isPixelFor,
  looksTracked,
  normaliseBase,
  openUrl,
  readTrackingUrl,
} from '../../src/core/trackingUrl';
import { messageIdOf, tokenFor, type Token } from '../../src/core/token';
import { safeDestination } from '../../src/core/destination';
import { hmac } from '../support/hmac';
import { webAddress } from '../support/anyMail';

const base = 'https://script.google.com/macros/s/AKfycb-x_1/exec';
const bases = ['https://front.example/m', base];
const ring = { current: 1, keys: { 1: new Uint8Array(32) }, retired: [] };
const claim = { message: messageIdOf(new Uint8Array(9).fill(255)), tag: '00000000', link: 0 };
const token: Token = tokenFor({ ...claim, kind: 'open', destination: null }, ring, hmac);
const destination = 'https://example.com/a?b=1&c=ä#d';
const click = clickUrl(base, token, destination);

const percent = (text: string) => encodeURIComponent(text);
const safeLinks = (url: string) =>
  `https://eur01.safelinks.protection.outlook.com/?url=${percent(url)}&data=05&reserved=0`;
const googleRedirect = (url: string) =>
  `https://www.google.com/url?q=${percent(url)}&source=gmail&usg=AOvVaw1`;
const gmailProxy = (url: string) => `https://ci3.googleusercontent.com/meips/ADKq=s0-d-e1-ft#${url}`;
const urlDefense2 = (url: string) =>
  `https://urldefense.proofpoint.com/v2/url?u=${url
    .replace(/[^A-Za-z0-9./]/g, (character) => `-${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/\//g, '_')}&d=DwMBaQ&c=Vxt5e0`;
const urlDefense3 = (url: string) =>
  `https://urldefense.com/v3/__${url.replace(/%/g, '*')}__;${Buffer.from(url.replace(/[^%]/g, '')).toString('base64url')}!!x!y$`;

describe('our addresses', () => {
  it('are the base, the token and, readable on pointing, the destination', () => {
    expect(openUrl(base, token)).toBe(`${base}?t=${token}`);
    expect(click).toBe(`${base}?t=${token}&u=https://example.com/a%3Fb%3D1%26c%3D%C3%A4%23d`);
  });

  it('have nothing in them that ends an address in text', () => {
    const odd = clickUrl(base, token, "https://example.com/it's_(a)*test!");
    expect(odd).toBe(`${base}?t=${token}&u=https://example.com/it%27s_%28a%29%2Atest%21`);
    expect(readTrackingUrl(odd, bases)?.destination).toBe("https://example.com/it's_(a)*test!");
  });

  it('name no parameter that the platform forbids', () => {
    // https://developers.google.com/apps-script/guides/web#request_parameters
    const names = [...new URL(click).searchParams.keys()];
    expect(names).toEqual(['t', 'u']);
  });
});

describe('readTrackingUrl', () => {
  it('reads what was written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...bases),
        fc.oneof(fc.webUrl({ withQueryParameters: true }), webAddress),
        (at, where) => {
          fc.pre(safeDestination(where) === where);
          expect(readTrackingUrl(openUrl(at, token), bases)).toEqual({ token, destination: null });
          expect(readTrackingUrl(clickUrl(at, token, where), bases)).toEqual({ token, destination: where });
        },
      ),
    );
  });

  it('reads the same as the platform and a browser do', () => {
    expect(new URL(click).searchParams.get('u')).toBe(destination);
  });

  it.each([
    ['Gmail’s image proxy', gmailProxy],
    ['Google’s redirect', googleRedirect],
    ['Safe Links', safeLinks],
    ['URL Defense 2', urlDefense2],
    ['URL Defense 3', urlDefense3],
    ['Safe Links around Google’s redirect', (url: string) => safeLinks(googleRedirect(url))],
    ['five layers', (url: string) => safeLinks(urlDefense2(safeLinks(googleRedirect(urlDefense3(url)))))],
  ])('sees through %s', (_, wrap) => {
    expect(readTrackingUrl(wrap(click), bases)).toEqual({ token, destination });
    expect(readTrackingUrl(wrap(openUrl(base, token)), bases)).toEqual({ token, destination: null });
    expect(looksTracked(wrap(click))).toBe(true);
  });

  it('stops looking after five layers', () => {
    let url = click;
    for (let layer = 0; layer < 6; layer += 1) url = googleRedirect(url);
    expect(readTrackingUrl(url, bases)).toBeNull();
  });

  it('knows the base as a signed-in browser shows it', () => {
    const shown = click.replace('/macros/', '/a/macros/example.com/');
    expect(readTrackingUrl(shown, bases)).toEqual({ token, destination });
  });

  it('lets others add a parameter or a fragment', () => {
    expect(readTrackingUrl(`${click}&utm_source=x#raw=y`, bases)).toEqual({ token, destination });
  });

  it.each([
    ['another base', click.replace('AKfycb', 'BKfycb')],
    ['another path', click.replace('/exec', '/exec/x')],
    ['no query', base],
    ['no token', `${base}?u=https://example.com/`],
    ['a token that is none', `${base}?t=abc`],
    ['a token given twice', `${base}?t=${token}&t=${token}`],
    ['a destination given twice', `${click}&u=https://other.example/`],
    ['any parameter given twice', `${click}&x=1&x=2`],
    ['a destination that is none', `${base}?t=${token}&u=javascript:alert(1)`],
    ['a destination with credentials', `${base}?t=${token}&u=https://a@example.com/`],
    ['an empty destination', `${base}?t=${token}&u=`],
    ['nothing', ''],
  ])('is null for %s', (_, url) => {
    expect(readTrackingUrl(url, bases)).toBeNull();
  });
});

describe('looksTracked', () => {
  it('knows the shape whoever’s web app it is', () => {
    expect(looksTracked(click.replace('AKfycb', 'BKfycb'))).toBe(true);
    expect(looksTracked(clickUrl('https://front.example/x', token, destination))).toBe(true);
  });

  it.each([
    'https://example.com/',
    'https://youtu.be/x?t=42',
    `https://example.com/reset?t=${'A'.repeat(43)}`,
    `mailto:a@example.com?t=${token}`,
    `?t=${token}`,
  ])('is false for %s', (url) => {
    expect(looksTracked(url)).toBe(false);
  });
});

describe('isPixelFor', () => {
  const isPixel = isPixelFor(bases);

  it('knows our pixel, also behind Gmail’s image proxy', () => {
    expect(isPixel(openUrl(base, token))).toBe(true);
    expect(isPixel(gmailProxy(openUrl(base, token)))).toBe(true);
  });

  it('takes nothing else for it', () => {
    expect(isPixel(click)).toBe(false);
    expect(isPixel('https://example.com/pixel.gif')).toBe(false);
  });
});

describe('destinationOfFor', () => {
  const destinationOf = destinationOfFor(bases);

  it('knows where a link of ours leads, also behind Safe Links', () => {
    expect(destinationOf(click)).toBe(destination);
    expect(destinationOf(safeLinks(click))).toBe(destination);
  });

  it('leaves everything else alone', () => {
    expect(destinationOf(openUrl(base, token))).toBeNull();
    expect(destinationOf('https://example.com/')).toBeNull();
    expect(destinationOf(safeLinks('https://example.com/'))).toBeNull();
  });
});

describe('normaliseBase', () => {
  it.each([
    'https://script.google.com/macros/s/AKfycb-x_1/exec',
    ' https://script.google.com/macros/s/AKfycb-x_1/exec\n',
    'https://script.google.com/a/macros/example.com/s/AKfycb-x_1/exec',
    'https://script.google.com/a/example.com/macros/s/AKfycb-x_1/exec',
    'https://script.google.com/macros/u/1/s/AKfycb-x_1/exec',
    'https://script.google.com/a/macros/example.com/u/0/s/AKfycb-x_1/exec',
  ])('makes the address that strangers reach of %j', (text) => {
    expect(normaliseBase(text)).toBe(base);
  });

  it.each([
    'https://script.google.com/macros/s/AKfycb-x_1/dev',
    'https://script.google.com/macros/s/AKfycb-x_1/exec/',
    'https://script.google.com/macros/s/AKfycb-x_1/exec?x=1',
    'https://script.google.com/macros/s/AKfycb-x_1/exec#x',
    'https://script.google.com/macros/s//exec',
    'https://script.google.com/macros/s/a/b/exec',
    'http://script.google.com/macros/s/AKfycb-x_1/exec',
    'https://script.google.com.evil.example/macros/s/AKfycb-x_1/exec',
    'https://ada@script.google.com/macros/s/AKfycb-x_1/exec',
    'https://script.google.com/d/AKfycb-x_1/edit',
    'https://script.googleusercontent.com/macros/echo?user_content_key=x',
    'script.google.com/macros/s/AKfycb-x_1/exec',
    '',
  ])('refuses %j', (text) => {
    expect(normaliseBase(text)).toBeNull();
  });
});
