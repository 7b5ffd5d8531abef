import type { Mark, MessageId } from '../../src/core/event';
import { keyRingOf } from '../../src/core/keys';
import { GIVE_UP_MS } from '../../src/core/rules';
import { tokenFor } from '../../src/core/token';
import { clickUrl, openUrl } from '../../src/core/trackingUrl';
import { MOST_MAILS, MOST_THREADS, OVERLAP_MS } from '../../src/flows/bindSent';
import { review } from '../../src/flows/review';
import type { MarkChange, SentMail } from '../../src/ports';
import { OrderedFailure, type Fault } from '../support/countedCalls';
import { hmac } from '../support/hmac';
import { marksOn } from '../support/memoryMailbox';
import { samsConfig, BASE, memoryWorld, SAM } from '../support/memoryWorld';
import { DAY, messageId, MINUTE, SECOND, SENT_AT, TRACKED_AT } from '../support/tracked';

const keyRing = keyRingOf(samsConfig(), hmac);
const URL = 'https://example.org/';

const pixelOf = (message: MessageId, ring = keyRing): string => {
  const token = tokenFor({ kind: 'open', message, tag: '00000000', link: 0, destination: null }, ring, hmac);
  return `<img src="${openUrl(BASE, token)}" width="1" height="1">`;
};
const linkOf = (message: MessageId): string => {
  const token = tokenFor(
    { kind: 'click', message, tag: '00000000', link: 0, destination: URL },
    keyRing,
    hmac,
  );
  return `<a href="${clickUrl(BASE, token, URL).replace('&', '&amp;')}">x</a>`;
};

const aMail = (name: string, html: string, difference: Partial<SentMail> = {}): SentMail => ({
  gmailMessage: `mail-${name}`,
  gmailThread: `thread-${name}`,
  at: SENT_AT,
  subject: 'Our offer',
  recipients: ['rita@example.org'],
  html,
  ...difference,
});

const aChange = (name: string, mark: Mark, difference: Partial<MarkChange> = {}): MarkChange => ({
  message: messageId(name),
  sender: SAM,
  gmailMessage: `mail-${name}`,
  gmailThread: `thread-${name}`,
  mark,
  at: SENT_AT,
  ...difference,
});

function world() {
  const made = memoryWorld();
  made.at(SENT_AT + MINUTE);
  return {
    ...made,
    review: (fault?: Fault) => {
      review(made.ports(fault));
    },
    calls: (): string[] => {
      const counted = made.ports();
      review(counted);
      return counted.calls;
    },
    /** *Track* was pressed for these. */
    track: (...names: readonly string[]) => {
      const noted = names.map((name) => ({ message: messageId(name), at: TRACKED_AT, links: 0 }));
      made.notes.write({ unbound: [...made.notes.read().unbound, ...noted] });
    },
    change: (...marks: readonly MarkChange[]) => {
      const all = [...made.owner.desk.changes.marks, ...marks];
      made.owner.desk = { ...made.owner.desk, changes: { since: 0, marks: all } };
    },
    marks: (name: string) => marksOn(made.mail, `mail-${name}`),
    records: () => made.owner.entries.map(({ record }) => record),
    unbound: () => made.notes.read().unbound.map(({ message }) => message),
  };
}

describe('a review with nothing to do', () => {
  it('costs two calls', () => {
    expect(world().calls()).toEqual(['notes.read', 'store.read']);
  });

  it('searches no mail while nothing tracked is missing', () => {
    const made = world();
    made.mail.mails.push(aMail('a', pixelOf(messageId('a'))));
    made.review();
    expect(made.records()).toEqual([]);
    expect(made.marks('a')).toEqual([]);
  });

  it('writes nothing while a draft is not sent yet', () => {
    const made = world();
    made.track('a');
    expect(made.calls()).toEqual(['notes.read', 'mailbox.sentAfter', 'store.read']);
  });
});

describe('a tracked message among sent mail', () => {
  it.each([
    ['its pixel', pixelOf(messageId('a'))],
    ['a link', linkOf(messageId('a'))],
  ])('is found by %s, and shows ✓ at once', (_, html) => {
    const made = world();
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
    const made = world();
    made.track('a');
    made.mail.mails.push(aMail('a', pixelOf(messageId('a'))));
    made.review();
    expect(made.calls()).toEqual(['notes.read', 'store.read']);
  });

  it('is not one whose token somebody else made', () => {
    const made = world();
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
    const made = world();
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
    const made = world();
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
    const made = world();
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
    const made = world();
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
    const made = world();
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
    const made = world();
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
    const made = world();
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
    const made = world();
    made.track('a');
    made.at(TRACKED_AT + 8 * DAY);
    made.owner.room = 0;
    expect(() => made.review()).toThrow('no room');
    expect(made.unbound()).toEqual([messageId('a')]);
    made.owner.room = 10;
    made.review();
    expect(made.records()).toHaveLength(1);
  });
});

describe('the search of sent mail', () => {
  const asked = (made: ReturnType<typeof world>): number[] => {
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
    const made = world();
    made.track('a');
    expect(asked(made)).toEqual([TRACKED_AT - OVERLAP_MS]);
  });

  it('goes on where it ended, but looks at the last minutes again: mail is listed late', () => {
    const made = world();
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
    const made = world();
    made.track('a');
    for (let index = 0; index < 3 * MOST_MAILS; index += 1) {
      made.mail.mails.push(aMail(`x${index}`, '', { at: SENT_AT + index }));
    }
    made.mail.mails.push(aMail('a', pixelOf(messageId('a')), { at: SENT_AT + 10 * SECOND }));
    for (let times = 0; times < 4; times += 1) made.review();
    expect(made.marks('a')).toEqual(['sent']);
  });
});

describe('a changed mark', () => {
  it('is shown on the thread, instead of the one before', () => {
    const made = world();
    made.mail.mails.push(aMail('a', ''));
    made.change(aChange('a', 'opened'));
    made.review();
    expect(made.marks('a')).toEqual(['opened']);
    made.change(aChange('a', 'clicked', { at: SENT_AT + 1 }));
    made.review();
    expect(made.marks('a')).toEqual(['clicked']);
    expect(made.notes.read().reviewedUpTo).toBe(SENT_AT + 1);
  });

  it('is the newest of several', () => {
    const made = world();
    made.mail.mails.push(aMail('a', ''));
    made.change(aChange('a', 'maybe'), aChange('a', 'opened', { at: SENT_AT + 1 }));
    made.review();
    expect(made.marks('a')).toEqual(['opened']);
  });

  it('of another sender is left alone, and not asked for again', () => {
    const made = world();
    made.mail.mails.push(aMail('a', ''));
    made.change(aChange('a', 'opened', { sender: 'sue@example.com' }));
    made.review();
    expect(made.marks('a')).toEqual([]);
    expect(made.notes.read().reviewedUpTo).toBe(SENT_AT);
  });

  it('is shown though a person deleted the label', () => {
    const made = world();
    made.mail.mails.push(aMail('a', ''));
    made.notes.write({ labels: { opened: 'label-that-was', sent: 'label-gone' } });
    made.change(aChange('a', 'opened'));
    made.review();
    expect(made.marks('a')).toEqual(['opened']);
  });

  it('comes in one call for each thousand messages of one mark', () => {
    const made = world();
    const names = Array.from({ length: 1_000 }, (_, index) => String(index));
    // Two messages to a thread, of which the second is the last.
    made.mail.mails.push(
      ...names.map((name, index) =>
        aMail(name, '', { gmailThread: `thread-${index >> 1}`, at: SENT_AT + index }),
      ),
    );
    const last = names
      .filter((_, index) => index % 2 === 1)
      .map((name) => [`thread-${Number(name) >> 1}`, `mail-${name}`]);
    made.notes.write({
      lastTracked: Object.fromEntries(last.slice(-MOST_THREADS)) as Record<string, string>,
    });
    const marks: Mark[] = ['sent', 'maybe', 'opened', 'clicked', 'unconfirmed'];
    made.change(
      ...names.map((name, index) =>
        aChange(name, marks[index % 5] ?? 'sent', {
          gmailThread: `thread-${index >> 1}`,
          at: SENT_AT + index,
        }),
      ),
    );
    const calls = made.calls();
    expect(calls.length).toBeLessThanOrEqual(20);
    expect(calls.filter((call) => call === 'mailbox.relabel')).toHaveLength(5);
    expect(made.marks('999')).toEqual(['unconfirmed']);
    expect(made.marks('998')).toEqual([]);
    expect(made.calls()).toHaveLength(2);
  });

  it('is cut into calls of a thousand', () => {
    const made = world();
    made.change(...Array.from({ length: 1_001 }, (_, index) => aChange(String(index), 'opened')));
    expect(made.calls().filter((call) => call === 'mailbox.relabel')).toHaveLength(2);
  });
});

describe('one message that fails', () => {
  /** Ports whose mailbox refuses every call that names one of these mails. */
  function refusing(made: ReturnType<typeof world>, ...refused: readonly string[]) {
    const counted = made.ports();
    const mailbox = {
      ...counted.mailbox,
      relabel: (...[ids, change]: Parameters<typeof counted.mailbox.relabel>) => {
        if (ids.some((id) => refused.includes(id))) throw new OrderedFailure('refused');
        counted.mailbox.relabel(ids, change);
      },
    };
    return { ...counted, mailbox };
  }

  it('does not keep the other marks away, and is tried again', () => {
    const made = world();
    const names = ['a', 'b', 'c', 'd', 'e'];
    made.mail.mails.push(...names.map((name) => aMail(name, '')));
    made.change(...names.map((name, index) => aChange(name, 'opened', { at: SENT_AT + index })));
    expect(() => review(refusing(made, 'mail-c'))).toThrow('refused');
    expect(names.filter((name) => made.marks(name).length > 0)).toEqual(['a', 'b', 'd', 'e']);
    expect(made.notes.read().reviewedUpTo).toBe(SENT_AT + 1);
    made.review();
    expect(made.marks('c')).toEqual(['opened']);
    expect(made.notes.read().reviewedUpTo).toBe(SENT_AT + 4);
  });

  it('is not looked for one by one when everything fails', () => {
    const made = world();
    const names = Array.from({ length: 500 }, (_, index) => String(index));
    made.change(...names.map((name) => aChange(name, 'opened')));
    const counted = refusing(made, ...names.map((name) => `mail-${name}`));
    expect(() => review(counted)).toThrow('steps failed');
    expect(counted.calls.length).toBeLessThan(50);
    expect(made.notes.read().reviewedUpTo).toBe(SENT_AT - 1);
  });

  it('does not keep other mail from being found, and is found again', () => {
    const made = world();
    made.track('a', 'b');
    made.mail.mails.push(
      aMail('a', pixelOf(messageId('a'))),
      aMail('b', pixelOf(messageId('b')), { at: SENT_AT + SECOND }),
    );
    made.at(SENT_AT + DAY);
    expect(() => review(refusing(made, 'mail-a'))).toThrow('refused');
    expect(made.marks('b')).toEqual(['sent']);
    expect(made.unbound()).toEqual([messageId('a')]);
    made.review();
    expect(made.marks('a')).toEqual(['sent']);
    expect(made.unbound()).toEqual([]);
  });

  it('is not given up although it was found', () => {
    const made = world();
    made.track('a');
    made.mail.mails.push(aMail('a', pixelOf(messageId('a'))));
    made.at(TRACKED_AT + 8 * DAY);
    expect(() => review(refusing(made, 'mail-a'))).toThrow('refused');
    expect(made.records().map(({ kind }) => kind)).toEqual(['sent']);
    expect(made.unbound()).toEqual([messageId('a')]);
  });
});

describe('any call that fails', () => {
  /** One message to be found, one in its thread before it, one mark to be shown. */
  function busy() {
    const made = world();
    made.track('a', 'late');
    made.at(TRACKED_AT + 8 * DAY);
    made.notes.write({
      unbound: made.notes
        .read()
        .unbound.map((note) => (note.message === messageId('late') ? note : { ...note, at: SENT_AT })),
    });
    made.mail.mails.push(
      aMail('before', '', { gmailThread: 'thread-a', at: SENT_AT - DAY }),
      aMail('a', pixelOf(messageId('a')), { at: SENT_AT }),
      aMail('b', ''),
    );
    made.change(aChange('b', 'opened'));
    return made;
  }
  const outcome = (made: ReturnType<typeof world>) => ({
    notes: made.notes.read(),
    marks: ['before', 'a', 'b'].map((name) => made.marks(name)),
    records: [...new Set(made.records().map((record) => `${record.kind} ${record.message}`))].sort(),
  });
  const undisturbed = busy();
  const CALLS = undisturbed.calls();

  it('is one of these', () => {
    expect(CALLS).toEqual([
      'notes.read',
      'mailbox.sentAfter',
      'journal.append',
      'mailbox.messagesOf',
      'mailbox.labelsFor',
      'mailbox.relabel',
      'mailbox.relabel',
      'journal.append',
      'store.read',
      'mailbox.labelsFor',
      'mailbox.relabel',
      'notes.read',
      'notes.write',
    ]);
    expect(outcome(undisturbed).records).toHaveLength(2);
  });

  const faults = CALLS.flatMap((name, index) =>
    (['before', 'after'] as const).flatMap((when) =>
      [false, true].map((forGood): [string, Fault] => [
        `${forGood ? 'killed' : 'failing'} ${when} call ${index + 1} (${name})`,
        { call: index + 1, when, forGood },
      ]),
    ),
  );

  it.each(faults)('%s is made up for by the next review', (_, fault) => {
    const made = busy();
    expect(() => made.review(fault)).toThrow();
    if (made.marks('b').length === 0) expect(made.notes.read().reviewedUpTo).toBeLessThan(SENT_AT);
    made.review();
    expect(outcome(made)).toEqual(outcome(undisturbed));
  });
});
