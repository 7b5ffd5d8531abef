import * as fc from 'fast-check';
import { HITS_KEPT, REPORTS_KEPT, applyRecord, newMessage } from '../../src/core/message';
import {
  MINUTE,
  SENT_AT,
  TRACKED_AT,
  aClick,
  aMessage,
  aReport,
  anOpen,
  hitId,
  hitOf,
  messageId,
  reportOf,
  sent,
  someRecords,
  tracked,
  unsent,
} from '../support/tracked';

describe('a new message', () => {
  it('is sent as far as we know, and nothing has happened to it', () => {
    expect(newMessage(tracked())).toEqual({
      message: messageId(),
      sender: 'sam@example.com',
      trackedAt: TRACKED_AT,
      links: [{ index: 0, destination: 'https://example.org/offer' }],
      sent: null,
      unsent: false,
      hits: [],
      surplus: { count: 0, upTo: 0 },
      reports: [],
      published: {},
      alerted: {},
      mark: 'sent',
      markedAt: TRACKED_AT,
    });
  });
});

describe('records of a message', () => {
  it('change nothing the second time', () => {
    fc.assert(
      fc.property(someRecords, (records) => {
        expect(aMessage(...records, ...records)).toEqual(aMessage(...records));
      }),
    );
  });

  it('give the same state in whatever order they arrive', () => {
    fc.assert(
      fc.property(
        someRecords.chain((records) =>
          fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
        ),
        ([records, shuffled]) => {
          expect(aMessage(...shuffled)).toEqual(aMessage(...records));
        },
      ),
    );
  });

  it('of another message change nothing', () => {
    const state = aMessage(sent());
    expect(applyRecord(state, { ...hitOf(anOpen()), message: messageId('2') })).toBe(state);
  });

  it('add the links of a second Track, by index', () => {
    const more = tracked({
      at: TRACKED_AT + MINUTE,
      links: [{ index: 1, destination: 'https://example.org/b' }],
    });
    expect(aMessage(more).links.map(({ index }) => index)).toEqual([0, 1]);
    expect(aMessage(more).trackedAt).toBe(TRACKED_AT);
  });

  it('keep the earliest sending', () => {
    const later = sent({ at: SENT_AT + MINUTE, gmailMessage: 'forwarded' });
    expect(aMessage(later, sent()).sent?.gmailMessage).toBe('message-1');
    expect(aMessage(sent(), later).sent?.gmailMessage).toBe('message-1');
  });

  it.each([
    ['19c0ffee00000009', '19c0ffee0000000a'],
    ['19c0ffee0000ffff', '19c0ffee00010000'],
    ['ffffffffffffff', '100000000000000'],
  ])('keep of one instant’s two places that which Gmail numbered last: %s, %s', (first, last) => {
    const [one, other] = [sent({ gmailMessage: first }), sent({ gmailMessage: last })];
    expect(aMessage(one, other).sent?.gmailMessage).toBe(last);
    expect(aMessage(other, one).sent?.gmailMessage).toBe(last);
    expect(aMessage(other, one, other, one).sent?.gmailMessage).toBe(last);
  });

  it('keep the first sending, though Gmail numbered another place of it later', () => {
    const first = sent({ gmailMessage: '19c0ffee00000001' });
    const later = sent({ at: SENT_AT + 1, gmailMessage: '19c0ffee00000002' });
    expect(aMessage(later, first).sent?.gmailMessage).toBe('19c0ffee00000001');
    expect(aMessage(first, later).sent?.gmailMessage).toBe('19c0ffee00000001');
  });

  it('say how many recipients are not listed', () => {
    expect(aMessage(sent({ otherRecipients: 7 })).sent?.otherRecipients).toBe(7);
  });

  it('give a message up, until it turns up after all', () => {
    expect(aMessage(unsent()).unsent).toBe(true);
    expect(aMessage(unsent(), sent()).unsent).toBe(false);
    expect(aMessage(sent(), unsent()).unsent).toBe(false);
  });

  it('sort hits by time, then id', () => {
    const hits = [
      anOpen({ id: hitId('b'), at: 2 }),
      anOpen({ id: hitId('c'), at: 1 }),
      anOpen({ id: hitId('a'), at: 2 }),
    ];
    expect(aMessage(...hits.map(hitOf)).hits.map(({ id }) => id)).toEqual([
      hitId('c'),
      hitId('a'),
      hitId('b'),
    ]);
  });

  it('join the reports of one hit: pressed once is pressed', () => {
    const shown = aReport({ at: SENT_AT + 2, device: null });
    const pressed = aReport({ at: SENT_AT + 9, pressed: true, device: 'mobile' });
    expect(aMessage(reportOf(shown), reportOf(pressed)).reports).toEqual([
      aReport({ at: SENT_AT + 2, pressed: true, device: 'mobile' }),
    ]);
  });

  it('keep no device when no report names one', () => {
    const mute = reportOf(aReport({ device: null }));
    expect(aMessage(mute, mute).reports[0]?.device).toBeNull();
  });
});

describe('more hits than a message keeps', () => {
  const many = Array.from({ length: HITS_KEPT + 5 }, (_, index) =>
    anOpen({ id: hitId(String(index).padStart(4, '0')), at: SENT_AT + index * MINUTE }),
  );

  it('leave the earliest, and count the others', () => {
    const state = aMessage(...many.map(hitOf));
    expect(state.hits).toEqual(many.slice(0, HITS_KEPT));
    expect(state.surplus).toEqual({ count: 5, upTo: SENT_AT + (HITS_KEPT + 4) * MINUTE });
  });

  it('are not counted twice', () => {
    const state = aMessage(...many.map(hitOf));
    expect(many.map(hitOf).reduce(applyRecord, state)).toEqual(state);
  });

  it('keep the earliest hits in whatever order they arrive, and never count too many', () => {
    const state = aMessage(...[...many].reverse().map(hitOf));
    expect(state.hits).toEqual(many.slice(0, HITS_KEPT));
    expect(state.surplus.count).toBeGreaterThanOrEqual(1);
    expect(state.surplus.count).toBeLessThanOrEqual(5);
  });

  it('do not bring more reports than there is room for', () => {
    const reports = many.map(({ id, at }) => reportOf(aReport({ hit: id, at })));
    expect(aMessage(...reports).reports).toHaveLength(REPORTS_KEPT);
    expect(aMessage(...[...reports].reverse()).reports).toEqual(aMessage(...reports).reports);
  });

  it('keep clicks as they keep opens', () => {
    expect(aMessage(hitOf(aClick()), hitOf(anOpen())).hits.map(({ kind }) => kind)).toEqual([
      'open',
      'click',
    ]);
  });
});
