import type { MessageView } from '../../../emulator/contracts';
import { threadJson, threadRow, type Viewer } from '../../../emulator/desk/threadRow';

const ada = { email: 'ada@lindenhof.example', name: 'Ada Brandt' };
const ben = { email: 'ben@gmail.example', name: 'Ben Castillo' };

const viewer: Viewer = { email: ada.email, names: new Map([[ben.email, ben.name]]) };

const message = (changes: Partial<MessageView> = {}): MessageView => ({
  id: 'm1',
  threadId: 't1',
  from: ben,
  to: [ada],
  cc: [],
  bcc: [],
  subject: 'Oak',
  at: 1_000,
  labelIds: ['INBOX'],
  snippet: 'Oak it is',
  html: '<p>Oak it is</p>',
  ...changes,
});

describe('a thread as a line of the list', () => {
  it('names a single writer in full, and several by first name', () => {
    expect(threadRow({ id: 't1', messages: [message()] }, viewer, 'INBOX').who).toBe('Ben Castillo');
    const two = { id: 't1', messages: [message(), message({ from: ada })] };
    expect(threadRow(two, viewer, 'INBOX').who).toBe('Ben, me');
  });

  it('names whom it went to under Sent, by the address book where the mail gives no name', () => {
    const sent = message({ from: ada, to: [{ email: ben.email, name: '' }], labelIds: ['SENT'] });
    expect(threadRow({ id: 't1', messages: [sent] }, viewer, 'SENT').who).toBe('To: Ben Castillo');
  });

  it('falls back to the address of a stranger', () => {
    const stranger = message({ from: { email: 'x@example.org', name: '' } });
    expect(threadRow({ id: 't1', messages: [stranger] }, viewer, 'INBOX').who).toBe('x@example.org');
  });

  it('takes the labels of all messages together and leaves out the one looked at', () => {
    const thread = {
      id: 't1',
      messages: [message({ labelIds: ['INBOX', 'L1'] }), message({ labelIds: ['L2'] })],
    };
    expect(threadRow(thread, viewer, 'INBOX').labelIds).toEqual(['L1', 'L2']);
  });

  it('shows the last words and time, and is unread while one message is', () => {
    const thread = {
      id: 't1',
      messages: [message({ labelIds: ['UNREAD'] }), message({ at: 2_000, snippet: 'Or ash?' })],
    };
    expect(threadRow(thread, viewer, 'INBOX')).toMatchObject({ snippet: 'Or ash?', at: 2_000, unread: true });
  });

  it('does not count an answer that is still a draft', () => {
    const thread = {
      id: 't1',
      messages: [message(), message({ id: 'm2', labelIds: ['DRAFT'], snippet: 'Hm' })],
    };
    expect(threadRow(thread, viewer, 'INBOX')).toMatchObject({
      messages: 1,
      snippet: 'Oak it is',
      who: 'Ben Castillo',
    });
  });
});

describe('a thread opened', () => {
  it('tells nothing of the mails’ HTML, so that a folded message loads nothing', () => {
    const json = threadJson(
      { id: 't1', messages: [message({ html: '<img src="https://x.example/p">' })] },
      viewer,
      [],
    );
    expect(JSON.stringify(json)).not.toContain('x.example');
  });
});
