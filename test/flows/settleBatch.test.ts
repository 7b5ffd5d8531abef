import { HOLD_MS } from '../../src/core/alert';
import { SCRIPT_WAIT_MS } from '../../src/core/rules';
import { settle } from '../../src/flows/settle';
import { ORPHAN_WAIT_MS } from '../../src/flows/settleBatch';
import { OrderedFailure } from '../support/countedCalls';
import { SAM } from '../support/memoryWorld';
import { AN_HOUR_LATER, readMessage, settlingWorld } from '../support/settling';
import {
  aClick,
  anOpen,
  aReport,
  DAY,
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
import { of } from '../support/waiting';

describe('an alert', () => {
  it('goes to the sender once, with the way to the conversation and the Sheet', () => {
    const made = settlingWorld();
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
    const made = settlingWorld();
    made.at(AN_HOUR_LATER);
    made.wait(tracked({ sender: 'sue@example.com' }), sent(), hitOf(anOpen()));
    made.settle();
    expect(made.post.mailed[0]?.text).not.toContain(made.config.ledger.url);
  });

  it('is held back for five minutes after sending, and then comes by itself', () => {
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
    made.wait(tracked());
    made.settle();
    made.ledger.rows = [null];
    made.at(TRACKED_AT + 9 * DAY);
    expect(made.settle()).toMatchObject({ kind: 'settled', messages: 0 });
    expect(made.owner.desk.due).toEqual({});
  });

  it('is passed over when its note names no message', () => {
    const made = settlingWorld();
    made.owner.desk = { ...made.owner.desk, due: { 'no message': { at: 0, row: null } } };
    expect(made.settle()).toMatchObject({ kind: 'settled', messages: 0 });
  });

  it('leaves those alone whose time has not come', () => {
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
