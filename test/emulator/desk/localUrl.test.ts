import { localUrl } from '../../../emulator/desk/localUrl';

const origins = {
  'https://script.google.com': 'http://localhost:8041',
  'https://script.googleusercontent.com': 'http://127.0.0.1:8042',
};
const local = (url: string): string => localUrl(url, 'ada@lindenhof.example', origins);

describe('where an address of Google’s is found here', () => {
  it('finds the web app on its local origin, query and all', () => {
    expect(local('https://script.google.com/macros/s/ID/exec?t=1&u=https://x.org')).toBe(
      'http://localhost:8041/macros/s/ID/exec?t=1&u=https://x.org',
    );
  });

  it('finds a spreadsheet on the desk', () => {
    expect(local('https://docs.google.com/spreadsheets/d/sheet-1/edit#gid=0')).toBe('/#/sheet/sheet-1');
  });

  it('finds a conversation in the Gmail of whoever looks', () => {
    expect(local('https://mail.google.com/mail/u/0/#sent/t1')).toBe(
      '/#/mail/ada%40lindenhof.example/SENT/t1',
    );
    expect(local('https://mail.google.com/mail/u/0/#all/t1')).toBe(
      '/#/mail/ada%40lindenhof.example/INBOX/t1',
    );
  });

  it.each([
    'https://example.com/',
    'https://script.google.com.example.org/macros/s/ID/exec',
    'https://example.com/?u=https://script.google.com/',
    'mailto:ada@lindenhof.example',
  ])('leaves %s as it is', (url) => {
    expect(local(url)).toBe(url);
  });
});
