import { SCRIPT_WAIT_MS } from '../../src/core/rules';
import { SAM } from '../support/memoryWorld';
import { readMessage, AN_HOUR_LATER, settlingWorld } from '../support/settling';
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

describe('a message', () => {
  it('stands in the ledger as soon as it is tracked', () => {
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
    made.at(TRACKED_AT + 2 * MINUTE);
    made.wait(tracked(), hitOf(anOpen({ at: TRACKED_AT + 90 * SECOND })));
    made.settle();
    made.wait(sent({ at: TRACKED_AT + 50 * SECOND }));
    made.settle();
    expect(made.state()).toMatchObject({ mark: 'maybe' });
    expect(made.owner.desk.changes.marks).toMatchObject([{ mark: 'maybe', at: made.state()?.markedAt }]);
  });

  it('that lies elsewhere now has its mark told anew', () => {
    const made = settlingWorld();
    made.wait(tracked(), sent({ gmailMessage: '19c0ffee00000001' }));
    made.settle();
    made.at(AN_HOUR_LATER);
    made.wait(hitOf(anOpen()));
    made.settle();
    made.wait(sent({ gmailMessage: '19c0ffee00000002' }));
    made.settle();
    expect(made.owner.desk.changes.marks).toMatchObject([
      { gmailMessage: '19c0ffee00000002', mark: 'opened' },
    ]);
    const told = made.owner.desk.changes;
    made.wait(sent({ gmailMessage: '19c0ffee00000002' }));
    made.settle();
    expect(made.owner.desk.changes).toEqual(told);
  });

  it('that was never sent is not confirmed, and nobody is told of a thread', () => {
    const made = settlingWorld();
    made.wait(tracked());
    made.settle();
    made.at(TRACKED_AT + 7 * DAY);
    made.wait(unsent());
    made.settle();
    expect(made.state()).toMatchObject({ mark: 'unconfirmed', unsent: true });
    expect(made.owner.desk.changes.marks).toEqual([]);
  });

  it('stays one message however often it is tracked', () => {
    const made = settlingWorld();
    made.wait(tracked({ links: [] }), tracked({ links: [{ index: 0, destination: 'https://a.example/' }] }));
    made.settle();
    made.wait(tracked({ links: [{ index: 1, destination: 'https://b.example/' }] }));
    made.settle();
    expect(made.ledger.rows).toHaveLength(2);
    expect(made.state()?.links).toHaveLength(2);
  });

  it('of two in one pass keeps its own records', () => {
    const made = settlingWorld();
    made.at(AN_HOUR_LATER);
    made.wait(...readMessage.map((record) => of('a', record)), of('b', tracked()), of('b', sent()));
    made.settle();
    expect(made.state('a')?.mark).toBe('opened');
    expect(made.state('b')?.mark).toBe('sent');
  });
});

describe('what was said of an event', () => {
  it('is corrected by a new revision when time or a report changes it', () => {
    const made = settlingWorld();
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
    const made = settlingWorld();
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
    const made = settlingWorld();
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
