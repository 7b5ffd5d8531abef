/**
 * One short word for each widget, so that a card reads like its picture.
 * @see https://developers.google.com/apps-script/reference/card-service
 */
import { escapeHtml } from '../../core/outsideText';
import type * as main from '../../main';

type Card = GoogleAppsScript.Card_Service.Card;
type Section = GoogleAppsScript.Card_Service.CardSection;
type Widget = GoogleAppsScript.Card_Service.Widget;
type Action = GoogleAppsScript.Card_Service.Action;
type TextButton = GoogleAppsScript.Card_Service.TextButton;

/** What a card may name: the methods of the bundle's one object. */
export type CardFunction = Exclude<keyof typeof main, 'doGet' | 'doPost' | 'reportClick' | 'tick'>;

/** Parameters of an action; Google takes strings only. */
export type Parameters = Readonly<Record<string, string>>;

/** Card text is a little HTML: what comes from outside is escaped. */
export const plain = escapeHtml;

export const action = (name: CardFunction, parameters: Parameters = {}): Action =>
  CardService.newAction()
    .setFunctionName(`doublecheck.${name}`)
    .setParameters({ ...parameters })
    .setLoadIndicator(CardService.LoadIndicator.SPINNER);

export const text = (html: string): Widget => CardService.newTextParagraph().setText(html);

/** A line with a small label above and, at wish, a quieter line below. */
export function line(label: string, html: string, below = ''): Widget {
  const widget = CardService.newDecoratedText().setTopLabel(label).setText(html).setWrapText(true);
  return below === '' ? widget : widget.setBottomLabel(below);
}

/**
 * A line that is pressed as a whole, and looks like it.
 * @see https://developers.google.com/apps-script/reference/card-service/decorated-text#setendiconendicon
 */
export const choice = (label: string, html: string, below: string, onClick: Action): Widget =>
  CardService.newDecoratedText()
    .setTopLabel(label)
    .setText(html)
    .setBottomLabel(below)
    .setWrapText(true)
    .setEndIcon(
      CardService.newIconImage().setMaterialIcon(CardService.newMaterialIcon().setName('chevron_right')),
    )
    .setOnClickAction(onClick);

/** A line with a switch; `name` is how the answer is found. */
export function toggle(name: string, html: string, below: string, isOn: boolean): Widget {
  const control = CardService.newSwitch()
    .setFieldName(name)
    .setValue('on')
    .setSelected(isOn)
    .setControlType(CardService.SwitchControlType.SWITCH);
  const widget = CardService.newDecoratedText().setText(html).setWrapText(true).setSwitchControl(control);
  return below === '' ? widget : widget.setBottomLabel(below);
}

export const input = (name: string, title: string, hint: string, value = ''): Widget =>
  CardService.newTextInput().setFieldName(name).setTitle(title).setHint(hint).setValue(value);

export const button = (label: string, onClick: Action): TextButton =>
  CardService.newTextButton().setText(label).setOnClickAction(onClick);

export const mainButton = (label: string, onClick: Action): TextButton =>
  button(label, onClick).setTextButtonStyle(CardService.TextButtonStyle.FILLED);

/** Opens Gmail's compose window with a draft that the function makes. */
const composeButton = (label: string, onClick: Action, opens: 'reply' | 'new'): TextButton =>
  CardService.newTextButton()
    .setText(label)
    .setComposeAction(
      onClick,
      opens === 'reply'
        ? CardService.ComposedEmailType.REPLY_AS_DRAFT
        : CardService.ComposedEmailType.STANDALONE_DRAFT,
    );

export const followUpButton = (): TextButton => composeButton('Follow up', action('onFollowUp'), 'reply');
export const replyButton = (): TextButton => composeButton('Tracked reply', action('onReply'), 'reply');

export const linkButton = (label: string, url: string): TextButton =>
  CardService.newTextButton().setText(label).setOpenLink(CardService.newOpenLink().setUrl(url));

export const buttons = (...each: TextButton[]): Widget =>
  each.reduce((set, one) => set.addButton(one), CardService.newButtonSet());

export const picture = (url: string, altText: string): Widget =>
  CardService.newImage().setImageUrl(url).setAltText(altText);

export function section(header: string, ...widgets: Widget[]): Section {
  const made = CardService.newCardSection();
  if (header !== '') made.setHeader(header);
  for (const widget of widgets) made.addWidget(widget);
  return made;
}

/** On every card: who holds the data. */
export const holderSection = (holder: string): Section =>
  section('', line('The record is kept by', plain(holder)));

export const card = (title: string, subtitle: string, ...sections: Section[]): Card =>
  builder(title, subtitle, sections).build();

/** A card whose main button stays in sight however long the card is. */
export const cardWithFooter = (
  title: string,
  subtitle: string,
  footer: TextButton,
  ...sections: Section[]
): Card =>
  builder(title, subtitle, sections)
    .setFixedFooter(CardService.newFixedFooter().setPrimaryButton(footer))
    .build();

function builder(
  title: string,
  subtitle: string,
  sections: readonly Section[],
): GoogleAppsScript.Card_Service.CardBuilder {
  const header = CardService.newCardHeader().setTitle(title);
  if (subtitle !== '') header.setSubtitle(subtitle);
  return sections.reduce((all, each) => all.addSection(each), CardService.newCardBuilder().setHeader(header));
}
