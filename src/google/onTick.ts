import { tick } from '../flows/tick';
import type { Pace } from '../ports';
import { config } from './config';
import { hmac } from './crypto';
import { journal } from './journal';
import { mailbox } from './mailbox';
import { now } from './now';
import { paceOf } from './pace';
import { post } from './post';
import { reviewStore } from './reviewStore';
import { desk, ledger } from './settling';
import { settleStore } from './settleStore';
import { vitals } from './vitals';

/** For a person who pressed a button: they decide when. */
const AT_ONCE: Pace = { take: () => true };

/**
 * What a timer does for the person who made it. Pages can call this, too: then it does no more than the timer would,
 * and tells nothing of what went wrong.
 */
export function onTick(): void {
  const sender = Session.getEffectiveUser().getEmail().toLowerCase();
  try {
    run(sender, paceOf(sender));
  } catch (error) {
    if (Session.getActiveUser().getEmail() !== '') throw error;
    console.error(String(error));
  }
}

/** The same, at once. */
export const refresh = (sender: string): void => {
  run(sender, AT_ONCE);
};

function run(sender: string, pace: Pace): void {
  const found = config.read();
  if (found === null) return;
  if (sender === found.owner) vitals.beat(now());
  const ports = {
    now,
    hmac,
    sender,
    config: found,
    pace,
    journal,
    mailbox,
    notes: reviewStore,
    store: settleStore,
    ledger,
    post,
  };
  tick({ ...ports, desk: desk(found, sender) });
}
