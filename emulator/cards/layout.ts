import { ServiceError } from '../runtime/ServiceError';
import type { Covers } from '../services/coverage';
import { boolean, instance, integer, member, string, wrongParameters } from '../services/signature';
import type { ButtonJson, CardHeaderJson, CardJson, OnClickJson, SectionJson, WidgetJson } from './cardJson';
import { Clickable } from './clicks';
import { ImageStyle } from './enums';
import { imageUrl } from './images';
import { MAX_WIDGETS_PER_SECTION } from './limits';
import { appended, asJson, given, named, Part, put } from './part';
import { TextButton } from './texts';
import { asWidget, isWidget, type Widget } from './widget';

/** @see https://developers.google.com/apps-script/reference/card-service/card-header */
export class CardHeader
  extends Part<CardHeaderJson>
  implements
    Covers<
      GoogleAppsScript.Card_Service.CardHeader,
      'setTitle' | 'setSubtitle' | 'setImageUrl' | 'setImageStyle' | 'setImageAltText'
    >
{
  constructor() {
    super(['title']);
  }

  setTitle(title: unknown): this {
    return this[put]({ title: string(named(this, 'setTitle'), title) });
  }

  setSubtitle(subtitle: unknown): this {
    return this[put]({ subtitle: string(named(this, 'setSubtitle'), subtitle) });
  }

  setImageUrl(url: unknown): this {
    return this[put]({ imageUrl: imageUrl(named(this, 'setImageUrl'), url) });
  }

  setImageStyle(imageStyle: unknown): this {
    return this[put]({ imageType: member(named(this, 'setImageStyle'), imageStyle, ImageStyle) });
  }

  setImageAltText(imageAltText: unknown): this {
    return this[put]({ imageAltText: string(named(this, 'setImageAltText'), imageAltText) });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/card-section */
export class CardSection
  extends Part<SectionJson>
  implements
    Covers<
      GoogleAppsScript.Card_Service.CardSection,
      'setHeader' | 'addWidget' | 'setCollapsible' | 'setNumUncollapsibleWidgets'
    >
{
  constructor() {
    super(['widgets']);
  }

  setHeader(header: unknown): this {
    return this[put]({ header: string(named(this, 'setHeader'), header) });
  }

  addWidget(widget: unknown): this {
    if (!isWidget(widget)) throw wrongParameters(named(this, 'addWidget'), widget);
    const widgets = appended(given(this).widgets, widget[asWidget]());
    if (widgets.length > MAX_WIDGETS_PER_SECTION) {
      throw new ServiceError(`A section takes up to ${MAX_WIDGETS_PER_SECTION} widgets.`);
    }
    return this[put]({ widgets });
  }

  setCollapsible(collapsible: unknown): this {
    return this[put]({ collapsible: boolean(named(this, 'setCollapsible'), collapsible) });
  }

  setNumUncollapsibleWidgets(numUncollapsibleWidgets: unknown): this {
    const count = integer(named(this, 'setNumUncollapsibleWidgets'), numUncollapsibleWidgets);
    return this[put]({ uncollapsibleWidgetsCount: count });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/divider */
export class Divider implements Widget {
  [asWidget](): WidgetJson {
    return { divider: {} };
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/card-action */
export class CardAction
  extends Clickable<{ readonly actionLabel: string; readonly onClick: OnClickJson }>
  implements Covers<GoogleAppsScript.Card_Service.CardAction, 'setText'>
{
  constructor() {
    super(['actionLabel', 'onClick']);
  }

  setText(text: unknown): this {
    return this[put]({ actionLabel: string(named(this, 'setText'), text) });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/fixed-footer */
export class FixedFooter
  extends Part<NonNullable<CardJson['fixedFooter']>>
  implements Covers<GoogleAppsScript.Card_Service.FixedFooter, 'setPrimaryButton' | 'setSecondaryButton'>
{
  constructor() {
    super(['primaryButton']);
  }

  /** "The primary button must be a FILLED button", which it is unless told otherwise: Google's sample says nothing. */
  setPrimaryButton(button: unknown): this {
    return this[put]({ primaryButton: ofStyle('FILLED', named(this, 'setPrimaryButton'), button) });
  }

  /** "The secondary button must be an OUTLINED button." */
  setSecondaryButton(button: unknown): this {
    return this[put]({ secondaryButton: ofStyle('OUTLINED', named(this, 'setSecondaryButton'), button) });
  }
}

function ofStyle(style: NonNullable<ButtonJson['type']>, method: string, button: unknown): ButtonJson {
  const json = instance(method, button, TextButton)[asJson]();
  // Unlike Google: what it does with a button of another style is not published; here it is found at once.
  if ((json.type ?? style) !== style) throw new ServiceError(`${method}: the button must be ${style}.`);
  return json;
}
