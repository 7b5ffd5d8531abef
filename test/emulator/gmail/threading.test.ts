import { isSameSubject } from '../../../emulator/gmail/threading';

describe('isSameSubject', () => {
  it.each([
    ['Plan', 'Re: Plan'],
    ['Plan', 'RE: re:  plan '],
    ['Re[2]: Plan', 'Plan'],
    ['', 'Re:'],
  ])('holds "%s" and "%s" for one', (one, other) => {
    expect(isSameSubject(one, other)).toBe(true);
  });

  it.each([
    ['Plan', 'Plan B'],
    ['Plan', 'Fwd: Plan'],
    ['Plan', 'Reply: Plan'],
  ])('tells "%s" from "%s"', (one, other) => {
    expect(isSameSubject(one, other)).toBe(false);
  });
});
