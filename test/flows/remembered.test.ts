import { factsOf, judge } from '../../src/core/verdict';
import { HITS_KEPT } from '../../src/core/message';
import { REPEAT_MS } from '../../src/core/rules';
import { addsNothing, CROWD_HITS, CROWD_MS, remembered } from '../../src/flows/remembered';
import type { JournalRecord } from '../../src/core/event';
import {
  aClick,
  aMessage,
  anOpen,
  aReport,
  hitId,
  hitOf,
  HOUR,
  messageId,
  reportOf,
  SECOND,
  sent,
  SENT_AT,
} from '../support/tracked';

const NOW = SENT_AT + HOUR;

const after = (...records: readonly JournalRecord[]) => {
  const state = aMessage(sent(), ...records);
  return remembered(state, judge(factsOf(state), state.hits, [], [], NOW).events, 4, NOW);
};

describe('what a message remembers', () => {
  it('is where it stands', () => {
    expect(after()).toEqual({ message: messageId(), row: 4, latest: {}, crowdedUntil: null });
  });

  it('is an open by a person, for three minutes', () => {
    const at = NOW - REPEAT_MS + 1;
    expect(after(hitOf(anOpen({ at, tag: 'deadbeef' }))).latest).toEqual({ 'open:deadbeef': at });
    expect(after(hitOf(anOpen({ at: at - 1 }))).latest).toEqual({});
  });

  it('is a link that was pressed, but not one whose page was only asked for', () => {
    const visit = aClick({ at: NOW - SECOND, link: 3 });
    expect(after(hitOf(visit)).latest).toEqual({});
    expect(after(hitOf(visit), reportOf(aReport({ pressed: true }))).latest).toEqual({
      'click:00000000:3': visit.at,
    });
  });

  it('is not a scanner’s load, nor the sender’s own before sending: the next may be the reader’s first', () => {
    const state = aMessage(
      sent({ at: NOW - 30 * SECOND }),
      hitOf(anOpen({ id: hitId('draft'), at: NOW - 40 * SECOND })),
      hitOf(anOpen({ id: hitId('scan'), at: NOW - 25 * SECOND })),
    );
    expect(remembered(state, judge(factsOf(state), state.hits, [], [], NOW).events, 4, NOW).latest).toEqual(
      {},
    );
  });

  it('is the open itself, not its repeats: three minutes after it another one begins', () => {
    const first = NOW - REPEAT_MS + SECOND;
    const hits = [first, NOW - SECOND].map((at, index) => hitOf(anOpen({ id: hitId(index), at })));
    expect(after(...hits).latest).toEqual({ 'open:00000000': first });
  });
});

describe('a crowd', () => {
  const crowd = (count: number, at = NOW) =>
    Array.from({ length: count }, (_, index) => hitOf(anOpen({ id: hitId(index), at: at + index })));

  it('is twenty hits within ten minutes', () => {
    expect(after(...crowd(CROWD_HITS - 1)).crowdedUntil).toBeNull();
    expect(after(...crowd(CROWD_HITS)).crowdedUntil).toBe(NOW + CROWD_MS);
    expect(after(...crowd(CROWD_HITS, NOW - CROWD_MS)).crowdedUntil).toBeNull();
  });

  it('is also what came after more hits than are kept', () => {
    const { crowdedUntil } = after(...crowd(HITS_KEPT + 1));
    expect(crowdedUntil).toBe(NOW + HITS_KEPT + CROWD_MS);
  });
});

describe('a hit that adds nothing', () => {
  it('is none as long as nothing is remembered', () => {
    expect(addsNothing(anOpen(), null)).toBe(false);
    expect(addsNothing(anOpen({ at: NOW }), after())).toBe(false);
  });
});
