import * as fc from 'fast-check';
import PostalMime from 'postal-mime';
import { newMail, type NewMail } from '../../src/core/newMail';
import { fieldsOf } from '../../src/core/mailHeaders';
import { readDraft } from '../../src/core/readDraft';
import { textPartsOf } from '../../src/core/mime';

const aMail = (difference: Partial<NewMail> = {}): NewMail => ({
  to: [],
  cc: [],
  subject: '',
  html: '<p>Hello</p>',
  inReplyTo: null,
  references: [],
  ...difference,
});
const NOTHING_OURS = { isPixel: () => false, destinationOf: () => null };
const read = (raw: string) => readDraft(raw, NOTHING_OURS);
const htmlOf = (raw: string): string => textPartsOf(raw)[0]?.text ?? '';

describe('a mail made from nothing', () => {
  it('has only the headers that it needs', () => {
    expect(fieldsOf(newMail(aMail())).map(({ name }) => name)).toEqual([
      'mime-version',
      'content-type',
      'content-transfer-encoding',
    ]);
  });

  it('has its recipients as they were written, each on a line', () => {
    const raw = newMail(
      aMail({
        to: ['"Roe, R." <rita@example.org>', 'rob@example.org'],
        cc: ['=?utf-8?Q?=C3=BC?= <u@example.org>'],
      }),
    );
    expect(raw).toContain('To: "Roe, R." <rita@example.org>,\r\n rob@example.org\r\nCc: =?utf-8?Q?');
    expect(read(raw).to.map(({ name, email }) => [name, email])).toEqual([
      ['Roe, R.', 'rita@example.org'],
      ['', 'rob@example.org'],
    ]);
    expect(read(raw).cc.map(({ name }) => name)).toEqual(['ü']);
  });

  it('answers what it answers', () => {
    const references = Array.from({ length: 30 }, (_, index) => `<${index}@example.org>`);
    const raw = newMail(aMail({ inReplyTo: '<29@example.org>', references }));
    expect(read(raw).thread).toEqual({ messageId: null, inReplyTo: '<29@example.org>', references });
  });

  it('says what it should, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc
          .string({ unit: 'binary', maxLength: 120 })
          .map((text) => text.replace(/[\u0000-\u001f\u007f]/g, ' ')),
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        async (subject, html) => {
          const raw = newMail(aMail({ subject, html }));
          expect(raw).toMatch(/^[\x20-\x7e\r\n]*$/);
          expect(htmlOf(raw)).toBe(html);
          const { subject: parsed = '' } = await PostalMime.parse(raw);
          expect(parsed.trim()).toBe(subject.trim());
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has lines that every mail program takes', () => {
    const raw = newMail(aMail({ subject: '🙂'.repeat(200), html: 'ä'.repeat(5_000) }));
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  });

  it('has a plain subject as it is, and one that only looks encoded encoded', () => {
    expect(newMail(aMail({ subject: 'Re: Our offer' }))).toContain('Subject: Re: Our offer\r\n');
    expect(newMail(aMail({ subject: '=?utf-8?Q?x?=' }))).toContain('Subject: =?UTF-8?B?');
    expect(read(newMail(aMail({ subject: '=?utf-8?Q?x?=' }))).subject).toBe('=?utf-8?Q?x?=');
  });

  it('takes no header from its subject', () => {
    const raw = newMail(aMail({ subject: 'x\r\nBcc: thief@example.org\r\n\r\n<p>' }));
    expect(fieldsOf(raw).map(({ name }) => name)).not.toContain('bcc');
    expect(htmlOf(raw)).toBe('<p>Hello</p>');
  });
});
