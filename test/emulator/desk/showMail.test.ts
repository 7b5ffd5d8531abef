import type { Account, MessageView } from '../../../emulator/contracts';
import { showMail } from '../../../emulator/desk/showMail';
import { BEN, CLEO } from '../../../emulator/scenes/people';
import { localOrigins } from '../../../emulator/web/localOrigins';

const local = localOrigins({ script: 'http://localhost:8041', userContent: 'http://127.0.0.1:8042' });

const shown = (reader: Account, html: string): string => {
  const message: MessageView = {
    id: 'm1',
    threadId: 't1',
    from: { email: 'ada@lindenhof.example', name: 'Ada' },
    to: [{ email: reader.email, name: '' }],
    cc: [],
    bcc: [],
    subject: 'Oak',
    at: 0,
    labelIds: ['INBOX'],
    snippet: '',
    html,
  };
  return showMail(reader, message, local);
};

const PICTURE = '<img src="https://script.google.com/macros/s/ID/exec?t=1">';

describe('a mail on the desk', () => {
  it('loads its pictures through the proxy in Gmail', () => {
    const proxied = encodeURIComponent('https://script.google.com/macros/s/ID/exec?t=1');
    expect(shown(BEN, PICTURE)).toContain(`src="/emulator/image-proxy?url=${proxied}"`);
  });

  it('loads them from where they are in another program', () => {
    expect(shown(CLEO, PICTURE)).toContain('src="http://localhost:8041/macros/s/ID/exec?t=1"');
  });

  it('leads to places on this machine, and only the address of a link is changed', () => {
    const html = shown(
      BEN,
      '<a href="https://docs.google.com/spreadsheets/d/s1/edit">https://docs.google.com/spreadsheets/d/s1/edit</a>',
    );
    expect(html).toContain('href="/#/sheet/s1"');
    expect(html).toContain('>https://docs.google.com/spreadsheets/d/s1/edit</a>');
  });
});
