import { ServiceError } from '../runtime/ServiceError';
import type { Covers } from '../services/coverage';
import { boolean, instance, member, string, wrongParameters } from '../services/signature';
import type { ActionJson, OnClickJson, OpenLinkJson } from './cardJson';
import { ComposedEmailType, LoadIndicator, OnClose, OpenAs } from './enums';
import { appended, asJson, className, given, named, Part, put } from './part';

const click: unique symbol = Symbol('click');

/** @see https://developers.google.com/apps-script/reference/card-service/action */
export class Action
  extends Part<ActionJson>
  implements
    Covers<
      GoogleAppsScript.Card_Service.Action,
      | 'setFunctionName'
      | 'setParameters'
      | 'setLoadIndicator'
      | 'setPersistValues'
      | 'addRequiredWidget'
      | 'setAllWidgetsAreRequired'
    >
{
  constructor() {
    super(['function']);
  }

  setFunctionName(functionName: unknown): this {
    return this[put]({ function: string(named(this, 'setFunctionName'), functionName) });
  }

  /**
   * Takes strings only, as the reference says: "Both the keys and values must be strings."
   * @see https://developers.google.com/apps-script/reference/card-service/action#setParameters(Object)
   */
  setParameters(parameters: unknown): this {
    if (typeof parameters !== 'object' || parameters === null)
      throw wrongParameters(named(this, 'setParameters'), parameters);
    const entries = Object.entries(parameters).map(([key, value]: [string, unknown]) => ({
      key,
      value: string(named(this, 'setParameters'), value),
    }));
    return this[put]({ parameters: entries });
  }

  setLoadIndicator(loadIndicator: unknown): this {
    return this[put]({
      loadIndicator: member(named(this, 'setLoadIndicator'), loadIndicator, LoadIndicator),
    });
  }

  setPersistValues(persistValues: unknown): this {
    return this[put]({ persistValues: boolean(named(this, 'setPersistValues'), persistValues) });
  }

  addRequiredWidget(fieldName: unknown): this {
    const name = string(named(this, 'addRequiredWidget'), fieldName);
    return this[put]({ requiredWidgets: appended(given(this).requiredWidgets, name) });
  }

  setAllWidgetsAreRequired(allWidgetsAreRequired: unknown): this {
    return this[put]({
      allWidgetsAreRequired: boolean(named(this, 'setAllWidgetsAreRequired'), allWidgetsAreRequired),
    });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/open-link */
export class OpenLink
  extends Part<OpenLinkJson>
  implements Covers<GoogleAppsScript.Card_Service.OpenLink, 'setUrl' | 'setOpenAs' | 'setOnClose'>
{
  constructor() {
    super(['url']);
  }

  setUrl(url: unknown): this {
    return this[put]({ url: string(named(this, 'setUrl'), url) });
  }

  setOpenAs(openAs: unknown): this {
    return this[put]({ openAs: member(named(this, 'setOpenAs'), openAs, OpenAs) });
  }

  setOnClose(onClose: unknown): this {
    return this[put]({ onClose: member(named(this, 'setOnClose'), onClose, OnClose) });
  }
}

/** @see https://developers.google.com/apps-script/reference/card-service/authorization-action */
export class AuthorizationAction
  extends Part<{ readonly authorizationUrl: string }>
  implements Covers<GoogleAppsScript.Card_Service.AuthorizationAction, 'setAuthorizationUrl'>
{
  constructor() {
    super(['authorizationUrl']);
  }

  setAuthorizationUrl(authorizationUrl: unknown): this {
    return this[put]({ authorizationUrl: string(named(this, 'setAuthorizationUrl'), authorizationUrl) });
  }
}

/**
 * Something that does one thing when pressed. "This object can only have one of these actions set."
 * @see https://developers.google.com/apps-script/reference/card-service/button
 */
export abstract class Clickable<Json extends { readonly onClick?: OnClickJson }>
  extends Part<Json>
  implements
    Covers<
      GoogleAppsScript.Card_Service.Button,
      | 'setOnClickAction'
      | 'setOnClickOpenLinkAction'
      | 'setOpenLink'
      | 'setAuthorizationAction'
      | 'setComposeAction'
    >
{
  setOnClickAction(action: unknown): this {
    return this[click]({ action: instance(named(this, 'setOnClickAction'), action, Action)[asJson]() });
  }

  setOnClickOpenLinkAction(action: unknown): this {
    const json = instance(named(this, 'setOnClickOpenLinkAction'), action, Action)[asJson]();
    return this[click]({ openDynamicLinkAction: json });
  }

  setOpenLink(openLink: unknown): this {
    return this[click]({ openLink: instance(named(this, 'setOpenLink'), openLink, OpenLink)[asJson]() });
  }

  setAuthorizationAction(action: unknown): this {
    const json = instance(named(this, 'setAuthorizationAction'), action, AuthorizationAction)[asJson]();
    return this[click]({ authorizationAction: json });
  }

  setComposeAction(action: unknown, composedEmailType: unknown): this {
    const method = named(this, 'setComposeAction');
    return this[click]({
      composeAction: {
        action: instance(method, action, Action)[asJson](),
        composedEmailType: member(method, composedEmailType, ComposedEmailType),
      },
    });
  }

  [click](onClick: OnClickJson): this {
    // Unlike Google: its words for a second action on one object are not published; these are the emulator's.
    if (given(this).onClick !== undefined)
      throw new ServiceError(`${className(this)} has an action already.`);
    // Sound: every Json here has an `onClick`, which the compiler forgets of a type parameter.
    return this[put]({ onClick } as Partial<Json>);
  }
}
