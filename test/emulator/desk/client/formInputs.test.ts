import type { CardJson } from '../../../../emulator/cards/cardJson';
import {
  initialInputs,
  missingInputs,
  toggled,
  withInput,
} from '../../../../emulator/desk/client/card/formInputs';

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
    ]);
  });

  // https://developers.google.com/apps-script/reference/card-service/selection-input
  it.each([
    ['DROPDOWN', ['choice']],
    ['MULTI_SELECT', ['choice']],
    ['RADIO_BUTTON', []],
    ['CHECK_BOX', []],
  ] as const)('checks of selections only menus: %s', (type, missing) => {
    const items = [{ text: 'One', value: '1', selected: false }];
    const widgets = [{ selectionInput: { name: 'choice', type, items } }];
    const action = { function: 'f', requiredWidgets: ['choice'] };
    expect(missingInputs({ sections: [{ widgets }] }, action, {})).toEqual(missing);
  });

  // https://developers.google.com/apps-script/reference/card-service/switch#setFieldName(String)
  it('holds the values of all switches that share a name', () => {
    const line = (value: string, selected: boolean) => ({
      decoratedText: {
        text: value,
        switchControl: { name: 'drafts', value, selected, controlType: 'SWITCH' as const },
      },
    });
    const widgets = [line('a', true), line('b', false), line('c', true)];
    expect(initialInputs({ sections: [{ widgets }] })).toEqual({ drafts: ['a', 'c'] });
    expect(toggled(['a', 'c'], 'b', true)).toEqual(['a', 'c', 'b']);
    expect(toggled(['a', 'c'], 'a', false)).toEqual(['c']);
    expect(toggled(['c'], 'a', true, ['a', 'b', 'c'])).toEqual(['a', 'c']);
  });
});
