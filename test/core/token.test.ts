import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { toBase64url } from '../../src/core/bytes';
import type { MessageId } from '../../src/core/event';
import {
  isMessageId,
  isToken,
  messageIdOf,
  openToken,
  peekToken,
  tokenFor,
  type Claim,
  type KeyRing,
  type Token,
} from '../../src/core/token';
import { hmac } from '../support/hmac';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const key = (fill: number) => new Uint8Array(32).fill(fill);
const ring: KeyRing = { current: 3, keys: { 3: key(3), 2: key(2) }, retired: [2] };
const formerRing: KeyRing = { current: 2, keys: { 2: key(2) }, retired: [] };

const message = messageIdOf(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9));
const open: Claim = { kind: 'open', message, tag: '0a0b0c0d', link: 0, destination: null };
const click: Claim = { ...open, kind: 'click', link: 7, destination: 'https://example.com/ä?a=1&b=2' };
const info: Claim = { ...open, kind: 'info' };

const claims: fc.Arbitrary<Claim> = fc
  .record({
    kind: fc.constantFrom('open' as const, 'click' as const, 'info' as const),
    message: fc.uint8Array({ minLength: 9, maxLength: 9 }).map(messageIdOf),
    tag: fc.stringMatching(/^[0-9a-f]{8}$/),
    link: fc.integer({ min: 0, max: 255 }),
    destination: fc.webUrl({ withQueryParameters: true, withFragments: true }),
  })
  .map((claim) => ({ ...claim, destination: claim.kind === 'click' ? claim.destination : null }));

const opens = (token: string, destination: string | null, keyRing = ring) =>
  openToken(token, destination, keyRing, hmac);

describe('tokenFor', () => {
  it('says what openToken then reads', () => {
    fc.assert(
      fc.property(claims, (claim) => {
        const token = tokenFor(claim, ring, hmac);
        expect(opens(token, claim.destination)).toEqual({ ok: true, claim, retired: false });
        expect(peekToken(token)).toEqual({ message: claim.message, tag: claim.tag });
      }),
    );
  });

  it('keeps its form for ever: mail lives longer than code', () => {
    // The macs were made with openssl dgst -sha256 -mac HMAC.
    expect(tokenFor(open, ring, hmac)).toBe('EwEBAgMEBQYHCAkKCwwNABDSV9BvNgfhk_zNB77FNZw');
    expect(tokenFor(click, ring, hmac)).toBe('EwIBAgMEBQYHCAkKCwwNB37C5dSvmVP4wboJlgj-Phs');
    expect(tokenFor(info, ring, hmac)).toBe('EwMBAgMEBQYHCAkKCwwNALBKBUL4bCGfzp6GfFZCgXc');
  });

  it('is the documented bytes, signed as Node would sign them', () => {
    const head = Buffer.from([0x13, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0x0a, 0x0b, 0x0c, 0x0d, 7]);
    const mac = createHmac('sha256', key(3))
      .update(head)
      .update('https://example.com/ä?a=1&b=2', 'utf8')
      .digest();
    expect(tokenFor(click, ring, hmac)).toBe(
      Buffer.concat([head, mac.subarray(0, 16)]).toString('base64url'),
    );
  });

  it.each<[string, Claim, KeyRing]>([
    ['a key that is not there', open, { ...ring, current: 4 }],
    ['a key id above 15', open, { current: 16, keys: { 16: key(1) }, retired: [] }],
    ['a message id that is none', { ...open, message: '=' as MessageId }, ring],
    ['a message id of another length', { ...open, message: 'AAAA' as MessageId }, ring],
    ['a tag that is not hex', { ...open, tag: 'x' }, ring],
    ['a tag of another length', { ...open, tag: '0a0b' }, ring],
    ['a tag in capitals', { ...open, tag: '0A0B0C0D' }, ring],
    ['a link index above 255', { ...click, link: 256 }, ring],
    ['a link index below 0', { ...click, link: -1 }, ring],
    ['a link index between two', { ...click, link: 0.5 }, ring],
    ['a click that leads nowhere', { ...click, destination: null }, ring],
    ['a click that leads to a script', { ...click, destination: 'javascript:alert(1)' }, ring],
    ['a pixel that leads somewhere', { ...open, destination: 'https://example.com/' }, ring],
  ])('refuses %s', (_, claim, keyRing) => {
    expect(() => tokenFor(claim, keyRing, hmac)).toThrow(RangeError);
  });

  it('refuses an HMAC that is no HMAC', () => {
    expect(() => tokenFor(open, ring, () => new Uint8Array(8))).toThrow(RangeError);
  });
});

describe('openToken', () => {
  it('refuses a token with any one bit changed, the spare bits of the last character too', () => {
    for (const claim of [open, click, info]) {
      const token = tokenFor(claim, ring, hmac);
      for (let at = 0; at < token.length; at += 1) {
        for (let bit = 1; bit < 64; bit *= 2) {
          const changed = ALPHABET.charAt(ALPHABET.indexOf(token.charAt(at)) ^ bit);
          expect(opens(token.slice(0, at) + changed + token.slice(at + 1), claim.destination).ok).toBe(false);
        }
      }
    }
  });

  it('refuses a token with any letter in the other case, as mail programs that fold case would send it', () => {
    fc.assert(
      fc.property(claims, fc.nat(42), (claim, at) => {
        const token = tokenFor(claim, ring, hmac);
        const letter = token.charAt(at);
        const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
        fc.pre(other !== letter);
        expect(opens(token.slice(0, at) + other + token.slice(at + 1), claim.destination).ok).toBe(false);
      }),
    );
  });

  it('refuses everything that is not a token of this version as malformed', () => {
    const token = tokenFor(open, ring, hmac);
    const versionTwo = toBase64url(Uint8Array.of(0x23, 1, ...new Uint8Array(30)));
    const kinds = [0, 4, 255].map((kind) => toBase64url(Uint8Array.of(0x13, kind, ...new Uint8Array(30))));
    const near = [
      `${token}=`,
      ` ${token}`,
      `${token}\n`,
      token.slice(1),
      `${token}A`,
      token.replace(/.$/, '+'),
    ];
    for (const text of [
      '',
      'x',
      'A'.repeat(100_000),
      '\0'.repeat(43),
      'é'.repeat(43),
      versionTwo,
      ...kinds,
      ...near,
    ]) {
      expect(opens(text, null)).toEqual({ ok: false, why: 'malformed' });
      expect(isToken(text)).toBe(false);
      expect(peekToken(text)).toBeNull();
    }
  });

  it('refuses the token of another destination', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.webUrl(), (signed, sent) => {
        fc.pre(signed !== sent);
        const token = tokenFor({ ...click, destination: signed }, ring, hmac);
        expect(opens(token, sent)).toEqual({ ok: false, why: 'bad-signature' });
      }),
    );
  });

  it('refuses the token of another kind', () => {
    const bytes = Buffer.from(tokenFor(open, ring, hmac), 'base64url');
    bytes[1] = 3;
    expect(opens(bytes.toString('base64url'), null)).toEqual({ ok: false, why: 'bad-signature' });
  });

  it('refuses what another key signed', () => {
    const token = tokenFor(open, { ...ring, keys: { 3: key(9) } }, hmac);
    expect(opens(token, null)).toEqual({ ok: false, why: 'bad-signature' });
  });

  it('refuses a key that it does not have', () => {
    const token = tokenFor(open, { current: 5, keys: { 5: key(5) }, retired: [] }, hmac);
    expect(opens(token, null)).toEqual({ ok: false, why: 'unknown-key' });
  });

  it('opens only information pages with a retired key', () => {
    expect(opens(tokenFor(info, formerRing, hmac), null)).toEqual({ ok: true, claim: info, retired: true });
    expect(opens(tokenFor(open, formerRing, hmac), null)).toEqual({ ok: false, why: 'unknown-key' });
    expect(opens(tokenFor(click, formerRing, hmac), click.destination)).toEqual({
      ok: false,
      why: 'unknown-key',
    });
  });

  it.each([
    null,
    '',
    'javascript:alert(1)',
    'https://a@example.com/',
    'https://example.com/\ud83e',
    ' https://example.com/',
  ])('refuses a click to %j', (destination) => {
    expect(opens(tokenFor(click, ring, hmac), destination)).toEqual({ ok: false, why: 'bad-destination' });
  });

  it('refuses a pixel or a page with a destination', () => {
    for (const claim of [open, info]) {
      const token = tokenFor(claim, ring, hmac);
      expect(opens(token, 'https://example.com/')).toEqual({ ok: false, why: 'bad-destination' });
    }
  });
});

describe('messageIdOf', () => {
  it('makes 12 characters of 9 bytes', () => {
    expect(message).toBe('AQIDBAUGBwgJ');
    expect(isMessageId(message)).toBe(true);
  });

  it('refuses another number of bytes', () => {
    expect(() => messageIdOf(new Uint8Array(8))).toThrow(RangeError);
    expect(() => messageIdOf(new Uint8Array(10))).toThrow(RangeError);
  });
});

it('brands a text as a token only when it has the form of one', () => {
  const token: Token = tokenFor(open, ring, hmac);
  expect(isToken(token)).toBe(true);
});
