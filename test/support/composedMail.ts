/** A draft as a mail program writes it. */
import MailComposer from 'nodemailer/lib/mail-composer';

export type Written = ConstructorParameters<typeof MailComposer>[0];
export const composed = async (mail: Written): Promise<string> =>
  (await new MailComposer(mail).compile().build()).toString('latin1');

export const WRITTEN = {
  from: 'Jürgen <jürgen@lindenhof.example>',
  to: ['"Lovelace, Ada" <ada@example.com>', 'bob@example.com'],
  cc: 'carl@example.com',
  subject: 'Grüße aus dem Tal',
  text: 'Hallo https://shop.example/',
  html: '<div dir="ltr">Hallo, <a href="https://shop.example/?a=1&amp;b=2">unser Angebot</a></div><br><div class="gmail_quote">On Monday <a href="https://old.example/">Ada</a> wrote</div>',
  inReplyTo: '<1@example.com>',
  references: ['<0@example.com>', '<1@example.com>'],
  messageId: '<2@example.com>',
  attachments: [
    { filename: 'Preise für Holz.pdf', content: Buffer.from('x'.repeat(1_000)) },
    { filename: 'logo.png', cid: 'logo', content: Buffer.from('png') },
  ],
};
