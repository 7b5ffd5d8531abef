import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FileView } from '../../../contracts';
import { ATTACHED_BYTES, FILES_TOO_BIG } from '../../../gmail/limits';
import type { MailInWork } from '../../wire';
import { at, sendFile, wordsOf } from '../remote';
import { sayBad } from '../toast';
import type { Editing } from './Editing';

export interface Files {
  readonly attach: (files: readonly File[]) => void;
  readonly insertPhotos: (files: readonly File[]) => void;
  readonly remove: (id: string) => void;
  /** Once all that was chosen is in the mail. */
  readonly done: () => Promise<void>;
}

/** Files that go with the mail in this composer: uploaded once each, named by the draft from then on. */
export function useFiles(composer: {
  readonly email: string;
  readonly editing: RefObject<Editing | null>;
  /** The mail as it is now; null as long as it is not loaded. */
  readonly mail: () => MailInWork | null;
  readonly onChange: (change: Partial<Pick<MailInWork, 'attachments' | 'pictures'>>) => void;
  /** What happens, in words. */
  readonly onSay: (words: string) => void;
}): Files {
  const { email, editing, onChange, onSay } = composer;
  const mail = (): Pick<MailInWork, 'attachments' | 'pictures'> =>
    composer.mail() ?? { attachments: [], pictures: [] };
  const uploading = useRef<Promise<void>>(Promise.resolve());
  const isOpen = useRef(true);
  useEffect(
    () => () => {
      isOpen.current = false;
    },
    [],
  );

  /** One after the other, so that they stand in the order chosen and their sizes add up. */
  const each = (files: readonly File[], inText: boolean, take: (file: FileView) => Promise<void>): void => {
    for (const file of files) {
      uploading.current = uploading.current.then(async () => {
        try {
          const { attachments, pictures } = mail();
          const bytes = [...attachments, ...pictures, file].reduce((sum, { size }) => sum + size, 0);
          if (bytes > ATTACHED_BYTES) throw new Error(FILES_TOO_BIG);
          onSay(`Attaching ${file.name}…`);
          const query = new URLSearchParams({ name: file.name, ...(inText ? { in: 'text' } : {}) });
          const path = `${at('mailboxes', email)}/uploads?${query.toString()}`;
          const uploaded = await sendFile<FileView>(path, file);
          if (isOpen.current) await take(uploaded);
        } catch (error) {
          onSay('');
          sayBad(wordsOf(error));
        }
      });
    }
  };

  return {
    attach(files) {
      each(files, false, (file) => {
        onChange({ attachments: [...mail().attachments, file] });
        onSay(`${file.name} attached.`);
        return Promise.resolve();
      });
    },
    insertPhotos(files) {
      each(files, true, async (file) => {
        const url = `/emulator/${at('mailboxes', email, 'uploads', file.id)}`;
        editing.current?.picture({ ...file, url, size: await sizeOf(url) });
        onChange({ pictures: [...mail().pictures, file] });
        onSay(`${file.name} inserted.`);
      });
    },
    remove(id) {
      const { attachments } = mail();
      onSay(`${attachments.find((file) => file.id === id)?.name ?? 'The file'} removed.`);
      onChange({ attachments: attachments.filter((file) => file.id !== id) });
    },
    done: () => uploading.current,
  };
}

/** As wide as Gmail's own text column at most. */
const MOST_WIDE = 540;

async function sizeOf(url: string): Promise<{ width: number; height: number }> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const { naturalWidth, naturalHeight } = image;
  const scale = Math.min(1, MOST_WIDE / naturalWidth);
  return { width: Math.round(naturalWidth * scale), height: Math.round(naturalHeight * scale) };
}
