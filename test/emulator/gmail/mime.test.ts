import { buildMime, parseMime } from '../../../emulator/gmail/mime';
import type { MimePart } from '../../../emulator/gmail/mime';

const mail = {
  id: '7',
  messageId: '<one@example.com>',
  date: Date.UTC(2026, 2, 2, 9),
  from: 'Ada Example <ada@example.com>',
  to: 'Günther <g@example.org>, ben@example.com',
  bcc: 'cy@example.org',
  subject: 'Größe ✓',
  text: 'Hallo\r\nWörld',
  html: '<p>Hallo <a href="https://example.com/?a=1&amp;b=2">Wörld</a></p>',
};

const text = (part: MimePart | undefined): string => Buffer.from(part?.content ?? []).toString('utf8');
const latin1 = (source: string): string => Buffer.from(source, 'utf8').toString('latin1');

describe('buildMime and parseMime', () => {
  it('give back what was written', () => {
    const parsed = parseMime(buildMime(mail));
    expect(parsed).toMatchObject({
      from: { name: 'Ada Example', email: 'ada@example.com' },
      to: [
        { name: 'Günther', email: 'g@example.org' },
        { name: '', email: 'ben@example.com' },
      ],
      bcc: [{ name: '', email: 'cy@example.org' }],
      subject: 'Größe ✓',
      messageId: '<one@example.com>',
      date: mail.date,
    });
    expect(parsed.root.mimeType).toBe('multipart/alternative');
    expect(parsed.root.parts.map(text)).toEqual([mail.text, mail.html]);
  });

  it('write the same bytes for the same mail', () => {
    expect(buildMime(mail)).toBe(buildMime(mail));
  });

  // Seen in live runs: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages#MessagePartBody
  it.each([
    ['ISO-8859-1', 'caf=E9', 4],
    ['windows-1252', '=80 5', 3],
    ['x-unknown', 'caf=E9', 4],
    ['utf8', 'caf=C3=A9', 5],
  ])(
    'turn text into UTF-8 though %s is declared, and tell the size in the old charset',
    (charset, body, size) => {
      const { root } = parseMime(
        `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}`,
      );
      expect(text(root)).toBe(body.startsWith('=80') ? '€ 5' : 'café');
      expect(root.size).toBe(size);
    },
  );

  it('keep line breaks as they stand in the mail', () => {
    expect(text(parseMime('Subject: x\r\n\r\none\r\ntwo\r\n').root)).toBe('one\r\ntwo\r\n');
    expect(text(parseMime('Subject: x\r\n\r\none').root)).toBe('one');
  });

  it('decode header values: words joined, folds undone, decoded names in quotes', () => {
    const { root } = parseMime(
      'Subject: see =?UTF-8?B?R3LDvMOfZSBhdXM=?=\r\n =?UTF-8?B?IOaXpeacrA==?= now\r\n' +
        'From: =?ISO-8859-1?Q?Jos=E9_M=FCller?= <jose@example.com>\r\nTo: Ben <ben@example.com>\r\n\r\nx',
    );
    const header = (name: string) => root.headers.find((each) => each.name === name)?.value;
    expect(header('Subject')).toBe('see Grüße aus 日本 now');
    expect(header('From')).toBe('"José Müller" <jose@example.com>');
    expect(header('To')).toBe('Ben <ben@example.com>');
  });

  it('open a mail carried by a mail', () => {
    const { root } = parseMime(
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee below\r\n' +
        '--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nhello\r\n--b--\r\n',
    );
    expect(root.parts.map((part) => part.mimeType)).toEqual(['text/plain', 'message/rfc822']);
    expect(text(root.parts[1]?.parts[0])).toContain('hello');
  });

  it('name attachments, whatever their size', () => {
    const { root } = parseMime(
      'Content-Type: text/plain; name="=?UTF-8?Q?gr=C3=BC=C3=9Fe.txt?="\r\nContent-Transfer-Encoding: base64\r\n\r\n' +
        `${Buffer.from('abc').toString('base64')}\r\n`,
    );
    expect(root).toMatchObject({ filename: 'grüße.txt', isAttached: true, size: 3 });
  });

  it('read bytes beyond ASCII without any declaration', () => {
    expect(text(parseMime(`Subject: x\r\n\r\n${latin1('Grüße')}`).root)).toBe('Grüße');
  });
});
