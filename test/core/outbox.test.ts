import {
  countOf,
  EMPTY_OUTBOX,
  REMEMBERED_MS,
  sentAlready,
  unsureSince,
  withCopy,
  withoutSending,
  withSending,
  type Copy,
  type Outbox,
  type Sending,
} from '../../src/core/outbox';
import { messageId, SENT_AT } from '../support/tracked';

const aCopy = (name: string, difference: Partial<Copy> = {}): Copy => ({
  message: messageId(name),
  to: [`${name}@example.org`],
  fate: 'waiting',
  at: 0,
  gmailMessage: null,
  why: null,
  ...difference,
});
const aSending = (draft: string, difference: Partial<Sending> = {}): Sending => ({
  draft,
  fingerprint: `says ${draft}`,
  begunAt: SENT_AT,
  history: '1',
  separately: true,
  opens: true,
  links: [0],
  subject: 'Our offer',
  filedAt: 0,
  written: null,
  copies: [aCopy('a'), aCopy('b')],
  ...difference,
});
const lying = { gmailMessage: 'mail-1', gmailThread: 'thread-1' };
const sentOnce: Outbox = withoutSending(EMPTY_OUTBOX, aSending('r1'), SENT_AT, { sent: true });

describe('an outbox', () => {
  it('has a send once, as it stands now', () => {
    const two = withSending(withSending(EMPTY_OUTBOX, aSending('r1')), aSending('r2'));
    const later = withSending(two, aSending('r1', { filedAt: 7 }));
    expect(later.sendings.map(({ draft, filedAt }) => [draft, filedAt])).toEqual([
      ['r2', 0],
      ['r1', 7],
    ]);
  });

  it('forgets the send that ended, and no other', () => {
    const two = withSending(withSending(EMPTY_OUTBOX, aSending('r1')), aSending('r2'));
    const { sendings, finished } = withoutSending(two, aSending('r1'), SENT_AT, { sent: false });
    expect(sendings.map(({ draft }) => draft)).toEqual(['r2']);
    expect(finished).toEqual([]);
  });

  it('remembers for a day what was sent, by what it says', () => {
    const says = (fingerprint: string) => ({ draft: 'r9', fingerprint });
    expect(sentAlready(sentOnce, says('says r1'), SENT_AT + REMEMBERED_MS - 1)).toBe(SENT_AT);
    expect(sentAlready(sentOnce, says('says r1'), SENT_AT + REMEMBERED_MS)).toBeNull();
    expect(sentAlready(sentOnce, says('says r2'), SENT_AT)).toBeNull();
  });

  it('knows a draft that is gone by its id, and one that is there only by what it says', () => {
    expect(sentAlready(sentOnce, { draft: 'r1', fingerprint: null }, SENT_AT)).toBe(SENT_AT);
    expect(sentAlready(sentOnce, { draft: 'r2', fingerprint: null }, SENT_AT)).toBeNull();
    expect(sentAlready(sentOnce, { draft: 'r1', fingerprint: 'says else' }, SENT_AT)).toBeNull();
  });

  it('remembers the last of the same mails, and drops those of yesterday', () => {
    const again = withoutSending(sentOnce, aSending('r2', { fingerprint: 'says r1' }), SENT_AT + 5, {
      sent: true,
    });
    expect(again.finished).toEqual([{ draft: 'r2', fingerprint: 'says r1', at: SENT_AT + 5 }]);
    const later = withoutSending(again, aSending('r3'), SENT_AT + 5 + REMEMBERED_MS, { sent: true });
    expect(later.finished.map(({ draft }) => draft)).toEqual(['r3']);
  });

  it('still remembers what was sent when the same mail then was not', () => {
    const { finished } = withoutSending(sentOnce, aSending('r1'), SENT_AT + 5, { sent: false });
    expect(finished).toEqual(sentOnce.finished);
  });
});

describe('a send', () => {
  it('changes in the copy named', () => {
    const changed = withCopy(aSending('r1'), messageId('b'), { fate: 'sent', gmailMessage: 'mail-2' });
    expect(changed.copies).toEqual([aCopy('a'), aCopy('b', { fate: 'sent', gmailMessage: 'mail-2' })]);
    expect(withCopy(changed, messageId('c'), { fate: 'sent' })).toEqual(changed);
    expect(countOf(changed, 'sent')).toBe(1);
    expect(countOf(changed, 'refused')).toBe(0);
  });

  it.each<[string, Partial<Sending>, number | null]>([
    ['nothing was begun', {}, null],
    ['a copy is tried', { copies: [aCopy('a', { fate: 'trying', at: 5 }), aCopy('b', { at: 9 })] }, 5],
    ['copies have their answers', { copies: [aCopy('a', { fate: 'sent', at: 5 })] }, null],
    ['the mail as written is put there', { filedAt: 3 }, 3],
    ['the mail as written lies there', { filedAt: 3, written: lying }, null],
    ['one mail goes to all, and nothing is put there yet', { filedAt: 3, separately: false }, null],
    ['both', { filedAt: 3, copies: [aCopy('a', { fate: 'trying', at: 5 })] }, 5],
  ])('knows since when it waits for an answer: %s', (_, difference, since) => {
    expect(unsureSince(aSending('r1', difference))).toBe(since);
  });
});
