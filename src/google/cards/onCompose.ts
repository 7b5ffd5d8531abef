import { newMessageId, trackDraft, type Insertion } from '../../flows/trackDraft';
import { isMessageId, type MessageId } from '../../core/event';
import { Problem } from '../../core/problem';
import { safeDestination } from '../../core/trackingUrl';
import { config } from '../config';
import { hmac, randomBytes } from '../crypto';
import { journalOf } from '../journal';
import { now } from '../now';
import { reviewStore } from '../reviewStore';
import { welcome } from '../welcome';
import { composeCard, linkConsentCard } from './composeCard';
import { pushed, type Press } from './entry';

type Card = GoogleAppsScript.Card_Service.Card;
type ActionResponse = GoogleAppsScript.Card_Service.ActionResponse;
type DraftUpdate = GoogleAppsScript.Card_Service.UpdateDraftActionResponse;

/** Every press on this card speaks of one message: its id is made when the card opens. */
export function showCompose(): Card {
  const { owner } = config.require();
  welcome(reviewStore.read());
  return composeCard({ message: newMessageId(randomBytes), holder: owner });
}

export const trackPressed = (press: Press): DraftUpdate => insert(track(press, 'pixel'));

/** Adds the link, or first shows once what a reader will meet. */
export function addLinkPressed(press: Press): DraftUpdate | ActionResponse {
  const [url, label] = [press.field('url'), press.field('label')];
  // An address that cannot be tracked is refused before anybody has read a page about it.
  if (safeDestination(url) === null || reviewStore.read().sawClickPage)
    return insert(track(press, { url, label }));
  return pushed(linkConsentCard({ message: messageOf(press), url, label, holder: config.require().owner }));
}

export function clickPageAccepted(press: Press): DraftUpdate {
  const insertion = track(press, { url: press.parameter('url'), label: press.parameter('label') });
  reviewStore.write({ sawClickPage: true });
  return insert(insertion);
}

function track(press: Press, what: 'pixel' | { readonly url: string; readonly label: string }): Insertion {
  const { sender, recipients } = press;
  const found = config.require();
  const journal = journalOf(sender, found);
  return trackDraft({ message: messageOf(press), sender, recipients, what }, found, {
    now,
    hmac,
    journal,
    notes: reviewStore,
  });
}

function messageOf(press: Press): MessageId {
  const message = press.parameter('message');
  if (isMessageId(message)) return message;
  throw new Problem('BAD_INPUT', 'This card is out of date. Close it, open it again, and press once more.');
}

type Places = Readonly<
  Record<'INSERT_AT_START' | 'IN_PLACE_INSERT', GoogleAppsScript.Card_Service.UpdateDraftBodyType>
>;

/** @see https://developers.google.com/apps-script/reference/card-service/update-draft-action-response */
function insert({ html, at }: Insertion): DraftUpdate {
  // Google documents more places than its types know: https://developers.google.com/apps-script/reference/card-service/update-draft-body-type
  const places = CardService.UpdateDraftBodyType as unknown as Places;
  const body = CardService.newUpdateDraftBodyAction()
    .addUpdateContent(html, CardService.ContentType.MUTABLE_HTML)
    .setUpdateType(at === 'start' ? places.INSERT_AT_START : places.IN_PLACE_INSERT);
  return CardService.newUpdateDraftActionResponseBuilder().setUpdateDraftBodyAction(body).build();
}
