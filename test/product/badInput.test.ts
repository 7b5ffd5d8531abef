import { ADA, BEN } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { fromBase64url, toBase64url } from '../../src/core/bytes';
import { keyRingOf } from '../../src/core/keys';
import { peekToken, tokenFor, type Claim } from '../../src/core/token';
import { hmac } from '../support/hmac';
import { execUrl, MINUTE, openOffice, readBy, sendTracked, sheetTab } from '../support/office';
import { changeConfig, configOf, standing } from '../support/officeBooks';
import { visit, type Visit } from '../support/stranger';

const DESTINATION = 'https://example.com/offer?for=ben';

/** An office where a mail with a link was opened and followed, and nothing waits. */
const office = (() => {
  // An address that Google itself refuses never comes to us.
  const switches = { longAddressesArrive: true };
  const world = openOffice({ switches });
  const { pixelUrl, linkUrl } = sendTracked(world, { destination: DESTINATION });
  world.advance(6 * MINUTE);
  readBy(world, BEN.email);
  const goodPixel = bytesOf(visit(world, new URL(pixelUrl).search.slice(1)));
  world.advance(20 * MINUTE);
  return {
    saved: world.save(),
    switches,
    goodPixel,
    token: new URL(pixelUrl).searchParams.get('t') ?? '',
    linkToken: new URL(linkUrl).searchParams.get('t') ?? '',
  };
})();

/** All that was sent, but for Google's one-time addresses. */
function bytesOf({ everything }: Visit): string {
  return everything.replace(/emulated-[0-9a-f]{24}/g, 'once');
}

const asked = (parameters: Readonly<Record<string, string>>): string =>
  new URLSearchParams(parameters).toString();

/** The same token with one bit changed, once for every bit of it. */
function flipped(token: string): readonly (readonly [string, string])[] {
  const bytes = fromBase64url(token) ?? new Uint8Array();
  return PARTS.flatMap(([part, from, to]) =>
    Array.from({ length: (to - from) * 8 }, (_, bit): readonly [string, string] => {
      const changed = Uint8Array.from(bytes);
      changed[from + (bit >> 3)] = (changed[from + (bit >> 3)] ?? 0) ^ (1 << (bit & 7));
      return [`${part}, bit ${bit}`, toBase64url(changed)];
    }),
  );
}

const PARTS = [
  ['version and key', 0, 1],
  ['kind', 1, 2],
  ['message', 2, 11],
  ['recipient', 11, 15],
  ['link', 15, 16],
  ['signature', 16, 32],
] as const;

const OTHER_ROOT = 'ab'.repeat(32);

/** A token as this office would make it, were it not for the difference. */
function madeToken(difference: Partial<Claim>, config: Partial<ReturnType<typeof configOf>> = {}): string {
  const about = peekToken(office.token);
  if (about === null) throw new Error('The pixel has no token.');
  const claim: Claim = {
    kind: 'open',
    ...about,
    message: about.message,
    link: 0,
    destination: null,
    ...difference,
  };
  return tokenFor(
    claim,
    keyRingOf(
      { ...configOf(openOffice({ saved: office.saved, switches: office.switches })), ...config },
      hmac,
    ),
    hmac,
  );
}

const MALFORMED: readonly (readonly [string, string])[] = [
  ['no token', 't='],
  ['no value', 't'],
  ['a word', 't=hello'],
  ['another length', `t=${office.token}A`],
  ['the end missing', `t=${office.token.slice(0, -1)}`],
  ['padding', `t=${office.token}=`],
  ['a space before', `t=%20${office.token}`],
  ['a line break behind', `t=${office.token}%0A`],
  ['other letters of base64', `t=${office.token.slice(0, 40)}%2B%2F%3D`],
  ['what is no text', 't=%FF%FE%00'],
  ['ten thousand characters', `t=${'A'.repeat(10_000)}`],
  ['the good token twice', `t=${office.token}&t=${office.token}`],
  ['the good token and another', `t=${office.token}&t=x`],
  ['another and the good token', `t=x&t=${office.token}`],
  ['the token of a link without its destination', `t=${office.linkToken}`],
  ['a token signed with another root', `t=${madeToken({}, { rootSecret: OTHER_ROOT })}`],
  ['a token of a key that was never made', `t=${madeToken({}, { tokenKeys: { current: 7, retired: [] } })}`],
];

describe('a pixel’s address', () => {
  const world = openOffice({ saved: office.saved, switches: office.switches });
  const expectPixelAndNoRecord = (query: string): void => {
    const before = standing(world);
    expect(bytesOf(visit(world, query))).toBe(office.goodPixel);
    expect(standing(world)).toEqual(before);
  };

  it.each(MALFORMED)('with %s gets the same bytes as a good one, and no record', (_what, query) => {
    world.load(office.saved);
    expectPixelAndNoRecord(query);
  });

  it('with any bit of the token changed gets the same bytes, and no record', () => {
    world.load(office.saved);
    const before = standing(world);
    const others = flipped(office.token).filter(
      ([, token]) => bytesOf(visit(world, asked({ t: token }))) !== office.goodPixel,
    );
    expect(others).toEqual([]);
    expect(standing(world)).toEqual(before);
  });

  it.each([
    ['was retired', { current: 2, retired: [1] }],
    ['is not known any more', { current: 2, retired: [] }],
  ])('with a token whose key %s gets the same bytes, and no record', (_what, tokenKeys) => {
    world.load(office.saved);
    changeConfig(world, { tokenKeys });
    expectPixelAndNoRecord(asked({ t: office.token }));
  });

  it('with a good token gets a record, so that the others mean something', () => {
    world.load(office.saved);
    const before = standing(world);
    expect(bytesOf(visit(world, asked({ t: office.token })))).toBe(office.goodPixel);
    expect(standing(world)).not.toEqual(before);
    const rows = sheetTab(world, 'Events').length;
    world.advance(MINUTE);
    expect(sheetTab(world, 'Events')).toHaveLength(rows + 1);
  });
});

describe('a link’s address', () => {
  const world = openOffice({ saved: office.saved, switches: office.switches });
  const nothingHere = (): string => bytesOf(visit(world, ''));
  const expectPlainPageAndNoRecord = (query: string): void => {
    const before = standing(world);
    const answer = visit(world, query);
    expect(bytesOf(answer)).toBe(nothingHere());
    expect(answer.body).toContain('There is nothing here');
    expect(standing(world)).toEqual(before);
  };

  it.each([
    ['another destination', asked({ t: office.linkToken, u: 'https://example.org/offer?for=ben' })],
    ['a longer destination', asked({ t: office.linkToken, u: `${DESTINATION}&x=1` })],
    ['a shorter destination', asked({ t: office.linkToken, u: DESTINATION.slice(0, -1) })],
    ['no destination', asked({ t: office.linkToken, u: '' })],
    ['a script for a destination', asked({ t: office.linkToken, u: 'javascript:alert(1)' })],
    ['a destination of its own', asked({ t: office.linkToken, u: '//example.org' })],
    [
      'its destination twice',
      asked({ t: office.linkToken, u: DESTINATION }) + `&${asked({ u: DESTINATION })}`,
    ],
    ['its token twice', asked({ t: office.linkToken, u: DESTINATION }) + `&t=${office.linkToken}`],
    ['the token of a pixel', asked({ t: office.token, u: DESTINATION })],
    ['no token', asked({ u: DESTINATION })],
    ['a word for a token', asked({ t: 'hello', u: DESTINATION })],
    [
      'a token signed with another root',
      asked({ t: forgedLink({ rootSecret: OTHER_ROOT }), u: DESTINATION }),
    ],
  ])('with %s gets one plain page, and no record', (_what, query) => {
    world.load(office.saved);
    expectPlainPageAndNoRecord(query);
  });

  function forgedLink(config: Partial<ReturnType<typeof configOf>>): string {
    return madeToken({ kind: 'click', destination: DESTINATION }, config);
  }

  it('with any bit of the token changed gets that page, and no record', () => {
    world.load(office.saved);
    const plain = nothingHere();
    const before = standing(world);
    const others = flipped(office.linkToken).filter(
      ([, token]) => bytesOf(visit(world, asked({ t: token, u: DESTINATION }))) !== plain,
    );
    expect(others).toEqual([]);
    expect(standing(world)).toEqual(before);
  });

  it.each([
    ['was retired', { current: 2, retired: [1] }],
    ['is not known any more', { current: 2, retired: [] }],
  ])('with a token whose key %s gets that page, and no record', (_what, tokenKeys) => {
    world.load(office.saved);
    changeConfig(world, { tokenKeys });
    expectPlainPageAndNoRecord(asked({ t: office.linkToken, u: DESTINATION }));
  });

  it('with all as it was made leads on', () => {
    world.load(office.saved);
    expect(visit(world, asked({ t: office.linkToken, u: DESTINATION })).body).toContain(
      `href="${DESTINATION}"`,
    );
  });
});

describe('the address of the information page', () => {
  it('still opens when its key was retired, names who holds the data, and leaves no record', () => {
    const world = openOffice({ saved: office.saved, switches: office.switches });
    changeConfig(world, { tokenKeys: { current: 2, retired: [1] } });
    const before = standing(world);
    const page = visit(world, asked({ t: madeToken({ kind: 'info' }) }));
    expect(page.body).toContain(ADA.email);
    expect(standing(world)).toEqual(before);
  });

  it('does not open for a forged one', () => {
    const world: EmulatedWorld = openOffice({ saved: office.saved, switches: office.switches });
    const page = visit(world, asked({ t: madeToken({ kind: 'info' }, { rootSecret: OTHER_ROOT }) }));
    expect(page.everything).not.toContain(ADA.email);
  });
});

it('every address in a mail is of the deployed web app', () => {
  const world = openOffice();
  const { pixelUrl, linkUrl } = sendTracked(world, { destination: DESTINATION });
  for (const url of [pixelUrl, linkUrl]) expect(url.startsWith(`${execUrl(world)}?t=`)).toBe(true);
});
