import { tick, TICK_PAUSE_MS } from '../../src/flows/tick';
import { trackDraft } from '../../src/flows/trackDraft';
import { receiveHit } from '../../src/flows/receiveHit';
import type { Fault } from '../support/countedCalls';
import { marksOn } from '../support/memoryMailbox';
import { THREE, worldOf } from '../support/sending';
import { memoryWorld, SAM } from '../support/memoryWorld';
import {
  anOpen,
  hitOf,
  HOUR,
  messageId,
  MINUTE,
  SECOND,
  sent,
  SENT_AT,
  tracked,
  TRACKED_AT,
} from '../support/tracked';
import { wait } from '../support/waiting';

function world(sender = SAM) {
  const made = memoryWorld(sender);
  return {
    ...made,
    tick: (fault?: Fault) => {
      tick(made.ports(fault));
    },
    calls: (): string[] => {
      const counted = made.ports();
      tick(counted);
      return counted.calls;
    },
  };
}

describe('the timer', () => {
  it('settles and reviews for the owner', () => {
    expect(world().calls()).toEqual(['pace.take', 'store.read', 'notes.read', 'store.read']);
  });

  it('only reviews for everybody else', () => {
    const made = world('sue@example.com');
    wait(made, tracked());
    expect(made.calls()).toEqual(['pace.take', 'notes.read', 'store.read']);
    expect(made.owner.entries).toHaveLength(1);
  });

  it('does nothing before set-up', () => {
    const made = world();
    const counted = made.ports();
    tick({ ...counted, config: null });
    expect(counted.calls).toEqual([]);
  });

  it('does nothing when it ran within half a minute', () => {
    const made = world();
    made.tick();
    made.pass(TICK_PAUSE_MS - 1);
    expect(made.calls()).toEqual(['pace.take']);
    made.pass(1);
    expect(made.calls()).toHaveLength(4);
  });

  it('reviews though settling failed, and says so at the end', () => {
    const made = world();
    made.mail.mails.push({
      gmailMessage: 'message-1',
      gmailThread: 'thread-1',
      at: SENT_AT,
      subject: '',
      recipients: [],
      html: '',
      written: [],
    });
    made.owner.desk = {
      ...made.owner.desk,
      changes: {
        since: 0,
        marks: [
          {
            message: messageId(),
            sender: SAM,
            gmailMessage: 'message-1',
            gmailThread: 'thread-1',
            mark: 'opened',
            at: SENT_AT,
          },
        ],
      },
    };
    expect(() => {
      made.tick({ call: 2, when: 'before' });
    }).toThrow('read was told to fail');
    expect(marksOn(made.mail, 'message-1')).toEqual(['opened']);
  });

  it('settles though reviewing failed, and says so at the end', () => {
    const made = world();
    wait(made, tracked());
    const notes = {
      read: () => {
        throw new Error('notes are gone');
      },
      write: () => undefined,
    };
    expect(() => {
      tick({ ...made.ports(), notes });
    }).toThrow('notes are gone');
    expect(made.ledger.rows).toHaveLength(2);
  });

  it('says at the end which alerts could not be mailed', () => {
    const made = world();
    made.at(SENT_AT + HOUR + MINUTE);
    wait(made, tracked(), sent(), hitOf(anOpen()));
    const post = {
      remaining: () => 1_500,
      send: () => {
        throw new Error('mail is down');
      },
    };
    expect(() => {
      tick({ ...made.ports(), post });
    }).toThrow('mail is down');
    expect(made.ledger.rows).toHaveLength(2);
  });
});

describe('one message from Track to alert', () => {
  it('is followed through everything that a timer does', () => {
    const made = world();
    const message = messageId('whole');
    const { html } = trackDraft(
      { message, sender: SAM, recipients: ['rita@example.org'], what: 'pixel' },
      made.config,
      made.ports(),
    );
    made.tick();
    expect(made.ledger.rows).toHaveLength(2);

    made.at(TRACKED_AT + 2 * MINUTE);
    made.mail.mails.push({
      gmailMessage: 'mail-1',
      gmailThread: 'thread-1',
      at: made.now(),
      subject: 'Our offer',
      recipients: ['rita@example.org'],
      html,
      written: [],
    });
    made.pass(10 * SECOND);
    made.tick();
    expect(marksOn(made.mail, 'mail-1')).toEqual(['sent']);

    made.pass(HOUR);
    const [, token = ''] = /t=([\w-]+)/.exec(html) ?? [];
    expect(receiveHit({ parameters: { t: [token] }, userAgent: null }, made.ports())).toEqual({
      kind: 'pixel',
    });
    made.pass(MINUTE);
    made.tick();
    expect(marksOn(made.mail, 'mail-1')).toEqual(['opened']);
    expect(made.post.mailed).toMatchObject([{ kind: 'first-open', to: SAM, subject: 'Opened: Our offer' }]);
  });
});

describe('an unfinished send', () => {
  const waiting = async () => {
    const made = await worldOf({ to: THREE });
    made.out.allowance = 1;
    made.send();
    made.out.allowance = Infinity;
    return made;
  };

  it('is finished by the timer, and its marks are shown by the same run', async () => {
    const made = await waiting();
    made.tick();
    expect(new Set(Object.values(made.got()))).toEqual(new Set([1]));
    expect(made.sendings()).toEqual([]);
    const [sent] = made.sentFolder();
    expect(made.notes.read().lastTracked).toEqual({ [sent?.gmailThread ?? '']: sent?.gmailMessage });
  });

  it('costs a timer without one nothing', () => {
    expect(world().calls()).toEqual(['pace.take', 'store.read', 'notes.read', 'store.read']);
  });

  it('that fails does not keep a review away, and is told at the end', async () => {
    const made = await waiting();
    const ports = made.instead(() => ({
      read: () => {
        throw new Error('Gmail is down');
      },
    }));
    let asked = 0;
    const desk = {
      ...ports.desk,
      changesSince: (...given: Parameters<typeof ports.desk.changesSince>) => {
        asked += 1;
        return ports.desk.changesSince(...given);
      },
    };
    expect(() => {
      tick({ ...ports, desk });
    }).toThrow('Gmail is down');
    expect(asked).toBe(1);
    made.untilDone();
    expect(new Set(Object.values(made.got()))).toEqual(new Set([1]));
  });

  it('is left to whoever works on it, while the review goes on', async () => {
    const made = await waiting();
    tick({ ...made.ports(), turn: { alone: () => null } });
    expect(made.out.delivered).toHaveLength(1);
    expect(made.sendings()).toHaveLength(1);
  });
});
