import * as fc from 'fast-check';
import type { Hit, JudgedEvent, PageReport, Verdict } from '../../src/core/event';
import { factsOf, judge } from '../../src/core/verdict';
import type { Facts } from '../../src/core/rules';
import {
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  SENT_AT,
  TRACKED_AT,
  aClick,
  aMessage,
  aReport,
  anOpen,
  hitId,
  hitOf,
  reportOf,
  sent,
  someHits,
  someReports,
  unsent,
} from '../support/tracked';

const MUCH_LATER = SENT_AT + 30 * DAY;

const theFacts = (difference: Partial<Facts> = {}): Facts => ({
  trackedAt: TRACKED_AT,
  sentAt: SENT_AT,
  unsent: false,
  reports: [],
  ...difference,
});

const judgeAt = (now: number, hits: readonly Hit[], facts: Partial<Facts> = {}) =>
  judge(theFacts(facts), hits, [], [], now);

/** Verdict and reason of the only event. */
const verdictOn = (hit: Hit, facts: Partial<Facts> = {}, now = MUCH_LATER): string => {
  const { events } = judgeAt(now, [hit], facts);
  return events.map(({ verdict, reason }) => `${verdict} ${reason}`).join(', ');
};

const openAfter = (delay: number) => anOpen({ at: SENT_AT + delay });
const clickAfter = (delay: number) => aClick({ at: SENT_AT + delay });

describe('facts', () => {
  it('are what a message’s state knows', () => {
    expect(factsOf(aMessage(sent(), reportOf(aReport())))).toEqual(theFacts({ reports: [aReport()] }));
    expect(factsOf(aMessage(unsent()))).toEqual(theFacts({ sentAt: null, unsent: true }));
  });
});

describe('a load of the picture', () => {
  it.each([
    [-1, 'self O1'],
    [0, 'automatic O4'],
    [20 * SECOND - 1, 'automatic O4'],
    [20 * SECOND, 'uncertain O5'],
    [60 * SECOND - 1, 'uncertain O5'],
    [60 * SECOND, 'human O10'],
    [3 * DAY, 'human O10'],
  ])('%d ms after sending is %s', (delay, expected) => {
    expect(verdictOn(openAfter(delay))).toBe(expected);
  });

  it('says what loaded it, but no link and no device', () => {
    expect(judgeAt(MUCH_LATER, [anOpen()]).events).toEqual([
      {
        id: hitId('open'),
        kind: 'open',
        at: SENT_AT + HOUR,
        verdict: 'human',
        reason: 'O10',
        mergedInto: null,
        link: null,
        destination: null,
        device: null,
        client: 'mail-proxy',
      },
    ]);
  });
});

describe('while sending is not confirmed', () => {
  const facts = { sentAt: null };
  const soon = TRACKED_AT + HOUR;

  it.each([
    [-1, 'self O0'],
    [60 * SECOND - 1, 'self O0'],
    [60 * SECOND, 'uncertain O0'],
    [30 * MINUTE, 'uncertain O0'],
  ])('a load %d ms after Track is %s', (delay, expected) => {
    expect(verdictOn(anOpen({ at: TRACKED_AT + delay }), facts, soon)).toBe(expected);
  });

  it('even a pressed link is not believed: it may have been pressed in the draft', () => {
    const click = aClick({ at: TRACKED_AT + 2 * MINUTE });
    expect(verdictOn(click, { ...facts, reports: [aReport({ pressed: true })] }, soon)).toBe('uncertain O0');
  });

  it('looks again when the message has to be given up', () => {
    expect(judgeAt(soon, [anOpen({ at: soon })], facts).nextLook).toBe(TRACKED_AT + 7 * DAY);
  });

  it('has nothing to look at again when nothing came', () => {
    expect(judgeAt(soon, [], facts)).toEqual({ events: [], nextLook: null });
  });

  it('is over after seven days: whatever came was the sender', () => {
    expect(judgeAt(TRACKED_AT + 7 * DAY, [anOpen()], facts)).toMatchObject({
      events: [{ verdict: 'self', reason: 'O1' }],
      nextLook: null,
    });
  });

  it('is over when review gave the message up', () => {
    expect(verdictOn(anOpen(), { ...facts, unsent: true }, soon)).toBe('self O1');
  });

  it('turns into a verdict by delay as soon as the sending is seen', () => {
    const open = hitOf(openAfter(HOUR));
    expect(
      judge(factsOf(aMessage(open)), aMessage(open).hits, [], [], SENT_AT + HOUR).events[0]?.verdict,
    ).toBe('uncertain');
    const confirmed = aMessage(open, sent());
    expect(judge(factsOf(confirmed), confirmed.hits, [], [], SENT_AT + HOUR).events[0]?.verdict).toBe(
      'human',
    );
  });
});

describe('another load of the picture', () => {
  const opensAfter = (...delays: number[]) =>
    delays.map((delay, index) => anOpen({ id: hitId(index), at: SENT_AT + delay }));
  const merges = (hits: readonly Hit[], facts: Partial<Facts> = {}) =>
    judgeAt(MUCH_LATER, hits, facts).events.map(({ verdict, mergedInto }) => [verdict, mergedInto]);

  it('within 3 min counts towards the earlier one', () => {
    expect(merges(opensAfter(HOUR, HOUR + 3 * MINUTE - 1))).toEqual([
      ['human', null],
      ['human', hitId(0)],
    ]);
  });

  it('after 3 min is an open of its own', () => {
    expect(merges(opensAfter(HOUR, HOUR + 3 * MINUTE))).toEqual([
      ['human', null],
      ['human', null],
    ]);
  });

  it('is measured from the open that counts, not from the last repeat', () => {
    expect(merges(opensAfter(HOUR, HOUR + 2 * MINUTE, HOUR + 4 * MINUTE))).toEqual([
      ['human', null],
      ['human', hitId(0)],
      ['human', null],
    ]);
  });

  it('is no surer than the one it repeats', () => {
    expect(merges(opensAfter(50 * SECOND, 70 * SECOND))).toEqual([
      ['uncertain', null],
      ['uncertain', hitId(0)],
    ]);
  });

  it('does not repeat what a program or the sender did', () => {
    expect(merges(opensAfter(-1, 19 * SECOND, 90 * SECOND))).toEqual([
      ['self', null],
      ['automatic', null],
      ['human', null],
    ]);
  });

  it('does not repeat that of another recipient', () => {
    const [first, second] = opensAfter(HOUR, HOUR + SECOND);
    expect(merges([{ ...first!, tag: 'deadbeef' }, second!])).toEqual([
      ['human', null],
      ['human', null],
    ]);
  });

  it('repeats an open that was seen rather than one that was only concluded', () => {
    const click = clickAfter(55 * SECOND);
    expect(
      merges([...opensAfter(50 * SECOND, 70 * SECOND), click], { reports: [aReport({ pressed: true })] }),
    ).toEqual([
      ['uncertain', null],
      ['verified', null],
      ['verified', null],
      ['uncertain', hitId(0)],
    ]);
  });

  it('within 3 min of a pressed link counts towards the open that this proves', () => {
    const click = clickAfter(HOUR);
    const open = anOpen({ at: SENT_AT + HOUR + MINUTE });
    expect(merges([open, click], { reports: [aReport({ pressed: true })] })).toEqual([
      ['verified', null],
      ['verified', null],
      ['human', `${click.id}+open`],
    ]);
  });
});

describe('a followed link', () => {
  it('that was pressed is verified, with device and destination, and proves an open', () => {
    const { events } = judgeAt(MUCH_LATER, [aClick()], {
      reports: [aReport({ pressed: true, device: 'tablet' })],
    });
    expect(events).toEqual([
      {
        id: `${hitId('click')}+open`,
        kind: 'open',
        at: SENT_AT + 2 * HOUR,
        verdict: 'verified',
        reason: 'C10',
        mergedInto: null,
        link: null,
        destination: null,
        device: null,
        client: 'unknown',
      },
      {
        id: hitId('click'),
        kind: 'click',
        at: SENT_AT + 2 * HOUR,
        verdict: 'verified',
        reason: 'C10',
        mergedInto: null,
        link: 0,
        destination: 'https://example.org/offer',
        device: 'tablet',
        client: 'browser',
      },
    ]);
  });

  it.each([
    ['stands before it', HOUR, ['open', 'click']],
    ['stands at the same instant', 2 * HOUR, ['open', 'click']],
    ['comes only later', 2 * HOUR + 1, ['open', 'click', 'open']],
    ['stands before it, but is uncertain', 50 * SECOND, ['open', 'open', 'click']],
  ])('proves an open unless one is known: one that %s', (_, delay, kinds) => {
    const { events } = judgeAt(MUCH_LATER, [clickAfter(2 * HOUR), openAfter(delay)], {
      reports: [aReport({ pressed: true })],
    });
    expect(events.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('proves one open, not one for each press', () => {
    const clicks = [aClick({ id: hitId(1) }), aClick({ id: hitId(2), at: SENT_AT + 5 * HOUR })];
    const reports = [aReport({ hit: hitId(1), pressed: true }), aReport({ hit: hitId(2), pressed: true })];
    expect(judgeAt(MUCH_LATER, clicks, { reports }).events.map(({ id }) => id)).toEqual([
      `${hitId(1)}+open`,
      hitId(1),
      hitId(2),
    ]);
  });

  it('is believed when pressed, however soon after sending', () => {
    expect(verdictOn(clickAfter(9 * SECOND), { reports: [aReport({ pressed: true })] })).toBe(
      'verified C10, verified C10',
    );
  });

  it.each([
    ['before sending is the sender', -1, 'self O1'],
    ['less than 10 s after sending is a program', 10 * SECOND - 1, 'automatic C6'],
    ['later, but not pressed, is uncertain', 10 * SECOND, 'uncertain C9'],
  ])('%s', (_, delay, expected) => {
    expect(verdictOn(clickAfter(delay), { reports: [aReport()] })).toBe(expected);
  });

  it('in a browser that a program drives is automatic, even if pressed', () => {
    expect(verdictOn(aClick(), { reports: [aReport({ pressed: true, driven: true })] })).toBe('automatic C8');
  });

  it('is looked at again when its page has been silent for 2 min', () => {
    const click = aClick();
    const waiting = judgeAt(click.at + MINUTE, [click]);
    expect(waiting).toMatchObject({
      events: [{ verdict: 'uncertain', reason: 'C9' }],
      nextLook: click.at + 2 * MINUTE,
    });
    expect(judgeAt(click.at + 2 * MINUTE, [click])).toMatchObject({
      events: [{ verdict: 'uncertain', reason: 'C1', device: null }],
      nextLook: null,
    });
  });

  it('waits for no page that has spoken', () => {
    expect(judgeAt(aClick().at + MINUTE, [aClick()], { reports: [aReport()] }).nextLook).toBeNull();
  });

  it('names the nearest of several looks', () => {
    const clicks = [
      aClick({ id: hitId(2), at: SENT_AT + HOUR + SECOND }),
      aClick({ id: hitId(1), at: SENT_AT + HOUR }),
    ];
    expect(judgeAt(SENT_AT + HOUR + SECOND, clicks).nextLook).toBe(SENT_AT + HOUR + 2 * MINUTE);
  });
});

describe('judging', () => {
  const RANK: readonly Verdict[] = ['self', 'automatic', 'uncertain', 'human', 'verified'];
  const someFacts = fc.record({
    trackedAt: fc.constant(TRACKED_AT),
    sentAt: fc.constantFrom(SENT_AT, null),
    unsent: fc.boolean(),
    reports: someReports,
  });
  const someMoment = fc.integer({ min: 0, max: 9 * DAY }).map((after) => TRACKED_AT + after);
  const someCase = fc.record({ facts: someFacts, hits: someHits, now: someMoment });

  it('gives the same whatever the order of hits', () => {
    fc.assert(
      fc.property(
        someCase.chain(({ hits, ...rest }) =>
          fc.record({
            hits: fc.constant(hits),
            shuffled: fc.shuffledSubarray(hits, { minLength: hits.length }),
            rest: fc.constant(rest),
          }),
        ),
        ({ hits, shuffled, rest: { facts, now } }) => {
          expect(judge(facts, shuffled, [], [], now)).toEqual(judge(facts, hits, [], [], now));
        },
      ),
    );
  });

  it('puts hits of one instant in order of id, opens first', () => {
    const hits = [
      aClick({ id: hitId('a'), at: SENT_AT + HOUR }),
      anOpen({ id: hitId('c'), at: SENT_AT + HOUR }),
      anOpen({ id: hitId('b'), at: SENT_AT + HOUR }),
    ];
    expect(judgeAt(MUCH_LATER, hits).events.map(({ id }) => id)).toEqual([
      hitId('b'),
      hitId('c'),
      hitId('a'),
    ]);
    expect(judgeAt(MUCH_LATER, [...hits].reverse()).events).toEqual(judgeAt(MUCH_LATER, hits).events);
  });

  it('gives each hit one event, in order of time, and repeats point to an open that counts', () => {
    fc.assert(
      fc.property(someCase, ({ facts, hits, now }) => {
        const { events } = judge(facts, hits, [], [], now);
        const own = events.filter(({ id }) => !id.endsWith('+open'));
        expect(own.map(({ id }) => id).sort()).toEqual(hits.map(({ id }) => String(id)).sort());
        expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b));
        for (const { mergedInto, reason } of events) {
          expect(mergedInto === null).toBe(reason !== 'O9');
          if (mergedInto !== null) {
            expect(events.find(({ id }) => id === mergedInto)).toMatchObject({
              kind: 'open',
              mergedInto: null,
            });
          }
        }
      }),
    );
  });

  it('never lowers a verdict because of a proof', () => {
    const rankOf = (events: readonly JudgedEvent[], id: string) =>
      RANK.indexOf(events.find((event) => event.id === id)?.verdict ?? 'self');
    const press = (reports: readonly PageReport[], hit: Hit): PageReport[] => {
      const known = reports.find((report) => report.hit === hit.id);
      const others = reports.filter((report) => report.hit !== hit.id);
      return [...others, { ...(known ?? aReport({ hit: hit.id, at: hit.at })), pressed: true }];
    };
    fc.assert(
      fc.property(someCase, fc.nat(), ({ facts, hits, now }, pick) => {
        const clicks = hits.filter(({ kind }) => kind === 'click');
        const pressed = clicks[pick % Math.max(1, clicks.length)];
        fc.pre(pressed !== undefined);
        const before = judge(facts, hits, [], [], now).events;
        const after = judge({ ...facts, reports: press(facts.reports, pressed) }, hits, [], [], now).events;
        for (const { id } of hits) expect(rankOf(after, id)).toBeGreaterThanOrEqual(rankOf(before, id));
      }),
      { numRuns: 500 },
    );
  });

  it('looks again only in the future, and until then time alone changes nothing', () => {
    fc.assert(
      fc.property(someCase, fc.nat(60 * DAY), ({ facts, hits, now }, wait) => {
        const { events, nextLook } = judge(facts, hits, [], [], now);
        if (nextLook !== null) expect(nextLook).toBeGreaterThan(now);
        const until = nextLook === null ? now + wait : nextLook - 1;
        expect(judge(facts, hits, [], [], until).events).toEqual(events);
      }),
      { numRuns: 500 },
    );
  });
});
