import type { Instant, MailAddress } from '../contracts';
import type { MailIndex } from './state';

export const MAILER_DAEMON: MailAddress = {
  name: 'Mail Delivery Subsystem',
  email: 'mailer-daemon@googlemail.com',
};

/**
 * The report that a mail could not be delivered, as Gmail writes it to the sender.
 *
 * Unlike Google: it begins a conversation of its own, comes at once, and every outside address bounces.
 * @see https://www.rfc-editor.org/rfc/rfc3464
 */
export function bounceFor(
  original: MailIndex,
  { sender, failed, messageId, at }: { sender: string; failed: string; messageId: string; at: Instant },
): string {
  return [
    `To: ${sender}`,
    `From: ${MAILER_DAEMON.name} <${MAILER_DAEMON.email}>`,
    `Message-ID: ${messageId}`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    'Subject: Delivery Status Notification (Failure)',
    'Auto-Submitted: auto-replied',
    `X-Failed-Recipients: ${failed}`,
    `In-Reply-To: ${original.messageId}`,
    `References: ${original.messageId}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; boundary="${BOUNDARY}"; report-type=delivery-status`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: text/plain; charset="UTF-8"',
    '',
    '** Address not found **',
    '',
    `Your message wasn't delivered to ${failed} because the address couldn't be found, or is unable to receive mail.`,
    '',
    `--${BOUNDARY}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; googlemail.com',
    '',
    `Final-Recipient: rfc822; ${failed}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.',
    '',
    `--${BOUNDARY}--`,
    '',
  ].join('\r\n');
}

const BOUNDARY = 'emulated-report';
