import type { Config } from '../core/config';
import { tick } from '../flows/tick';
import type { Pace } from '../ports';
import { config } from './config';
import { hmac, randomBytes } from './crypto';
import { journalOf } from './journal';
import { ledgerFor } from './ledger/ledger';
import { mailbox } from './mailbox';
import { now, wait } from './now';
import { outgoing } from './outgoing';
import { paceOf } from './pace';
import { post } from './post';
import { reviewStore } from './reviewStore';
import { desk } from './settling';
import { settleStore } from './settleStore';
import { ownTurn } from './turn';
import { vitals } from './vitals';

/** For a person who pressed a button: they decide when. */
const AT_ONCE: Pace = { take: () => true };

/**
 * What a timer does for the person who made it. Pages can call this, too: then it does no more than the timer would,
 * is no sign of life of the timer, and tells nothing of what went wrong.
 */
export function onTick(event?: unknown): void {
  const person = Session.getEffectiveUser().getEmail();
  const isTimer = Session.getActiveUser().getEmail() === person || isOwnTimer(event);
  const sender = person.toLowerCase();
  try {
    const found = config.read();
    if (found === null) return;
    if (isTimer && sender === found.owner) vitals.beat(now());
    run(found, sender, paceOf(sender));
  } catch (error) {
    if (isTimer) throw error;
    console.error(String(error));
  }
}

/**
 * A timer has the authorization of its creator, whom Google therefore should name; of a page's visitor that is not so.
 * Should Google not do so, the timer is known by its id, which is told to nobody.
 * @see https://developers.google.com/apps-script/guides/triggers/events#time-driven_events
 */
function isOwnTimer(event: unknown): boolean {
  if (typeof event !== 'object' || event === null || !('triggerUid' in event)) return false;
  try {
    return ScriptApp.getProjectTriggers().some((trigger) => trigger.getUniqueId() === event.triggerUid);
  } catch {
    return false; // a page must not learn why
  }
}

/** The same, at once. */
export const refresh = (sender: string): void => {
  const found = config.read();
  if (found !== null) run(found, sender, AT_ONCE);
};

function run(found: Config, sender: string, pace: Pace): void {
  const ports = {
    now,
    hmac,
    sender,
    config: found,
    pace,
    journal: journalOf(sender, found),
    mailbox,
    outgoing,
    notes: reviewStore,
    store: settleStore,
    ledger: ledgerFor(found),
    post,
    random: randomBytes,
    turn: ownTurn,
    wait,
  };
  tick({ ...ports, desk: desk(found, sender) });
}
