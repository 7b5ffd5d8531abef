import * as fc from 'fast-check';
import PostalMime from 'postal-mime';
import { editTextParts, type TextPart } from '../../src/core/mime';
import { anyMime, garbage } from '../support/anyMime';
import { quotedBy } from '../support/quotedBy';

const bytesOf = (raw: string): Buffer => Buffer.from(raw, 'latin1');
const binary = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** The texts that are offered, and the mail with nothing changed. */
function offered(raw: string): TextPart[] {
  const parts: TextPart[] = [];
  expect(editTextParts(raw, (part) => (parts.push(part), null))).toBe(raw);
  return parts;
}

const mail = (...lines: readonly string[]): string => binary(lines.join('\r\n'));

const only = (raw: string): TextPart => {
  const [part, ...others] = offered(raw);
  if (part === undefined || others.length > 0) throw new Error('The mail does not show exactly one text.');
  return part;
};

describe('a mail whose texts stay', () => {
  it('has the same bytes, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          garbage,
          anyMime.map(({ raw }) => raw),
        ),
        (raw) => {
          expect(editTextParts(raw, () => null)).toBe(raw);
          expect(editTextParts(raw, ({ text }) => text)).toBe(raw);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('has the same bytes also when it is half a megabyte of borders, blanks, headers or one line', () => {
    for (const piece of [
      '\n--b',
      ' ',
      'A: b\n',
      '=\n',
      '--b\n\n',
      'x',
      ';a="',
      '(',
      'Content-Type: x\n\t;',
    ]) {
      const raw = `Content-Type: multipart/mixed; boundary=b\n\n--b\n${piece.repeat(500_000 / piece.length)}`;
      expect(editTextParts(raw, ({ text }) => text) === raw).toBe(true);
      const header = `Content-Type: text/html${piece.repeat(500_000 / piece.length)}\n\nx`;
      expect(editTextParts(header, ({ text }) => text) === header).toBe(true);
    }
  });
});

describe('a mail of any shape', () => {
  it('shows the texts it was made of', () => {
    fc.assert(
      fc.property(anyMime, ({ raw, texts }) => {
        // A mail that is one text may end with a line end.
        expect(offered(raw).map(({ text }) => text.trimEnd())).toEqual(texts);
      }),
      { numRuns: 500 },
    );
  });

  it('shows the new texts after a change, and all other bytes are as they were', () => {
    fc.assert(
      fc.property(anyMime, fc.stringMatching(/^[ -~]{0,300}$/), ({ raw, texts }, more) => {
        // What no charset here lacks, and no line that is too long for a server.
        const fresh = texts.map((text) => `${text}\r\n${more}x`);
        let next = 0;
        const changed = editTextParts(raw, () => fresh[next++] ?? null);
        expect(offered(changed).map(({ text }) => text)).toEqual(fresh);
        next = 0;
        expect(offered(editTextParts(changed, () => texts[next++] ?? null)).map(({ text }) => text)).toEqual(
          texts,
        );
        for (const line of outside(raw, texts)) expect(changed).toContain(line);
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same to another program, but for the text that was changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyMime, async ({ raw }) => {
        const changed = editTextParts(raw, ({ type, text }) =>
          type === 'text/html' ? `${text}<a href="https://example.com/?a=1&amp;b=ü">--</a>` : null,
        );
        const [before, after] = [
          await PostalMime.parse(bytesOf(raw)),
          await PostalMime.parse(bytesOf(changed)),
        ];
        expect(after.attachments).toEqual(before.attachments);
        expect(after.headers).toEqual(before.headers);
        expect(after.subject).toBe(before.subject);
      }),
      { numRuns: 200 },
    );
  });
});

/** Lines of headers and borders: none of them is part of a text. */
const outside = (raw: string, texts: readonly string[]): string[] =>
  texts.length === 0 ? [raw] : raw.split('\n').filter((line) => /^(?:--=_|Content-Type|Subject)/.test(line));

describe('never offered, so never touched', () => {
  const inMixed = (...part: readonly string[]): string =>
    mail('Content-Type: multipart/mixed; boundary=b', '', '--b', ...part, '--b--', '');
  it.each([
    ['an attached text', inMixed('Content-Type: text/plain', 'Content-Disposition: attachment', '', 'x')],
    [
      'a text with the name of a file, also where it is shown',
      inMixed('Content-Type: text/plain', 'Content-Disposition: inline; filename="a.txt"', '', 'x'),
    ],
    ['a text whose type has the name of a file', inMixed('Content-Type: text/html; name=a.html', '', 'x')],
    [
      'a message in the message',
      inMixed('Content-Type: message/rfc822', '', 'Content-Type: text/html', '', 'x'),
    ],
    [
      'a message in a digest',
      mail('Content-Type: multipart/digest; boundary=b', '', '--b', '', 'A: b', '', 'x', '--b--'),
    ],
    ['a calendar entry', inMixed('Content-Type: text/calendar', '', 'x')],
    ['an AMP page', inMixed('Content-Type: text/x-amp-html', '', 'x')],
    [
      'a page inside another page',
      mail(
        'Content-Type: multipart/related; boundary=b',
        '',
        '--b',
        'Content-Type: image/png',
        '',
        'x',
        '--b',
        'Content-Type: text/html',
        '',
        'x',
        '--b--',
      ),
    ],
    ...['signed', 'encrypted'].map((kind): [string, string] => [
      `what is ${kind}`,
      mail(
        `Content-Type: multipart/${kind}; boundary=b`,
        '',
        '--b',
        'Content-Type: text/html',
        '',
        'x',
        '--b--',
      ),
    ]),
    ['S/MIME', mail('Content-Type: application/pkcs7-mime; smime-type=signed-data', '', 'x')],
    ['a charset that is not written here', mail('Content-Type: text/html; charset=shift_jis', '', 'x')],
    ['bytes that are not of the charset', 'Content-Type: text/html; charset=utf-8\n\n\xff'],
    ['8-bit text that names no charset', 'Content-Type: text/plain\n\n\xe4'],
    [
      'a transfer encoding that is not known',
      mail('Content-Type: text/html', 'Content-Transfer-Encoding: x-uuencode', '', 'x'),
    ],
    [
      'base64 with other characters',
      mail('Content-Type: text/html', 'Content-Transfer-Encoding: base64', '', 'eA==!eA=='),
    ],
    ['two types', mail('Content-Type: text/html', 'Content-Type: text/plain', '', 'x')],
    ['a line in the headers that is no header', mail('Content-Type: text/html', 'hello', '', 'x')],
    [
      'a boundary said twice',
      mail('Content-Type: multipart/mixed; boundary=a; boundary=b', '', '--a', '', 'x', '--b', '', 'x'),
    ],
    [
      'a multipart in base64',
      mail(
        'Content-Type: multipart/mixed; boundary=b',
        'Content-Transfer-Encoding: base64',
        '',
        '--b',
        '',
        'x',
      ),
    ],
    ['headers alone', mail('Content-Type: text/html')],
    ['characters that are no bytes', 'Content-Type: text/html\n\n€'],
  ])('%s', (_, raw) => {
    expect(offered(raw)).toEqual([]);
  });
});

describe('a text part', () => {
  it('is told with its type, its charset and whether its lines flow', () => {
    const raw = mail(
      'Content-Type: text/plain (plain); format=Flowed; DelSp="yes"; charset="UTF-8";',
      'Content-Transfer-Encoding: 8bit',
      '',
      'Grüße ',
      'an alle',
    );
    expect(only(raw)).toEqual({
      text: 'Grüße \r\nan alle',
      type: 'text/plain',
      charset: 'utf-8',
      flowed: true,
      delSp: true,
      has: expect.any(Function) as unknown,
    });
  });

  it.each([
    ['utf8', '\xc3\xa4'],
    ['"UTF-8"', '\xc3\xa4'],
    ['latin1', '\xe4'],
    ['iso8859-1', '\xe4'],
    ['cp1252', '\xe4'],
    ['latin-9', '\xe4'],
  ])('is read in a charset that is called %s', (charset, bytes) => {
    expect(only(`Content-Type: text/html; charset=${charset}\n\n${bytes}`).text).toBe('ä');
    expect(only('Content-Type: text/html; charset=ascii\n\na').text).toBe('a');
  });

  it('tells which characters its charset has', () => {
    const has = (charset: string, words: string) =>
      only(`Content-Type: text/plain; charset=${charset}\n\nx`).has(words);
    expect(
      ['us-ascii', 'windows-1252', 'iso-8859-15', 'utf-8'].map((charset) => has(charset, 'x€ä')),
    ).toEqual([false, true, true, true]);
    expect(['us-ascii', 'windows-1252', 'iso-8859-15', 'utf-8'].map((charset) => has(charset, 'Ω'))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('needs no header at all', () => {
    expect(only('\r\nhello')).toMatchObject({ text: 'hello', type: 'text/plain', charset: 'us-ascii' });
  });

  it('reads ISO-8859-1 as readers’ programs do', () => {
    expect(only('Content-Type: text/html; charset=iso-8859-1\n\n\x93\xe4\x80\x94').text).toBe('“ä€”');
  });

  it('ends before the line end that belongs to the border, also where the closing border is left out', () => {
    const raw = mail(
      'Content-Type: multipart/alternative; boundary=outer',
      '',
      '--outer',
      'Content-Type: multipart/mixed; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/html',
      '',
      'one',
      '--outer  ',
      'Content-Type: text/html',
      '',
      'two',
      '--outer-is-not-this',
      '--outer--',
      '--outer',
      '',
      'nobody’s',
    );
    expect(offered(raw).map(({ text }) => text)).toEqual(['one', 'two\r\n--outer-is-not-this']);
  });

  it('undoes quoted-printable with broken lines, blanks added on the way and what is no code', () => {
    const raw = mail(
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: Quoted-Printable',
      '',
      'a=3D1 =',
      'b=E2=82=',
      '=AC  ',
      'c=zz=20',
      'd=',
    );
    expect(only(raw).text).toBe('a=1 b€\r\nc=zz \r\nd');
  });
});

describe('a changed text', () => {
  const changed = (raw: string, edit: (text: string) => string): string =>
    editTextParts(raw, ({ text }) => edit(text));

  it('leaves lines that stay as they were spelled, in quoted-printable', () => {
    const head = [
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
    ];
    const raw = mail(...head, '=41=', '=42', 'link: old', '=e2=82=ac end');
    expect(changed(raw, (text) => text.replace('old', 'new=1'))).toBe(
      mail(...head, '=41=', '=42', 'link: new=3d1', '=e2=82=ac end'),
    );
  });

  it('is broken where its writer broke lines, so that it comes back as it was', () => {
    const writers = fc
      .record({
        broken: fc.integer({ min: 40, max: 76 }),
        room: fc.constantFrom(0, 1),
        hex: fc.constantFrom('upper' as const, 'lower' as const),
      })
      .map(({ broken, room, hex }) => ({ broken, last: broken - room, hex }));
    const line = fc.stringMatching(/^[a-zA-Z0-9 <>="/äöü€-]{0,200}x$/);
    fc.assert(
      fc.property(writers, fc.array(line, { minLength: 1, maxLength: 5 }), (writer, lines) => {
        // From lines as long as possible the writer's hand is known.
        const known = ['x'.repeat(3 * writer.broken), 'x'.repeat(writer.broken), 'ö'];
        const body = quotedBy([...known, ...lines].join('\r\n'), writer);
        const raw = `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}`;
        const more = '<a href="https://example.com/?a=1&b=ü">'.repeat(4);
        const once = changed(raw, (text) => `${text}${more}`);
        expect(changed(once, (text) => text.slice(0, -more.length))).toBe(raw);
      }),
      { numRuns: 300 },
    );
  });

  it('has no line longer than 76 in quoted-printable, and no code torn apart', () => {
    const raw = mail(
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'x',
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const body = changed(raw, () => text.trim())
          .split('\r\n\r\n')
          .slice(1)
          .join('\r\n\r\n');
        for (const line of body.split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(76);
          expect(line).toMatch(/^(?:[^=]|=[0-9A-F]{2}|=$)*$/);
        }
      }),
    );
  });

  it('keeps base64, 76 to a line, with the line end that was there', () => {
    const raw = mail('Content-Type: text/html', 'Content-Transfer-Encoding: base64', '', 'eHh4', '');
    const [, body = ''] = changed(raw, () => '<'.repeat(100)).split('\r\n\r\n');
    expect(body.split('\r\n').map(({ length }) => length)).toEqual([76, 60, 0]);
    expect(Buffer.from(body, 'base64').toString()).toBe('<'.repeat(100));
  });

  it.each([
    ['60 to a line', 60],
    ['in one line that is too long for the standard, but not for servers', 400],
  ])('keeps base64 %s', (_, length) => {
    const lines =
      Buffer.from('y'.repeat(270))
        .toString('base64')
        .match(new RegExp(`.{1,${length}}`, 'g')) ?? [];
    const raw = mail('Content-Type: text/html', 'Content-Transfer-Encoding: base64', '', ...lines);
    const once = changed(raw, (text) => `${text}${'x'.repeat(2_000)}`);
    expect(changed(once, (text) => text.slice(0, 270))).toBe(raw);
    for (const line of once.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
  });

  it('is Unicode from end to end in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        const raw = 'Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n';
        const fresh = Buffer.from(text, 'utf8').toString('utf8');
        const made = changed(raw, () => text);
        expect(Buffer.from(made.slice(raw.length), 'base64').toString('utf8')).toBe(fresh);
        expect(only(made).text).toBe(fresh);
      }),
    );
  });

  it('is not offered when its bytes are UTF-8 to nobody', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const read = (bytes: Uint8Array): string | null => {
      try {
        return decoder.decode(bytes);
      } catch {
        return null;
      }
    };
    const unit = fc.oneof(
      fc.constantFrom(
        [0xc2, 0x80],
        [0xe0, 0x9f, 0xbf],
        [0xed, 0xa0, 0x80],
        [0xf4, 0x90, 0x80, 0x80],
        [0xf0, 0x9f, 0xa6, 0x8a],
      ),
      fc.array(fc.integer({ min: 0x7f, max: 0xff }), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 6 }), (units) => {
        const bytes = Uint8Array.from(units.flat());
        const raw = `Content-Type: text/html; charset=utf-8\n\n${Buffer.from(bytes).toString('latin1')}`;
        expect(offered(raw)[0]?.text ?? null).toBe(read(bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['a line is too long for mail servers', 'Content-Transfer-Encoding: 7bit', 'x'.repeat(999)],
    ['a line is too long and no encoding is named', 'X-Other: header', 'x'.repeat(999)],
    ['it is no longer ASCII', 'Content-Transfer-Encoding: 7bit', 'ü'],
    ['a line would pass for a border', 'Content-Transfer-Encoding: 8bit', '--b\r\nContent-Type: text/html'],
  ])('becomes quoted-printable when %s', (_, header, text) => {
    const before = [
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
    ];
    const after = ['', 'x', '--b', 'Content-Type: image/png', '', 'y', '--b--'];
    const raw = mail(...before, header, ...after);
    const fresh = changed(raw, () => text);
    expect(offered(fresh).map((part) => part.text)).toEqual([text]);
    expect(fresh).toContain('Content-Transfer-Encoding: quoted-printable\r\n\r\n');
    expect(fresh.match(/Content-Transfer-Encoding/g)).toHaveLength(1);
    expect(fresh.startsWith(mail(...before, ''))).toBe(true);
    expect(fresh.endsWith(mail('', ...after.slice(2)))).toBe(true);
  });

  it('may keep a line that was too long already, and bytes that were not allowed', () => {
    const line = `${'x'.repeat(1_200)}ü`;
    const raw = mail('Content-Type: text/html; charset=utf-8', '', line, 'link');
    expect(changed(raw, (text) => text.replace('link', 'address'))).toBe(raw.replace('link', 'address'));
  });

  it('writes what the charset lacks as a reference in HTML, and refuses it in plain text', () => {
    const html = 'Content-Type: text/html; charset=iso-8859-15\n\n\xa4';
    expect(changed(html, (text) => `${text}Š→`)).toBe(
      'Content-Type: text/html; charset=iso-8859-15\n\n\xa4\xa6&#8594;',
    );
    const plain = 'Content-Type: text/plain; charset=us-ascii\n\nx';
    expect(() => changed(plain, () => '→')).toThrow(
      'The text now has “→”, which its charset us-ascii lacks.',
    );
  });

  it('may be one of many, each in its own encoding', () => {
    const raw = mail(
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'pl=C3=A4n',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<p>pläin</p>').toString('base64'),
      '--b--',
    );
    const html = editTextParts(raw, ({ type, text }) => (type === 'text/html' ? `${text}!` : null));
    expect(html).toBe(raw.replace(/PHA.*/, Buffer.from('<p>pläin</p>!').toString('base64')));
    expect(editTextParts(raw, ({ type }) => (type === 'text/plain' ? 'plän!' : null))).toBe(
      raw.replace('pl=C3=A4n', 'pl=C3=A4n!'),
    );
  });
});
