import { HOLD_MS } from '../../src/core/alert';
import { changesFor } from '../../src/flows/changesFor';
import { settle } from '../../src/flows/settle';
import { memoryLedger } from '../support/memoryLedger';
import { memorySettleStore } from '../support/memorySettleStore';
import { memoryWorld, SAM, type MemoryWorld } from '../support/memoryWorld';
import type { Fault } from '../support/countedCalls';
import {
  aClick,
  anOpen,
  aReport,
  hitId,
  hitOf,
  MINUTE,
  reportOf,
  SECOND,
  sent,
  SENT_AT,
  tracked,
} from '../support/tracked';
import { lastWords, of, saidTwice, wait } from '../support/waiting';

const NOW = SENT_AT + HOLD_MS;
const opened = (name: string, at: number) => of(name, hitOf(anOpen({ id: hitId(`open-${name}`), at })));

/**
 * A pass with everything in it: message a is new, b is known and gets a click, c is known and only time changes it,
 * d was never tracked. Senders were told of nothing yet.
 */
function busyMorning(): MemoryWorld {
  const world = memoryWorld();
  world.at(SENT_AT + 2 * MINUTE);
  for (const name of ['b', 'c'])
    wait(world, of(name, tracked()), of(name, sent({ gmailMessage: `message-${name}` })));
  wait(world, opened('c', SENT_AT + 100 * SECOND));
  settle(world.ports());
  world.at(NOW);
  wait(
    world,
    of('a', tracked()),
    of('a', sent({ gmailMessage: 'message-a' })),
    opened('a', SENT_AT + 3 * MINUTE),
    of('b', hitOf(aClick({ id: hitId('click-b'), at: SENT_AT + 4 * MINUTE }))),
    of('b', reportOf(aReport({ hit: hitId('click-b'), at: SENT_AT + 4 * MINUTE + SECOND, pressed: true }))),
    of('d', hitOf(anOpen({ at: NOW - 20 * MINUTE }))),
  );
  return world;
}

/** Settles as the timer would, until nothing is left to do. */
function settleOn(world: MemoryWorld): void {
  for (let minutes = 0; minutes < 5; minutes += 1) {
    world.pass(MINUTE);
    settle(world.ports());
  }
}

/** What somebody who always asked would see in the end. */
const marksTold = (world: MemoryWorld, since: number) =>
  changesFor(SAM, since, memorySettleStore(world.owner).read(), memoryLedger(world.ledger))
    .marks.map(({ gmailMessage, mark }) => `${gmailMessage} ${mark}`)
    .sort();

const result = (world: MemoryWorld) => ({
  messages: world.ledger.rows.map((state) => state && `${state.message} ${state.mark}`).sort(),
  events: lastWords(world),
  told: marksTold(world, 0),
  waiting: world.owner.entries,
  trouble: world.owner.desk.trouble?.code,
});

const alerts = ({ post }: MemoryWorld): string[] => post.mailed.map(({ kind, text }) => `${kind} ${text}`);

const undisturbed = busyMorning();
const counted = undisturbed.ports();
settle(counted);
const CALLS = counted.calls;
settleOn(undisturbed);

describe('a pass with everything in it', () => {
  it('says what it should, undisturbed', () => {
    expect(CALLS).toEqual([
      'store.read',
      'store.alone',
      'ledger.read',
      'post.remaining',
      'store.write',
      'ledger.write',
      'post.send',
      'post.send',
      'post.send',
      'store.remove',
      'store.remember',
    ]);
    expect(result(undisturbed)).toEqual({
      messages: ['MMMMMMMMMMMa opened', 'MMMMMMMMMMMb clicked', 'MMMMMMMMMMMc opened', null],
      events: [
        'MMMMMMMMMMMa hhhhhhopen-a human:O10',
        'MMMMMMMMMMMb hhhhhclick-b verified:C10',
        'MMMMMMMMMMMb hhhhhclick-b+open verified:C10',
        'MMMMMMMMMMMc hhhhhhopen-c human:O10',
      ],
      told: ['message-a opened', 'message-b clicked', 'message-c opened'],
      waiting: [],
      trouble: 'RECORDS_DROPPED',
    });
    expect(alerts(undisturbed)).toHaveLength(3);
  });
});

const faults: Fault[] = CALLS.flatMap((_, index) =>
  (['before', 'after'] as const).flatMap((when) =>
    [false, true].map((forGood) => ({ call: index + 1, when, forGood })),
  ),
);
const names = faults.map((fault): [string, Fault] => [
  `${fault.forGood ? 'killed' : 'failing'} ${fault.when} call ${fault.call} (${CALLS[fault.call - 1]})`,
  fault,
]);

/** Puts whatever the pass threw away: what matters is what it left behind. */
function settleWith(world: MemoryWorld, fault: Fault): void {
  try {
    settle(world.ports(fault));
  } catch {
    return;
  }
}

describe('a pass that is', () => {
  it.each(names)('%s and run again ends in the same ledger, and nothing is said twice', (_, fault) => {
    const world = busyMorning();
    settleWith(world, fault);
    settleOn(world);
    expect(result(world)).toEqual(result(undisturbed));
    expect(saidTwice(world)).toEqual([]);
    expect(settle(world.ports())).toEqual({ kind: 'idle' });
  });

  it.each(names)('%s and run again mails no alert twice', (_, fault) => {
    const world = busyMorning();
    settleWith(world, fault);
    settleOn(world);
    expect(new Set(alerts(world)).size).toBe(alerts(world).length);
  });

  it.each(names.filter(([, { call, when }]) => call < 6 || (call === 6 && when === 'before')))(
    '%s before the ledger has it loses no alert',
    (_, fault) => {
      const world = busyMorning();
      settleWith(world, fault);
      // A count of mails that fails makes alerts wait for an hour.
      world.pass(60 * MINUTE);
      settleOn(world);
      expect(alerts(world).sort()).toEqual(alerts(undisturbed).sort());
    },
  );

  it.each(names)('%s shows no sender a mark that stays wrong', (_, fault) => {
    const world = busyMorning();
    settleWith(world, fault);
    const seen = new Map(marksTold(world, 0).map((told) => told.split(' ') as [string, string]));
    const { upTo } = changesFor(SAM, 0, memorySettleStore(world.owner).read(), memoryLedger(world.ledger));
    settleOn(world);
    for (const told of marksTold(world, upTo)) seen.set(...(told.split(' ') as [string, string]));
    expect([...seen].map((told) => told.join(' ')).sort()).toEqual(marksTold(undisturbed, 0));
  });
});

describe('a pass that is cut off again and again', () => {
  it('still ends in the same ledger', () => {
    const world = busyMorning();
    for (const fault of faults) settleWith(world, fault);
    world.pass(60 * MINUTE);
    settleOn(world);
    expect(result(world)).toEqual(result(undisturbed));
    expect(saidTwice(world)).toEqual([]);
  });
});
