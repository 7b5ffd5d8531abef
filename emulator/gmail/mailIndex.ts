import { escapeText } from 'entities';
import { parseMime } from './mime';
import type { MimePart } from './mime';
import { visibleTextOf } from './plainText';
import type { MailIndex } from './state';

/** What the mailbox notes of a mail when it arrives. */
export function indexOf(raw: string): MailIndex {
  const { root, ...facts } = parseMime(raw);
  const leaves = [...leavesOf(root)];
  const inline = (type: string): string[] =>
    leaves.filter((part) => part.mimeType === type && !part.isAttached).map(textOf);
  const html = inline('text/html').join('');
  const plain = inline('text/plain').join('\n');
  return {
    ...facts,
    text: plain === '' ? visibleTextOf(html) : plain,
    html: html === '' ? `<pre>${escapeText(plain)}</pre>` : html,
    hasAttachment: leaves.some((part) => part.isAttached),
  };
}

/** The first words, on one line. */
export const snippetOf = (index: MailIndex): string => index.text.replace(/\s+/g, ' ').trim().slice(0, 200);

/** A mail carried by a mail is not part of its text. */
function* leavesOf(part: MimePart): Generator<MimePart> {
  if (part.parts.length === 0 || part.mimeType === 'message/rfc822') yield part;
  else for (const inner of part.parts) yield* leavesOf(inner);
}

const textOf = (part: MimePart): string => Buffer.from(part.content ?? []).toString('utf8');
