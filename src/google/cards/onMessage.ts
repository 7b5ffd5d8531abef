import { config } from '../config';
import { hmac } from '../crypto';
import { desk } from '../settling';
import { mailbox } from '../mailbox';
import { now } from '../now';
import { messageView } from './messageView';
import { justSentCard, messageCard, notFollowedCard } from './messageCard';
import { messageIn } from '../../flows/findToken';
import type { Press } from './entry';

/** What is known about the message that lies open. Opening a card changes nothing. */
export function showMessage(press: Press): GoogleAppsScript.Card_Service.Card {
  const found = config.require();
  const mail = press.messageId === null ? null : mailbox.read(press.messageId);
  const message = mail && messageIn(mail.html, found, hmac);
  if (mail === null || message === null) return notFollowedCard();
  const state = desk(found, press.sender).find(press.sender, message);
  if (state === null) return justSentCard(mail.subject);
  return messageCard(
    messageView(state, { holder: found.owner, locale: press.locale, timeZone: press.timeZone, now: now() }),
  );
}
