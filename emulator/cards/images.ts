import { ServiceError } from '../runtime/ServiceError';
import type { Covers } from '../services/coverage';
import { boolean, instance, integer, member, string } from '../services/signature';
import type { ButtonJson, IconJson, ImageJson, WidgetJson } from './cardJson';
import { Clickable } from './clicks';
import { Icon, ImageCropType } from './enums';
import { asJson, named, Part, put } from './part';
import { asButton, asWidget, type Button, type Widget } from './widget';

/** @see https://developers.google.com/apps-script/reference/card-service/image */
export class Image
  extends Clickable<ImageJson>
  implements Widget, Covers<GoogleAppsScript.Card_Service.Image, 'setImageUrl' | 'setAltText'>
{
  constructor() {
    super(['imageUrl']);
  }

  setImageUrl(url: unknown): this {
    return this[put]({ imageUrl: imageUrl(named(this, 'setImageUrl'), url) });
  }

  setAltText(altText: unknown): this {
    return this[put]({ altText: string(named(this, 'setAltText'), altText) });
  }

  [asWidget](): WidgetJson {
    return { image: this[asJson]() };
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/icon-image */
export class IconImage
  extends Part<IconJson>
  implements
    Covers<
      GoogleAppsScript.Card_Service.IconImage,
      'setIcon' | 'setIconUrl' | 'setMaterialIcon' | 'setAltText' | 'setImageCropType'
    >
{
  setIcon(icon: unknown): this {
    return this[put]({ knownIcon: member(named(this, 'setIcon'), icon, Icon) });
  }

  setIconUrl(url: unknown): this {
    return this[put]({ iconUrl: imageUrl(named(this, 'setIconUrl'), url) });
  }

  setMaterialIcon(icon: unknown): this {
    return this[put]({
      materialIcon: instance(named(this, 'setMaterialIcon'), icon, MaterialIcon)[asJson](),
    });
  }

  setAltText(altText: unknown): this {
    return this[put]({ altText: string(named(this, 'setAltText'), altText) });
  }

  /** "Only `SQUARE` and `CIRCLE` are supported" for icons. */
  setImageCropType(imageCropType: unknown): this {
    const { SQUARE, CIRCLE } = ImageCropType;
    return this[put]({
      imageType: member(named(this, 'setImageCropType'), imageCropType, { SQUARE, CIRCLE }),
    });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/material-icon */
export class MaterialIcon
  extends Part<NonNullable<IconJson['materialIcon']>>
  implements
    Covers<GoogleAppsScript.Card_Service.MaterialIcon, 'setName' | 'setFill' | 'setWeight' | 'setGrade'>
{
  constructor() {
    super(['name']);
  }

  setName(name: unknown): this {
    return this[put]({ name: string(named(this, 'setName'), name) });
  }

  setFill(fill: unknown): this {
    return this[put]({ fill: boolean(named(this, 'setFill'), fill) });
  }

  setWeight(weight: unknown): this {
    return this[put]({ weight: integer(named(this, 'setWeight'), weight) });
  }

  setGrade(grade: unknown): this {
    return this[put]({ grade: integer(named(this, 'setGrade'), grade) });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/image-button */
export class ImageButton
  extends Clickable<ButtonJson>
  implements
    Button,
    Covers<
      GoogleAppsScript.Card_Service.ImageButton,
      'setIcon' | 'setIconUrl' | 'setMaterialIcon' | 'setAltText'
    >
{
  constructor() {
    super(['icon', 'altText', 'onClick']);
  }

  setIcon(icon: unknown): this {
    return this[put]({ icon: { knownIcon: member(named(this, 'setIcon'), icon, Icon) } });
  }

  setIconUrl(url: unknown): this {
    return this[put]({ icon: { iconUrl: imageUrl(named(this, 'setIconUrl'), url) } });
  }

  setMaterialIcon(icon: unknown): this {
    return this[put]({
      icon: { materialIcon: instance(named(this, 'setMaterialIcon'), icon, MaterialIcon)[asJson]() },
    });
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

/**
 * The address of a picture a card may show: public https, or a data URI; never SVG.
 * @see https://developers.google.com/apps-script/reference/card-service/image#setImageUrl(String)
 * @see https://developers.google.com/workspace/add-ons/guides/workspace-restrictions
 */
export function imageUrl(method: string, value: unknown): string {
  const url = string(method, value);
  const allowed = /^https:\/\/[^/]+\/./i.test(url) || /^data:image\/[\w.+-]+;base64,/i.test(url);
  const svg = /^data:image\/svg/i.test(url) || /^https:[^?#]*\.svgz?(?:[?#]|$)/i.test(url);
  // Unlike Google: it shows nothing in place of such a picture; here it is found at once.
  if (!allowed)
    throw new ServiceError(`${method}: a picture needs an https or data address: ${url.slice(0, 60)}`);
  if (svg) throw new ServiceError(`${method}: cards do not show SVG: ${url.slice(0, 60)}`);
  return url;
}
