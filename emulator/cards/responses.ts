import type { Covers } from '../services/coverage';
import { GmailDraft } from '../services/GmailDraft';
import { boolean, instance, string, wrongParameters } from '../services/signature';
import type { NavigationJson } from './addOnAnswer';
import { Card } from './Card';
import type { CardJson, OpenLinkJson } from './cardJson';
import { OpenLink } from './clicks';
import { appended, asJson, given, named, Part, put } from './part';

interface ActionResponseJson {
  readonly navigations?: readonly NavigationJson[];
  readonly notification?: string;
  readonly openLink?: OpenLinkJson;
  readonly stateChanged?: boolean;
}

interface UniversalActionResponseJson {
  readonly cards?: readonly CardJson[];
  readonly openLink?: OpenLinkJson;
}

const step: unique symbol = Symbol('step');

/** What an action answers. */
export class ActionResponse {
  readonly #json: ActionResponseJson;

  constructor(json: ActionResponseJson) {
    this.#json = json;
  }

  [asJson](): ActionResponseJson {
    return this.#json;
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/action-response-builder */
export class ActionResponseBuilder
  extends Part<ActionResponseJson>
  implements
    Covers<
      GoogleAppsScript.Card_Service.ActionResponseBuilder,
      'setNavigation' | 'setNotification' | 'setOpenLink' | 'setStateChanged' | 'build'
    >
{
  setNavigation(navigation: unknown): this {
    return this[put]({
      navigations: instance(named(this, 'setNavigation'), navigation, Navigation)[asJson]().steps,
    });
  }

  setNotification(notification: unknown): this {
    return this[put]({
      notification: instance(named(this, 'setNotification'), notification, Notification)[asJson]().text,
    });
  }

  setOpenLink(openLink: unknown): this {
    return this[put]({ openLink: instance(named(this, 'setOpenLink'), openLink, OpenLink)[asJson]() });
  }

  setStateChanged(stateChanged: unknown): this {
    return this[put]({ stateChanged: boolean(named(this, 'setStateChanged'), stateChanged) });
  }

  build(): ActionResponse {
    return new ActionResponse(this[asJson]());
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/navigation */
export class Navigation
  extends Part<{ readonly steps: readonly NavigationJson[] }>
  implements
    Covers<
      GoogleAppsScript.Card_Service.Navigation,
      'pushCard' | 'popCard' | 'popToRoot' | 'popToNamedCard' | 'updateCard'
    >
{
  constructor() {
    super(['steps']);
  }

  pushCard(card: unknown): this {
    return this[step]({ pushCard: instance(named(this, 'pushCard'), card, Card)[asJson]() });
  }

  updateCard(card: unknown): this {
    return this[step]({ updateCard: instance(named(this, 'updateCard'), card, Card)[asJson]() });
  }

  popCard(): this {
    return this[step]({ popCard: true });
  }

  popToRoot(): this {
    return this[step]({ popToRoot: true });
  }

  popToNamedCard(cardName: unknown): this {
    return this[step]({ popToCard: string(named(this, 'popToNamedCard'), cardName) });
  }

  [step](one: NavigationJson): this {
    return this[put]({ steps: appended(given(this).steps, one) });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/notification */
export class Notification
  extends Part<{ readonly text: string }>
  implements Covers<GoogleAppsScript.Card_Service.Notification, 'setText'>
{
  constructor() {
    super(['text']);
  }

  setText(text: unknown): this {
    return this[put]({ text: string(named(this, 'setText'), text) });
  }
}

/** What an action answers that began a draft, for Gmail to open. */
export class ComposeActionResponse {
  readonly #json: { readonly draftId: string };

  constructor(json: { readonly draftId: string }) {
    this.#json = json;
  }

  [asJson](): { readonly draftId: string } {
    return this.#json;
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/compose-action-response-builder */
export class ComposeActionResponseBuilder
  extends Part<{ readonly draftId: string }>
  implements Covers<GoogleAppsScript.Card_Service.ComposeActionResponseBuilder, 'setGmailDraft' | 'build'>
{
  constructor() {
    super(['draftId']);
  }

  /** Takes drafts of GmailApp only: those of the Gmail API are other objects. */
  setGmailDraft(draft: unknown): this {
    return this[put]({ draftId: instance(named(this, 'setGmailDraft'), draft, GmailDraft).getId() });
  }

  build(): ComposeActionResponse {
    return new ComposeActionResponse(this[asJson]());
  }
}

/** What a universal action answers. */
export class UniversalActionResponse {
  readonly #json: UniversalActionResponseJson;

  constructor(json: UniversalActionResponseJson) {
    this.#json = json;
  }

  [asJson](): UniversalActionResponseJson {
    return this.#json;
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/universal-action-response-builder */
export class UniversalActionResponseBuilder
  extends Part<UniversalActionResponseJson>
  implements
    Covers<
      GoogleAppsScript.Card_Service.UniversalActionResponseBuilder,
      'displayAddOnCards' | 'setOpenLink' | 'build'
    >
{
  displayAddOnCards(cardObjects: unknown): this {
    const method = named(this, 'displayAddOnCards');
    if (!Array.isArray(cardObjects)) throw wrongParameters(method, cardObjects);
    return this[put]({ cards: cardObjects.map((card: unknown) => instance(method, card, Card)[asJson]()) });
  }

  setOpenLink(openLink: unknown): this {
    return this[put]({ openLink: instance(named(this, 'setOpenLink'), openLink, OpenLink)[asJson]() });
  }

  build(): UniversalActionResponse {
    return new UniversalActionResponse(this[asJson]());
  }
}
