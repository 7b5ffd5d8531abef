import { publishedFigures } from '../../src/core/figures';
import { summaryOf } from '../../src/core/summary';
import { judged } from '../../src/flows/judging';
import {
  aClick,
  aMessage,
  anOpen,
  aReport,
  DAY,
  hitId,
  hitOf,
  HOUR,
  MINUTE,
  reportOf,
  sent,
  SENT_AT,
  someRecords,
} from '../support/tracked';
import * as fc from 'fast-check';

const published = (words: Record<string, string>) =>
  publishedFigures({ hits: [anOpen(), aClick()], published: words });

describe('figures of what was published', () => {
  it('count what people did, and nothing else', () => {
    expect(published({ [hitId('open')]: 'human:O10:1' })).toMatchObject({
      opens: 1,
      clicks: 0,
      firstOpenAt: SENT_AT + HOUR,
    });
    for (const verdict of ['self', 'automatic', 'uncertain']) {
      expect(published({ [hitId('open')]: `${verdict}:O4:1` })).toMatchObject({
        opens: 0,
        firstOpenAt: null,
        lastOpenAt: null,
      });
    }
  });

  it('count a repeat with the event it repeats', () => {
    expect(published({ [hitId('open')]: 'human:O9:2' }).opens).toBe(0);
  });

  it('count the open that a pressed link proves', () => {
    const words = { [hitId('click')]: 'verified:C10:1', [`${hitId('click')}+open`]: 'verified:C10:1' };
    expect(published(words)).toMatchObject({
      opens: 1,
      clicks: 1,
      firstClickAt: SENT_AT + 2 * HOUR,
      firstOpenAt: SENT_AT + 2 * HOUR,
    });
  });

  it('say the same as the summary of the events, whatever came', () => {
    fc.assert(
      fc.property(someRecords, fc.integer({ min: 0, max: 9 * DAY }), (records, later) => {
        const before = { state: aMessage(sent()), row: null };
        const { state, summary, events } = judged(before, records, {
          now: SENT_AT + later,
          markAt: SENT_AT,
          told: null,
        });
        const { opens, clicks, firstOpenAt, lastOpenAt, firstClickAt } = summaryOf(state, events);
        expect(summary.opens).toBe(opens);
        expect(publishedFigures(state)).toEqual({ opens, clicks, firstOpenAt, lastOpenAt, firstClickAt });
      }),
    );
  });

  it('follow when a verdict is taken back', () => {
    const { state } = judged(
      { state: aMessage(sent(), hitOf(aClick()), reportOf(aReport({ pressed: true }))), row: null },
      [],
      { now: SENT_AT + DAY, markAt: SENT_AT, told: null },
    );
    expect(publishedFigures(state)).toMatchObject({ opens: 1, clicks: 1 });
    const driven = judged(
      { state, row: 1 },
      [reportOf(aReport({ driven: true, at: SENT_AT + 2 * HOUR + MINUTE }))],
      {
        now: SENT_AT + DAY,
        markAt: SENT_AT,
        told: null,
      },
    );
    expect(publishedFigures(driven.state)).toMatchObject({
      opens: driven.summary.opens,
      clicks: driven.summary.clicks,
    });
  });
});
