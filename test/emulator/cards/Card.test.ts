import {
  MAX_SECTIONS_PER_CARD,
  MAX_WIDGETS_PER_CARD,
  MAX_WIDGETS_PER_SECTION,
} from '../../../emulator/cards/limits';
import type { Widget } from '../../../emulator/cards/widget';
import { aCard, aSection, cards, jsonOf } from '../../support/cards';

const paragraphs = (count: number): readonly Widget[] =>
  Array.from({ length: count }, (_, index) => cards.newTextParagraph().setText(`line ${index}`));

const go = () => cards.newAction().setFunctionName('go');

describe('a card', () => {
  it('has Google’s field names, and none that were not set', () => {
    const card = aCard()
      .setName('first')
      .setHeader(
        cards
          .newCardHeader()
          .setTitle('Title')
          .setSubtitle('Below')
          .setImageUrl('https://x.example/a.png')
          .setImageStyle('CIRCLE')
          .setImageAltText('A'),
      )
      .addSection(
        aSection(...paragraphs(1))
          .setHeader('Head')
          .setCollapsible(true)
          .setNumUncollapsibleWidgets(1),
      )
      .addCardAction(cards.newCardAction().setText('Menu').setOnClickAction(go()))
      .setFixedFooter(
        cards.newFixedFooter().setPrimaryButton(cards.newTextButton().setText('Go').setOnClickAction(go())),
      );
    const onClick = { action: { function: 'go' } };
    expect(jsonOf(card)).toEqual({
      name: 'first',
      header: {
        title: 'Title',
        subtitle: 'Below',
        imageUrl: 'https://x.example/a.png',
        imageType: 'CIRCLE',
        imageAltText: 'A',
      },
      sections: [
        {
          header: 'Head',
          collapsible: true,
          uncollapsibleWidgetsCount: 1,
          widgets: [{ textParagraph: { text: 'line 0' } }],
        },
      ],
      cardActions: [{ actionLabel: 'Menu', onClick }],
      fixedFooter: { primaryButton: { text: 'Go', onClick } },
    });
  });

  // https://developers.google.com/apps-script/reference/card-service/fixed-footer
  it('has a footer of a filled and an outlined button', () => {
    const button = (style: string) =>
      cards.newTextButton().setText('Go').setOnClickAction(go()).setTextButtonStyle(style);
    const footer = cards.newFixedFooter();
    expect(() => footer.setPrimaryButton(button('OUTLINED'))).toThrow('the button must be FILLED');
    expect(() => footer.setSecondaryButton(button('FILLED'))).toThrow('the button must be OUTLINED');
    expect(() => aCard().setFixedFooter(footer)).toThrow('primaryButton is required');
    footer.setPrimaryButton(button('FILLED')).setSecondaryButton(button('OUTLINED'));
    expect(jsonOf(aCard().setFixedFooter(footer)).fixedFooter).toMatchObject({
      primaryButton: { type: 'FILLED' },
      secondaryButton: { type: 'OUTLINED' },
    });
  });

  // https://developers.google.com/apps-script/reference/card-service/switch#setFieldName(String)
  it('has each field name once, but for switches', () => {
    const text = () => cards.newTextInput().setFieldName('name');
    const line = (name: string) =>
      cards
        .newDecoratedText()
        .setText('t')
        .setSwitchControl(cards.newSwitch().setFieldName(name).setValue('v'));
    expect(() => jsonOf(aCard(line('on'), line('on'), text()))).not.toThrow();
    expect(() => jsonOf(aCard(text()).addSection(aSection(text())))).toThrow('The field name name is there');
    expect(() => jsonOf(aCard(text(), line('name')))).toThrow('is there twice');
  });

  it('is plain JSON', () => {
    const json = jsonOf(aCard(...paragraphs(2)));
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  it('loses the section that exceeds its widgets, and all after it', () => {
    const card = aCard(...paragraphs(MAX_WIDGETS_PER_CARD - 1))
      .addSection(aSection(...paragraphs(1)))
      .addSection(aSection(...paragraphs(1)).setHeader('one too many'))
      .addSection(aSection(...paragraphs(1)));
    expect(jsonOf(card).sections).toHaveLength(2);
  });

  it('loses a section although a later one would fit', () => {
    const card = aCard(...paragraphs(60))
      .addSection(aSection(...paragraphs(60)))
      .addSection(aSection(...paragraphs(1)));
    expect(jsonOf(card).sections?.map(({ widgets }) => widgets.length)).toEqual([60]);
  });

  it('takes so many sections and no more', () => {
    const card = aCard();
    for (let count = 0; count < MAX_SECTIONS_PER_CARD; count++) card.addSection(aSection(...paragraphs(1)));
    expect(() => card.addSection(aSection(...paragraphs(1)))).toThrow('up to 100 sections');
  });

  it('does not see what is set on a part afterwards', () => {
    const paragraph = cards.newTextParagraph().setText('before');
    const card = aCard(paragraph);
    paragraph.setText('after');
    expect(jsonOf(card).sections?.[0]?.widgets).toEqual([{ textParagraph: { text: 'before' } }]);
  });
});

describe('a section', () => {
  it('takes so many widgets and no more', () => {
    const section = aSection(...paragraphs(MAX_WIDGETS_PER_SECTION));
    expect(() => section.addWidget(cards.newDivider())).toThrow('up to 100 widgets');
  });

  it('needs a widget', () => {
    expect(() => aCard().addSection(cards.newCardSection())).toThrow(
      'CardService.CardSection: widgets is required.',
    );
  });

  it('takes widgets only', () => {
    expect(() => cards.newCardSection().addWidget(cards.newCardHeader())).toThrow(
      "The parameters (CardHeader) don't match the method signature for CardService.CardSection.addWidget.",
    );
  });
});
