import type { Mark } from '../../src/core/event';
import { MOST_THREADS } from '../../src/flows/bindSent';
import { review } from '../../src/flows/review';
import { aChange, aMail, refusing, senderWorld } from '../support/reviewing';
import { messageId, SENT_AT } from '../support/tracked';

describe('a changed mark', () => {
  it('is shown on the thread, instead of the one before', () => {
    const made = senderWorld();
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
    const made = senderWorld();
    made.mail.mails.push(aMail('a', ''));
    made.change(aChange('a', 'maybe'), aChange('a', 'opened', { at: SENT_AT + 1 }));
    made.review();
    expect(made.marks('a')).toEqual(['opened']);
  });

  it('of another sender is left alone, and not asked for again', () => {
    const made = senderWorld();
    made.mail.mails.push(aMail('a', ''));
    made.change(aChange('a', 'opened', { sender: 'sue@example.com' }));
    made.review();
    expect(made.marks('a')).toEqual([]);
    expect(made.notes.read().reviewedUpTo).toBe(SENT_AT);
  });

  it('is shown though a person deleted the label', () => {
    const made = senderWorld();
    made.mail.mails.push(aMail('a', ''));
    made.notes.write({ labels: { opened: 'label-that-was', sent: 'label-gone' } });
    made.change(aChange('a', 'opened'));
    made.review();
    expect(made.marks('a')).toEqual(['opened']);
  });

  it('comes in one call for each thousand messages of one mark', () => {
    const made = senderWorld();
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
    const made = senderWorld();
    made.change(...Array.from({ length: 1_001 }, (_, index) => aChange(String(index), 'opened')));
    expect(made.calls().filter((call) => call === 'mailbox.relabel')).toHaveLength(2);
  });
});

describe('the marks of copies that lie as one mail', () => {
  /** One mail among those sent for the copies named. */
  const copies = () => {
    const made = senderWorld();
    made.mail.mails.push(aMail('one', ''));
    made.notes.write({ copies: { 'mail-one': {} }, lastTracked: { 'thread-one': 'mail-one' } });
    const place = { gmailMessage: 'mail-one', gmailThread: 'thread-one' };
    let at = SENT_AT;
    return {
      ...made,
      say(...said: readonly (readonly [string, Mark])[]): Mark[] {
        made.change(...said.map(([name, mark]) => aChange(name, mark, { ...place, at: (at += 1) })));
        made.review();
        return made.marks('one');
      },
    };
  };

  it('show the most that was said of one of them', () => {
    const made = copies();
    expect(made.say(['a', 'maybe'])).toEqual(['maybe']);
    expect(made.say(['b', 'opened'], ['c', 'maybe'])).toEqual(['opened']);
    expect(made.say(['a', 'clicked'])).toEqual(['clicked']);
    expect(made.notes.read().copies).toEqual({
      'mail-one': {
        [messageId('a')]: 'clicked',
        [messageId('b')]: 'opened',
        [messageId('c')]: 'maybe',
      },
    });
  });

  it('are not lowered by what is said of another', () => {
    const made = copies();
    made.say(['a', 'opened']);
    expect(made.say(['b', 'maybe'])).toEqual(['opened']);
    expect(made.say(['c', 'sent'])).toEqual(['opened']);
    expect(made.say(['d', 'unconfirmed'])).toEqual(['opened']);
  });

  it('go down when what was said is withdrawn', () => {
    const made = copies();
    made.say(['a', 'clicked'], ['b', 'opened']);
    expect(made.say(['a', 'maybe'])).toEqual(['opened']);
    expect(made.say(['b', 'sent'])).toEqual(['maybe']);
    expect(made.say(['a', 'sent'])).toEqual(['sent']);
    expect(made.notes.read().copies).toEqual({ 'mail-one': {} });
  });

  it('are shown once in a review, however many changed', () => {
    const made = copies();
    const place = { gmailMessage: 'mail-one', gmailThread: 'thread-one' };
    made.change(
      ...Array.from({ length: 50 }, (_, index) =>
        aChange(String(index), 'opened', { ...place, at: SENT_AT + index }),
      ),
    );
    expect(made.calls().filter((call) => call === 'mailbox.relabel')).toHaveLength(1);
    expect(made.marks('one')).toEqual(['opened']);
  });

  it('are known apart although showing them failed, and shown by the next review', () => {
    const made = copies();
    const place = { gmailMessage: 'mail-one', gmailThread: 'thread-one', at: SENT_AT };
    made.change(aChange('a', 'opened', place), aChange('b', 'maybe', place));
    expect(() => {
      review(refusing(made, 'mail-one'));
    }).toThrow('refused');
    expect(made.marks('one')).toEqual([]);
    made.review();
    expect(made.marks('one')).toEqual(['opened']);
  });

  it('of a send that is no longer known apart show what was said last', () => {
    const made = copies();
    made.notes.write({ copies: {} });
    made.say(['a', 'opened']);
    expect(made.say(['b', 'maybe'])).toEqual(['maybe']);
    expect(made.notes.read().copies).toEqual({});
  });
});
