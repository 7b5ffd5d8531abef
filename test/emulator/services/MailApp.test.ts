import { ServiceError } from '../../../emulator/runtime/ServiceError';
import { mailApp } from '../../../emulator/services/MailApp';
import { ADA, aMailServer, anAccount, BEN, contextFor, CY } from '../gmail/aMailServer';

const WORK = anAccount('wendy@work.example', { google: 'workspace' });
const DAY_MS = 24 * 60 * 60_000;

function aMailApp(user = ADA.email) {
  const world = aMailServer({ accounts: [ADA, BEN, CY, WORK] });
  // The class is seen only through the membrane; here it has Google's type.
  const MailApp = mailApp(contextFor(world.server, user)) as unknown as GoogleAppsScript.Mail.MailApp;
  const inbox = (account = BEN) => world.box(account).messages();
  return { ...world, MailApp, inbox };
}

// https://developers.google.com/apps-script/reference/mail/mail-app
describe('MailApp.sendEmail', () => {
  it('mails in the user’s name and leaves a copy under Sent', () => {
    const { MailApp, inbox, box } = aMailApp();
    MailApp.sendEmail(BEN.email, 'Opened', 'Your mail was opened.');
    expect(inbox()[0]).toMatchObject({
      labelIds: ['UNREAD', 'INBOX'],
      index: {
        from: { name: ADA.name, email: ADA.email },
        subject: 'Opened',
        text: expect.stringContaining('was opened') as unknown,
      },
    });
    expect(
      box(ADA)
        .messages()
        .map(({ labelIds }) => labelIds),
    ).toEqual([['SENT']]);
  });

  it('obeys its options', () => {
    const { MailApp, inbox } = aMailApp();
    MailApp.sendEmail(BEN.email, 'x', 'plain', {
      htmlBody: '<p>rich</p>',
      name: 'Doublecheck',
      replyTo: 'r@example.com',
      cc: CY.email,
    });
    const [message] = inbox();
    expect(message?.index).toMatchObject({
      from: { name: 'Doublecheck', email: ADA.email },
      html: '<p>rich</p>',
      text: 'plain',
    });
    expect(message?.raw).toMatch(/^Reply-To: r@example.com\r$/m);
    expect(inbox(CY)).toHaveLength(1);
  });

  it('takes one object, and writes the text itself if there is only HTML', () => {
    const { MailApp, inbox } = aMailApp();
    MailApp.sendEmail({ to: `Ben <${BEN.email}>`, subject: 'x', htmlBody: '<b>Hi</b>', bcc: CY.email });
    expect(inbox()[0]?.index).toMatchObject({ html: '<b>Hi</b>', text: '*Hi*' });
    expect(inbox(CY)).toHaveLength(1);
  });

  it('takes a reply address second when there are four texts', () => {
    const { MailApp, inbox } = aMailApp();
    MailApp.sendEmail(BEN.email, 'r@example.com', 'subject', 'body');
    expect(inbox()[0]?.index.subject).toBe('subject');
    expect(inbox()[0]?.raw).toMatch(/^Reply-To: r@example.com\r$/m);
  });

  it('has an address without replies in Workspace only', () => {
    const consumer = aMailApp();
    consumer.MailApp.sendEmail({ to: BEN.email, body: 'x', noReply: true });
    expect(consumer.inbox()[0]?.index.from.email).toBe(ADA.email);
    const workspace = aMailApp(WORK.email);
    workspace.MailApp.sendEmail({ to: BEN.email, body: 'x', noReply: true });
    expect(workspace.inbox()[0]?.index.from.email).toBe('noreply@work.example');
  });

  it.each([
    [{ to: '' }, 'Failed to send email: no recipient'],
    [{ to: 'ben' }, 'Invalid email: ben'],
    [{ to: BEN.email, cc: 'Cy <cy>' }, 'Invalid email: Cy <cy>'],
    [
      { to: Array.from({ length: 51 }, (_, n) => `p${n}@example.com`).join(',') },
      'Limit Exceeded: Email Recipients Per Message.',
    ],
    [{ to: BEN.email, subject: 'x'.repeat(251) }, 'Argument too large: subject'],
    [{ to: BEN.email, body: 'x'.repeat(200 * 1024 + 1) }, 'Limit Exceeded: Email Body Size.'],
  ])('refuses %# in Google’s words, and counts nothing', (mail, words) => {
    const { MailApp } = aMailApp();
    expect(() => {
      MailApp.sendEmail(mail);
    }).toThrow(new ServiceError(words));
    expect(MailApp.getRemainingDailyQuota()).toBe(100);
  });

  it('refuses other parameters, and options that are not emulated by name', () => {
    const { MailApp } = aMailApp();
    expect(() => {
      MailApp.sendEmail(...([BEN.email, 5] as unknown as [never]));
    }).toThrow("The parameters (String,number) don't match the method signature for MailApp.sendEmail.");
    expect(() => {
      MailApp.sendEmail({ to: BEN.email, attachments: [] });
    }).toThrow(
      'MailApp.sendEmail\'s option "attachments" is not emulated. Add it in emulator/services/MailApp.ts.',
    );
    expect(() => {
      MailApp.sendEmail({ to: 5 } as unknown as { to: string });
    }).toThrow('Invalid argument: to');
  });

  it('lets a mail to a name with a comma in it reach one person', () => {
    const { MailApp, inbox } = aMailApp();
    MailApp.sendEmail(`"Ben, Example" <${BEN.email}>`, 'x', 'y');
    expect(inbox()).toHaveLength(1);
    expect(MailApp.getRemainingDailyQuota()).toBe(99);
  });

  it('is for people with a Google account', () => {
    expect(() => aMailApp(CY.email).MailApp.getRemainingDailyQuota()).toThrow(
      'Authorization is required to perform that action.',
    );
  });
});

// https://developers.google.com/apps-script/guides/services/quotas
describe('MailApp.getRemainingDailyQuota', () => {
  it('is 100 recipients for consumers and 1,500 for Workspace', () => {
    expect(aMailApp().MailApp.getRemainingDailyQuota()).toBe(100);
    expect(aMailApp(WORK.email).MailApp.getRemainingDailyQuota()).toBe(1_500);
  });

  it('counts recipients, not mails, and begins anew 24 hours after the first', () => {
    const { MailApp, pass } = aMailApp();
    MailApp.sendEmail({ to: BEN.email, cc: CY.email, body: 'x' });
    pass(DAY_MS - 1);
    MailApp.sendEmail(BEN.email, 'x', 'y');
    expect(MailApp.getRemainingDailyQuota()).toBe(97);
    pass(1);
    expect(MailApp.getRemainingDailyQuota()).toBe(100);
  });

  it('once spent, refuses the mail and sends nothing', () => {
    const { MailApp, state, inbox, now } = aMailApp();
    state.posted[ADA.email] = { since: now(), recipients: 99 };
    const two = { to: `${BEN.email},${CY.email}`, body: 'x' };
    expect(() => {
      MailApp.sendEmail(two);
    }).toThrow('Service invoked too many times for one day: email.');
    expect(inbox()).toEqual([]);
    MailApp.sendEmail(BEN.email, 'x', 'y');
    expect(MailApp.getRemainingDailyQuota()).toBe(0);
  });
});
