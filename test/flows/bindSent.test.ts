import { GIVE_UP_MS } from '../../src/core/rules';
import { keyRingOf } from '../../src/core/keys';
import { MOST_MAILS, MOST_THREADS, OVERLAP_MS } from '../../src/flows/bindSent';
import { review } from '../../src/flows/review';
import { hmac } from '../support/hmac';
import { samsConfig } from '../support/memoryWorld';
import {
  aChange,
  aMail,
  linkOf,
  pixelOf,
  refusing,
  senderWorld,
  type SenderWorld,
} from '../support/reviewing';
import { DAY, messageId, MINUTE, SECOND, SENT_AT, TRACKED_AT } from '../support/tracked';

describe('a tracked message among sent mail', () => {
  it.each([
    ['its pixel', pixelOf(messageId('a'))],
    ['a link', linkOf(messageId('a'))],
  ])('is found by %s, and shows ✓ at once', (_, html) => {
    const made = senderWorld();
    made.track('a');
    made.mail.mails.push(aMail('a', `<p>Hello</p>${html}`));
    made.review();
    expect(made.records()).toEqual([
      {
        kind: 'sent',
        message: messageId('a'),
        at: SENT_AT,
        gmailMessage: 'mail-a',
        gmailThread: 'thread-a',
        subject: 'Our offer',
        recipients: ['rita@example.org'],
      },
    ]);
    expect(made.marks('a')).toEqual(['sent']);
    expect(made.unbound()).toEqual([]);
    expect(made.notes.read().lastTracked).toEqual({ 'thread-a': 'mail-a' });
    expect(made.notes.read().labels).toEqual({ sent: 'label-sent' });
  });

  it('is not looked for a second time', () => {
    const made = senderWorld();
    made.track('a');
    made.mail.mails.push(aMail('a', pixelOf(messageId('a'))));
    made.review();
    expect(made.calls()).toEqual(['notes.read', 'store.read']);
  });

  it('is not one whose token somebody else made', () => {
    const made = senderWorld();
    made.track('a');
    const theirs = keyRingOf(samsConfig({ rootSecret: 'aa'.repeat(32) }), hmac);
    made.mail.mails.push(
      aMail(
        'a',
        `${pixelOf(messageId('a'), theirs)}<img src="https://example.org/x.png"><a href="mailto:a@b.example">x</a>`,
      ),
    );
    made.review();
    expect(made.records()).toEqual([]);
    expect(made.unbound()).toEqual([messageId('a')]);
  });

  it('is the first mail that carries it, not a later one that quotes it', () => {
    const made = senderWorld();
    made.track('a', 'b');
    const [first, reply] = [pixelOf(messageId('a')), pixelOf(messageId('b')) + pixelOf(messageId('a'))];
    made.mail.mails.push(
      aMail('reply', reply, { at: SENT_AT + SECOND, gmailThread: 'thread-a' }),
      aMail('a', first),
    );
    made.review();
    expect(made.records()).toMatchObject([
      { message: messageId('a'), gmailMessage: 'mail-a' },
      { message: messageId('b'), gmailMessage: 'mail-reply' },
    ]);
    expect(made.notes.read().lastTracked).toEqual({ 'thread-a': 'mail-reply' });
  });

  it('takes the mark of its thread over from the one before', () => {
    const made = senderWorld();
    made.track('a');
    made.mail.mails.push(aMail('a', pixelOf(messageId('a'))));
    made.review();
    made.change(aChange('a', 'opened'));
    made.review();
    expect(made.marks('a')).toEqual(['opened']);

    made.track('b');
    made.pass(MINUTE);
    made.mail.mails.push(aMail('b', pixelOf(messageId('b')), { gmailThread: 'thread-a', at: made.now() }));
    made.review();
    expect(made.marks('a')).toEqual([]);
    expect(made.marks('b')).toEqual(['sent']);

    made.change(aChange('a', 'clicked', { gmailThread: 'thread-a', at: made.now() }));
    made.review();
    expect(made.marks('a')).toEqual([]);
  });

  it('found late leaves its thread the mark of the newer one', () => {
    const made = senderWorld();
    made.notes.write({ lastTracked: { 'thread-a': 'mail-b' } });
    made.track('a');
    made.mail.mails.push(
      aMail('a', pixelOf(messageId('a'))),
      aMail('b', '', { gmailThread: 'thread-a', at: SENT_AT + SECOND }),
    );
    made.review();
    expect(made.records()).toHaveLength(1);
    expect(made.marks('a')).toEqual([]);
    expect(made.notes.read().lastTracked).toEqual({ 'thread-a': 'mail-b' });
  });

  it('keeps what was tracked while the mailbox was searched', () => {
    const made = senderWorld();
    made.track('a');
    made.mail.mails.push(aMail('a', pixelOf(messageId('a'))));
    const counted = made.ports();
    const mailbox = {
      ...counted.mailbox,
      sentAfter: (after: number, limit: number) => {
        made.track('meanwhile');
        return counted.mailbox.sentAfter(after, limit);
      },
    };
    review({ ...counted, mailbox });
    expect(made.unbound()).toEqual([messageId('meanwhile')]);
  });
});

describe('the newest threads', () => {
  it('are remembered, three hundred of them', () => {
    const made = senderWorld();
    const old = Array.from({ length: MOST_THREADS }, (_, index) => [`thread-${index}`, `mail-${index}`]);
    made.notes.write({ lastTracked: Object.fromEntries(old) as Record<string, string> });
    made.track('a', 'b');
    made.mail.mails.push(
      aMail('a', pixelOf(messageId('a'))),
      aMail('b', pixelOf(messageId('b')), { gmailThread: 'thread-1', at: SENT_AT + SECOND }),
    );
    made.review();
    const threads = Object.entries(made.notes.read().lastTracked);
    expect(threads).toHaveLength(MOST_THREADS);
    expect(threads.slice(-2)).toEqual([
      ['thread-a', 'mail-a'],
      ['thread-1', 'mail-b'],
    ]);
    expect(made.notes.read().lastTracked).not.toHaveProperty('thread-0');
  });
});

describe('a message that is not sent', () => {
  it('is given up after seven days, and no sooner', () => {
    const made = senderWorld();
    made.track('a');
    made.at(TRACKED_AT + GIVE_UP_MS - 1);
    made.review();
    expect(made.records()).toEqual([]);
    made.pass(1);
    made.review();
    expect(made.records()).toEqual([{ kind: 'unsent', message: messageId('a'), at: made.now() }]);
    expect(made.unbound()).toEqual([]);
  });

  it('is not given up while there is mail left to search', () => {
    const made = senderWorld();
    made.track('a');
    made.at(TRACKED_AT + 8 * DAY);
    for (let index = 0; index < MOST_MAILS; index += 1)
      made.mail.mails.push(aMail(`x${index}`, '', { at: SENT_AT + index }));
    made.mail.mails.push(aMail('a', pixelOf(messageId('a')), { at: SENT_AT + DAY }));
    made.review();
    expect(made.records()).toEqual([]);
    made.review();
    expect(made.records()).toMatchObject([{ kind: 'sent' }]);
  });

  it('is given up again when telling so failed', () => {
    const made = senderWorld();
    made.track('a');
    made.at(TRACKED_AT + 8 * DAY);
    made.owner.room = 0;
    expect(() => {
      made.review();
    }).toThrow('no room');
    expect(made.unbound()).toEqual([messageId('a')]);
    made.owner.room = 10;
    made.review();
    expect(made.records()).toHaveLength(1);
  });
});

describe('the search of sent mail', () => {
  const asked = (made: SenderWorld): number[] => {
    const counted = made.ports();
    const from: number[] = [];
    const mailbox = {
      ...counted.mailbox,
      sentAfter: (after: number, limit: number) => {
        from.push(after);
        return counted.mailbox.sentAfter(after, limit);
      },
    };
    review({ ...counted, mailbox });
    return from;
  };

  it('begins a little before the first press of Track', () => {
    const made = senderWorld();
    made.track('a');
    expect(asked(made)).toEqual([TRACKED_AT - OVERLAP_MS]);
  });

  it('goes on where it ended, but looks at the last minutes again: mail is listed late', () => {
    const made = senderWorld();
    made.track('a');
    made.at(SENT_AT + OVERLAP_MS - 1);
    made.mail.mails.push(aMail('x', ''));
    made.review();
    expect(made.notes.read().lookedUpTo).toBe(SENT_AT - 1);
    made.at(SENT_AT + DAY);
    made.review();
    expect(asked(made)).toEqual([SENT_AT]);
  });

  it('reads sixty mails at a time, and all of them in the end', () => {
    const made = senderWorld();
    made.track('a');
    for (let index = 0; index < 3 * MOST_MAILS; index += 1) {
      made.mail.mails.push(aMail(`x${index}`, '', { at: SENT_AT + index }));
    }
    made.mail.mails.push(aMail('a', pixelOf(messageId('a')), { at: SENT_AT + 10 * SECOND }));
    for (let times = 0; times < 4; times += 1) made.review();
    expect(made.marks('a')).toEqual(['sent']);
  });

  it('keeps what it found when Gmail refuses to go on, and goes on from there', () => {
    const made = senderWorld();
    for (const name of ['a', 'b', 'c']) {
      made.track(name);
      made.mail.mails.push(aMail(name, pixelOf(messageId(name)), { at: SENT_AT + made.mail.mails.length }));
    }
    const counted = made.ports();
    const mailbox = {
      ...counted.mailbox,
      *sentAfter(after: number, limit: number) {
        const [one, other] = counted.mailbox.sentAfter(after, limit);
        if (one !== undefined) yield one;
        if (other !== undefined) yield other;
        throw new Error('too many requests');
      },
    };
    expect(() => {
      review({ ...counted, mailbox });
    }).toThrow('too many requests');
    expect(['a', 'b', 'c'].map((name) => made.marks(name))).toEqual([['sent'], ['sent'], []]);
    expect(made.unbound()).toEqual([messageId('c')]);
    expect(made.notes.read().lookedUpTo).toBe(SENT_AT + 1);
    made.review();
    expect(made.marks('c')).toEqual(['sent']);
  });
});

describe('a mail that was put back as it was written', () => {
  it('is found by what is noted in it when what was sent is in the bin already', () => {
    const made = senderWorld();
    made.track('a', 'b');
    made.mail.mails.push(aMail('a', '<p>As written</p>', { written: [messageId('a'), messageId('z')] }));
    made.review();
    expect(made.records()).toMatchObject([
      { kind: 'sent', message: messageId('a'), gmailMessage: 'mail-a', at: SENT_AT },
    ]);
    expect(made.marks('a')).toEqual(['sent']);
    expect(made.unbound()).toEqual([messageId('b')]);
  });

  it('gives way to what was sent while that still lies there', () => {
    const made = senderWorld();
    made.track('a');
    made.mail.mails.push(
      aMail('written', '<p>As written</p>', { written: [messageId('a')] }),
      aMail('a', pixelOf(messageId('a')), { at: SENT_AT + SECOND }),
    );
    made.review();
    expect(made.records()).toMatchObject([{ kind: 'sent', gmailMessage: 'mail-a' }]);
    expect(made.unbound()).toEqual([]);
  });

  it('is met again when the search ended before what was sent could be seen, or it could not be marked', () => {
    const made = senderWorld();
    made.track('a');
    made.mail.mails.push(aMail('a', '<p>As written</p>', { written: [messageId('a')] }));
    const counted = made.ports();
    const mailbox = {
      ...counted.mailbox,
      *sentAfter(after: number, limit: number) {
        yield* counted.mailbox.sentAfter(after, limit);
        throw new Error('too many requests');
      },
    };
    expect(() => {
      review({ ...counted, mailbox });
    }).toThrow('too many requests');
    expect(made.records()).toEqual([]);
    expect(made.notes.read().lookedUpTo).toBe(SENT_AT - 1);
    expect(() => {
      review(refusing(made, 'mail-a'));
    }).toThrow('refused');
    made.review();
    expect(made.marks('a')).toEqual(['sent']);
    expect(made.unbound()).toEqual([]);
  });
});
