/** When the owner's pass runs, apart from its timer, and what it is given. */
import type { Config } from '../core/config';
import type { Instant } from '../core/event';
import type { QueryPorts } from '../flows/answerQuery';
import { deskFor } from '../flows/deskFor';
import { settle } from '../flows/settle';
import type { Desk } from '../ports';
import { config } from './config';
import { hmac } from './crypto';
import { ask } from './http';
import { ledgerFor } from './ledger/ledger';
import { now } from './now';
import { paceOf } from './pace';
import { post } from './post';
import { settleStore } from './settleStore';

/** A timer slower than this is helped by hits. */
const LATE_MS = 10 * 60_000;
const LATE_SETTLE_MS = 60_000;
/** A question is answered from a ledger no older than this, if nobody else settles just now. */
const QUERY_SETTLE_MS = 20_000;

const pace = paceOf('script');

const settleNow = (): void => {
  const found = config.read();
  if (found !== null) settle({ now, store: settleStore, ledger: ledgerFor(found), post });
};

/**
 * Settles after a hit whose record is safe, when the owner's timer is slow; never more than once a minute.
 * `lastBeat` is when that timer ran last: null when nobody remembers, undefined when there was no hit to ask for it.
 */
export function settleIfLate(lastBeat: Instant | null | undefined): void {
  if (lastBeat === undefined || (lastBeat !== null && now() - lastBeat <= LATE_MS)) return;
  quietly(() => {
    if (pace.take('late-settle', LATE_SETTLE_MS)) settleNow();
  });
}

/** Settles before a question is answered, unless that was done a moment ago. */
export function settleBeforeAnswer(): void {
  quietly(() => {
    if (pace.take('query-settle', QUERY_SETTLE_MS)) settleNow();
  });
}

/** Whoever waits for an answer must not pay for our trouble; the timer's next pass meets it again and says so. */
function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    console.error(String(error));
  }
}

/** The web app's side: it answers from the owner's own Sheet. Null before set-up. */
export function queryPorts(): QueryPorts | null {
  const found = config.read();
  return found && { now, hmac, store: settleStore, ledger: ledgerFor(found) };
}

/** The sender's side. */
export const desk = (found: Config, sender: string): Desk =>
  deskFor(found, sender, {
    now,
    hmac,
    store: settleStore,
    ledger: ledgerFor(found),
    ask: (text) => ask(found.base, text),
  });
