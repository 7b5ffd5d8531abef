import * as fc from 'fast-check';
import { toHex } from '../../src/core/bytes';
import { deriveKey, GROUP_TAG, keyRingOf, recipientTag, secretFor } from '../../src/core/keys';
import { messageIdOf, openToken, tokenFor } from '../../src/core/token';
import { hmac } from '../support/hmac';

const rootSecret = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
const config = { rootSecret, tokenKeys: { current: 1, retired: [0] } };

describe('deriveKey', () => {
  it('is the HMAC of the label under the root', () => {
    // printf 'query' | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102…1f
    expect(toHex(deriveKey(rootSecret, 'query', hmac))).toBe(
      'e55b9cbd5b81e7eae81273edacd02c6110a7645a6cc04026a5f8ab36e29387cc',
    );
  });

  it('gives every label its own key', () => {
    const labels = ['token:0', 'token:1', 'query', 'ticket', 'tag', 'card'];
    expect(new Set(labels.map((label) => toHex(deriveKey(rootSecret, label, hmac)))).size).toBe(
      labels.length,
    );
  });

  it.each(['', 'secret', '0'])('refuses %j for a root', (root) => {
    expect(() => deriveKey(root, 'query', hmac)).toThrow(RangeError);
  });
});

describe('keyRingOf', () => {
  it('holds the current key and the retired ones', () => {
    const ring = keyRingOf(config, hmac);
    expect(ring.current).toBe(1);
    expect(ring.retired).toEqual([0]);
    expect(toHex(ring.keys[1]!)).toBe(toHex(deriveKey(rootSecret, 'token:1', hmac)));
    expect(toHex(ring.keys[0]!)).toBe(toHex(deriveKey(rootSecret, 'token:0', hmac)));
  });

  it('lets old information pages open after a rotation, and nothing else', () => {
    const before = keyRingOf({ rootSecret, tokenKeys: { current: 0, retired: [] } }, hmac);
    const message = messageIdOf(new Uint8Array(9));
    const claim = { message, tag: GROUP_TAG, link: 0, destination: null };
    const after = keyRingOf(config, hmac);
    expect(openToken(tokenFor({ ...claim, kind: 'info' }, before, hmac), null, after, hmac).ok).toBe(true);
    expect(openToken(tokenFor({ ...claim, kind: 'open' }, before, hmac), null, after, hmac).ok).toBe(false);
  });
});

describe('secretFor', () => {
  it('is the key derived with the purpose as label', () => {
    for (const purpose of ['query', 'ticket', 'tag', 'card'] as const) {
      expect(secretFor(config, purpose, hmac)).toEqual(deriveKey(rootSecret, purpose, hmac));
    }
  });
});

describe('recipientTag', () => {
  it('is 8 hex digits that only the root tells', () => {
    const tag = recipientTag(config, ['ada@example.com'], hmac);
    expect(tag).toMatch(/^[0-9a-f]{8}$/);
    expect(recipientTag({ rootSecret: '00' }, ['ada@example.com'], hmac)).not.toBe(tag);
    expect(recipientTag(config, ['bob@example.com'], hmac)).not.toBe(tag);
  });

  it('is the same for the same address in other letters, with space around it, or given twice', () => {
    const tag = recipientTag(config, ['ada@example.com'], hmac);
    expect(recipientTag(config, [' Ada@Example.COM\n'], hmac)).toBe(tag);
    expect(recipientTag(config, ['ada@example.com', 'ADA@example.com'], hmac)).toBe(tag);
  });

  it('names nobody of a group, and nobody where there is none', () => {
    for (const recipients of [[], [''], [' '], ['a@example.com', 'b@example.com'], ['\ud83e@example.com']]) {
      expect(recipientTag(config, recipients, hmac)).toBe(GROUP_TAG);
    }
  });

  it('never names one person as a group', () => {
    expect(recipientTag(config, ['ada@example.com'], () => new Uint8Array(32))).toBe('00000001');
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(recipientTag(config, [address], hmac)).not.toBe(GROUP_TAG);
      }),
    );
  });
});
