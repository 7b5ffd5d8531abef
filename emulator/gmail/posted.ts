import type { Instant } from '../contracts';
import { MAIL_DAY_MS } from './limits';
import type { MailState } from './state';

/** What counts against MailApp's quota of recipients. */
export interface Posted {
  readonly since: Instant;
  readonly recipients: number;
}

/** Recipients mailed for a user in the day that goes on; it is over 24 hours after its first mail. */
export function postedToday({ posted }: MailState, email: string, now: Instant): Posted {
  const found = posted[email];
  return found === undefined || now >= found.since + MAIL_DAY_MS ? { since: now, recipients: 0 } : found;
}

export function addPosted(state: MailState, email: string, recipients: number, now: Instant): void {
  const before = postedToday(state, email, now);
  state.posted[email] = { ...before, recipients: before.recipients + recipients };
}
