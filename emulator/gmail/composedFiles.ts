import type { Composition, FileToSave } from '../contracts';
import { filesIn } from './files';
import { ATTACHED_BYTES, FILES_TOO_BIG } from './limits';
import type { Mailbox } from './Mailbox';
import type { FileToBuild } from './mime';

export interface ComposedFiles {
  readonly attachments: readonly FileToBuild[];
  readonly pictures: readonly FileToBuild[];
}

/**
 * The files of what was written, with what is in them: new ones as given, others out of the draft as it was, or else
 * out of any mail of this person that has them, as when the draft was sent meanwhile.
 *
 * @param before the draft's mail; null for a new one
 * @throws {Error} in Gmail's words when they are too big together; for an attachment
 * that no mail has any more. A picture that is gone is left out.
 */
export function composedFiles(
  mailbox: Mailbox,
  { attachments = [], pictures = [] }: Composition,
  before: string | null,
): ComposedFiles {
  const find = (id: string): FileToBuild | null =>
    fileIn(before, id) ??
    fileIn(
      mailbox.messages().findLast(({ raw }) => raw.includes(id) && fileIn(raw, id) !== null)?.raw ?? null,
      id,
    );
  const resolved = (file: FileToSave): FileToBuild | null =>
    'content' in file ? newFile(mailbox, file) : find(file.id);
  const found = {
    attachments: attachments.map((file) => {
      const attached = resolved(file);
      if (attached === null) throw new Error('A file of this mail is gone. Remove it, and attach it again.');
      return attached;
    }),
    pictures: pictures.map(resolved).filter((picture) => picture !== null),
  };
  const bytes = [...found.attachments, ...found.pictures].reduce(
    (sum, { content }) => sum + content.length,
    0,
  );
  if (bytes > ATTACHED_BYTES) throw new Error(FILES_TOO_BIG);
  return found;
}

function fileIn(raw: string | null, id: string): FileToBuild | null {
  if (raw === null) return null;
  const { attachments, pictures } = filesIn(raw);
  return [...attachments, ...pictures].find((file) => file.id === id) ?? null;
}

function newFile(mailbox: Mailbox, file: Extract<FileToSave, { content: unknown }>): FileToBuild {
  const { id = `f_emulated_${mailbox.world.nextSerial()}`, name, type, content } = file;
  return {
    id,
    name,
    type: ONE_FILE.test(type) ? type : 'application/octet-stream',
    content: typeof content === 'string' ? Buffer.from(content, 'base64') : content,
  };
}

/** A media type that a part of a mail may have and still be one file. */
const ONE_FILE = /^(?!multipart\/)[\w.+-]+\/[\w.+-]+$/;
