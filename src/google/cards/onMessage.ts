import type { Config } from '../../core/config';
import type { MessageId } from '../../core/event';
import { messageIn, peekMessage } from '../../flows/findToken';
import type { SentMail } from '../../ports';
import { config } from '../config';
import { hmac } from '../crypto';
import { mailbox } from '../mailbox';
import { now } from '../now';
import { configAndPlace } from '../places';
import { reviewStore } from '../reviewStore';
import { desk } from '../settling';
import type { Press } from './entry';
import { justSentCard, messageCard, notFollowedCard } from './messageCard';
import { messageView, type Reader } from './messageView';
import { copiesCard } from './copiesCard';

type Card = GoogleAppsScript.Card_Service.Card;

/** What is known about the message that lies open. Opening a card changes nothing. */
export function showMessage(press: Press): Card {
  const mail = press.messageId === null ? null : mailbox.read(press.messageId);
  if (mail === null) return notFollowedCard(config.require().owner);
  // As it was written it has no token in it, but a note of ours; as Gmail sent it, it is the other way round.
  const [written, ...copies] = mail.written;
  const { found, row } = lookUp(written ?? peekMessage(mail.html));
  const message = written ?? messageIn(mail.html, found, hmac);
  if (message === null) return notFollowedCard(found.owner);
  const { locale, timeZone } = press;
  const reader: Reader = { holder: found.owner, locale, timeZone, now: now(), subject: mail.subject };
  return (
    cardOf(press.sender, [message, ...copies], row, found, reader) ??
    (isOwn(message, mail) ? justSentCard(mail.subject, found.owner) : notFollowedCard(found.owner))
  );
}

/** Null when the ledger holds nothing of it that is this sender's. */
function cardOf(
  sender: string,
  [message, ...copies]: readonly [MessageId, ...MessageId[]],
  row: number | null,
  found: Config,
  reader: Reader,
): Card | null {
  if (copies.length === 0) {
    const state = desk(found, sender).find(sender, message, row);
    return state === null ? null : messageCard(messageView(state, reader));
  }
  const states = desk(found, sender).findAll(sender, [message, ...copies]);
  return states.length === 0 ? null : copiesCard(states, copies.length + 1, reader);
}

/** Set-up's decisions, and where the message was last seen in the ledger; one call for both, as a rule. */
function lookUp(message: MessageId | null): { readonly found: Config; readonly row: number | null } {
  if (message === null) return { found: config.require(), row: null };
  const { config: found, place } = configAndPlace(message);
  return { found: found ?? config.require(), row: place?.row ?? null };
}

/** Whether this sender tracked it, or somebody else who wrote to them: only senders are told that mail is followed. */
function isOwn(message: MessageId, { gmailMessage }: SentMail): boolean {
  const { unbound, lastTracked } = reviewStore.read();
  return (
    unbound.some((note) => note.message === message) || Object.values(lastTracked).includes(gmailMessage)
  );
}
