import { createHash } from 'node:crypto';
import type { FileView, MailFiles } from '../contracts';
import { contentIdIn } from './contentId';
import { attribute, bodyOf, elementsIn } from './markup';
import { parseMime } from './mime';
import type { MimePart } from './mime';

export type MailFile = FileView & { readonly content: Uint8Array };

/** What a mail holds beside its text. `raw` has one byte in each character. */
export function filesIn(raw: string): {
  readonly attachments: readonly MailFile[];
  readonly pictures: readonly MailFile[];
} {
  const leaves = [...leavesOf(parseMime(raw).root)];
  const shown = picturesShownIn(
    leaves
      .filter((part) => isText(part) && part.mimeType === 'text/html')
      .map((part) => Buffer.from(part.content ?? []).toString('utf8'))
      .join(''),
  );
  const isPicture = (part: MimePart): boolean => shown.has(headerId(part, 'content-id') ?? '');
  const files = leaves.filter((part) => !isText(part));
  return {
    attachments: distinct(files.filter((part) => !isPicture(part)).map((part) => fileOf(part, attachmentId))),
    pictures: files.filter(isPicture).map((part) => fileOf(part, () => headerId(part, 'content-id') ?? '')),
  };
}

/** As `filesIn`, without what is in the files. */
export function fileViewsIn(raw: string): MailFiles {
  const { attachments, pictures } = filesIn(raw);
  return { attachments: attachments.map(viewOf), pictures: pictures.map(viewOf) };
}

/** Content-IDs of the pictures that a mail's HTML brings along. @see https://www.rfc-editor.org/rfc/rfc2392 */
export const picturesShownIn = (html: string): ReadonlySet<string> =>
  new Set(
    [...elementsIn(bodyOf(html))]
      .filter(({ tagName }) => tagName === 'img')
      .flatMap((image) => contentIdIn(attribute(image, 'src') ?? '') ?? []),
  );

const isText = (part: MimePart): boolean => !part.isAttached && /^text\/(?:plain|html)$/.test(part.mimeType);

function fileOf(part: MimePart, idOf: (part: MimePart) => string): MailFile {
  const content = part.bytes ?? new Uint8Array();
  return { id: idOf(part), name: part.filename, type: part.mimeType, size: content.length, content };
}

const viewOf = ({ id, name, type, size }: MailFile): FileView => ({ id, name, type, size });

/** Gmail's own name for it, or else one that stays the same however often it is asked for. */
const attachmentId = (part: MimePart): string =>
  headerId(part, 'x-attachment-id') ??
  headerId(part, 'content-id') ??
  `f_${createHash('sha1')
    .update(part.filename)
    .update(part.bytes ?? '')
    .digest('hex')
    .slice(0, 16)}`;

const headerId = (part: MimePart, name: string): string | null =>
  part.headers.find((header) => header.name.toLowerCase() === name)?.value.match(/[^\s<>]+/)?.[0] ?? null;

/** The same file twice is two files. */
function distinct(files: readonly MailFile[]): readonly MailFile[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const times = (seen.get(file.id) ?? 0) + 1;
    seen.set(file.id, times);
    return times === 1 ? file : { ...file, id: `${file.id}-${times}` };
  });
}

/** A mail carried by a mail is one file. */
function* leavesOf(part: MimePart): Generator<MimePart> {
  if (part.mimeType === 'message/rfc822' || !part.mimeType.startsWith('multipart/')) yield part;
  else for (const inner of part.parts) yield* leavesOf(inner);
}
