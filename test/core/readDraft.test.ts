import * as fc from 'fast-check';
import { readDraft } from '../../src/core/readDraft';
import { anyMime, garbage } from '../support/anyMime';
import { composed, WRITTEN } from '../support/composedMail';
import { known, ours, pixel } from '../support/trackedDrafts';

const binary = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const mail = (...lines: readonly string[]): string => binary(lines.join('\r\n'));
const read = (raw: string) => readDraft(raw, known);

describe('readDraft', () => {
  it('tells what another program wrote', async () => {
    const raw = await composed(WRITTEN);
    expect(read(raw)).toMatchObject({
      subject: 'Grüße aus dem Tal',
      from: { name: 'Jürgen', email: 'jürgen@lindenhof.example' },
      to: [
        { name: 'Lovelace, Ada', email: 'ada@example.com' },
        { name: '', email: 'bob@example.com' },
      ],
      cc: [{ email: 'carl@example.com' }],
      bcc: [],
      hasResent: false,
      thread: {
        messageId: '<2@example.com>',
        inReplyTo: '<1@example.com>',
        references: ['<0@example.com>', '<1@example.com>'],
      },
      firstWords: 'Hallo, unser Angebot',
      links: [
        { url: 'https://shop.example/?a=1&b=2', label: 'unser Angebot', startsOff: null },
        { url: 'https://old.example/', startsOff: 'quoted' },
      ],
      hasHtml: true,
      attachments: 2,
      bytes: raw.length,
      sealed: null,
      malformed: [],
    });
  });

  it('tells of a plain text its own words and links', () => {
    const raw = mail(
      'To: ada@example.com',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Hallo,',
      'siehe https://shop.example/wood.',
      '> https://old.example',
      '-- ',
      'https://sig.example',
    );
    expect(read(raw)).toMatchObject({
      firstWords: 'Hallo, siehe https://shop.example/wood.',
      hasHtml: false,
      sealed: null,
      links: [
        { label: 'shop.example/wood', startsOff: null },
        { label: 'old.example', startsOff: 'quoted' },
        { label: 'sig.example', startsOff: 'signature' },
      ],
    });
  });

  it('is short where the mail is long', () => {
    const { firstWords, subject } = read(
      mail(`Subject: ${'x'.repeat(900)}`, 'Content-Type: text/html', '', 'word '.repeat(500)),
    );
    expect(firstWords).toHaveLength(120);
    expect(subject).toHaveLength(500);
  });

  it('knows nothing of a mail with nothing in it', () => {
    expect(read('')).toMatchObject({
      subject: '',
      from: null,
      to: [],
      links: [],
      firstWords: '',
      attachments: 0,
      sealed: 'no-text',
    });
    expect(read(mail('Resent-To: x', 'Message-ID: none', '', ''))).toMatchObject({
      hasResent: true,
      thread: { messageId: null, inReplyTo: null, references: [] },
    });
  });

  it('joins what stands in two fields, and names what is no address', () => {
    const raw = mail('To: ada@example.com', 'To: bob@', 'Bcc: carl', 'From: dora', '', 'x');
    expect(read(raw)).toMatchObject({
      to: [{ email: 'ada@example.com' }],
      from: null,
      malformed: ['bob@', 'carl'],
    });
  });

  it('names no link of ours, but where it led', () => {
    const raw = mail(
      'Content-Type: text/html',
      '',
      `<a href="${String(ours({ url: 'https://shop.example/' }))}">wood</a><img src="${pixel}">`,
    );
    expect(read(raw).links.map(({ url }) => url)).toEqual(['https://shop.example/']);
  });

  it.each([
    [
      'signed',
      mail(
        'Content-Type: multipart/signed; boundary=b',
        '',
        '--b',
        'Content-Type: text/html',
        '',
        'x',
        '--b--',
      ),
    ],
    [
      'signed',
      mail(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/html',
        '',
        'x',
        '--b',
        'Content-Type: multipart/signed; boundary=c',
        '',
        '--c--',
        '--b--',
      ),
    ],
    ['signed', mail('Content-Type: application/pkcs7-mime; smime-type=signed-data', '', 'x')],
    ['signed', mail('Subject: x', '', '-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA512', '', 'x')],
    ['encrypted', mail('Content-Type: multipart/encrypted; boundary=b', '', '--b--')],
    ['encrypted', mail('Content-Type: application/x-pkcs7-mime', '', 'x')],
    ['encrypted', mail('Content-Type: text/plain', '', 'Open this:', '-----BEGIN PGP MESSAGE-----', 'x')],
    ['no-text', mail('Content-Type: image/png', '', 'x')],
    ['no-text', mail('Content-Type: text/html; charset=shift_jis', '', 'x')],
    [null, mail('Content-Type: text/html', '', 'What is a -----BEGIN PGP MESSAGE-----?')],
  ])('says %s of %j', (sealed, raw) => {
    expect(read(raw).sealed).toBe(sealed);
  });

  it('counts files and pictures, and no texts', () => {
    const part = (...headers: readonly string[]) => ['--b', ...headers, '', 'x'];
    const raw = mail(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...part('Content-Type: text/html'),
      ...part('Content-Type: text/plain', 'Content-Disposition: inline'),
      ...part('Content-Type: text/calendar'),
      ...part('Content-Type: text/plain', 'Content-Disposition: attachment'),
      ...part('Content-Type: text/plain; name=a.txt'),
      ...part('Content-Type: text/csv', "Content-Disposition: inline; filename*0*=utf-8''a; filename*1=b"),
      ...part('Content-Type: image/png'),
      ...part('Content-Type: message/rfc822'),
      '--b--',
    );
    expect(read(raw).attachments).toBe(5);
  });

  it('reads anything at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          garbage,
          anyMime.map(({ raw }) => raw),
        ),
        (raw) => {
          expect(read(raw).bytes).toBe(raw.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
