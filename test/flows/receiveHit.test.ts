import * as fc from 'fast-check';
import { keyRingOf, secretFor } from '../../src/core/keys';
import { openTicket } from '../../src/core/ticket';
import { tokenFor, type TokenKind } from '../../src/core/token';
import { receiveHit, type HitRequest } from '../../src/flows/receiveHit';
import { REPEAT_MS } from '../../src/core/rules';
import type { RememberedMessage } from '../../src/ports';
import { type Fault } from '../support/countedCalls';
import { hmac } from '../support/hmac';
import { samsConfig, BASE, memoryWorld, SAM } from '../support/memoryWorld';
import { messageId, SENT_AT } from '../support/tracked';

const MESSAGE = messageId('seen');
const TAG = '0a0b0c0d';
const DESTINATION = 'https://example.org/offer?for=rita#terms';
const BROWSER = 'Mozilla/5.0 (X11; Linux x64) Firefox/140.0';

const tokenOf = (kind: TokenKind, config = samsConfig()) =>
  tokenFor(
    {
      kind,
      message: MESSAGE,
      tag: TAG,
      link: kind === 'click' ? 3 : 0,
      destination: kind === 'click' ? DESTINATION : null,
    },
    keyRingOf(config, hmac),
    hmac,
  );
const forged = (token: string) => (token.endsWith('A') ? `${token.slice(0, -1)}Q` : `${token.slice(0, -1)}A`);

const get = (parameters: HitRequest['parameters'], userAgent: string | null = BROWSER): HitRequest => ({
  parameters,
  userAgent,
});
const pixel = (token: string = tokenOf('open')) => get({ t: [token] });
const click = (token: string = tokenOf('click'), destination = DESTINATION) =>
  get({ t: [token], u: [destination] });

function world() {
  const made = memoryWorld();
  made.at(SENT_AT);
  return {
    ...made,
    hit: (request: HitRequest, fault?: Fault) => receiveHit(request, made.ports(fault)),
    records: () => made.owner.entries.map(({ record }) => record),
    remember: (difference: Partial<RememberedMessage>) =>
      made.owner.places.set(MESSAGE, {
        message: MESSAGE,
        row: 7,
        latest: {},
        crowdedUntil: null,
        ...difference,
      }),
  };
}

describe('a pixel', () => {
  it('is answered, and its hit waits in the journal', () => {
    const { hit, records } = world();
    expect(hit(pixel())).toEqual({ kind: 'pixel' });
    expect(records()).toEqual([
      {
        kind: 'hit',
        message: MESSAGE,
        hit: { kind: 'open', id: expect.any(String) as unknown, at: SENT_AT, tag: TAG, client: 'browser' },
        row: null,
      },
    ]);
  });

  it('keeps only the kind of program that loaded it', () => {
    const { hit, owner } = world();
    hit(get({ t: [tokenOf('open')] }, 'Mozilla/5.0 (Windows NT 5.1) GoogleImageProxy secret-part'));
    hit(get({ t: [tokenOf('open')] }, null));
    expect(JSON.stringify(owner.entries)).not.toContain('secret-part');
    expect(JSON.stringify(owner.entries)).toContain('mail-proxy');
  });

  it('takes along the row where the message was last seen', () => {
    const { hit, records, remember } = world();
    remember({});
    hit(pixel());
    expect(records()).toMatchObject([{ row: 7 }]);
  });

  it.each([
    ['forged', pixel(forged(tokenOf('open')))],
    ['malformed', pixel('x')],
    ['empty', pixel('')],
    ['very long', pixel('A'.repeat(100_000))],
    ['made for a link', pixel(tokenOf('click'))],
    ['given twice', get({ t: [tokenOf('open'), tokenOf('open')] })],
    ['from another script', pixel(tokenOf('open', samsConfig({ rootSecret: 'aa'.repeat(32) })))],
  ])('with a token that is %s gets the same picture, and nothing is written', (_, request) => {
    const { hit, records } = world();
    expect(hit(request)).toEqual({ kind: 'pixel' });
    expect(records()).toEqual([]);
  });

  it('of a retired key gets the same picture, and nothing is written', () => {
    const { hit, records, owner } = world();
    owner.config = samsConfig({ tokenKeys: { current: 2, retired: [1] } });
    expect(hit(pixel())).toEqual({ kind: 'pixel' });
    expect(records()).toEqual([]);
  });

  it('is answered before set-up, too', () => {
    const { hit, records, owner } = world();
    owner.config = null;
    expect(hit(pixel())).toEqual({ kind: 'pixel' });
    expect(records()).toEqual([]);
  });

  it('gets the same answer when the journal is full', () => {
    const { hit, owner } = world();
    owner.room = 0;
    expect(hit(pixel())).toEqual({ kind: 'pixel' });
    expect(owner.lost).toBe(1);
  });
});

describe('a wrapped link', () => {
  it('leads to the signed address, on a page that may report', () => {
    const { hit, records } = world();
    const reply = hit(click());
    expect(reply).toEqual({
      kind: 'click-page',
      destination: DESTINATION,
      host: 'example.org',
      ticket: expect.any(String) as unknown,
      base: BASE,
      holder: SAM,
    });
    const [record] = records();
    if (reply.kind !== 'click-page' || record?.kind !== 'hit') throw new Error('no click');
    expect(record.hit).toMatchObject({
      kind: 'click',
      link: 3,
      destination: 'https://example.org/offer',
      at: SENT_AT,
    });
    expect(openTicket(String(reply.ticket), SENT_AT, secretFor(samsConfig(), 'ticket', hmac), hmac)).toEqual({
      message: MESSAGE,
      hit: record.hit.id,
      at: SENT_AT,
    });
  });

  it.each([
    ['a forged token', click(forged(tokenOf('click')))],
    ['a malformed token', click('x')],
    ['no token', get({ u: [DESTINATION] })],
    ['an address that was not signed', click(tokenOf('click'), 'https://evil.example/')],
    ['a script for an address', click(tokenOf('click'), 'javascript:alert(1)')],
    ['two addresses', get({ t: [tokenOf('click')], u: [DESTINATION, 'https://evil.example/'] })],
    ['an empty address', get({ t: [tokenOf('open')], u: [''] })],
    ['no address at all', get({ t: [tokenOf('click')], u: [] })],
    ['the token of a pixel', click(tokenOf('open'))],
    ['the token of the information page', click(tokenOf('info'))],
    ['two tokens', get({ t: [tokenOf('click'), tokenOf('click')], u: [DESTINATION] })],
  ])('with %s leads nowhere, and nothing is written', (_, request) => {
    const { hit, records } = world();
    expect(hit(request)).toEqual({ kind: 'nothing-here' });
    expect(records()).toEqual([]);
  });

  it('of a retired key leads nowhere', () => {
    const { hit, owner } = world();
    owner.config = samsConfig({ tokenKeys: { current: 2, retired: [1] } });
    expect(hit(click())).toEqual({ kind: 'nothing-here' });
  });

  it('is shown as text when no key can be had', () => {
    const { hit, owner } = world();
    owner.config = null;
    expect(hit(click())).toEqual({ kind: 'unchecked-page', destination: DESTINATION });
  });

  it.each([
    ['the address is none that we lead to', click(tokenOf('click'), 'javascript:alert(1)')],
    ['the token has no form', click('x')],
  ])('is not even shown as text when %s', (_, request) => {
    const { hit, owner } = world();
    owner.config = null;
    expect(hit(request)).toEqual({ kind: 'nothing-here' });
  });

  it('still leads to the page when the journal is full, but nothing is reported', () => {
    const { hit, owner } = world();
    owner.room = 0;
    expect(hit(click())).toMatchObject({ kind: 'click-page', destination: DESTINATION, ticket: null });
  });
});

describe('the information page', () => {
  it('says who holds the data, and nothing is written', () => {
    const { hit, records } = world();
    expect(hit(pixel(tokenOf('info')))).toEqual({ kind: 'information', holder: SAM });
    expect(records()).toEqual([]);
  });

  it('still opens with a retired key', () => {
    const { hit, owner } = world();
    owner.config = samsConfig({ tokenKeys: { current: 2, retired: [1] } });
    expect(hit(pixel(tokenOf('info')))).toEqual({ kind: 'information', holder: SAM });
  });
});

describe('an address without parameters', () => {
  it('leads to a plain page', () => {
    const { hit } = world();
    expect(hit(get({}))).toEqual({ kind: 'nothing-here' });
    expect(hit(get({ authuser: ['0'] }))).toEqual({ kind: 'nothing-here' });
  });
});

describe('a recipient who objected', () => {
  it.each([
    ['by tag', TAG],
    ['for the whole message', MESSAGE],
  ])('%s is answered as ever, and nothing at all is written', (_, objection) => {
    const { hit, owner, remember } = world();
    remember({ latest: { [`open:${TAG}`]: SENT_AT } });
    owner.objections.add(objection);
    expect(hit(pixel())).toEqual({ kind: 'pixel' });
    expect(hit(click())).toMatchObject({ kind: 'click-page', destination: DESTINATION, ticket: null });
    expect(owner.entries).toEqual([]);
    expect(owner.repeats).toBe(0);
  });
});

describe('the same token again', () => {
  it('within three minutes of a person is counted, not written', () => {
    const { hit, owner, remember } = world();
    remember({ latest: { [`open:${TAG}`]: SENT_AT - REPEAT_MS + 1, [`click:${TAG}:3`]: SENT_AT - 1 } });
    expect(hit(pixel())).toEqual({ kind: 'pixel' });
    expect(hit(click())).toMatchObject({ kind: 'click-page', ticket: null });
    expect(owner.entries).toEqual([]);
    expect(owner.repeats).toBe(2);
  });

  it('after three minutes is written', () => {
    const { hit, records, remember } = world();
    remember({ latest: { [`open:${TAG}`]: SENT_AT - REPEAT_MS } });
    hit(pixel());
    expect(records()).toHaveLength(1);
  });

  it('is another one for another link', () => {
    const { hit, records, remember } = world();
    remember({ latest: { [`click:${TAG}:2`]: SENT_AT - 1, [`open:${TAG}`]: SENT_AT - 1 } });
    hit(click());
    expect(records()).toHaveLength(1);
  });

  it('is only counted while the message is crowded', () => {
    const { hit, owner, remember } = world();
    remember({ crowdedUntil: SENT_AT + 1 });
    hit(pixel());
    expect(owner.repeats).toBe(1);
    remember({ crowdedUntil: SENT_AT });
    hit(pixel());
    expect(owner.entries).toHaveLength(1);
  });
});

describe('the cost of a hit', () => {
  it.each([
    ['pixel', pixel()],
    ['click', click()],
  ])('is two calls for a %s', (_, request) => {
    const { ports } = world();
    const counted = ports();
    receiveHit(request, counted);
    expect(counted.calls).toEqual(['doorstep.look', 'journal.append']);
  });

  it('is none for what is no token', () => {
    const { ports } = world();
    const counted = ports();
    receiveHit(pixel('x'), counted);
    expect(counted.calls).toEqual([]);
  });
});

describe('any port that fails', () => {
  const forGood = (call: number): Fault => ({ call, when: 'before', forGood: true });

  it.each([1, 2])('leaves the pixel as it was (call %d)', (call) => {
    expect(world().hit(pixel(), forGood(call))).toEqual({ kind: 'pixel' });
  });

  it('leaves the reader the address as text when no key can be had', () => {
    expect(world().hit(click(), forGood(1))).toEqual({ kind: 'unchecked-page', destination: DESTINATION });
  });

  it.each(['before', 'after'] as const)(
    'leaves the reader the link when the journal fails %s writing',
    (when) => {
      expect(world().hit(click(), { call: 2, when })).toMatchObject({
        kind: 'click-page',
        destination: DESTINATION,
        ticket: null,
      });
    },
  );

  it('leaves both when counting a repeat fails', () => {
    const { hit, remember } = world();
    remember({ latest: { [`open:${TAG}`]: SENT_AT, [`click:${TAG}:3`]: SENT_AT } });
    expect(hit(pixel(), forGood(2))).toEqual({ kind: 'pixel' });
    expect(hit(click(), forGood(2))).toMatchObject({ kind: 'click-page', ticket: null });
  });

  it.each(['now', 'random', 'hmac'] as const)('leaves both when %s fails', (name) => {
    const broken = {
      ...world().ports(),
      [name]: () => {
        throw new Error(`${name} failed`);
      },
    };
    expect(receiveHit(pixel(), broken)).toEqual({ kind: 'pixel' });
    expect(receiveHit(click(), broken)).toMatchObject({ destination: DESTINATION });
  });

  it('leaves the reader the link when only the ticket cannot be signed', () => {
    const { ports } = world();
    let signed = 0;
    const counting = {
      ...ports(),
      hmac: (key: Uint8Array, text: Uint8Array) => ((signed += 1), hmac(key, text)),
    };
    receiveHit(click(), counting);
    const all = signed;
    signed = 0;
    const tired = {
      ...ports(),
      hmac(key: Uint8Array, text: Uint8Array) {
        signed += 1;
        if (signed === all) throw new Error('hmac failed');
        return hmac(key, text);
      },
    };
    expect(receiveHit(click(), tired)).toMatchObject({
      kind: 'click-page',
      destination: DESTINATION,
      ticket: null,
    });
  });
});

describe('hostile requests', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.constantFrom(tokenOf('open'), tokenOf('click'), DESTINATION, '__proto__'),
  );

  it('are never answered with an error, nor with a link that was not signed', () => {
    const { ports } = world();
    const quiet = ports();
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('t', 'u', 'c', 'toString', 'constructor'),
          fc.array(anything, { maxLength: 3 }),
        ),
        fc.option(fc.string()),
        (parameters, userAgent) => {
          const reply = receiveHit({ parameters, userAgent }, quiet);
          return reply.kind !== 'click-page' || reply.destination === DESTINATION;
        },
      ),
    );
  });

  it('draw one hit id each, even in one millisecond', () => {
    const { hit, records } = world();
    for (let times = 0; times < 50; times += 1) hit(pixel());
    const ids = records().flatMap((record) => (record.kind === 'hit' ? [record.hit.id] : []));
    expect(new Set(ids).size).toBe(50);
  });
});
