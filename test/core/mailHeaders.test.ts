import * as fc from 'fast-check';
import PostalMime from 'postal-mime';
import { fieldsOf, forRecipient, messageIdsIn, withIdentity, withThread } from '../../src/core/mailHeaders';
import { anyMime, garbage } from '../support/anyMime';

const mail = (...lines: readonly string[]): string => lines.join('\r\n');
const body = ['', 'To: not a header', ''];

describe('fieldsOf', () => {
  it('tells each field with its folds, up to the empty line', () => {
    const raw = mail('From x', 'Subject: one', '\ttwo', 'TO : a@example.com', '', 'Cc: body');
    expect(fieldsOf(raw).map(({ name, value, start, end }) => [name, value, raw.slice(start, end)])).toEqual([
      ['', 'From x', 'From x\r\n'],
      ['subject', ' one\r\n\ttwo', 'Subject: one\r\n\ttwo\r\n'],
      ['to', ' a@example.com', 'TO : a@example.com\r\n'],
    ]);
  });
});

describe('forRecipient', () => {
  const raw = mail(
    'Received: x',
    'Bcc: "Odd One" <odd@example.com>',
    'From: Ada <ada@example.com>',
    'To: "Lovelace, Ada"',
    ' <Ada@Example.com>, team: bob@example.com;',
    'CC: carl@example.com',
    'Subject: one',
    ' two',
    'Resent-To: x@example.com',
    'Resent-Date: then',
    'X-Custom: stays',
    ...body,
  );

  it.each([
    ['ada@example.com', 'To: "Lovelace, Ada"\r\n <Ada@Example.com>'],
    ['BOB@example.com', 'To: bob@example.com'],
    ['carl@example.com', 'To: carl@example.com'],
    ['odd@example.com', 'To: "Odd One" <odd@example.com>'],
  ])('sends to %s alone, as the sender wrote it, and keeps all other bytes', (email, to) => {
    expect(forRecipient(raw, email)).toBe(
      mail(
        'Received: x',
        'From: Ada <ada@example.com>',
        to,
        'Subject: one',
        ' two',
        'X-Custom: stays',
        ...body,
      ),
    );
  });

  it('adds To where there was none', () => {
    expect(forRecipient(mail('Bcc: a@example.com', 'Subject: x', '', 'y'), 'a@example.com')).toBe(
      mail('Subject: x', 'To: a@example.com', '', 'y'),
    );
    expect(forRecipient('Subject: x\nBcc: a@example.com', 'a@example.com')).toBe(
      'Subject: x\nTo: a@example.com\n',
    );
  });

  it('leaves one To of several', () => {
    expect(forRecipient(mail('To: a@example.com', 'To: b@example.com', '', 'y'), 'b@example.com')).toBe(
      mail('To: b@example.com', '', 'y'),
    );
  });

  it('refuses an address that the mail does not go to', () => {
    expect(() => forRecipient(raw, 'eve@example.com')).toThrow('The mail does not go to eve@example.com.');
  });

  it('is read by another program as a mail to one', async () => {
    const { to, cc, bcc, subject, text } = await PostalMime.parse(forRecipient(raw, 'bob@example.com'));
    expect({ to, cc, bcc, subject, text: text?.trim() }).toEqual({
      to: [{ address: 'bob@example.com', name: '' }],
      cc: undefined,
      bcc: undefined,
      subject: 'one two',
      text: 'To: not a header',
    });
  });
});

describe('withIdentity', () => {
  it('takes the place of what was there, and adds what was not', () => {
    const raw = mail('Message-Id: <old@x>', ' ', 'To: a@example.com', 'message-id: <older@x>', ...body);
    expect(withIdentity(raw, { messageId: '<new@x>', date: Date.UTC(2026, 10, 2, 9, 5) })).toBe(
      mail('Message-ID: <new@x>', 'To: a@example.com', 'Date: Mon, 02 Nov 2026 09:05:00 +0000', ...body),
    );
  });
});

describe('withThread', () => {
  it('refers to the mails named, one a line', () => {
    const raw = mail('References: <0@x>', 'In-Reply-To: <0@x>', ...body);
    expect(withThread(raw, { inReplyTo: '<2@x>', references: ['<1@x>', '<2@x>'] })).toBe(
      mail('References: <1@x>', ' <2@x>', 'In-Reply-To: <2@x>', ...body),
    );
    expect(withThread(raw, { inReplyTo: '<2@x>', references: [] })).toBe(mail('In-Reply-To: <2@x>', ...body));
  });

  it('reads back what it wrote', () => {
    expect(messageIdsIn(' <1@x>\r\n <2@x> (comment) bare')).toEqual(['<1@x>', '<2@x>']);
  });
});

it('changes nothing but headers, whatever the mail is', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        garbage,
        anyMime.map(({ raw }) => raw),
      ),
      (rest) => {
        const raw = `To: a@example.com, b@example.com\nX-First: 1\n\n${rest}`;
        const identity = { messageId: '<n@x>', date: 0 };
        const thread = { inReplyTo: '<1@x>', references: ['<1@x>'] };
        const made = withThread(withIdentity(forRecipient(raw, 'b@example.com'), identity), thread);
        expect(made).toBe(
          `To: b@example.com\nX-First: 1\nMessage-ID: <n@x>\nDate: Thu, 01 Jan 1970 00:00:00 +0000\nIn-Reply-To: <1@x>\nReferences: <1@x>\n\n${rest}`,
        );
      },
    ),
  );
});
