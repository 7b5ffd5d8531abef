import type { RunResult, World } from '../contracts';
import type { AddOnAnswer, Place, Press } from './addOnAnswer';
import { UnsupportedValue } from '../runtime/UnsupportedValue';
import { actionEvent, triggerEvent } from './addOnEvent';
import { Card, toJson } from './Card';
import type { ComposedEmailTypeJson } from './cardJson';
import { UpdateDraftActionResponse } from './draftUpdates';
import { linkRefusal, refusedLink } from './linkPrefixes';
import { asJson } from './part';
import { ActionResponse, ComposeActionResponse, UniversalActionResponse } from './responses';

/**
 * What Gmail does when a person opens the add-on beside the inbox. Its mobile apps show no homepage.
 *
 * @see https://developers.google.com/workspace/add-ons/guides/workspace-restrictions
 */
export function openHomepage(world: World, user: string, platform: Place['platform'] = 'WEB'): AddOnAnswer {
  if (platform !== 'WEB') return failed('Gmail’s mobile app shows no homepage of an add-on.');
  const trigger = world.project.manifest.addOns?.common.homepageTrigger;
  if (trigger === undefined) return failed('This add-on has no homepage.');
  return triggered(world, user, trigger.runFunction, { host: 'home' });
}

/** What Gmail does when a person opens a message while the add-on is open. */
export function openMessageCard(
  world: World,
  user: string,
  message: Omit<Extract<Place, { readonly host: 'message' }>, 'host'>,
): AddOnAnswer {
  const trigger = world.project.manifest.addOns?.gmail?.contextualTriggers?.[0];
  if (trigger === undefined) return failed('This add-on has nothing to say about a message.');
  return triggered(world, user, trigger.onTriggerFunction, { host: 'message', ...message });
}

/** What Gmail does when a person opens the add-on in the compose window. */
export function openComposeCard(
  world: World,
  user: string,
  draft: Omit<Extract<Place, { readonly host: 'compose' }>, 'host'>,
): AddOnAnswer {
  const trigger = world.project.manifest.addOns?.gmail?.composeTrigger?.selectActions[0];
  if (trigger === undefined) return failed('This add-on has nothing to do with a draft.');
  return triggered(world, user, trigger.runFunction, { host: 'compose', ...draft });
}

/** What Gmail does when a person presses something that runs an action. */
export function press(
  world: World,
  user: string,
  { action, formInputs, place, composes }: Press,
): AddOnAnswer {
  const event = actionEvent(world, user, place, action, formInputs);
  const result = run(world, user, action.function, event);
  if (result.kind === 'threw') return failed(result.message);
  const { value } = result;
  if (composes !== undefined)
    return value instanceof ComposeActionResponse
      ? begun(world, user, value, composes)
      : failed(unusable(value));
  if (value instanceof ActionResponse) return checked(world, acted(value));
  // A draft can be changed only where one is being written.
  if (value instanceof UpdateDraftActionResponse && place.host === 'compose') return edited(value);
  return failed(unusable(value));
}

/** What Gmail does when a person chooses an entry of the add-on's menu, counted from 0 in the manifest. */
export function chooseUniversalAction(world: World, user: string, index: number): AddOnAnswer {
  const chosen = world.project.manifest.addOns?.common.universalActions?.[index];
  if (chosen === undefined) return failed('This add-on has no such entry in its menu.');
  if (chosen.runFunction === undefined) return opening(chosen.openLink ?? '');
  const result = run(world, user, chosen.runFunction, triggerEvent(world, user, { host: 'home' }));
  if (result.kind === 'threw') return failed(result.message);
  if (!(result.value instanceof UniversalActionResponse)) return failed(unusable(result.value));
  const { cards, openLink } = result.value[asJson]();
  return checked(world, cards === undefined ? opening(openLink?.url ?? '') : { kind: 'cards', cards });
}

function triggered(world: World, user: string, name: string, place: Place): AddOnAnswer {
  const result = run(world, user, name, triggerEvent(world, user, place));
  if (result.kind === 'threw') return failed(result.message);
  const values: readonly unknown[] = Array.isArray(result.value) ? result.value : [result.value];
  const cards = values.filter((value) => value instanceof Card);
  if (cards.length < values.length) return failed(unusable(result.value));
  return checked(world, { kind: 'cards', cards: cards.map(toJson) });
}

const run = (world: World, user: string, name: string, event: object): RunResult =>
  world.project.run({
    kind: 'card',
    function: name,
    arguments: [event],
    activeUser: user,
    effectiveUser: user,
  });

function acted(response: ActionResponse): AddOnAnswer {
  const { navigations = [], notification = null, openLink = null, stateChanged = false } = response[asJson]();
  return { kind: 'response', navigations, notification, openLink, stateChanged };
}

/** Unlike Google: what it does with a draft of the other kind is not known; here it is found at once. */
function begun(
  world: World,
  user: string,
  response: ComposeActionResponse,
  composes: ComposedEmailTypeJson,
): AddOnAnswer {
  const { draftId } = response[asJson]();
  const draft = world.mail.mailbox(user).draft(draftId);
  if (draft === null) return failed('The draft that the add-on answered with is gone.');
  const isReply = draft.inReplyTo !== undefined;
  if (isReply === (composes === 'REPLY_AS_DRAFT')) return { kind: 'open-draft', draftId };
  return failed(`The draft ${isReply ? 'answers a mail' : 'answers no mail'}, and so is no ${composes}.`);
}

function edited(response: UpdateDraftActionResponse): AddOnAnswer {
  const { updates = [], ...fields } = response[asJson]();
  return { kind: 'draft-update', updates, ...fields };
}

const opening = (url: string): AddOnAnswer => ({
  kind: 'response',
  navigations: [],
  notification: null,
  openLink: { url },
  stateChanged: false,
});

function checked(world: World, answer: AddOnAnswer): AddOnAnswer {
  const refused = refusedLink(answer, world.project.manifest.addOns?.common.openLinkUrlPrefixes ?? []);
  return refused === null ? answer : failed(linkRefusal(refused));
}

const failed = (message: string): AddOnAnswer => ({ kind: 'failed', message });

/** Google's words, as quoted in public reports. */
const unusable = (value: unknown): string =>
  'The value returned from Apps Script has a type that cannot be used by the add-ons platform. ' +
  `Also make sure to call build on any builder before returning it. Value: ${described(value)}`;

function described(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (value instanceof UnsupportedValue) return value.what;
  if (typeof value !== 'object') return JSON.stringify(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || Array.isArray(value)
    ? `Object with values: ${JSON.stringify(value)}`
    : value.constructor.name;
}
