import type { MailAddress } from '../contracts';

/** An address as a header or a composer's field shows it: `Ada Lovelace <ada@example.com>`. */
export function shownAddress({ name, email }: MailAddress): string {
  if (name === '' || email === '') return name + email;
  return `${/[",;:<>@()\\[\]]/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name} <${email}>`;
}

/** An address as bytes of a header line: a name beyond ASCII is an encoded word. */
export const encodedAddress = ({ name, email }: MailAddress): string =>
  /^[\x20-\x7e]*$/.test(name)
    ? shownAddress({ name, email })
    : `=?UTF-8?B?${Buffer.from(name).toString('base64')}?= <${email}>`;

export const isAddress = (email: string): boolean =>
  /^[^\s@<>",;:]+@[^\s@<>",;:]+\.[^\s@<>",;:.]+$/.test(email);

/** Where mail for an address goes: case and what follows a plus do not matter. */
export const mailboxName = (email: string): string => email.toLowerCase().replace(/\+[^@]*@/, '@');
