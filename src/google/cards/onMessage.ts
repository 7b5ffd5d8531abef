import type { Config } from '../../core/config';
import type { MessageId } from '../../core/event';
import { config } from '../config';
import { hmac } from '../crypto';
import { desk } from '../settling';
import { mailbox } from '../mailbox';
import { now } from '../now';
import { configAndPlace } from '../places';
import { reviewStore } from '../reviewStore';
import { messageView } from './messageView';
import { justSentCard, messageCard, notFollowedCard } from './messageCard';
import { messageIn, peekMessage } from '../../flows/findToken';
import type { Press } from './entry';

/** What is known about the message that lies open. Opening a card changes nothing. */
export function showMessage(press: Press): GoogleAppsScript.Card_Service.Card {
  const mail = press.messageId === null ? null : mailbox.read(press.messageId);
  const { found, row } = lookUp(mail && peekMessage(mail.html));
  const { owner: holder } = found;
  const message = mail && messageIn(mail.html, found, hmac);
  if (mail === null || message === null) return notFollowedCard(holder);
  const state = desk(found, press.sender).find(press.sender, message, row);
  if (state !== null) {
    const { locale, timeZone } = press;
    return messageCard(messageView(state, { holder, locale, timeZone, now: now(), subject: mail.subject }));
  }
  return isOwn(message, mail.gmailMessage) ? justSentCard(mail.subject, holder) : notFollowedCard(holder);
}

/** Set-up's decisions, and where the message was last seen in the ledger; one call for both, as a rule. */
function lookUp(message: MessageId | null): { readonly found: Config; readonly row: number | null } {
  if (message === null) return { found: config.require(), row: null };
  const { config: found, place } = configAndPlace(message);
  return { found: found ?? config.require(), row: place?.row ?? null };
}

/** Whether this sender tracked it, or somebody else who wrote to them: only senders are told that mail is followed. */
function isOwn(message: MessageId, gmailMessage: string): boolean {
  const { unbound, lastTracked } = reviewStore.read();
  return (
    unbound.some((note) => note.message === message) || Object.values(lastTracked).includes(gmailMessage)
  );
}
