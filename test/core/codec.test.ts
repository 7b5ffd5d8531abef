import * as fc from 'fast-check';
import { STATE_CHARACTERS, decodeConfig, decodeState, encodeConfig, encodeState } from '../../src/core/codec';
import type { Config } from '../../src/core/config';
import type { MessageState } from '../../src/core/event';
import { HITS_KEPT } from '../../src/core/message';
import {
  MINUTE,
  SENT_AT,
  TRACKED_AT,
  aClick,
  aMessage,
  aReport,
  anOpen,
  hitId,
  hitOf,
  messageId,
  reportOf,
  sent,
  someRecords,
  tracked,
} from '../support/tracked';

const config: Config = {
  version: 1,
  owner: 'olga@example.com',
  ownerKind: 'workspace',
  base: 'https://script.google.com/macros/s/emulated-deployment/exec',
  bases: ['https://script.google.com/macros/s/emulated-deployment/exec'],
  ledger: { id: 'sheet-1', url: 'https://docs.google.com/spreadsheets/d/sheet-1/edit' },
  rootSecret: '0123456789abcdef'.repeat(4),
  tokenKeys: { current: 2, retired: [1] },
  installedAt: TRACKED_AT,
};

const told: Partial<MessageState> = {
  published: { [hitId(1)]: 'human:O10:1', [hitId(2)]: 'human:O10:1', [`${hitId(3)}+open`]: 'verified:C10:2' },
  alerted: { 'first-open': SENT_AT },
  mark: 'clicked',
  markedAt: SENT_AT,
};

describe('a message’s state as text', () => {
  it('reads back as it was', () => {
    fc.assert(
      fc.property(someRecords, fc.constantFrom({}, told), (records, difference) => {
        const state = { ...aMessage(...records), ...difference };
        expect(decodeState(encodeState(state))).toEqual(state);
      }),
    );
  });

  it('reads back with recipients that are not listed, and with alerts of both kinds', () => {
    const state = {
      ...aMessage(sent({ otherRecipients: 9 })),
      alerted: { 'first-open': SENT_AT, 'first-click': SENT_AT + MINUTE },
      surplus: { count: 4, upTo: SENT_AT },
    };
    expect(decodeState(encodeState(state))).toEqual(state);
  });

  const many = Array.from({ length: HITS_KEPT }, (_, index) => index);
  const id = (index: number) => hitId(String(index).padStart(4, '0'));

  it('is short: 300 hits with their reports take about half of a cell, and lose nothing', () => {
    const state: MessageState = {
      ...aMessage(
        sent(),
        ...many.map((index) =>
          hitOf(index % 3 === 0 ? aClick({ id: id(index) }) : anOpen({ id: id(index) })),
        ),
        ...many.map((index) => reportOf(aReport({ hit: id(index) }))),
      ),
      published: Object.fromEntries(many.map((index) => [id(index), `human:O10:${index % 3}`])),
    };
    expect(encodeState(state).length).toBeLessThan(26_000);
    expect(decodeState(encodeState(state))).toEqual(state);
  });

  it('fits a cell whatever the mail is like', () => {
    const long = 'ä"\\\u0007\ud800'.repeat(400);
    const state: MessageState = {
      ...aMessage(
        tracked({
          links: Array.from({ length: 256 }, (_, index) => ({ index, destination: `${index}${long}` })),
        }),
        sent({ subject: long, recipients: many.map((index) => `${index}@${long}`) }),
        ...many.map((index) =>
          hitOf(
            aClick({
              id: id(index),
              at: SENT_AT + index * 1e9,
              tag: index === 0 ? '00000000' : 'deadbeef',
              link: 255,
              destination: `${long}${index}`,
            }),
          ),
        ),
        ...many.map((index) => reportOf(aReport({ hit: id(index), at: SENT_AT + index * 1e9 }))),
      ),
      published: Object.fromEntries(
        many.flatMap((index) => [
          [id(index), `uncertain:C10:${index}`],
          [`${id(index)}+open`, 'verified:C10:1'],
        ]),
      ),
    };
    const text = encodeState(state);
    expect(text.length).toBeLessThanOrEqual(STATE_CHARACTERS);
    const read = decodeState(text);
    expect(read?.hits.map(({ id: hit, at }) => [hit, at])).toEqual(
      state.hits.map(({ id: hit, at }) => [hit, at]),
    );
    expect(read?.published).toEqual(state.published);
    expect((read?.sent?.recipients.length ?? 0) + (read?.sent?.otherRecipients ?? 0)).toBe(HITS_KEPT);
    expect(encodeState(read!)).toBe(text);
  });

  it('shortens destinations before it drops them', () => {
    const links = Array.from({ length: 100 }, (_, index) => ({
      index,
      destination: `https://example.org/${index}/${'x'.repeat(900)}`,
    }));
    const [first] = decodeState(encodeState(aMessage(tracked({ links }))))?.links ?? [];
    expect(first?.destination).toMatch(/^https:\/\/example\.org\/.*…$/);
  });
});

describe('a state that somebody else wrote', () => {
  const least = { v: 1, m: messageId(), s: 'sam@example.com', t: TRACKED_AT };

  it('may lack all that came later', () => {
    expect(decodeState(JSON.stringify(least))).toEqual({ ...aMessage(), links: [] });
  });

  it('may have more than we know', () => {
    expect(decodeState(JSON.stringify({ ...least, later: 1 }))).not.toBeNull();
  });

  it('may lead to a link that it does not list', () => {
    const read = decodeState(JSON.stringify({ ...least, h: [[hitId(1), 5, 'b', null, 7, null]] }));
    expect(read?.hits).toEqual([
      {
        kind: 'click',
        id: hitId(1),
        at: TRACKED_AT + 5,
        tag: '00000000',
        client: 'browser',
        link: 7,
        destination: '',
      },
    ]);
  });

  it.each<[string, unknown]>([
    ['a newer version', { ...least, v: 2 }],
    ['no message', { ...least, m: undefined }],
    ['hits that are none', { ...least, h: [1] }],
    ['an unknown mark', { ...least, k: 'read' }],
    ['a list', []],
  ])('is null when it has %s', (_, value) => {
    expect(decodeState(JSON.stringify(value))).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => decodeState(text) === null));
  });
});

describe('the configuration as text', () => {
  it('reads back as it was', () => {
    expect(decodeConfig(encodeConfig(config))).toEqual(config);
    for (const cleanSent of [true, false]) {
      expect(decodeConfig(encodeConfig({ ...config, cleanSent }))).toEqual({ ...config, cleanSent });
    }
  });

  it('may come from before keys were retired', () => {
    const { retired, ...tokenKeys } = config.tokenKeys;
    expect(retired).toEqual([1]);
    expect(decodeConfig(JSON.stringify({ ...config, tokenKeys }))?.tokenKeys).toEqual({
      current: 2,
      retired: [],
    });
  });

  it.each<[string, unknown]>([
    ['another version', { ...config, version: 2 }],
    ['a short secret', { ...config, rootSecret: 'abc' }],
    ['a key that no token can name', { ...config, tokenKeys: { current: 16, retired: [] } }],
    ['no owner', { ...config, owner: undefined }],
  ])('is null with %s', (_, value) => {
    expect(decodeConfig(JSON.stringify(value))).toBeNull();
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => decodeConfig(text) === null));
  });
});
