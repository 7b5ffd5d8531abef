import { randomUUID } from 'node:crypto';
import type { FileToSave, FileView } from '../contracts';

type Upload = FileView & { readonly content: Uint8Array };

/**
 * Files that were chosen in a composer, under the ids by which its drafts name them, as Gmail uploads a file once and
 * not with each saving. They are no part of the world; the oldest are forgotten.
 */
export class Uploads {
  readonly #files = new Map<string, Upload>();

  /** @param kind what Gmail's ids begin with: `f` for an attachment, `ii` for a picture in the text */
  add(kind: 'f' | 'ii', { name, type, content }: Omit<Upload, 'id' | 'size'>): FileView {
    const id = `${kind}_emulated_${randomUUID().slice(0, 8)}`;
    const view = { id, name, type, size: content.length };
    this.#files.set(id, { ...view, content });
    while (this.#bytes() > KEPT_BYTES) this.#files.delete([...this.#files.keys()][0] ?? '');
    return view;
  }

  get(id: string): Upload | null {
    return this.#files.get(id) ?? null;
  }

  /** What a draft names: an upload, or else what the mailbox has already. */
  readonly orKept = (file: { readonly id: string }): FileToSave => this.get(file.id) ?? { id: file.id };

  #bytes(): number {
    return [...this.#files.values()].reduce((sum, { size }) => sum + size, 0);
  }
}

/** Three of the biggest mails. */
const KEPT_BYTES = 80 * 1024 * 1024;
