import { HOLD_MS } from '../../src/core/alert';
import { SCRIPT_WAIT_MS } from '../../src/core/rules';
import { settle, type SettleOutcome } from '../../src/flows/settle';
import { MOST_RECORDS, ORPHAN_WAIT_MS } from '../../src/flows/settleBatch';
import { OrderedFailure, type Fault } from '../support/countedCalls';
import { memoryWorld, SAM } from '../support/memoryWorld';
import { memorySettleStore } from '../support/memorySettleStore';
import {
  aClick,
  anOpen,
  aReport,
  DAY,
  hitId,
  hitOf,
  HOUR,
  messageId,
  MINUTE,
  reportOf,
  SECOND,
  sent,
  SENT_AT,
  tracked,
  TRACKED_AT,
  unsent,
} from '../support/tracked';
import { of, saidTwice, wait } from '../support/waiting';

function world() {
  const made = memoryWorld();
  return {
    ...made,
    wait: (...records: Parameters<typeof wait> extends [unknown, ...infer Records] ? Records : never) => {
      wait(made, ...records);
    },
    settle: (fault?: Fault): SettleOutcome => settle(made.ports(fault)),
    calls: (): string[] => {
      const counted = made.ports();
      settle(counted);
      return counted.calls;
    },
    state: (name = '1') => made.ledger.rows.find((state) => state?.message === messageId(name)) ?? null,
  };
}

/** Sent, and read an hour later. */
const readMessage = [tracked(), sent(), hitOf(anOpen())];
const AN_HOUR_LATER = SENT_AT + HOUR + MINUTE;

describe('settle with nothing to do', () => {
  it('is idle after one call', () => {
    const { ports } = world();
    const counted = ports();
    expect(settle(counted)).toEqual({ kind: 'idle' });
    expect(counted.calls).toEqual(['store.read']);
  });

  it('is idle before set-up, whatever waits', () => {
    const made = world();
    made.owner.config = null;
    made.wait(tracked());
    expect(made.settle()).toEqual({ kind: 'idle' });
  });

  it('is idle again after everything is settled', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.wait(...readMessage);
    expect(made.settle().kind).toBe('settled');
    expect(made.calls()).toEqual(['store.read']);
  });
});

describe('a message', () => {
  it('stands in the ledger as soon as it is tracked', () => {
    const made = world();
    made.wait(tracked());
    expect(made.settle()).toEqual({
      kind: 'settled',
      records: 1,
      messages: 1,
      events: 0,
      alerts: 0,
      failures: [],
    });
    expect(made.state()).toMatchObject({ sender: SAM, mark: 'sent', sent: null });
    expect(made.owner.entries).toEqual([]);
  });

  it('that somebody opened is marked so, in the ledger and for its sender', () => {
    const made = world();
    made.wait(tracked(), sent());
    made.settle();
    made.at(AN_HOUR_LATER);
    made.wait(hitOf(anOpen()));
    made.settle();
    expect(made.state()).toMatchObject({ mark: 'opened', markedAt: AN_HOUR_LATER });
    expect(made.ledger.events).toMatchObject([{ revision: 1, event: { verdict: 'human', reason: 'O10' } }]);
    expect(made.owner.desk.changes.marks).toEqual([
      {
        message: messageId(),
        sender: SAM,
        gmailMessage: 'message-1',
        gmailThread: 'thread-1',
        mark: 'opened',
        at: AN_HOUR_LATER,
      },
    ]);
  });

  it('is told to its sender only when it was seen among sent mail', () => {
    const made = world();
    made.at(TRACKED_AT + 2 * MINUTE);
    made.wait(tracked(), hitOf(anOpen({ at: TRACKED_AT + 90 * SECOND })));
    made.settle();
    expect(made.state()?.mark).toBe('maybe');
    expect(made.owner.desk.changes.marks).toEqual([]);
    made.wait(sent({ at: TRACKED_AT + SECOND }));
    made.settle();
    expect(made.owner.desk.changes.marks).toMatchObject([{ mark: 'opened' }]);
  });

  it('whose mark was settled before it was seen among sent mail is told then', () => {
    const made = world();
    made.at(TRACKED_AT + 2 * MINUTE);
    made.wait(tracked(), hitOf(anOpen({ at: TRACKED_AT + 90 * SECOND })));
    made.settle();
    made.wait(sent({ at: TRACKED_AT + 50 * SECOND }));
    made.settle();
    expect(made.state()).toMatchObject({ mark: 'maybe' });
    expect(made.owner.desk.changes.marks).toMatchObject([{ mark: 'maybe', at: made.state()?.markedAt }]);
  });

  it('that was never sent is not confirmed, and nobody is told of a thread', () => {
    const made = world();
    made.wait(tracked());
    made.settle();
    made.at(TRACKED_AT + 7 * DAY);
    made.wait(unsent());
    made.settle();
    expect(made.state()).toMatchObject({ mark: 'unconfirmed', unsent: true });
    expect(made.owner.desk.changes.marks).toEqual([]);
  });

  it('stays one message however often it is tracked', () => {
    const made = world();
    made.wait(tracked({ links: [] }), tracked({ links: [{ index: 0, destination: 'https://a.example/' }] }));
    made.settle();
    made.wait(tracked({ links: [{ index: 1, destination: 'https://b.example/' }] }));
    made.settle();
    expect(made.ledger.rows).toHaveLength(2);
    expect(made.state()?.links).toHaveLength(2);
  });

  it('of two in one pass keeps its own records', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.wait(...readMessage.map((record) => of('a', record)), of('b', tracked()), of('b', sent()));
    made.settle();
    expect(made.state('a')?.mark).toBe('opened');
    expect(made.state('b')?.mark).toBe('sent');
  });
});

describe('what was said of an event', () => {
  it('is corrected by a new revision when time or a report changes it', () => {
    const made = world();
    made.wait(tracked(), sent());
    made.settle();
    const visit = aClick({ at: SENT_AT + HOUR });
    made.at(visit.at + SECOND);
    made.wait(hitOf(visit));
    made.settle();
    made.at(visit.at + SCRIPT_WAIT_MS);
    made.settle();
    made.wait(reportOf(aReport({ pressed: true, at: visit.at + 4 * SECOND })));
    made.settle();
    const said = made.ledger.events
      .filter(({ event }) => event.id === visit.id)
      .map(({ event, revision }) => `${revision} ${event.verdict} ${event.reason}`);
    expect(said).toEqual(['1 uncertain C9', '2 uncertain C1', '3 verified C10']);
    expect(made.state()?.published[visit.id]).toBe('verified:C10:3');
  });

  it('is said once, though the record comes twice', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.wait(...readMessage);
    made.settle();
    made.wait(...readMessage);
    made.settle();
    expect(made.ledger.events).toHaveLength(1);
    expect(made.post.mailed).toHaveLength(1);
    expect(made.state()?.hits).toHaveLength(1);
  });

  it('of a back-filled open is taken back when a real one turns up', () => {
    const made = world();
    const visit = aClick({ at: SENT_AT + HOUR });
    made.at(visit.at + MINUTE);
    made.wait(tracked(), sent(), hitOf(visit), reportOf(aReport({ pressed: true, at: visit.at + SECOND })));
    made.settle();
    expect(made.ledger.events.map(({ event }) => event.kind).sort()).toEqual(['click', 'open']);
    made.wait(hitOf(anOpen({ at: visit.at - MINUTE })));
    made.settle();
    expect(
      made.ledger.events.map(({ event, revision }) => `${event.id} ${event.reason} ${revision}`),
    ).toContain(`${visit.id}+open O9 2`);
  });
});

describe('an alert', () => {
  it('goes to the sender once, with the way to the conversation and the Sheet', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.wait(...readMessage);
    expect(made.settle()).toMatchObject({ alerts: 1 });
    expect(made.post.mailed).toMatchObject([{ kind: 'first-open', to: SAM }]);
    const [mail] = made.post.mailed;
    expect(mail?.text).toContain('https://mail.google.com/mail/?authuser=sam%40example.com#all/thread-1');
    expect(mail?.text).toContain(made.config.ledger.url);
    expect(made.state()?.alerted).toEqual({ 'first-open': AN_HOUR_LATER });
  });

  it('does not point a sender to a Sheet that is somebody else’s', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.wait(tracked({ sender: 'sue@example.com' }), sent(), hitOf(anOpen()));
    made.settle();
    expect(made.post.mailed[0]?.text).not.toContain(made.config.ledger.url);
  });

  it('is held back for five minutes after sending, and then comes by itself', () => {
    const made = world();
    made.at(SENT_AT + 2 * MINUTE);
    made.wait(tracked(), sent(), hitOf(anOpen({ at: SENT_AT + 90 * SECOND })));
    made.settle();
    expect(made.post.mailed).toEqual([]);
    made.at(SENT_AT + HOLD_MS - 1);
    expect(made.settle()).toEqual({ kind: 'idle' });
    made.at(SENT_AT + HOLD_MS);
    made.settle();
    expect(made.post.mailed).toHaveLength(1);
    made.settle();
    expect(made.settle()).toEqual({ kind: 'idle' });
    expect(made.post.mailed).toHaveLength(1);
  });

  it('leaves a fifth of a day’s mails to others, and goes out when there is room again', () => {
    const made = world();
    made.post.remaining = 301;
    made.at(AN_HOUR_LATER);
    made.wait(...['a', 'b'].flatMap((name) => readMessage.map((record) => of(name, record))));
    expect(made.settle()).toMatchObject({ alerts: 1, failures: [] });
    made.pass(MINUTE);
    expect(made.settle()).toEqual({ kind: 'idle' });
    made.post.remaining = 1_500;
    made.pass(HOUR);
    expect(made.settle()).toMatchObject({ alerts: 1 });
    expect(made.post.mailed).toHaveLength(2);
  });

  it('knows that a consumer account may mail less', () => {
    const made = world();
    made.owner.config = { ...made.config, ownerKind: 'consumer' };
    made.post.remaining = 20;
    made.at(AN_HOUR_LATER);
    made.wait(...readMessage);
    expect(made.settle()).toMatchObject({ alerts: 0 });
    made.post.remaining = 21;
    made.pass(HOUR);
    expect(made.settle()).toMatchObject({ alerts: 1 });
  });

  it('that fails does not stop the others, and is reported', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.wait(...['a', 'b', 'c'].flatMap((name) => readMessage.map((record) => of(name, record))));
    const counted = made.ports();
    let tries = 0;
    const post = {
      ...counted.post,
      remaining: () => 1_500,
      send: (mail: Parameters<typeof counted.post.send>[0]) => {
        tries += 1;
        if (tries === 2) throw new OrderedFailure('no');
        counted.post.send(mail);
      },
    };
    expect(settle({ ...counted, post })).toMatchObject({ alerts: 2, failures: [expect.any(OrderedFailure)] });
    expect(made.post.mailed).toHaveLength(2);
    expect(made.owner.entries).toEqual([]);
  });

  it('waits when nobody can say how many mails are left', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.wait(...readMessage);
    const counted = made.ports();
    const post = {
      ...counted.post,
      remaining: () => {
        throw new OrderedFailure('no');
      },
    };
    expect(settle({ ...counted, post })).toMatchObject({ alerts: 0, failures: [expect.any(OrderedFailure)] });
    expect(made.state()).toMatchObject({ mark: 'opened', alerted: {} });
    made.pass(HOUR);
    expect(made.settle()).toMatchObject({ alerts: 1 });
  });
});

describe('a message that is due', () => {
  it('is looked at again when its time has come, and not before', () => {
    const made = world();
    const visit = aClick({ at: SENT_AT + HOUR });
    made.at(visit.at + SECOND);
    made.wait(tracked(), sent(), hitOf(visit));
    made.settle();
    expect(made.owner.desk.due).toEqual({ [messageId()]: { at: visit.at + SCRIPT_WAIT_MS, row: 1 } });
    made.at(visit.at + SCRIPT_WAIT_MS - 1);
    expect(made.settle()).toEqual({ kind: 'idle' });
    made.pass(1);
    expect(made.settle()).toMatchObject({ kind: 'settled', events: 1 });
    expect(made.settle()).toMatchObject({ kind: 'settled', messages: 0 });
    expect(made.owner.desk.due).toEqual({});
    expect(made.settle()).toEqual({ kind: 'idle' });
  });

  it('is forgotten when the ledger holds it no more', () => {
    const made = world();
    made.wait(tracked());
    made.settle();
    made.ledger.rows = [null];
    made.at(TRACKED_AT + 9 * DAY);
    expect(made.settle()).toMatchObject({ kind: 'settled', messages: 0 });
    expect(made.owner.desk.due).toEqual({});
  });

  it('is passed over when its note names no message', () => {
    const made = world();
    made.owner.desk = { ...made.owner.desk, due: { 'no message': { at: 0, row: null } } };
    expect(made.settle()).toMatchObject({ kind: 'settled', messages: 0 });
  });

  it('leaves those alone whose time has not come', () => {
    const made = world();
    made.wait(of('a', tracked()), of('b', tracked({ at: TRACKED_AT + DAY })));
    made.settle();
    const later = made.owner.desk.due[messageId('b')];
    made.at((made.owner.desk.due[messageId('a')]?.at ?? 0) + 1);
    made.settle();
    expect(made.owner.desk.due).toEqual({ [messageId('b')]: later });
  });
});

describe('a record of a message nobody knows', () => {
  it('waits for the one that says whose it is', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.wait(hitOf(anOpen({ at: AN_HOUR_LATER })));
    expect(made.settle()).toMatchObject({ records: 0, messages: 0 });
    expect(made.owner.entries).toHaveLength(1);
    made.pass(MINUTE);
    made.wait(tracked(), sent());
    made.settle();
    expect(made.state()?.mark).toBe('opened');
    expect(made.owner.desk.trouble).toBeNull();
  });

  it('is dropped after ten minutes, and the owner is told', () => {
    const made = world();
    made.wait(
      hitOf(anOpen({ at: TRACKED_AT })),
      reportOf(aReport({ at: TRACKED_AT })),
      sent({ at: TRACKED_AT - HOUR }),
      unsent({ at: TRACKED_AT - HOUR }),
    );
    expect(made.settle()).toMatchObject({ records: 2 });
    expect(made.owner.desk.trouble).toMatchObject({ code: 'RECORDS_DROPPED', since: TRACKED_AT });
    expect(made.owner.desk.trouble?.text).toContain('One record');
    made.pass(ORPHAN_WAIT_MS);
    expect(made.settle()).toMatchObject({ records: 2 });
    expect(made.owner.desk.trouble?.text).toContain('2 records');
    expect(made.owner.entries).toEqual([]);
    expect(made.ledger.rows).toEqual([null]);
  });

  it('is spoken of for a day', () => {
    const made = world();
    made.wait(sent({ at: TRACKED_AT - HOUR }));
    made.settle();
    made.pass(DAY - 1);
    made.wait(of('x', tracked()));
    made.settle();
    expect(made.owner.desk.trouble?.code).toBe('RECORDS_DROPPED');
    made.pass(1);
    made.wait(of('x', tracked()));
    made.settle();
    expect(made.owner.desk.trouble).toBeNull();
  });
});

describe('a Sheet that is gone', () => {
  it('is told to the owner since when, and everything goes on waiting', () => {
    const made = world();
    made.wait(tracked(), sent());
    made.ledger.gone = true;
    expect(made.settle()).toMatchObject({ kind: 'trouble', problem: { code: 'LEDGER_MISSING' } });
    made.pass(MINUTE);
    expect(made.settle()).toMatchObject({ kind: 'trouble' });
    expect(made.owner.desk.trouble).toMatchObject({ code: 'LEDGER_MISSING', since: TRACKED_AT });
    expect(made.owner.entries).toHaveLength(2);

    made.ledger.gone = false;
    made.settle();
    expect(made.owner.desk.trouble).toBeNull();
    expect(made.owner.entries).toEqual([]);
    expect(made.ledger.rows).toHaveLength(2);
  });

  it('is noticed when known messages are to be read, too', () => {
    const made = world();
    made.wait(tracked());
    made.settle();
    made.ledger.gone = true;
    made.wait(sent());
    expect(made.settle()).toMatchObject({ kind: 'trouble' });
    expect(made.owner.entries).toHaveLength(1);
  });
});

describe('a record that cannot be read', () => {
  it('is kept, and told to the owner once', () => {
    const made = world();
    made.owner.unreadable.push('j:000000000:from-newer');
    expect(made.settle()).toMatchObject({ kind: 'settled', records: 0 });
    expect(made.owner.desk.trouble).toMatchObject({ code: 'RECORDS_UNREADABLE' });
    expect(made.owner.unreadable).toHaveLength(1);
    expect(made.settle()).toEqual({ kind: 'idle' });
  });
});

describe('two at once', () => {
  it('do not settle: one leaves it to the other', () => {
    const made = world();
    made.wait(tracked());
    made.owner.settling = true;
    const counted = made.ports();
    expect(settle(counted)).toEqual({ kind: 'busy' });
    expect(counted.calls).toEqual(['store.read', 'store.alone']);
    expect(made.owner.entries).toHaveLength(1);
  });

  it('do not settle the same records when one was held up before its turn', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.wait(...readMessage);
    const counted = made.ports();
    const store = memorySettleStore(made.owner);
    const heldUp = {
      ...store,
      alone<T>(work: () => T): T | null {
        made.settle();
        made.wait(of('b', tracked()));
        made.pass(SECOND);
        return store.alone(work);
      },
    };
    expect(settle({ ...counted, store: heldUp })).toMatchObject({ records: 1 });
    expect(made.owner.desk.changes.marks).toHaveLength(1);
    expect(made.ledger.rows).toHaveLength(3);
    expect(made.post.mailed).toHaveLength(1);
  });
});

describe('a batch number that the ledger has already', () => {
  it('is no loss when the notes were lost: the records go under a later number', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.ledger.batches.add(1).add(2).add(3);
    made.wait(...readMessage);
    expect(made.settle()).toMatchObject({ records: 3, events: 1, alerts: 1 });
    expect(made.owner.desk.settling.batch).toBe(AN_HOUR_LATER / 1_000);
    made.wait(of('b', tracked()));
    made.settle();
    expect(made.owner.desk.settling.batch).toBe(AN_HOUR_LATER / 1_000 + 1);
    expect(made.ledger.rows).toHaveLength(3);
  });

  it('changes nothing when a batch was cut off after it was written', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.wait(...readMessage);
    expect(() => made.settle({ call: 5, when: 'after', forGood: true })).toThrow(OrderedFailure);
    expect(made.ledger.batches).toEqual(new Set([1]));
    made.wait(of('b', tracked()));
    expect(made.settle()).toMatchObject({ records: 4, events: 0 });
    expect(made.ledger.events).toHaveLength(1);
    expect(made.ledger.rows).toHaveLength(3);
    expect(made.owner.entries).toEqual([]);
  });

  it('raises an error when even the later number is taken, and nothing is lost', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.ledger.batches.add(1).add(AN_HOUR_LATER / 1_000);
    made.wait(...readMessage);
    expect(() => made.settle()).toThrow('two new batches');
    made.pass(MINUTE);
    expect(made.settle()).toMatchObject({ records: 3, events: 1 });
    expect(saidTwice(made)).toEqual([]);
  });
});

describe('the cost of settling', () => {
  it('is five calls and one for each record of new messages, and two for alerts', () => {
    const made = world();
    made.at(AN_HOUR_LATER);
    made.wait(...readMessage);
    expect(made.calls()).toEqual([
      'store.read',
      'store.alone',
      'post.remaining',
      'store.write',
      'ledger.write',
      'post.send',
      'store.remove',
      'store.remember',
    ]);
  });

  it('is six calls and one for each record of known messages', () => {
    const made = world();
    made.wait(tracked(), sent());
    made.settle();
    made.at(AN_HOUR_LATER);
    made.wait(hitOf(anOpen({ at: SENT_AT + 30 * SECOND })));
    expect(made.calls()).toEqual([
      'store.read',
      'store.alone',
      'ledger.read',
      'store.write',
      'ledger.write',
      'store.remove',
      'store.remember',
    ]);
  });

  it('is bounded to five hundred records a pass, the oldest first', () => {
    const made = world();
    made.at(SENT_AT + HOUR);
    made.wait(tracked(), sent());
    for (let number = 0; number < MOST_RECORDS; number += 1) {
      made.pass(SECOND);
      made.wait(hitOf(anOpen({ id: hitId(number), at: made.now() })));
    }
    expect(made.settle()).toMatchObject({ records: MOST_RECORDS });
    expect(made.owner.entries).toHaveLength(2);
    expect(made.settle()).toMatchObject({ records: 2 });
  });

  it('asks the ledger only for messages with news, where they were last seen', () => {
    const made = world();
    made.wait(...['a', 'b', 'c'].map((name) => of(name, tracked())));
    made.settle();
    made.wait(of('b', sent()));
    const counted = made.ports();
    const asked: unknown[] = [];
    const ledger = {
      ...counted.ledger,
      read: (wanted: Parameters<typeof counted.ledger.read>[0]) => {
        asked.push(...wanted.map(({ message, row }) => ({ message, row })));
        return counted.ledger.read(wanted);
      },
    };
    settle({ ...counted, ledger });
    expect(asked).toEqual([{ message: messageId('b'), row: 2 }]);
  });
});

describe('what the pixel is told', () => {
  it('is nothing of a message whose row the ledger did not say', () => {
    const made = world();
    made.wait(tracked());
    const counted = made.ports();
    const ledger = {
      ...counted.ledger,
      write: (batch: Parameters<typeof counted.ledger.write>[0]) => {
        counted.ledger.write(batch);
        return { kind: 'written' as const, rows: {} };
      },
    };
    expect(settle({ ...counted, ledger })).toMatchObject({ kind: 'settled', messages: 1 });
    expect(made.owner.places.size).toBe(0);
  });

  it('is the row, and what a person did a moment ago', () => {
    const made = world();
    made.at(SENT_AT + HOUR + SECOND);
    made.wait(...readMessage);
    made.settle();
    expect(made.owner.places.get(messageId())).toEqual({
      message: messageId(),
      row: 1,
      latest: { 'open:00000000': SENT_AT + HOUR },
      crowdedUntil: null,
    });
  });
});
