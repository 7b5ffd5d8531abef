import * as fc from 'fast-check';
import { fingerprint } from '../../src/core/fingerprint';
import { trackRaw } from '../../src/core/trackedMail';
import { anyMime, garbage } from '../support/anyMime';
import { composed, WRITTEN, type Written } from '../support/composedMail';
import { known, ours, pixel } from '../support/trackedDrafts';

const binary = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const mail = (...lines: readonly string[]): string => binary(lines.join('\r\n'));
const print = (raw: string, recipients = ['bob@example.com']) => fingerprint(raw, recipients, known);
const track = (raw: string) =>
  trackRaw(raw, { pixelUrl: pixel, urlFor: ours, originals: known, wrapText: 'always' });

describe('the fingerprint of a mail', () => {
  it('is the same for what a program saved anew, in another encoding and with other spaces', async () => {
    const once = await composed(WRITTEN);
    const again = await composed({
      ...WRITTEN,
      messageId: '<3@example.com>',
      date: new Date(0),
      textEncoding: 'base64',
      text: 'Another plain text',
      html: `<div dir="ltr"><div>Hallo,\r\n <a target="_blank" href='https://shop.example/?a=1&b=2'>unser&nbsp;Angebot</a></div></div>\n<br><div class="gmail_quote">On Monday <a href="https://old.example/">Ada</a> wrote</div>`,
    });
    expect(again).not.toBe(once);
    expect(print(again)).toBe(print(once));
  });

  it('is the same with ours in it', async () => {
    const raw = await composed(WRITTEN);
    expect(print(track(raw))).toBe(print(raw));
    const plain = mail('Subject: x', '', 'See https://shop.example/');
    expect(track(plain)).not.toBe(plain);
    expect(print(track(plain))).toBe(print(plain));
  });

  it('does not care for the order and the letters of recipients', () => {
    expect(print('\n\nx', ['B@example.com', 'a@example.com'])).toBe(
      print('\n\nx', ['A@example.com', 'b@example.com', 'a@EXAMPLE.com']),
    );
  });

  it.each([
    ['subject', { subject: 'Other' }],
    ['words', { html: WRITTEN.html.replace('Hallo', 'Hello') }],
    ['a link', { html: WRITTEN.html.replace('a=1', 'a=2') }],
    [
      'the name of a file',
      { attachments: [{ ...WRITTEN.attachments[0], filename: 'x.pdf' }, WRITTEN.attachments[1]] },
    ],
    [
      'a file',
      { attachments: [{ ...WRITTEN.attachments[0], content: Buffer.from('x') }, WRITTEN.attachments[1]] },
    ],
    ['one file less', { attachments: [WRITTEN.attachments[0]] }],
  ])('is another with another %s', async (_, change) => {
    expect(print(await composed({ ...WRITTEN, ...change } as Written))).not.toBe(
      print(await composed(WRITTEN)),
    );
    expect(print('\n\nx', ['a@example.com'])).not.toBe(print('\n\nx', ['b@example.com']));
  });

  it('is one, whatever the mail is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          garbage,
          anyMime.map(({ raw }) => raw),
        ),
        (raw) => {
          expect(JSON.parse(print(raw))).toHaveLength(4);
          expect(print(track(raw))).toBe(print(raw));
        },
      ),
      { numRuns: 200 },
    );
  });
});
