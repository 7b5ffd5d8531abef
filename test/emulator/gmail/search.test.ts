import { parseQuery } from '../../../emulator/gmail/search';
import { ADA, aMailServer, BEN, MONDAY, rawMail } from './aMailServer';

const DAY_MS = 24 * 60 * 60_000;
const MAILS: Record<
  string,
  { headers: Record<string, string>; body?: string; at?: number; labels?: string[] }
> = {
  bank: {
    headers: { From: 'Bank Alerts <alerts@bank-7.example>', To: ADA.email, Subject: 'Your contract' },
    body: 'A stamp duty is due',
  },
  ben: {
    headers: { From: BEN.email, To: ADA.email, Cc: 'cy@example.org', Subject: 'Re: lunch' },
    labels: ['INBOX', 'UNREAD', 'Label_1'],
  },
  sent: {
    headers: { From: ADA.email, To: BEN.email, Bcc: 'boss@example.net', Subject: 'lunch' },
    labels: ['SENT'],
    at: MONDAY - 3 * DAY_MS,
  },
  spam: {
    headers: { From: 'x@example.net', Subject: 'win', 'Message-ID': '<spam-1@example.net>' },
    labels: ['SPAM'],
  },
  file: {
    headers: { From: 'Cy <cy@example.org>', Subject: 'file', 'Content-Type': 'text/plain; name="a.txt"' },
    labels: ['INBOX', 'STARRED'],
  },
};

function find(q: string): string[] {
  const { box } = aMailServer();
  const mailbox = box(ADA);
  const names = new Map<string, string>();
  for (const [name, { headers, body, at = MONDAY, labels = ['INBOX'] }] of Object.entries(MAILS)) {
    names.set(
      mailbox.add({ raw: rawMail(headers, body), labelIds: labels, internalDate: at, threadId: null }).id,
      name,
    );
  }
  const labels = [
    {
      id: 'Label_1',
      name: 'Spike 23/Private Stuff',
      labelListVisibility: '',
      messageListVisibility: '',
      color: null,
    },
  ];
  const { matches } = parseQuery(q, { labels, email: ADA.email, now: MONDAY });
  return mailbox
    .messages()
    .filter(matches)
    .map((message) => names.get(message.id) ?? '')
    .sort();
}

const ALL = Object.keys(MAILS).sort();
const second = MONDAY / 1_000;

// https://developers.google.com/workspace/gmail/api/guides/filtering and https://support.google.com/mail/answer/7190
describe('A Gmail search', () => {
  it.each([
    ['', ALL],
    ['from:ben@example.com', ['ben']],
    ['from:bank-7.example', ['bank']],
    ['from:alerts', ['bank']],
    ['from:alert', []],
    ['from:me', ['sent']],
    ['to:cy@example.org', ['ben']],
    ['to:boss@example.net', ['sent']],
    ['to:me', ['bank', 'ben']],
    ['subject:lunch', ['ben', 'sent']],
    ['subject:"your contract"', ['bank']],
    ['in:sent', ['sent']],
    ['in:inbox is:unread', ['ben']],
    ['is:read', ['bank', 'file', 'sent', 'spam']],
    ['is:starred', ['file']],
    ['has:attachment', ['file']],
    ['in:anywhere', ALL],
    ['rfc822msgid:spam-1@example.net', ['spam']],
    ['rfc822msgid:<spam-1@example.net>', ['spam']],
    ['stamp duty', ['bank']],
    ['duty stamp', ['bank']],
    ['"duty stamp"', []],
    ['STAMP', ['bank']],
    ['-in:inbox', ['sent', 'spam']],
  ])('for %s finds by that', (q, found) => {
    expect(find(q)).toEqual(found);
  });

  // As seen in live runs.
  it.each(['label:spike-23-private-stuff', 'label:"Spike 23/Private Stuff"', 'label:Spike-23/Private-Stuff'])(
    'knows a label by its name however it is spelt: %s',
    (q) => {
      expect(find(q)).toEqual(['ben']);
    },
  );

  it('does not know a label by its id', () => {
    expect(find('label:Label_1')).toEqual([]);
  });

  it('includes the second named by after: and by before:', () => {
    expect(find(`after:${second}`)).toEqual(ALL.filter((name) => name !== 'sent'));
    expect(find(`before:${second}`)).toEqual(ALL);
    expect(find(`after:${second + 1}`)).toEqual([]);
    expect(find(`before:${second - 1}`)).toEqual(['sent']);
  });

  it('lets a day begin at midnight in California', () => {
    expect(find('after:2026/03/02')).toEqual(ALL.filter((name) => name !== 'sent'));
    expect(find('after:2026/03/03')).toEqual([]);
    expect(find('before:2026-03-02')).toEqual(['sent']);
  });

  it('counts days, months and years back from now', () => {
    expect(find('newer_than:2d')).not.toContain('sent');
    expect(find('newer_than:1m')).toContain('sent');
    expect(find('older_than:3d')).toEqual([]);
    expect(find('older_than:2d')).toEqual(['sent']);
    expect(find('older_than:1y')).toEqual([]);
  });

  it('joins by OR before it joins by "and"', () => {
    expect(find('from:ben@example.com OR from:cy in:inbox is:starred')).toEqual(['file']);
    expect(find('(from:ben@example.com OR (from:alerts subject:contract))')).toEqual(['bank', 'ben']);
    expect(find('{from:ben@example.com is:starred} in:inbox')).toEqual(['ben', 'file']);
    expect(find('-(in:inbox OR in:sent)')).toEqual(['spam']);
  });

  it('says whether it asks for what was put away', () => {
    const asks = (q: string) => parseQuery(q, { labels: [], email: ADA.email, now: MONDAY }).seesPutAway;
    expect(['in:anywhere', 'in:trash', 'label:spam'].map(asks)).toEqual([true, true, true]);
    expect(['', 'in:inbox', 'spam'].map(asks)).toEqual([false, false, false]);
  });

  it.each([
    'larger:5M',
    'has:drive',
    'is:muted',
    'after:yesterday',
    'newer_than:2h',
    'subject:(a b)',
    '(a',
    'a)',
    '{a',
  ])('that is not emulated is refused by name: %s', (q) => {
    expect(() => find(q)).toThrow(/is not emulated.*Add it in emulator\/gmail\/search\.ts\.$/);
  });
});
