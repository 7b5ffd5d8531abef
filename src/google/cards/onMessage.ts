import type { Config } from '../../core/config';
import type { MessageId } from '../../core/event';
import { messageIn, peekMessage } from '../../flows/findToken';
import type { SentMail, Wanted } from '../../ports';
import { config } from '../config';
import { hmac } from '../crypto';
import { mailbox } from '../mailbox';
import { now } from '../now';
import { configAndRows } from '../places';
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
  const peeked = peekMessage(mail.html);
  const { found, wanted } = lookUp(mail.written.length > 0 ? mail.written : peeked === null ? [] : [peeked]);
  const message = messageIn(mail.html, found, hmac);
  const followed =
    mail.written.length > 0
      ? wanted
      : message === null
        ? []
        : [{ message, row: wanted.find((each) => each.message === message)?.row ?? null }];
  const [first] = followed;
  if (first === undefined) return notFollowedCard(found.owner);
  const { locale, timeZone } = press;
  const reader: Reader = { holder: found.owner, locale, timeZone, now: now(), subject: mail.subject };
  return (
    cardOf(press.sender, followed, first, found, reader) ??
    (isOwn(first.message, mail) ? justSentCard(mail.subject, found.owner) : notFollowedCard(found.owner))
  );
}

/** Null when the ledger holds nothing of it that is this sender's. */
function cardOf(
  sender: string,
  followed: readonly Wanted[],
  first: Wanted,
  found: Config,
  reader: Reader,
): Card | null {
  if (followed.length === 1) {
    const state = desk(found, sender).find(sender, first.message, first.row);
    return state === null ? null : messageCard(messageView(state, reader));
  }
  const states = desk(found, sender).findAll(sender, followed);
  return states.length === 0 ? null : copiesCard(states, followed.length, reader);
}

/** Set-up's decisions, and where messages were last seen in the ledger; one call for both, as a rule. */
function lookUp(messages: readonly MessageId[]): {
  readonly found: Config;
  readonly wanted: readonly Wanted[];
} {
  if (messages.length === 0) return { found: config.require(), wanted: [] };
  const { config: found, wanted } = configAndRows(messages);
  return { found: found ?? config.require(), wanted };
}

/** Whether this sender tracked it, or somebody else who wrote to them: only senders are told that mail is followed. */
function isOwn(message: MessageId, { gmailMessage }: SentMail): boolean {
  const { unbound, lastTracked } = reviewStore.read();
  return (
    unbound.some((note) => note.message === message) || Object.values(lastTracked).includes(gmailMessage)
  );
}
