import { ServiceError } from '../runtime/ServiceError';
import type { Covers } from '../services/coverage';
import { boolean, instance, member, string, wrongParameters } from '../services/signature';
import type { ButtonJson, DecoratedTextJson, TextParagraphJson, WidgetJson } from './cardJson';
import { Clickable } from './clicks';
import { Icon, TextButtonStyle } from './enums';
import { IconImage, imageUrl } from './images';
import { Switch } from './inputs';
import { appended, asJson, given, named, Part, put } from './part';
import { asButton, asWidget, type Button, isButton, type Widget } from './widget';

const oneControl: unique symbol = Symbol('oneControl');

/** @see https://developers.google.com/apps-script/reference/card-service/text-paragraph */
export class TextParagraph
  extends Part<TextParagraphJson>
  implements Widget, Covers<GoogleAppsScript.Card_Service.TextParagraph, 'setText'>
{
  constructor() {
    super(['text']);
  }

  setText(text: unknown): this {
    return this[put]({ text: string(named(this, 'setText'), text) });
  }

  [asWidget](): WidgetJson {
    return { textParagraph: this[asJson]() };
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/decorated-text */
export class DecoratedText
  extends Clickable<DecoratedTextJson>
  implements
    Widget,
    Covers<
      GoogleAppsScript.Card_Service.DecoratedText,
      | 'setText'
      | 'setTopLabel'
      | 'setBottomLabel'
      | 'setWrapText'
      | 'setButton'
      | 'setSwitchControl'
      | 'setStartIcon'
      | 'setEndIcon'
      | 'setIcon'
      | 'setIconUrl'
      | 'setIconAltText'
    >
{
  constructor() {
    super(['text']);
  }

  setText(text: unknown): this {
    return this[put]({ text: string(named(this, 'setText'), text) });
  }

  setTopLabel(text: unknown): this {
    return this[put]({ topLabel: string(named(this, 'setTopLabel'), text) });
  }

  setBottomLabel(text: unknown): this {
    return this[put]({ bottomText: string(named(this, 'setBottomLabel'), text) });
  }

  setWrapText(wrapText: unknown): this {
    return this[put]({ wrapText: boolean(named(this, 'setWrapText'), wrapText) });
  }

  setButton(button: unknown): this {
    this[oneControl]();
    return this[put]({ button: buttonOf(named(this, 'setButton'), button) });
  }

  setSwitchControl(switchToSet: unknown): this {
    this[oneControl]();
    return this[put]({
      switchControl: instance(named(this, 'setSwitchControl'), switchToSet, Switch)[asJson](),
    });
  }

  setStartIcon(startIcon: unknown): this {
    return this[put]({ startIcon: instance(named(this, 'setStartIcon'), startIcon, IconImage)[asJson]() });
  }

  setEndIcon(endIcon: unknown): this {
    this[oneControl]();
    return this[put]({ endIcon: instance(named(this, 'setEndIcon'), endIcon, IconImage)[asJson]() });
  }

  setIcon(icon: unknown): this {
    const knownIcon = member(named(this, 'setIcon'), icon, Icon);
    return this[put]({ startIcon: { ...given(this).startIcon, knownIcon } });
  }

  setIconUrl(url: unknown): this {
    const iconUrl = imageUrl(named(this, 'setIconUrl'), url);
    return this[put]({ startIcon: { ...given(this).startIcon, iconUrl } });
  }

  setIconAltText(text: unknown): this {
    const altText = string(named(this, 'setIconAltText'), text);
    return this[put]({ startIcon: { ...given(this).startIcon, altText } });
  }

  /** "Only one of a button, a switch, or an end icon can be set." */
  [oneControl](): void {
    const { button, switchControl, endIcon } = given(this);
    // Unlike Google: it may keep the last one instead; the reference does not tell.
    if (button ?? switchControl ?? endIcon)
      throw new ServiceError('CardService.DecoratedText has a control already.');
  }

  [asWidget](): WidgetJson {
    return { decoratedText: this[asJson]() };
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/text-button */
export class TextButton
  extends Clickable<ButtonJson>
  implements
    Button,
    Covers<
      GoogleAppsScript.Card_Service.TextButton,
      'setText' | 'setTextButtonStyle' | 'setBackgroundColor' | 'setDisabled' | 'setAltText'
    >
{
  constructor() {
    super(['text', 'onClick']);
  }

  setText(text: unknown): this {
    return this[put]({ text: string(named(this, 'setText'), text) });
  }

  setTextButtonStyle(textButtonStyle: unknown): this {
    return this[put]({ type: member(named(this, 'setTextButtonStyle'), textButtonStyle, TextButtonStyle) });
  }

  /** Takes `#rrggbb`. */
  setBackgroundColor(backgroundColor: unknown): this {
    const method = named(this, 'setBackgroundColor');
    const [, red, green, blue] =
      /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(string(method, backgroundColor)) ?? [];
    if (red === undefined || green === undefined || blue === undefined)
      throw wrongParameters(method, backgroundColor);
    return this[put]({ color: { red: part(red), green: part(green), blue: part(blue) } });
  }

  setDisabled(disabled: unknown): this {
    return this[put]({ disabled: boolean(named(this, 'setDisabled'), disabled) });
  }

  setAltText(altText: unknown): this {
    return this[put]({ altText: string(named(this, 'setAltText'), altText) });
  }

  [asButton](): ButtonJson {
    return this[asJson]();
  }

  [asWidget](): WidgetJson {
    return { buttonList: { buttons: [this[asJson]()] } };
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/button-set */
export class ButtonSet
  extends Part<{ readonly buttons: readonly ButtonJson[] }>
  implements Widget, Covers<GoogleAppsScript.Card_Service.ButtonSet, 'addButton'>
{
  constructor() {
    super(['buttons']);
  }

  addButton(button: unknown): this {
    return this[put]({ buttons: appended(given(this).buttons, buttonOf(named(this, 'addButton'), button)) });
  }

  [asWidget](): WidgetJson {
    return { buttonList: this[asJson]() };
  }
}

function buttonOf(method: string, value: unknown): ButtonJson {
  if (!isButton(value)) throw wrongParameters(method, value);
  return value[asButton]();
}

const part = (hex: string): number => parseInt(hex, 16) / 255;
