import { decodedWords } from './encodedWords';
import type { Originals } from './html';
import { readHtml } from './htmlReading';
import { fieldsOf } from './mailHeaders';
import { textPartsOf, type TextPart } from './mime';
import { filesIn } from './mimeFiles';
import { isHtml, restoredText } from './trackedMail';

/**
 * What a mail says and to whom, as a text to be hashed: the same for a draft that a program saved anew without changing
 * it, with or without ours in it. Order of recipients, spelling, white space and markup do not count; words, addresses
 * of links, files and their sizes do.
 *
 * @param recipients addresses, in any order
 */
export function fingerprint(raw: string, recipients: readonly string[], originals: Originals): string {
  const to = recipients.map((address) => address.toLowerCase()).sort();
  const subject = decodedWords(fieldsOf(raw).find(({ name }) => name === 'subject')?.value ?? '');
  const parts = textPartsOf(raw);
  const html = parts.filter(isHtml);
  const said = (html.length > 0 ? html : parts).map((part) => sayings(part, restoredText(part, originals)));
  const files = filesIn(raw).map(({ name, bytes }) => `${name} ${bytes}`);
  return JSON.stringify([[...new Set(to)], collapsed(subject), said, files]);
}

function sayings(part: TextPart, text: string): readonly string[] {
  if (!isHtml(part)) return [collapsed(text)];
  const { all, links } = readHtml(text);
  return [all, ...links.map(({ url }) => url)];
}

const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();
