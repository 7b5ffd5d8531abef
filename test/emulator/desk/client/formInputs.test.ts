import type { CardJson } from '../../../../emulator/cards/cardJson';
import { initialInputs, missingInputs, withInput } from '../../../../emulator/desk/client/card/formInputs';

const card: CardJson = {
  sections: [
    {
      widgets: [
        { textInput: { name: 'url', type: 'SINGLE_LINE', value: 'https://x.org' } },
        { textInput: { name: 'label', type: 'SINGLE_LINE' } },
        {
          selectionInput: {
            name: 'days',
            type: 'CHECK_BOX',
            items: [
              { text: 'Monday', value: 'mo', selected: true },
              { text: 'Tuesday', value: 'tu', selected: false },
              { text: 'Friday', value: 'fr', selected: true },
            ],
          },
        },
        {
          decoratedText: {
            text: 'Tell me',
            switchControl: { name: 'tell', value: 'yes', selected: true, controlType: 'SWITCH' },
          },
        },
        {
          decoratedText: {
            text: 'Ring',
            switchControl: { name: 'ring', value: 'yes', selected: false, controlType: 'SWITCH' },
          },
        },
      ],
    },
  ],
};

describe('what a card’s form says', () => {
  it('begins with the card’s own values and leaves out what is empty or off', () => {
    expect(initialInputs(card)).toEqual({ url: ['https://x.org'], days: ['mo', 'fr'], tell: ['yes'] });
  });

  it('loses a name when its input is emptied', () => {
    expect(withInput({ url: ['a'], label: ['b'] }, 'url', [])).toEqual({ label: ['b'] });
    expect(withInput({ url: ['a'] }, 'url', ['c'])).toEqual({ url: ['c'] });
  });

  it('names the inputs that an action needs and that hold nothing but spaces', () => {
    const action = { function: 'f', requiredWidgets: ['url', 'label'] };
    expect(missingInputs(card, action, { url: ['x'], label: ['  '] })).toEqual(['label']);
    expect(missingInputs(card, { function: 'f' }, {})).toEqual([]);
    expect(missingInputs(card, { function: 'f', allWidgetsAreRequired: true }, { url: ['x'] })).toEqual([
      'label',
      'days',
    ]);
  });
});
