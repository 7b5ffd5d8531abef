import { settle } from '../../src/flows/settle';
import { MOST_RECORDS } from '../../src/flows/settleBatch';
import { OrderedFailure } from '../support/countedCalls';
import { memorySettleStore } from '../support/memorySettleStore';
import { readMessage, AN_HOUR_LATER, settlingWorld } from '../support/settling';
import {
  anOpen,
  hitId,
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
import { of, saidTwice } from '../support/waiting';

describe('settle with nothing to do', () => {
  it('is idle after one call', () => {
    const { ports } = settlingWorld();
    const counted = ports();
    expect(settle(counted)).toEqual({ kind: 'idle' });
    expect(counted.calls).toEqual(['store.read']);
  });

  it('is idle before set-up, whatever waits', () => {
    const made = settlingWorld();
    made.owner.config = null;
    made.wait(tracked());
    expect(made.settle()).toEqual({ kind: 'idle' });
  });

  it('is idle again after everything is settled', () => {
    const made = settlingWorld();
    made.at(AN_HOUR_LATER);
    made.wait(...readMessage);
    expect(made.settle().kind).toBe('settled');
    expect(made.calls()).toEqual(['store.read']);
  });
});

describe('a Sheet that is gone', () => {
  it('is told to the owner since when, and everything goes on waiting', () => {
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
    made.owner.unreadable.push('j:000000000:from-newer');
    expect(made.settle()).toMatchObject({ kind: 'settled', records: 0 });
    expect(made.owner.desk.trouble).toMatchObject({ code: 'RECORDS_UNREADABLE' });
    expect(made.owner.unreadable).toHaveLength(1);
    expect(made.settle()).toEqual({ kind: 'idle' });
  });
});

describe('two at once', () => {
  it('do not settle: one leaves it to the other', () => {
    const made = settlingWorld();
    made.wait(tracked());
    made.owner.settling = true;
    const counted = made.ports();
    expect(settle(counted)).toEqual({ kind: 'busy' });
    expect(counted.calls).toEqual(['store.read', 'store.alone']);
    expect(made.owner.entries).toHaveLength(1);
  });

  it('do not settle the same records when one was held up before its turn', () => {
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
