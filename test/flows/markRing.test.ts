import * as fc from 'fast-check';
import { nextMarkAt, RING_CHARS, withMarks } from '../../src/flows/markRing';
import type { MarkChange } from '../../src/ports';
import { messageId, TRACKED_AT } from '../support/tracked';

const change = (name: string | number, at: number, mark: MarkChange['mark'] = 'opened'): MarkChange => ({
  message: messageId(String(name)),
  sender: 'sam@example.com',
  gmailMessage: `message-${name}`,
  gmailThread: `thread-${name}`,
  mark,
  at,
});
const many = (count: number, from: number) =>
  Array.from({ length: count }, (_, index) => change(from + index, from + index));

const EMPTY = { since: 5, marks: [] };

describe('the ring of changed marks', () => {
  it('keeps the newest change of each message, oldest first', () => {
    const ring = withMarks(withMarks(EMPTY, [change('a', 10), change('b', 10)]), [
      change('a', 20, 'clicked'),
    ]);
    expect(ring).toEqual({ since: 5, marks: [change('b', 10), change('a', 20, 'clicked')] });
  });

  it('stays as it is when nothing changed', () => {
    const ring = withMarks(EMPTY, [change('a', 10)]);
    expect(withMarks(ring, [])).toEqual(ring);
  });

  it('never grows over its room, and says since when it is complete', () => {
    const ring = withMarks(withMarks(EMPTY, many(100, 1_000)), many(3, 2_000));
    expect(JSON.stringify(ring).length).toBeLessThanOrEqual(RING_CHARS);
    expect(ring.marks.length).toBeGreaterThan(40);
    expect(ring.since).toBe((ring.marks[0]?.at ?? 0) - 1);
  });

  it('holds every newest change after `since`', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(80), { maxLength: 60 }), { maxLength: 5 }), (passes) => {
        let ring: ReturnType<typeof withMarks> = { since: 0, marks: [] };
        const truth = new Map<number, MarkChange>();
        passes.forEach((names, index) => {
          const news = [...new Set(names)].map((name) => change(name, index + 1));
          for (const [position, name] of [...new Set(names)].entries())
            truth.set(name, news[position] ?? change(name, 0));
          ring = withMarks(ring, news);
        });
        for (const each of truth.values()) if (each.at > ring.since) expect(ring.marks).toContainEqual(each);
      }),
    );
  });
});

describe('the time of a change', () => {
  it('is now, and after every change before it', () => {
    expect(nextMarkAt(EMPTY, TRACKED_AT)).toBe(TRACKED_AT);
    expect(nextMarkAt({ since: TRACKED_AT, marks: [] }, TRACKED_AT)).toBe(TRACKED_AT + 1);
    expect(nextMarkAt({ since: 0, marks: [change('a', TRACKED_AT + 7)] }, TRACKED_AT)).toBe(TRACKED_AT + 8);
  });
});
