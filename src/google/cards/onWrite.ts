import { newTrackedMail, trackedAnswer, type WritePorts } from '../../flows/writeTracked';
import { Problem } from '../../core/problem';
import { config } from '../config';
import { hmac, randomBytes } from '../crypto';
import { journalOf } from '../journal';
import { now } from '../now';
import { outgoing } from '../outgoing';
import { reviewStore } from '../reviewStore';
import { afresh, type Press } from './entry';
import { newMailCard } from './newMailCard';

type ActionResponse = GoogleAppsScript.Card_Service.ActionResponse;
type ComposeResponse = GoogleAppsScript.Card_Service.ComposeActionResponse;

/** Opens Gmail's compose window with an answer to the open mail that is followed already. */
export function answerPressed(press: Press): ComposeResponse {
  const draft = press.messageId === null ? null : trackedAnswer(press.messageId, portsFor(press));
  if (draft === null) throw new Problem('BAD_INPUT', 'This mail is gone.');
  return CardService.newComposeActionResponseBuilder().setGmailDraft(GmailApp.getDraft(draft)).build();
}

/**
 * Whether a homepage may open the compose window is not documented, so the draft is made and shown where it lies.
 * @see https://developers.google.com/workspace/add-ons/gmail/compose
 */
export function newMailPressed(press: Press): ActionResponse {
  newTrackedMail(portsFor(press));
  return afresh(newMailCard(config.require().owner));
}

const WHEN = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;

function portsFor({ sender, locale, timeZone }: Press): WritePorts {
  const found = config.require();
  const format = new Intl.DateTimeFormat(locale, { ...WHEN, timeZone });
  return {
    now,
    sender,
    config: found,
    hmac,
    random: randomBytes,
    outgoing,
    journal: journalOf(sender, found),
    notes: reviewStore,
    date: (text) => (Number.isNaN(Date.parse(text)) ? '' : format.format(Date.parse(text))),
  };
}
