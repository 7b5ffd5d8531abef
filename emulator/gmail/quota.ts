import type { Instant } from '../contracts';
import { GmailError } from './GmailError';
import { UNITS_PER_MINUTE } from './limits';
import type { MailboxState } from './state';

/**
 * Takes quota units from this user's present minute.
 *
 * Over the limit Gmail answers 403, not 429, in these words (as seen in live runs; the project's number is made up).
 * @throws {GmailError} 403 rateLimitExceeded.
 * @see https://developers.google.com/workspace/gmail/api/reference/quota
 */
export function spendUnits(mailbox: MailboxState, units: number, now: Instant): void {
  while (mailbox.spent[0] !== undefined && mailbox.spent[0].at <= now - MINUTE_MS) mailbox.spent.shift();
  const spent = mailbox.spent.reduce((sum, each) => sum + each.units, 0);
  if (spent + units > UNITS_PER_MINUTE) {
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
