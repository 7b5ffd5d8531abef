import type { Mark, ReasonCode, Verdict } from '../../src/core/event';
import { RULES } from '../../src/core/rules';
import { markMeaning, markWords, reasonWords, verdictWords } from '../../src/core/words';
import { MINUTE, SECOND, SENT_AT, anEvent } from '../support/tracked';

const MARKS: readonly Mark[] = ['sent', 'maybe', 'opened', 'clicked', 'unconfirmed'];
const CODES: readonly ReasonCode[] = [...new Set(RULES.map(({ code }) => code))];

describe('the words', () => {
  it('name every mark', () => {
    expect(MARKS.map(markWords)).toEqual(['✓ sent', '✓ maybe', '✓✓ opened', '✓✓ clicked', '– not confirmed']);
  });

  it('explain every mark in sentences, each in its own', () => {
    expect(new Set(MARKS.map(markMeaning)).size).toBe(MARKS.length);
    for (const mark of MARKS) expect(markMeaning(mark)).toMatch(/^[A-Z].*\.$/);
  });

  it('never call a message without opens unread', () => {
    expect(markMeaning('sent')).toContain('not the same as unread');
  });

  it('say who it was', () => {
    const verdicts: readonly Verdict[] = ['self', 'automatic', 'uncertain', 'human', 'verified'];
    expect(verdicts.map(verdictWords)).toEqual([
      'yourself',
      'a program',
      'not sure',
      'a person',
      'a person, verified',
    ]);
  });

  it('give every rule’s reason in sentences, each in its own', () => {
    expect(new Set(CODES.map((code) => reasonWords(code))).size).toBe(CODES.length);
    for (const code of CODES) expect(reasonWords(code)).toMatch(/^[A-Z].*\.$/);
  });

  it('say how long it took when that is known', () => {
    const open = anEvent({ at: SENT_AT + 9 * SECOND, verdict: 'automatic' });
    expect(reasonWords('O4', open, SENT_AT)).toBe(
      'Loaded 9 s after sending. Programs do that, so we do not count it.',
    );
    expect(reasonWords('O4', open)).toBe(
      'Loaded within 20 s of sending. Programs do that, so we do not count it.',
    );
    expect(reasonWords('O4')).toBe(reasonWords('O4', open));
    expect(reasonWords('O10', anEvent({ at: SENT_AT + 12 * MINUTE }), SENT_AT)).toBe(
      'Loaded 12 min after sending, when programs seldom do.',
    );
  });

  it('tell the sender’s own draft from doubt', () => {
    expect(reasonWords('O0', anEvent({ verdict: 'self' }))).toContain('your own draft');
    expect(reasonWords('O0', anEvent({ verdict: 'uncertain' }))).toContain('cannot tell');
  });

  it('tell an open that was proven from the press that proves it', () => {
    expect(reasonWords('C10', anEvent({ kind: 'open' }))).toContain('No picture was seen to load');
    expect(reasonWords('C10', anEvent({ kind: 'click' }))).toContain('was pressed on our page');
  });
});
