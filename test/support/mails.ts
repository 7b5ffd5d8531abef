/** Real HTML mails, that packages ship or render. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Mailgen from 'mailgen';

export interface SampleMail {
  readonly name: string;
  readonly html: string;
}

/** Mails with bare and escaped `&`, conditional comments, Outlook's namespaces, tables in tables, placeholders. */
export const realMails: readonly SampleMail[] = [
  ...['default', 'cerberus', 'salted', 'neopolitan'].map((theme) => ({
    name: `mailgen ${theme}`,
    html: rendered(theme),
  })),
  ...shipped('planer/test/examples/html'),
  ...shipped('foundation-emails/templates'),
];

function rendered(theme: string): string {
  const link = 'https://shop.example/confirm?order=17&key=d9729feb74992cc3';
  const mail = new Mailgen({
    theme,
    product: { name: 'Shop', link: 'https://shop.example/?from=mail&to=home' },
  });
  return String(
    mail.generate({
      body: {
        name: 'Ada',
        intro: 'Thank you for your order.',
        table: {
          data: [{ item: 'Tea <a href="https://shop.example/tea?a=1&amp;b=2&c=3">more</a>', price: '4' }],
        },
        action: { instructions: 'Please confirm:', button: { color: '#22BC66', text: 'Confirm', link } },
        outro:
          "Questions? <a href='mailto:help@shop.example'>Write</a> or <a href=https://shop.example/help>read</a>.",
      },
    }),
  );
}

function shipped(folder: string): SampleMail[] {
  const path = join(resolve(__dirname, '../../node_modules'), folder);
  return readdirSync(path).map((name) => ({
    name: `${folder}/${name}`,
    html: readFileSync(join(path, name), 'utf8'),
  }));
}
