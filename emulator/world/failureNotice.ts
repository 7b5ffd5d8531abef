import type { Instant, MailSystem } from '../contracts';

/**
 * The mail that tells who made a timer that it failed.
 *
 * Unlike Google: it comes at once and for each failure, in words of the emulator's own; Google sums up a day.
 *
 * @see https://developers.google.com/apps-script/guides/triggers/installable#errors_in_triggers
 */
export const failureNotice = ({
  creator,
  function: name,
  message,
  at,
}: {
  readonly creator: string;
  readonly function: string;
  readonly message: string;
  readonly at: Instant;
}): Parameters<MailSystem['dispatch']>[0] => ({
  from: { name: 'Google Apps Script', email: 'noreply-apps-scripts-notifications@google.com' },
  to: [creator],
  subject: 'Summary of failures for Google Apps Script',
  text: `Your script has recently failed to finish successfully.\n\nFunction: ${name}\nStart: ${new Date(at).toISOString()}\nError message: ${message}\n`,
  keepCopy: false,
});
