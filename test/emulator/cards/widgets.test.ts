import type { WidgetJson } from '../../../emulator/cards/cardJson';
import { MAX_ITEMS_PER_SELECTION } from '../../../emulator/cards/limits';
import type { Widget } from '../../../emulator/cards/widget';
import { cards, widgetJson } from '../../support/cards';

const go = () => cards.newAction().setFunctionName('go');
const onClick = { action: { function: 'go' } };
const aSwitch = () => cards.newSwitch().setFieldName('on').setValue('yes');
const aButton = () => cards.newTextButton().setText('Go').setOnClickAction(go());

describe('a widget', () => {
  const whole: readonly (readonly [string, () => Widget, WidgetJson])[] = [
    ['text', () => cards.newTextParagraph().setText('<b>a</b>'), { textParagraph: { text: '<b>a</b>' } }],
    ['divider', () => cards.newDivider(), { divider: {} }],
    [
      'decorated text with a button',
      () =>
        cards
          .newDecoratedText()
          .setTopLabel('above')
          .setText('text')
          .setBottomLabel('below')
          .setWrapText(true)
          .setIcon('EMAIL')
          .setIconAltText('mail')
          .setOnClickAction(go())
          .setButton(aButton()),
      {
        decoratedText: {
          topLabel: 'above',
          text: 'text',
          bottomText: 'below',
          wrapText: true,
          startIcon: { knownIcon: 'EMAIL', altText: 'mail' },
          onClick,
          button: { text: 'Go', onClick },
        },
      },
    ],
    [
      'decorated text with a switch',
      () =>
        cards
          .newDecoratedText()
          .setText('text')
          .setSwitchControl(aSwitch().setSelected(true).setControlType('CHECK_BOX').setOnChangeAction(go())),
      {
        decoratedText: {
          text: 'text',
          switchControl: {
            name: 'on',
            value: 'yes',
            selected: true,
            controlType: 'CHECK_BOX',
            onChangeAction: { function: 'go' },
          },
        },
      },
    ],
    [
      'decorated text with icons',
      () =>
        cards
          .newDecoratedText()
          .setText('text')
          .setStartIcon(cards.newIconImage().setIconUrl('https://x.example/a.png').setImageCropType('CIRCLE'))
          .setEndIcon(
            cards.newIconImage().setMaterialIcon(cards.newMaterialIcon().setName('done').setWeight(400)),
          ),
      {
        decoratedText: {
          text: 'text',
          startIcon: { iconUrl: 'https://x.example/a.png', imageType: 'CIRCLE' },
          endIcon: { materialIcon: { name: 'done', weight: 400 } },
        },
      },
    ],
    [
      'buttons',
      () =>
        cards
          .newButtonSet()
          .addButton(aButton().setTextButtonStyle('FILLED').setBackgroundColor('#ff0080').setDisabled(true))
          .addButton(cards.newImageButton().setIcon('STAR').setAltText('star').setOnClickAction(go())),
      {
        buttonList: {
          buttons: [
            {
              text: 'Go',
              type: 'FILLED',
              color: { red: 1, green: 0, blue: 128 / 255 },
              disabled: true,
              onClick,
            },
            { icon: { knownIcon: 'STAR' }, altText: 'star', onClick },
          ],
        },
      },
    ],
    ['button alone', aButton, { buttonList: { buttons: [{ text: 'Go', onClick }] } }],
    [
      'image',
      () => cards.newImage().setImageUrl('data:image/png;base64,AAAA').setAltText('a').setOnClickAction(go()),
      { image: { imageUrl: 'data:image/png;base64,AAAA', altText: 'a', onClick } },
    ],
    [
      'text input',
      () =>
        cards
          .newTextInput()
          .setFieldName('url')
          .setTitle('Address')
          .setHint('https://…')
          .setValue('')
          .setMultiline(true)
          .setOnChangeAction(go()),
      {
        textInput: {
          name: 'url',
          label: 'Address',
          hintText: 'https://…',
          value: '',
          type: 'MULTIPLE_LINE',
          onChangeAction: { function: 'go' },
        },
      },
    ],
    [
      'selection',
      () =>
        cards
          .newSelectionInput()
          .setFieldName('days')
          .setTitle('Days')
          .setType('DROPDOWN')
          .addItem('One', 1, true)
          .addItem('Two', '2', false),
      {
        selectionInput: {
          name: 'days',
          label: 'Days',
          type: 'DROPDOWN',
          items: [
            { text: 'One', value: '1', selected: true },
            { text: 'Two', value: '2', selected: false },
          ],
        },
      },
    ],
    [
      'multiselect menu',
      () =>
        cards
          .newSelectionInput()
          .setFieldName('who')
          .setType('MULTI_SELECT')
          .setMultiSelectMaxSelectedItems(2)
          .addMultiSelectItem('Ann', 'a', true, 'https://x.example/a.png', 'Sales')
          .addMultiSelectItem('Bob', 'b', true, null, ''),
      {
        selectionInput: {
          name: 'who',
          type: 'MULTI_SELECT',
          multiSelectMaxSelectedItems: 2,
          items: [
            {
              text: 'Ann',
              value: 'a',
              selected: true,
              startIconUri: 'https://x.example/a.png',
              bottomText: 'Sales',
            },
            { text: 'Bob', value: 'b', selected: true },
          ],
        },
      },
    ],
    [
      'text input with suggestions, always of one line',
      () =>
        cards
          .newTextInput()
          .setFieldName('to')
          .setMultiline(true)
          .setSuggestions(cards.newSuggestions().addSuggestion('a').addSuggestions(['b', 'c']))
          .setValidation(cards.newValidation().setCharacterLimit('10').setInputType('EMAIL')),
      {
        textInput: {
          name: 'to',
          type: 'SINGLE_LINE',
          initialSuggestions: { items: [{ text: 'a' }, { text: 'b' }, { text: 'c' }] },
          validation: { characterLimit: 10, inputType: 'EMAIL' },
        },
      },
    ],
  ];

  it.each(whole)('%s goes to Gmail under Google’s names', (_name, make, json) => {
    expect(widgetJson(make())).toEqual(json);
  });

  const unfinished: readonly (readonly [string, () => Widget])[] = [
    ['TextParagraph: text', () => cards.newTextParagraph()],
    ['DecoratedText: text', () => cards.newDecoratedText().setTopLabel('above')],
    ['ButtonSet: buttons', () => cards.newButtonSet()],
    ['TextButton: text', () => cards.newTextButton().setOnClickAction(go())],
    ['TextButton: onClick', () => cards.newTextButton().setText('Go')],
    ['ImageButton: altText', () => cards.newImageButton().setIcon('STAR').setOnClickAction(go())],
    ['Image: imageUrl', () => cards.newImage()],
    ['TextInput: name', () => cards.newTextInput().setTitle('Address')],
    ['SelectionInput: items', () => cards.newSelectionInput().setFieldName('days')],
    [
      'Switch: value',
      () => cards.newDecoratedText().setText('t').setSwitchControl(cards.newSwitch().setFieldName('on')),
    ],
    ['Action: function', () => cards.newTextButton().setText('Go').setOnClickAction(cards.newAction())],
    ['OpenLink: url', () => cards.newTextButton().setText('Go').setOpenLink(cards.newOpenLink())],
  ];

  it.each(unfinished)('is refused without what it needs: %s', (words, make) => {
    expect(() => widgetJson(make())).toThrow(`CardService.${words} is required.`);
  });
});

describe('something to press', () => {
  const pressed = (button: ReturnType<typeof cards.newTextButton>): unknown => {
    const json = widgetJson(button.setText('Go'));
    return json !== undefined && 'buttonList' in json ? json.buttonList.buttons[0]?.onClick : undefined;
  };

  it('runs an action with parameters', () => {
    const action = go()
      .setParameters({ a: '1', b: '' })
      .setLoadIndicator('SPINNER')
      .setPersistValues(true)
      .addRequiredWidget('url')
      .setAllWidgetsAreRequired(false);
    expect(pressed(cards.newTextButton().setOnClickAction(action))).toEqual({
      action: {
        function: 'go',
        parameters: [
          { key: 'a', value: '1' },
          { key: 'b', value: '' },
        ],
        loadIndicator: 'SPINNER',
        persistValues: true,
        requiredWidgets: ['url'],
        allWidgetsAreRequired: false,
      },
    });
  });

  it('opens a link, or asks for permission, or runs an action that answers a link', () => {
    const openLink = cards
      .newOpenLink()
      .setUrl('https://x.example/')
      .setOpenAs('OVERLAY')
      .setOnClose('RELOAD');
    expect(pressed(cards.newTextButton().setOpenLink(openLink))).toEqual({
      openLink: { url: 'https://x.example/', openAs: 'OVERLAY', onClose: 'RELOAD' },
    });
    const authorization = cards.newAuthorizationAction().setAuthorizationUrl('https://y.example/');
    expect(pressed(cards.newTextButton().setAuthorizationAction(authorization))).toEqual({
      authorizationAction: { authorizationUrl: 'https://y.example/' },
    });
    expect(pressed(cards.newTextButton().setOnClickOpenLinkAction(go()))).toEqual({
      openDynamicLinkAction: { function: 'go' },
    });
  });

  it('does one thing only', () => {
    expect(() => aButton().setOpenLink(cards.newOpenLink().setUrl('https://x.example/'))).toThrow(
      'CardService.TextButton has an action already.',
    );
  });

  it('may begin a draft of one of two kinds', () => {
    const writing = (type: unknown) => cards.newTextButton().setText('Go').setComposeAction(go(), type);
    expect(widgetJson(writing('REPLY_AS_DRAFT'))).toMatchObject({
      buttonList: {
        buttons: [
          {
            onClick: {
              composeAction: { action: { function: 'go' }, composedEmailType: 'REPLY_AS_DRAFT' },
            },
          },
        ],
      },
    });
    expect(() => writing('FORWARD')).toThrow("don't match the method signature");
  });
});

describe('wrong parameters', () => {
  const wrong: readonly (readonly [string, () => unknown])[] = [
    ['(number) … CardService.TextParagraph.setText', () => cards.newTextParagraph().setText(5)],
    ['(null) … CardService.TextButton.setText', () => cards.newTextButton().setText(null)],
    [
      '(String) … CardService.TextButton.setOnClickAction',
      () => cards.newTextButton().setOnClickAction('go'),
    ],
    [
      '(OpenLink) … CardService.Image.setOnClickAction',
      () => cards.newImage().setOnClickAction(cards.newOpenLink()),
    ],
    ['(number) … CardService.Action.setParameters', () => go().setParameters({ n: 1 })],
    ['(null) … CardService.Action.setParameters', () => go().setParameters(null)],
    ['(String) … CardService.TextButton.setTextButtonStyle', () => aButton().setTextButtonStyle('LOUD')],
    ['(String) … CardService.TextButton.setBackgroundColor', () => aButton().setBackgroundColor('red')],
    [
      '(String) … CardService.IconImage.setImageCropType',
      () => cards.newIconImage().setImageCropType('RECTANGLE_4_3'),
    ],
    ['(String) … CardService.ButtonSet.addButton', () => cards.newButtonSet().addButton('Go')],
    ['(class) … CardService.SelectionInput.addItem', () => cards.newSelectionInput().addItem({}, '1', true)],
  ];

  it.each(wrong)('are refused in Google’s words: %s', (words, make) => {
    const [types, method] = words.split(' … ');
    expect(make).toThrow(`The parameters ${types} don't match the method signature for ${method}.`);
  });
});

describe('a picture', () => {
  it.each(['http://x.example/a.png', 'data:image/png,AAAA', 'blob:x', '/a.png', 'https://x.example/'])(
    'does not come from %s',
    (url) => {
      expect(() => cards.newImage().setImageUrl(url)).toThrow('needs an https or data address');
    },
  );

  it.each(['https://x.example/a.svg', 'https://x.example/a.svg?v=1', 'data:image/svg+xml;base64,AAAA'])(
    'is no SVG: %s',
    (url) => {
      expect(() => cards.newImage().setImageUrl(url)).toThrow('cards do not show SVG');
      expect(() => cards.newCardHeader().setImageUrl(url)).toThrow('cards do not show SVG');
    },
  );
});

describe('a selection and a line', () => {
  it('takes so many items and no more', () => {
    const selection = cards.newSelectionInput();
    for (let count = 0; count < MAX_ITEMS_PER_SELECTION; count++) selection.addItem('x', count, false);
    expect(() => selection.addItem('x', 'more', false)).toThrow('up to 100 items');
  });

  it.each(['RADIO_BUTTON', 'DROPDOWN'])('of type %s begins with one item chosen at most', (type) => {
    const selection = cards
      .newSelectionInput()
      .setFieldName('x')
      .addItem('a', 'a', true)
      .addItem('b', 'b', true);
    expect(() => widgetJson(selection)).not.toThrow();
    expect(() => widgetJson(selection.setType(type))).toThrow('only one item of this type can be selected');
  });

  it('has one control at its end', () => {
    const line = cards.newDecoratedText().setText('t').setButton(aButton());
    expect(() => line.setSwitchControl(aSwitch())).toThrow('has a control already');
  });
});
