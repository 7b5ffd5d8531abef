import { withdrawnOpens } from '../../src/core/backfill';
import { judge } from '../../src/core/verdict';
import { HOUR, SENT_AT, TRACKED_AT, aClick, aReport, anOpen, hitId } from '../support/tracked';

const FILLED = `${hitId('click')}+open`;
const PUBLISHED = { [FILLED]: 'verified:C10:1', [hitId('click')]: 'verified:C10:1' };

const judged = (hits: Parameters<typeof judge>[1], report = aReport({ pressed: true })) =>
  judge(
    { trackedAt: TRACKED_AT, sentAt: SENT_AT, unsent: false, reports: [report] },
    hits,
    [],
    [],
    SENT_AT + 9 * HOUR,
  ).events;

describe('a back-filled open that was published', () => {
  it('stays as long as judging finds it', () => {
    expect(withdrawnOpens(PUBLISHED, [aClick()], judged([aClick()]))).toEqual([]);
  });

  it('counts towards the real open that turned up late', () => {
    const hits = [anOpen(), aClick()];
    expect(withdrawnOpens(PUBLISHED, hits, judged(hits))).toMatchObject([
      { id: FILLED, kind: 'open', verdict: 'verified', reason: 'O9', mergedInto: hitId('open') },
    ]);
  });

  it('falls with its click when a program turns out to have pressed', () => {
    const events = judged([aClick()], aReport({ pressed: true, driven: true }));
    expect(withdrawnOpens(PUBLISHED, [aClick()], events)).toMatchObject([
      { id: FILLED, verdict: 'automatic', reason: 'C8', mergedInto: null },
    ]);
  });

  it('is not missed when nothing was published', () => {
    const hits = [anOpen(), aClick()];
    expect(withdrawnOpens({}, hits, judged(hits))).toEqual([]);
  });

  it('is left alone when its click was not judged', () => {
    expect(withdrawnOpens(PUBLISHED, [aClick()], [])).toEqual([]);
  });

  it('points nowhere when no open by a person is known', () => {
    const [, click] = judged([aClick()]);
    expect(withdrawnOpens(PUBLISHED, [aClick()], [click!])).toMatchObject([
      { reason: 'O9', mergedInto: null },
    ]);
  });
});
