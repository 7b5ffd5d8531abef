import type { Instant, Switches } from '../contracts';
import { GmailError } from './GmailError';
import { UNITS_AT_ONCE, UNITS_PER_MINUTE, UNITS_PER_SECOND } from './limits';
import type { MailboxState } from './state';

/**
 * Takes quota units from this user's present minute, and where bursts are not allowed from what has come back by now.
 *
 * Over the limit Gmail answers 403, not 429, in these words (as seen in live runs; the project's number is made up).
 * @throws {GmailError} 403 rateLimitExceeded.
 * @see https://developers.google.com/workspace/gmail/api/reference/quota
 */
export function spendUnits(
  mailbox: MailboxState,
  units: number,
  now: Instant,
  { gmailAllowsBursts }: Pick<Switches, 'gmailAllowsBursts'>,
): void {
  // What lies ahead was spent before the clock jumped back.
  while (
    mailbox.spent[0] !== undefined &&
    (mailbox.spent[0].at <= now - MINUTE_MS || mailbox.spent[0].at > now)
  )
    mailbox.spent.shift();
  const spent = mailbox.spent.reduce((sum, each) => sum + each.units, 0);
  if (spent + units > UNITS_PER_MINUTE || (!gmailAllowsBursts && left(mailbox, now) < units)) {
    throw new GmailError(
      403,
      'rateLimitExceeded',
      "Quota exceeded for quota metric 'Total Query Cost' and limit 'Units per minute per user' of service " +
        "'gmail.googleapis.com' for consumer 'project_number:123456789012'.",
      'usageLimits',
    );
  }
  mailbox.spent.push({ at: now, units });
}

const MINUTE_MS = 60_000;

/** Units that may be spent at once: a store that was full a minute ago, and fills up steadily. */
function left({ spent }: MailboxState, now: Instant): number {
  let units = UNITS_AT_ONCE;
  let before = now - MINUTE_MS;
  const fill = (at: Instant): void => {
    units = Math.min(UNITS_AT_ONCE, units + ((at - before) / 1_000) * UNITS_PER_SECOND);
    before = at;
  };
  for (const each of spent) {
    fill(each.at);
    units -= each.units;
  }
  fill(now);
  return units;
}
