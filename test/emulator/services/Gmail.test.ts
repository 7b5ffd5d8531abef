import { mailServerOf } from '../../../emulator/gmail/MailSystem';
import { gmailService } from '../../../emulator/services/Gmail';
import { ADA, BEN, CY, contextFor } from '../gmail/aMailServer';
import { aGmail, caught, like } from '../gmail/api/aGmail';

describe('Gmail.Users', () => {
  // https://developers.google.com/workspace/gmail/api/reference/rest/v1/users/getProfile
  it('tells whose mailbox it is, under "me" and under the own address', () => {
    const { Users, receive } = aGmail();
    receive();
    const profile = {
      emailAddress: ADA.email,
      messagesTotal: 1,
      threadsTotal: 1,
      historyId: like(expect.stringMatching(/^\d+$/)),
    };
    expect(Users.getProfile('me')).toEqual(profile);
    expect(Users.getProfile('Ada@example.com')).toEqual(profile);
  });

  it.each([BEN.email, 'ada+x@example.com', 'someid'])('opens no other mailbox: %s', (userId) => {
    expect(caught(() => aGmail().Users.getProfile(userId))).toMatchObject({
      name: 'GoogleJsonResponseException',
      message: `API call to gmail.users.getProfile failed with error: Delegation denied for ${ADA.email}`,
      details: { code: 403, errors: [{ domain: 'global', reason: 'forbidden' }] },
    });
  });

  it.each(['', CY.email])('has no mailbox for "%s"', (user) => {
    expect(caught(() => aGmail({ user }).Users.getProfile('me')).message).toContain(
      'Mail service not enabled',
    );
  });

  // https://developers.google.com/workspace/gmail/api/auth/scopes
  it('needs a scope of the method’s own, which gmail.labels is not for labelling', () => {
    const { Labels, Messages, receive, box } = aGmail({
      oauthScopes: ['https://www.googleapis.com/auth/gmail.labels'],
    });
    receive();
    const [message] = box(ADA).messages();
    expect(() => Labels.create({ name: 'a' }, 'me')).not.toThrow();
    expect(
      caught(() => Messages.modify({ addLabelIds: ['Label_1'] }, 'me', message?.id ?? '')),
    ).toMatchObject({
      message:
        'API call to gmail.users.messages.modify failed with error: Request had insufficient authentication scopes.',
      details: { code: 403 },
    });
  });

  // https://developers.google.com/workspace/gmail/api/reference/quota; words as seen in live runs
  it('refuses what exceeds 6,000 units in a minute, with 403, until the minute has passed', () => {
    const { Messages, receive, box, pass } = aGmail();
    receive();
    const id = box(ADA).messages()[0]?.id ?? '';
    for (let times = 0; times < 300; times += 1) Messages.get('me', id, { format: 'minimal' });
    expect(caught(() => Messages.get('me', id))).toMatchObject({
      message:
        "API call to gmail.users.messages.get failed with error: Quota exceeded for quota metric 'Total Query Cost' and " +
        "limit 'Units per minute per user' of service 'gmail.googleapis.com' for consumer 'project_number:123456789012'.",
      details: { code: 403, errors: [{ domain: 'usageLimits', reason: 'rateLimitExceeded' }] },
    });
    pass(60_000);
    expect(() => Messages.get('me', id)).not.toThrow();
  });
});

describe('The service', () => {
  it('works on the mail of the world it finds when it is called', () => {
    const { context, server } = aGmail();
    expect(mailServerOf(context.world)).toBe(server);
    expect(() => gmailService(contextFor(null, ADA.email))).not.toThrow();
  });
});
