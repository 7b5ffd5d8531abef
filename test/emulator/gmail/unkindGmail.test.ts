import type { MailSwitches } from '../../../emulator/gmail/MailSystem';
import { ADA, aMailServer } from './aMailServer';
import { aGmail, caught, mail } from './api/aGmail';

const UNKIND: MailSwitches = {
  gmailAllowsBursts: false,
  editedDraftsKeepTheirId: false,
  composerMissesItsDraft: false,
  composerKeepsAttributes: false,
  gmailSparesMailQuota: false,
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
