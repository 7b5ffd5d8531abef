/** What a mail carries besides its texts. */
import { decodedWords } from './encodedWords';
import { parameterized } from './mimeHeaders';
import { leavesOf, type Leaf } from './mimeParts';

export interface MailFile {
  /** As people read it; empty when it has none, or one that is written in a rare way. */
  readonly name: string;
  /** About as many as it has; the same whenever the same file is encoded in the same way. */
  readonly bytes: number;
}

/** Attached files, messages in the message, and pictures in the text, in order. */
export const filesIn = (raw: string): MailFile[] =>
  leavesOf(raw).flatMap((leaf) => {
    const file = fileOf(raw, leaf);
    return file === null ? [] : [file];
  });

function fileOf(raw: string, { headers, start, end }: Leaf): MailFile | null {
  const value = (field: string): string => headers.fields.get(field)?.value ?? '';
  const type = parameterized(value('content-type'));
  const disposition = parameterized(value('content-disposition'));
  const names = `${value('content-type')};${value('content-disposition')}`;
  const isShown = /^(?:text|multipart)\//.test(type?.value ?? 'text/plain');
  if (isShown && disposition?.value !== 'attachment' && !NAMED.test(names)) return null;
  const name = disposition?.parameters.get('filename') ?? type?.parameters.get('name') ?? '';
  const isBase64 = /base64/i.test(value('content-transfer-encoding'));
  const size = raw.slice(start, end).replace(/[\s=]+/g, '').length;
  return { name: decodedWords(name), bytes: isBase64 ? Math.floor((size * 3) / 4) : size };
}

const NAMED = /[;\s](?:file)?name\*?[\d*]*\s*=/i;
