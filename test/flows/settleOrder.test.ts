import * as fc from 'fast-check';
import type { JournalRecord } from '../../src/core/event';
import { settle } from '../../src/flows/settle';
import { memoryWorld } from '../support/memoryWorld';
import { DAY, sent, SENT_AT, someRecords, tracked } from '../support/tracked';
import { lastWords, saidTwice, wait } from '../support/waiting';

/** Settled long after everything happened, so that time changes nothing any more. */
const LATER = SENT_AT + 20 * DAY;

function settled(batches: readonly (readonly JournalRecord[])[]) {
  const world = memoryWorld();
  world.at(LATER);
  for (const batch of batches) {
    wait(world, ...batch);
    settle(world.ports());
    world.pass(1);
  }
  settle(world.ports());
  const [state] = world.ledger.rows.filter((row) => row !== null);
  return {
    ledger: lastWords(world),
    twice: saidTwice(world),
    hits: state?.hits,
    reports: state?.reports,
    mark: state?.mark,
    waiting: world.owner.entries.length,
  };
}

/** A message with its records, one way in order and one way shuffled. */
const history = someRecords.chain((records) => {
  const all: JournalRecord[] = [tracked(), sent(), ...records];
  return fc.tuple(
    fc.constant(all),
    fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
  );
});

describe('the ledger', () => {
  it('does not depend on the order in which records came', () => {
    fc.assert(
      fc.property(history, ([inOrder, shuffled]) => {
        expect(settled([shuffled])).toEqual(settled([inOrder]));
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on how records were divided into passes', () => {
    fc.assert(
      fc.property(history, fc.nat(20), ([, shuffled], cut) => {
        // A record older than ten minutes is not kept waiting for its message, so that one is known first.
        const rest = shuffled.filter(({ kind }) => kind !== 'tracked');
        const known = shuffled.filter(({ kind }) => kind === 'tracked');
        const divided = settled([known, rest.slice(0, cut), rest.slice(cut)]);
        const whole = settled([shuffled]);
        expect({ ...divided, ledger: divided.ledger.filter((words) => !words.includes('+open')) }).toEqual({
          ...whole,
          ledger: whole.ledger.filter((words) => !words.includes('+open')),
        });
      }),
      { numRuns: 60 },
    );
  });

  it('says nothing twice when every record comes again', () => {
    fc.assert(
      fc.property(history, ([inOrder, shuffled]) => {
        const once = settled([inOrder]);
        expect(settled([inOrder, shuffled])).toEqual(once);
        expect(once.twice).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
