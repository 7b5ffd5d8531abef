import type { MailSwitches } from '../../../emulator/gmail/MailSystem';
import { ADA, aMailServer, CY } from './aMailServer';
import { aGmail, caught, mail } from './api/aGmail';

const UNKIND: MailSwitches = {
  gmailAllowsBursts: false,
  editedDraftsKeepTheirId: false,
  composerMissesItsDraft: false,
  composerKeepsAttributes: false,
  gmailSparesMailQuota: false,
  insertedAliasMailIsSent: false,
  insertedTwinsAreKept: false,
};
const COMPOSITION = { to: 'ben@example.com', cc: '', bcc: '', subject: 'Offer', html: 'Dear Ben' };

/** @see https://developers.google.com/workspace/gmail/api/reference/quota */
describe('Gmail that allows no bursts', () => {
  const calls = (gmail: ReturnType<typeof aGmail>, id: string): number => {
    for (let count = 0; ; count += 1) {
      try {
        gmail.Messages.get('me', id);
      } catch {
        return count;
      }
    }
  };

  it('refuses once what may be spent at once is spent, and gives 100 units back each second', () => {
    const gmail = aGmail({ switches: UNKIND });
    const { id = '' } = gmail.Messages.insert(mail({ From: 'cy@example.org', Subject: 'Hi' }), 'me');
    gmail.pass(60_000);
    expect(calls(gmail, id)).toBe(1_100 / 20);
    expect(caught(() => gmail.Messages.get('me', id)).details).toMatchObject({
      code: 403,
      errors: [{ reason: 'rateLimitExceeded' }],
    });
    gmail.pass(1_000);
    expect(calls(gmail, id)).toBe(100 / 20);
  });

  it('lets steady work have the whole minute', () => {
    const gmail = aGmail({ switches: UNKIND });
    const { id = '' } = gmail.Messages.insert(mail({ From: 'cy@example.org', Subject: 'Hi' }), 'me');
    for (let second = 0; second < 120; second += 1) {
      gmail.pass(1_000);
      for (let count = 0; count < 5; count += 1) expect(gmail.Messages.get('me', id).id).toBe(id);
    }
  });

  it('is not fooled by a clock that jumped back', () => {
    const gmail = aGmail({ switches: UNKIND });
    const { id = '' } = gmail.Messages.insert(mail({ From: 'cy@example.org', Subject: 'Hi' }), 'me');
    calls(gmail, id);
    gmail.pass(-3_600_000);
    expect(gmail.Messages.get('me', id).id).toBe(id);
  });
});

describe("Gmail's composer", () => {
  const composing = (switches: MailSwitches) => {
    const { server, state } = aMailServer({ switches });
    const mailbox = server.mailbox(ADA.email);
    return { mailbox, state, draftId: mailbox.saveDraft(COMPOSITION) };
  };

  it('gives an edited draft another id, and only that one leads to it', () => {
    const { mailbox, draftId } = composing(UNKIND);
    const edited = mailbox.saveDraft({ ...COMPOSITION, html: 'Dear Ben,' }, draftId);
    expect(edited).not.toBe(draftId);
    expect(mailbox.drafts().map(({ id }) => id)).toEqual([edited]);
    expect(mailbox.draft(draftId)).toBeNull();
    expect(mailbox.sendDraft(edited).messageId).not.toBe('');
  });

  it('saves pictures bare, or as they were written', () => {
    const html = '<img src="https://a.example/" class="x">';
    const saved = (switches: MailSwitches): string => {
      const { mailbox } = composing(switches);
      const id = mailbox.saveDraft({ ...COMPOSITION, html });
      return mailbox.draft(id)?.html.trim() ?? '';
    };
    expect(saved(UNKIND)).toBe('<div dir="ltr"><img src="https://a.example/"></div>');
    expect(saved({ ...UNKIND, composerKeepsAttributes: true })).toBe(`<div dir="ltr">${html}</div>`);
  });

  it('brings back a draft that was sent meanwhile', () => {
    const { mailbox, draftId } = composing(UNKIND);
    mailbox.sendDraft(draftId);
    mailbox.saveDraft(COMPOSITION, draftId);
    expect(mailbox.drafts()).toHaveLength(1);
  });

  it('or complains', () => {
    const { mailbox, draftId } = composing({ ...UNKIND, composerMissesItsDraft: true });
    mailbox.discardDraft(draftId);
    expect(() => mailbox.saveDraft(COMPOSITION, draftId)).toThrow(
      'This draft has been sent or discarded elsewhere.',
    );
    expect(mailbox.drafts()).toEqual([]);
  });
});

describe('mail sent by the Gmail API', () => {
  const send = (switches?: MailSwitches) => {
    const gmail = aGmail(switches === undefined ? {} : { switches });
    const headers = { To: 'ben@example.com, cy@example.org', Bcc: 'ada@example.com', Subject: 'Hi' };
    gmail.Messages.send(mail(headers), 'me');
    const { id = '' } = gmail.Drafts.create({ message: mail(headers) }, 'me');
    gmail.Drafts.send({ id }, 'me');
    return gmail.state.posted[ADA.email]?.recipients ?? 0;
  };

  it('counts each recipient against the daily quota of MailApp, or none', () => {
    expect([send(UNKIND), send()]).toEqual([6, 0]);
  });
});

describe('a mail inserted a second time', () => {
  const insertTwice = (switches?: MailSwitches) => {
    const { Messages } = aGmail(switches === undefined ? {} : { switches });
    const twin = mail({ From: ADA.email, 'Message-ID': '<one@example.com>' });
    return [Messages.insert(twin, 'me').id, Messages.insert(twin, 'me').id];
  };

  it('is a second mail, where Google is kind', () => {
    const [first, second] = insertTwice();
    expect(second).not.toBe(first);
  });

  it('is the one that is there, where Google is not', () => {
    const [first, second] = insertTwice(UNKIND);
    expect(second).toBe(first);
  });
});

// https://developers.google.com/workspace/gmail/api/guides/alias_and_signature_settings
describe('a second address to send as', () => {
  const ALIAS = { name: 'The office', email: 'office@example.com' };
  const withAlias = (switches?: MailSwitches) => {
    const gmail = aGmail(switches === undefined ? {} : { switches });
    gmail.server.addAlias(ADA.email, ALIAS);
    return gmail;
  };

  it.each([
    ['counts as sent when mail from it is inserted, where Google is kind', undefined, ['SENT']],
    ['adds nothing to inserted mail, where Google is not', UNKIND, []],
  ])('%s', (_title, switches, labels) => {
    const { Messages } = withAlias(switches);
    expect(Messages.insert(mail({ From: ALIAS.email }), 'me').labelIds).toEqual(labels);
    expect(Messages.insert(mail({ From: ADA.email }), 'me').labelIds).toEqual(['SENT']);
  });

  it('is listed beside the account’s own, stays the sender, and is reached by answers', () => {
    const { Messages, Settings, server } = withAlias();
    expect(
      Settings.SendAs.list('me').sendAs?.map(({ sendAsEmail, isPrimary }) => [sendAsEmail, isPrimary]),
    ).toEqual([
      [ADA.email, true],
      [ALIAS.email, false],
    ]);
    Messages.send(mail({ From: ALIAS.email, To: 'ben@example.com' }), 'me');
    const [received] = server.mailbox('ben@example.com').threads('INBOX');
    expect(received?.messages[0]?.from.email).toBe(ALIAS.email);
    server.dispatch({ from: CY, to: [ALIAS.email], subject: 'Re', text: 'x', keepCopy: false });
    expect(server.mailbox(ADA.email).threads('INBOX')).toHaveLength(1);
    expect(() => {
      server.addAlias('ben@example.com', ALIAS);
    }).toThrow("office@example.com is somebody's already.");
  });

  it('is oneself: mail to it is one message with SENT and INBOX', () => {
    const { Messages } = withAlias();
    expect(
      Messages.send(mail({ From: ADA.email, To: `${ALIAS.email}, ${ADA.email}` }), 'me').labelIds,
    ).toEqual(['UNREAD', 'SENT', 'INBOX']);
  });
});
