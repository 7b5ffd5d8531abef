import type { Post } from '../ports';

/**
 * Mail from the owner's account.
 * @see https://developers.google.com/apps-script/reference/mail/mail-app
 */
export const post: Post = {
  remaining: () => MailApp.getRemainingDailyQuota(),
  send: ({ to, subject, text, html }) => {
    MailApp.sendEmail({ to, subject, body: text, htmlBody: html, name: 'Doublecheck' });
  },
};
