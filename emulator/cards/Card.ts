import { ServiceError } from '../runtime/ServiceError';
import type { Covers } from '../services/coverage';
import { instance, member, string } from '../services/signature';
import type { CardJson, SectionJson } from './cardJson';
import { DisplayStyle } from './enums';
import { fieldTaken } from './fieldNames';
import { CardAction, CardHeader, CardSection, FixedFooter } from './layout';
import { MAX_SECTIONS_PER_CARD, MAX_WIDGETS_PER_CARD } from './limits';
import { appended, asJson, given, named, Part, put } from './part';

/** A finished card. */
export class Card {
  readonly #json: CardJson;

  constructor(json: CardJson) {
    this.#json = json;
  }

  [asJson](): CardJson {
    return this.#json;
  }
}

/** The card as Gmail receives it. */
export const toJson = (card: Card): CardJson => card[asJson]();

/** @see https://developers.google.com/apps-script/reference/card-service/card-builder */
export class CardBuilder
  extends Part<CardJson>
  implements
    Covers<
      GoogleAppsScript.Card_Service.CardBuilder,
      | 'setName'
      | 'setHeader'
      | 'addSection'
      | 'addCardAction'
      | 'setFixedFooter'
      | 'setDisplayStyle'
      | 'setPeekCardHeader'
      | 'build'
    >
{
  setName(name: unknown): this {
    return this[put]({ name: string(named(this, 'setName'), name) });
  }

  setHeader(cardHeader: unknown): this {
    return this[put]({ header: instance(named(this, 'setHeader'), cardHeader, CardHeader)[asJson]() });
  }

  addSection(section: unknown): this {
    const json = instance(named(this, 'addSection'), section, CardSection)[asJson]();
    const sections = appended(given(this).sections, json);
    if (sections.length > MAX_SECTIONS_PER_CARD) {
      throw new ServiceError(`A card takes up to ${MAX_SECTIONS_PER_CARD} sections.`);
    }
    return this[put]({ sections });
  }

  addCardAction(cardAction: unknown): this {
    const json = instance(named(this, 'addCardAction'), cardAction, CardAction)[asJson]();
    return this[put]({ cardActions: appended(given(this).cardActions, json) });
  }

  setFixedFooter(fixedFooter: unknown): this {
    return this[put]({
      fixedFooter: instance(named(this, 'setFixedFooter'), fixedFooter, FixedFooter)[asJson](),
    });
  }

  setDisplayStyle(displayStyle: unknown): this {
    return this[put]({ displayStyle: member(named(this, 'setDisplayStyle'), displayStyle, DisplayStyle) });
  }

  setPeekCardHeader(peekCardHeader: unknown): this {
    const json = instance(named(this, 'setPeekCardHeader'), peekCardHeader, CardHeader)[asJson]();
    return this[put]({ peekCardHeader: json });
  }

  build(): Card {
    const json = this[asJson]();
    const taken = fieldTaken(json.sections ?? []);
    // Unlike Google: it says that field names must be unique, not what happens when they are not.
    if (taken !== null) throw new ServiceError(`The field name ${taken} is there twice in one card.`);
    return new Card(json.sections === undefined ? json : { ...json, sections: shown(json.sections) });
  }
}

/** The sections Google keeps: the one that exceeds a card's widgets is left out, and all after it. */
function shown(sections: readonly SectionJson[]): readonly SectionJson[] {
  let widgets = 0;
  const exceeding = sections.findIndex(
    (section) => (widgets += section.widgets.length) > MAX_WIDGETS_PER_CARD,
  );
  return exceeding < 0 ? sections : sections.slice(0, exceeding);
}
