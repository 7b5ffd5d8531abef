import { cards } from '../../support/cards';

describe('CardService', () => {
  it('makes a new object each time', () => {
    expect(cards.newTextParagraph()).not.toBe(cards.newTextParagraph());
  });

  it('can put at the cursor, at the start and at the end of a draft, and no more', () => {
    expect(Object.keys(cards.UpdateDraftBodyType)).toEqual([
      'IN_PLACE_INSERT',
      'INSERT_AT_START',
      'INSERT_AT_END',
    ]);
  });

  it('has the types of content a draft takes', () => {
    expect(Object.keys(cards.ContentType)).toEqual(['TEXT', 'MUTABLE_HTML', 'IMMUTABLE_HTML']);
  });

  it('has enumerations that nobody can change', () => {
    expect(Object.isFrozen(cards.TextButtonStyle)).toBe(true);
  });
});
