import type { World } from '../contracts';
import { accessTokenAt } from './accessToken';
import type { FormInputs, Place } from './addOnAnswer';
import type { ActionJson } from './cardJson';

const LOCALE_SCOPE = 'https://www.googleapis.com/auth/script.locale';

/**
 * What Google tells a trigger: the person's platform and, in a message or a draft, what that is about.
 *
 * Lists and objects with nothing in them are left out, as in the JSON of Google's own formats.
 *
 * @see https://developers.google.com/workspace/add-ons/concepts/event-objects
 */
export const triggerEvent = (world: World, user: string, place: Place): object => ({
  hostApp: 'gmail',
  clientPlatform: (place.platform ?? 'WEB').toLowerCase(),
  commonEventObject: commonEventObject(world, user, place),
  ...gmail(world, place),
});

/** What Google tells a pressed action besides. The members at the root are deprecated, and still there. */
export function actionEvent(
  world: World,
  user: string,
  place: Place,
  action: ActionJson,
  inputs: FormInputs,
): object {
  const parameters = Object.fromEntries((action.parameters ?? []).map(({ key, value }) => [key, value]));
  // An empty text input is not told.
  const filled = Object.entries(inputs).filter(([, values]) => values.some((value) => value !== ''));
  return {
    ...triggerEvent(world, user, place),
    commonEventObject: {
      ...commonEventObject(world, user, place),
      ...unlessEmpty('parameters', parameters),
      ...unlessEmpty(
        'formInputs',
        Object.fromEntries(filled.map(([name, value]) => [name, { stringInputs: { value } }])),
      ),
    },
    parameters,
    formInput: Object.fromEntries(filled.map(([name, values]) => [name, values[0]])),
    formInputs: Object.fromEntries(filled),
  };
}

function commonEventObject(world: World, user: string, { platform = 'WEB' }: Place): object {
  const { manifest } = world.project;
  const isTold =
    manifest.addOns?.common.useLocaleFromApp === true &&
    (manifest.oauthScopes?.includes(LOCALE_SCOPE) ?? true);
  const { locale, timeZone } = world.account(user);
  return {
    hostApp: 'GMAIL',
    platform,
    ...(isTold
      ? { userLocale: locale, timeZone: { id: timeZone, offset: offsetMs(timeZone, world.clock.now()) } }
      : {}),
  };
}

function gmail(world: World, place: Place): object {
  switch (place.host) {
    case 'home':
      return {};
    case 'message': {
      const { threadId } = place;
      const accessToken = accessTokenAt(place);
      const messageId = world.switches.messageIdsAreTheApis ? place.messageId : inGmailsForm(place.messageId);
      return {
        gmail: { accessToken, messageId, threadId },
        messageMetadata: { accessToken, messageId },
      };
    }
    case 'compose': {
      const { threadId, to, cc, bcc } = place;
      const tellsRecipients =
        world.project.manifest.addOns?.gmail?.composeTrigger?.draftAccess === 'METADATA';
      const recipients = {
        ...unlessEmpty('toRecipients', to),
        ...unlessEmpty('ccRecipients', cc),
        ...unlessEmpty('bccRecipients', bcc),
      };
      return {
        gmail: {
          accessToken: accessTokenAt(place),
          ...(threadId === undefined ? {} : { threadId }),
          ...(tellsRecipients ? recipients : {}),
        },
      };
    }
  }
}

/** As Gmail's own addresses have it: `msg-f:` and the API's hexadecimal id as a decimal number. */
const inGmailsForm = (id: string): string =>
  /^[\da-f]+$/i.test(id) ? `msg-f:${BigInt(`0x${id}`)}` : `msg-f:${id}`;

/** The API's id of either form. */
export function asTheApis(id: string): string {
  const [, number] = /^msg-[fa]:(\d+)$/.exec(id) ?? [];
  return number === undefined ? id : BigInt(number).toString(16).padStart(16, '0');
}

const unlessEmpty = (name: string, value: object): object =>
  Object.keys(value).length === 0 ? {} : { [name]: value };

/** How far the zone is ahead of UTC. */
function offsetMs(timeZone: string, now: number): number {
  const wall = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const name = wall.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
}
