import * as fc from 'fast-check';
import type { JournalRecord } from '../../src/core/event';
import { decodeRecord, encodeRecord, hitIdFrom, isJournalKey, journalKey } from '../../src/core/journal';
import {
  SENT_AT,
  TRACKED_AT,
  aClick,
  aReport,
  anOpen,
  hitId,
  hitOf,
  reportOf,
  sent,
  someRecords,
  tracked,
  unsent,
} from '../support/tracked';

const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8');

describe('a journal record as text', () => {
  it('reads back as it was', () => {
    fc.assert(
      fc.property(someRecords, (records) => {
        expect(records.map(encodeRecord).map(decodeRecord)).toEqual(records);
      }),
    );
  });

  it.each<[string, JournalRecord]>([
    ['tracked', tracked()],
    ['sent', sent({ subject: 'Größe "€" 😀', otherRecipients: 3 })],
    ['unsent', unsent()],
    ['an open', hitOf(anOpen({ tag: 'deadbeef', client: 'prefetch' }))],
    ['a click', { ...hitOf(aClick()), row: 12 }],
    ['a report', reportOf(aReport({ pressed: true, driven: true, device: null }))],
  ])('reads back as it was: %s', (_, record) => {
    expect(decodeRecord(encodeRecord(record))).toEqual(record);
  });

  it('takes about 90 bytes for an open', () => {
    expect(bytesOf(encodeRecord({ ...hitOf(anOpen()), row: 1_234 }))).toBeLessThanOrEqual(95);
  });

  it('fits a property even for hundreds of recipients, and says how many are left out', () => {
    const recipients = Array.from(
      { length: 500 },
      (_, index) => `recipient.number.${index}@subdomain.example.org`,
    );
    const text = encodeRecord(sent({ recipients, subject: 'ü'.repeat(4_000) }));
    expect(bytesOf(text)).toBeLessThanOrEqual(8_500);
    const read = decodeRecord(text);
    expect(read).toMatchObject({ kind: 'sent', gmailThread: 'thread-1' });
    if (read?.kind !== 'sent') throw new Error('unreachable');
    expect(read.recipients.length + (read.otherRecipients ?? 0)).toBe(500);
    expect(read.recipients[0]).toBe(recipients[0]);
  });

  it('fits a property even for all links that a message can have', () => {
    const links = Array.from({ length: 256 }, (_, index) => ({
      index,
      destination: `https://example.org/${'x'.repeat(1_700)}`,
    }));
    const text = encodeRecord(tracked({ links }));
    expect(bytesOf(text)).toBeLessThanOrEqual(8_500);
    expect(decodeRecord(text)).toMatchObject({ links: links.map(({ index }) => ({ index })) });
  });

  it('keeps a long destination when there is only one', () => {
    const click = hitOf(aClick({ destination: `https://example.org/${'x'.repeat(1_700)}` }));
    expect(decodeRecord(encodeRecord(click))).toEqual(click);
  });
});

describe('text that is no record', () => {
  const open: Record<string, unknown> = {
    k: 'h',
    m: 'MMMMMMMMMMMM',
    h: ['hhhhhhhhhhhh', SENT_AT, 'm', null],
  };

  it('is not confused with one that is', () => {
    expect(decodeRecord(JSON.stringify(open))).toMatchObject({ kind: 'hit', row: null });
  });

  it.each<[string, unknown]>([
    ['of an unknown kind', { ...open, k: 'z' }],
    ['without a message', { ...open, m: undefined }],
    ['of a message with another name', { ...open, m: 'short' }],
    ['with a hit that is none', { ...open, h: 'x' }],
    ['with a hit of another name', { ...open, h: ['=IMPORTXML()', SENT_AT, 'm', null] }],
    ['with a hit at no time', { ...open, h: ['hhhhhhhhhhhh', 1.5, 'm', null] }],
    ['with a hit by nobody known', { ...open, h: ['hhhhhhhhhhhh', SENT_AT, '?', null] }],
    ['with a strange tag', { ...open, h: ['hhhhhhhhhhhh', SENT_AT, 'm', 'DEADBEEF'] }],
    [
      'with too much in a hit',
      { ...open, h: ['hhhhhhhhhhhh', SENT_AT, 'm', null, 0, 'https://example.org', 1] },
    ],
    ['with a negative row', { ...open, r: -1 }],
    ['with a report that is none', { k: 'p', m: 'MMMMMMMMMMMM', p: ['hhhhhhhhhhhh', SENT_AT, 4, null] }],
    ['tracked at no time', { k: 't', m: 'MMMMMMMMMMMM', a: -1, s: '', l: [] }],
    ['a list', [open]],
    ['nothing', null],
  ])('is null: %s', (_, value) => {
    expect(decodeRecord(JSON.stringify(value))).toBeNull();
  });

  it('never throws', () => {
    expect(decodeRecord('')).toBeNull();
    expect(decodeRecord('{')).toBeNull();
    expect(decodeRecord('['.repeat(100_000))).toBeNull();
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => decodeRecord(text) === null));
  });
});

describe('a journal key', () => {
  it('sorts by time', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4e12 }), fc.nat({ max: 4e12 }), (a, b) => {
        expect(journalKey(a, hitId(1)) < journalKey(b, hitId(1))).toBe(a < b);
      }),
    );
  });

  it('is known by its form', () => {
    expect(journalKey(TRACKED_AT, hitId(1))).toMatch(/^j:0[0-9a-z]{8}:hhhhhhhhhhh1$/);
    expect(isJournalKey(journalKey(TRACKED_AT, hitId(1)))).toBe(true);
    for (const other of [
      'config',
      'j:',
      `j:1:${hitId(1)}`,
      `${journalKey(TRACKED_AT, hitId(1))}x`,
      'due.0',
    ]) {
      expect(isJournalKey(other)).toBe(false);
    }
  });
});

describe('a hit id', () => {
  it('is nine bytes as twelve characters', () => {
    expect(hitIdFrom(new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7, 255]))).toBe('AAECAwQFBgf_');
  });

  it.each([0, 8, 10])('is not made of %d bytes', (length) => {
    expect(() => hitIdFrom(new Uint8Array(length))).toThrow(`A hit id is made of 9 bytes, not ${length}.`);
  });
});
