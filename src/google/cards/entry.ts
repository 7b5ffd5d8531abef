/**
 * How Google's calls come in: who is at the keyboard, what was pressed, and what a failure looks like. Cards, answers
 * to a press and draft edits are three shapes; each has its own way to show a failure.
 */
import { apiMessageId } from '../../core/gmailIds';
import { Problem } from '../../core/problem';
import { config } from '../config';
import { failureCard, noted, surpriseWords } from './failureCard';

type Card = GoogleAppsScript.Card_Service.Card;
type ActionResponse = GoogleAppsScript.Card_Service.ActionResponse;
type ComposeResponse = GoogleAppsScript.Card_Service.ComposeActionResponse;
type DraftUpdate = GoogleAppsScript.Card_Service.UpdateDraftActionResponse;

/**
 * What Google tells a card function.
 * @see https://developers.google.com/workspace/add-ons/concepts/event-objects
 */
export interface AddOnEvent {
  readonly commonEventObject?: {
    readonly userLocale?: string;
    readonly timeZone?: { readonly id?: string; readonly offset?: number };
    readonly parameters?: Readonly<Record<string, string>>;
    readonly formInputs?: Readonly<
      Record<string, { readonly stringInputs?: { readonly value?: readonly string[] } }>
    >;
  };
  readonly gmail?: {
    readonly messageId?: string;
    readonly threadId?: string;
    readonly toRecipients?: readonly string[];
    readonly ccRecipients?: readonly string[];
    readonly bccRecipients?: readonly string[];
  };
}

/** The event with its optional layers peeled off. */
export interface Press {
  readonly sender: string;
  readonly parameter: (name: string) => string;
  readonly field: (name: string) => string;
  readonly recipients: readonly string[];
  readonly messageId: string | null;
  readonly locale: string;
  readonly timeZone: string;
}

/**
 * The person at the keyboard. The web app's pages can reach top-level functions only, and run as the owner for
 * anybody; should a card function ever be reached that way, Google does not tell the active user, and it ends here.
 * @see https://developers.google.com/apps-script/reference/base/session#getActiveUser()
 */
function sender(): string {
  const active = Session.getActiveUser().getEmail();
  if (active === '' || active !== Session.getEffectiveUser().getEmail()) {
    throw new Problem('NOT_THE_OWNER', 'Open this from Gmail, signed in to your own account.');
  }
  return active.toLowerCase();
}

function press(event: AddOnEvent | undefined): Press {
  const common = event?.commonEventObject;
  const gmail = event?.gmail;
  return {
    sender: sender(),
    parameter: (name) => common?.parameters?.[name] ?? '',
    field: (name) => common?.formInputs?.[name]?.stringInputs?.value?.[0]?.trim() ?? '',
    recipients: [
      ...(gmail?.toRecipients ?? []),
      ...(gmail?.ccRecipients ?? []),
      ...(gmail?.bccRecipients ?? []),
    ],
    messageId: gmail?.messageId === undefined ? null : apiMessageId(gmail.messageId),
    locale: common?.userLocale ?? 'en',
    timeZone: common?.timeZone?.id ?? 'Etc/UTC',
  };
}

/** A function that Google calls to show a card. */
export const showing =
  (make: (press: Press) => Card) =>
  (event?: AddOnEvent): Card =>
    answerOr((card) => card, make, event);

/** A function behind a button that changes cards. */
export const answering =
  (act: (press: Press) => ActionResponse) =>
  (event?: AddOnEvent): ActionResponse =>
    answerOr(pushed, act, event);

/**
 * A function behind a button that opens Gmail's compose window. Google takes no card from it, so a failure is thrown,
 * in the words that the card would have; Gmail shows it.
 */
export const opening =
  (act: (press: Press) => ComposeResponse) =>
  (event?: AddOnEvent): ComposeResponse => {
    try {
      return act(press(event));
    } catch (error) {
      throw error instanceof Problem ? error : new Error(surpriseWords(noted(error)));
    }
  };

/** A function behind a button that writes into the open draft; when it can't, it shows why instead. */
export const writing =
  (act: (press: Press) => DraftUpdate) =>
  (event?: AddOnEvent): DraftUpdate | ActionResponse =>
    answerOr<DraftUpdate | ActionResponse>(pushed, act, event);

function answerOr<Answer>(
  show: (failure: Card) => Answer,
  act: (press: Press) => Answer,
  event: AddOnEvent | undefined,
): Answer {
  let isKnown = false;
  try {
    const known = press(event);
    isKnown = true;
    return act(known);
  } catch (error) {
    return show(failureCard(error, isKnown ? holder() : null));
  }
}

/** The account that holds the data, if that can be said in the midst of a failure. */
function holder(): string | null {
  try {
    return config.read()?.owner ?? null;
  } catch {
    return null;
  }
}

export const pushed = (card: Card): ActionResponse =>
  CardService.newActionResponseBuilder().setNavigation(CardService.newNavigation().pushCard(card)).build();

/** Replaces the card on top, and says in passing what was done. */
export const replaced = (card: Card, notice: string): ActionResponse =>
  CardService.newActionResponseBuilder()
    .setNavigation(CardService.newNavigation().popToRoot().updateCard(card))
    .setNotification(CardService.newNotification().setText(notice))
    .setStateChanged(true)
    .build();

/** Shows a card above the first one: what was pressed through on the way is not gone back to. */
export const afresh = (card: Card): ActionResponse =>
  CardService.newActionResponseBuilder()
    .setNavigation(CardService.newNavigation().popToRoot().pushCard(card))
    .build();
