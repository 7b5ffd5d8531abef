import * as fc from 'fast-check';
import type { JudgedEvent } from '../../src/core/event';
import { summaryOf } from '../../src/core/summary';
import { factsOf, judge } from '../../src/core/verdict';
import { DAY, HOUR, SENT_AT, aMessage, anEvent, hitId, sent, someRecords, unsent } from '../support/tracked';

const click = (difference: Partial<JudgedEvent> = {}) =>
  anEvent({
    id: hitId('click'),
    kind: 'click',
    reason: 'C9',
    verdict: 'uncertain',
    destination: 'https://example.org/offer',
    ...difference,
  });
const markOf = (...events: readonly JudgedEvent[]) => summaryOf(aMessage(sent()), events).mark;

describe('the mark', () => {
  it.each<[string, string, JudgedEvent[]]>([
    ['sent', 'nothing came', []],
    [
      'sent',
      'only the sender and programs came',
      [anEvent({ verdict: 'self' }), anEvent({ verdict: 'automatic' })],
    ],
    [
      'maybe',
      'something uncertain came',
      [anEvent({ verdict: 'automatic' }), anEvent({ verdict: 'uncertain' })],
    ],
    ['maybe', 'a link was followed, but not pressed', [click()]],
    ['opened', 'a person opened it', [anEvent({ verdict: 'uncertain' }), anEvent()]],
    ['opened', 'an open is proven', [anEvent({ verdict: 'verified' })]],
    ['opened', 'a person opened it and something followed a link', [anEvent(), click()]],
    ['clicked', 'a link was pressed', [anEvent(), click({ verdict: 'verified' })]],
  ])('is %s when %s', (mark, _, events) => {
    expect(markOf(...events)).toBe(mark);
  });

  it('is unconfirmed when the message was given up', () => {
    expect(summaryOf(aMessage(unsent()), [anEvent({ verdict: 'self' })]).mark).toBe('unconfirmed');
  });

  it('stays sent while the sending is not yet confirmed', () => {
    expect(summaryOf(aMessage(), []).mark).toBe('sent');
  });
});

describe('the figures', () => {
  it('are all empty when nothing came', () => {
    expect(summaryOf(aMessage(sent()), [])).toEqual({
      mark: 'sent',
      opens: 0,
      clicks: 0,
      uncertain: 0,
      machine: 0,
      firstOpenAt: null,
      lastOpenAt: null,
      firstClickAt: null,
      firstClickTo: null,
      lastVerdict: null,
    });
  });

  it('count people, programs and doubts apart, and repeats not at all', () => {
    const events = [
      anEvent({ id: '1', at: SENT_AT + 1, verdict: 'automatic' }),
      anEvent({ id: '2', at: SENT_AT + 2, verdict: 'uncertain' }),
      anEvent({ id: '3', at: SENT_AT + HOUR }),
      anEvent({ id: '4', at: SENT_AT + HOUR + 1, reason: 'O9', mergedInto: '3' }),
      click({ id: '5', at: SENT_AT + 2 * HOUR, verdict: 'verified' }),
      click({ id: '6', at: SENT_AT + 3 * HOUR, verdict: 'verified', destination: 'https://example.net/' }),
      anEvent({ id: '7', at: SENT_AT + 4 * HOUR }),
      click({ id: '8', at: SENT_AT + 5 * HOUR }),
      anEvent({ id: '9', at: SENT_AT - 1, verdict: 'self' }),
    ];
    expect(summaryOf(aMessage(sent()), events)).toEqual({
      mark: 'clicked',
      opens: 2,
      clicks: 2,
      uncertain: 2,
      machine: 1,
      firstOpenAt: SENT_AT + HOUR,
      lastOpenAt: SENT_AT + 4 * HOUR,
      firstClickAt: SENT_AT + 2 * HOUR,
      firstClickTo: 'https://example.org/offer',
      lastVerdict: 'uncertain',
    });
  });

  it('always agree with the mark', () => {
    fc.assert(
      fc.property(someRecords, fc.nat(9 * DAY), (records, after) => {
        const state = aMessage(...records);
        const { events } = judge(factsOf(state), state.hits, [], [], SENT_AT + after);
        const { mark, opens, clicks, uncertain, firstOpenAt, firstClickAt } = summaryOf(state, events);
        if (mark !== 'unconfirmed') {
          expect(mark === 'clicked').toBe(clicks > 0);
          expect(mark === 'opened').toBe(opens > 0 && clicks === 0);
          expect(mark === 'maybe').toBe(uncertain > 0 && opens === 0 && clicks === 0);
        }
        expect(firstOpenAt === null).toBe(opens === 0);
        expect(firstClickAt === null).toBe(clicks === 0);
        // Whoever pressed a link has opened the message.
        expect(opens > 0 || clicks === 0).toBe(true);
      }),
    );
  });
});
