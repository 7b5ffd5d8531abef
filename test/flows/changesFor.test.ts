import * as fc from 'fast-check';
import { changesFor } from '../../src/flows/changesFor';
import { settle } from '../../src/flows/settle';
import type { MarkChange, SettleDesk } from '../../src/ports';
import { memoryLedger } from '../support/memoryLedger';
import { NO_NOTES } from '../support/memoryOwner';
import { memorySettleStore } from '../support/memorySettleStore';
import { memoryWorld, SAM } from '../support/memoryWorld';
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
} from '../support/tracked';
import { of, wait } from '../support/waiting';

const change = (name: string, at: number, difference: Partial<MarkChange> = {}): MarkChange => ({
  message: messageId(name),
  sender: SAM,
  gmailMessage: `message-${name}`,
  gmailThread: `thread-${name}`,
  mark: 'opened',
  at,
  ...difference,
});

/** Notes that reach back to `since`, and a ledger that answers `inLedger`. */
function ask(
  since: number,
  {
    notes,
    inLedger = [],
    onItsWay = false,
  }: { notes: SettleDesk['changes']; inLedger?: MarkChange[]; onItsWay?: boolean },
) {
  let reads = 0;
  const key = 'j:000000000:a';
  const desk = { ...NO_NOTES, changes: notes, settling: { batch: 1, keys: [key] } };
  const entries = onItsWay ? [{ key, record: tracked() }] : [];
  const ledger = {
    changesSince: () => {
      reads += 1;
      return inLedger;
    },
  };
  return { ...changesFor(SAM, since, { desk, entries }, ledger), reads };
}

describe('what changed for a sender', () => {
  it('is read from the notes alone when they reach back far enough', () => {
    const notes = {
      since: 10,
      marks: [change('a', 11), change('b', 12, { sender: 'sue@example.com' }), change('c', 13)],
    };
    expect(ask(10, { notes })).toEqual({ marks: [change('a', 11), change('c', 13)], upTo: 13, reads: 0 });
    expect(ask(11, { notes })).toEqual({ marks: [change('c', 13)], upTo: 13, reads: 0 });
    expect(ask(99, { notes })).toEqual({ marks: [], upTo: 99, reads: 0 });
  });

  it('is looked up in the ledger when the notes do not reach back, and need not be again', () => {
    const notes = { since: 10, marks: [change('a', 11, { mark: 'clicked' })] };
    const inLedger = [change('b', 3), change('a', 9)];
    expect(ask(2, { notes, inLedger })).toEqual({
      marks: [change('b', 3), change('a', 11, { mark: 'clicked' })],
      upTo: 11,
      reads: 1,
    });
  });

  it('is asked for again while a batch is on its way', () => {
    const notes = { since: 10, marks: [change('a', 11)] };
    expect(ask(2, { notes, onItsWay: true }).upTo).toBe(9);
    expect(ask(9, { notes, onItsWay: true }).upTo).toBe(9);
  });

  it('misses nothing, however many marks change at once and whenever somebody asks', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(120), fc.nat(60), fc.boolean()), { maxLength: 6 }), (steps) => {
        const world = memoryWorld();
        world.at(SENT_AT + HOUR);
        const seen = new Map<string, string>();
        let upTo = 0;
        const look = () => {
          const answer = changesFor(
            SAM,
            upTo,
            memorySettleStore(world.owner).read(),
            memoryLedger(world.ledger),
          );
          for (const { message, mark } of answer.marks) seen.set(message, mark);
          upTo = answer.upTo;
        };
        steps.forEach(([from, count, looks], index) => {
          for (let number = from; number < from + count; number += 1) {
            const at = SENT_AT + HOUR + index * SECOND;
            wait(
              world,
              of(String(number), tracked()),
              of(String(number), sent({ gmailMessage: String(number), gmailThread: String(number) })),
              of(String(number), hitOf(anOpen({ id: hitId(`${index}x${number}`), at }))),
            );
          }
          settle(world.ports());
          if (looks) look();
          world.pass(MINUTE);
        });
        look();
        const truth = world.ledger.rows.flatMap((state) => (state ? [[state.message, state.mark]] : []));
        expect([...seen].sort()).toEqual(truth.sort());
      }),
      { numRuns: 30 },
    );
  });
});
