import { review } from '../../src/flows/review';
import type { Fault } from '../support/countedCalls';
import { aChange, aMail, pixelOf, refusing, senderWorld, type SenderWorld } from '../support/reviewing';
import { DAY, messageId, SECOND, SENT_AT, TRACKED_AT } from '../support/tracked';

describe('a review with nothing to do', () => {
  it('costs two calls', () => {
    expect(senderWorld().calls()).toEqual(['notes.read', 'store.read']);
  });

  it('searches no mail while nothing tracked is missing', () => {
    const made = senderWorld();
    made.mail.mails.push(aMail('a', pixelOf(messageId('a'))));
    made.review();
    expect(made.records()).toEqual([]);
    expect(made.marks('a')).toEqual([]);
  });

  it('writes nothing while a draft is not sent yet', () => {
    const made = senderWorld();
    made.track('a');
    expect(made.calls()).toEqual(['notes.read', 'mailbox.sentAfter', 'store.read']);
  });
});

describe('one message that fails', () => {
  it('does not keep the other marks away, and is tried again', () => {
    const made = senderWorld();
    const names = ['a', 'b', 'c', 'd', 'e'];
    made.mail.mails.push(...names.map((name) => aMail(name, '')));
    made.change(...names.map((name, index) => aChange(name, 'opened', { at: SENT_AT + index })));
    expect(() => {
      review(refusing(made, 'mail-c'));
    }).toThrow('refused');
    expect(names.filter((name) => made.marks(name).length > 0)).toEqual(['a', 'b', 'd', 'e']);
    expect(made.notes.read().reviewedUpTo).toBe(SENT_AT + 1);
    made.review();
    expect(made.marks('c')).toEqual(['opened']);
    expect(made.notes.read().reviewedUpTo).toBe(SENT_AT + 4);
  });

  it('is not looked for one by one when everything fails', () => {
    const made = senderWorld();
    const names = Array.from({ length: 500 }, (_, index) => String(index));
    made.change(...names.map((name) => aChange(name, 'opened')));
    const counted = refusing(made, ...names.map((name) => `mail-${name}`));
    expect(() => {
      review(counted);
    }).toThrow('steps failed');
    expect(counted.calls.length).toBeLessThan(50);
    expect(made.notes.read().reviewedUpTo).toBe(SENT_AT - 1);
  });

  it('does not keep other mail from being found, and is found again', () => {
    const made = senderWorld();
    made.track('a', 'b');
    made.mail.mails.push(
      aMail('a', pixelOf(messageId('a'))),
      aMail('b', pixelOf(messageId('b')), { at: SENT_AT + SECOND }),
    );
    made.at(SENT_AT + DAY);
    expect(() => {
      review(refusing(made, 'mail-a'));
    }).toThrow('refused');
    expect(made.marks('b')).toEqual(['sent']);
    expect(made.unbound()).toEqual([messageId('a')]);
    made.review();
    expect(made.marks('a')).toEqual(['sent']);
    expect(made.unbound()).toEqual([]);
  });

  it('is not given up although it was found', () => {
    const made = senderWorld();
    made.track('a');
    made.mail.mails.push(aMail('a', pixelOf(messageId('a'))));
    made.at(TRACKED_AT + 8 * DAY);
    expect(() => {
      review(refusing(made, 'mail-a'));
    }).toThrow('refused');
    expect(made.records().map(({ kind }) => kind)).toEqual(['sent']);
    expect(made.unbound()).toEqual([messageId('a')]);
  });
});

describe('any call that fails', () => {
  /** One message to be found, one in its thread before it, one mark to be shown. */
  function busy() {
    const made = senderWorld();
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
  const outcome = (made: SenderWorld) => ({
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
    expect(() => {
      made.review(fault);
    }).toThrow();
    if (made.marks('b').length === 0) expect(made.notes.read().reviewedUpTo).toBeLessThan(SENT_AT);
    made.review();
    expect(outcome(made)).toEqual(outcome(undisturbed));
  });
});

describe('the marks of copies', () => {
  it('are noted when they changed, and only then', () => {
    const made = senderWorld();
    made.mail.mails.push(aMail('a', ''));
    made.notes.write({ copies: { 'mail-a': {} } });
    made.change(aChange('x', 'opened', { gmailMessage: 'mail-a', gmailThread: 'thread-a' }));
    made.review();
    expect(made.notes.read().copies).toEqual({ 'mail-a': { [messageId('x')]: 'opened' } });
    expect(made.calls()).toEqual(['notes.read', 'store.read']);
  });
});
