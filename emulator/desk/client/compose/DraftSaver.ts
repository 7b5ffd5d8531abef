import type { Composition } from '../../../contracts';

/** Pause in writing after which the draft is saved. */
const PAUSE_MS = 300;

export type SaveState = 'untouched' | 'unsaved' | 'saved' | { readonly failed: string };

/** Saves a draft soon after each change, one save at a time, the newest text last. */
export class DraftSaver {
  readonly #save: (composition: Composition, draftId: string | null) => Promise<string>;
  readonly #tell: (state: SaveState, draftId: string | null) => void;
  #draftId: string | null;
  #waiting: Composition | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();

  constructor(
    draftId: string | null,
    save: (composition: Composition, draftId: string | null) => Promise<string>,
    tell: (state: SaveState, draftId: string | null) => void,
  ) {
    this.#draftId = draftId;
    this.#save = save;
    this.#tell = tell;
  }

  change(composition: Composition): void {
    this.#waiting = composition;
    this.#tell('unsaved', this.#draftId);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush().catch(() => undefined), PAUSE_MS); // told by `tell`
  }

  /**
   * Saves what waits and answers the draft's id; null when nothing was ever written.
   *
   * @throws {Error} in the server's words.
   */
  async flush(): Promise<string | null> {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.catch(() => undefined).then(() => this.#saveWaiting());
    await this.#saving;
    return this.#draftId;
  }

  /** Forgets what waits and answers the id of what was saved. */
  async abandon(): Promise<string | null> {
    this.#waiting = null;
    return this.flush();
  }

  async #saveWaiting(): Promise<void> {
    const composition = this.#waiting;
    if (composition === null) return;
    this.#waiting = null;
    try {
      this.#draftId = await this.#save(composition, this.#draftId);
    } catch (error) {
      // Unless something newer waits already, it is tried again with the next change or on sending.
      this.#waiting ??= composition;
      this.#tell({ failed: error instanceof Error ? error.message : String(error) }, this.#draftId);
      throw error;
    }
    this.#tell(this.#isWaiting() ? 'unsaved' : 'saved', this.#draftId);
  }

  #isWaiting(): boolean {
    return this.#waiting !== null;
  }
}
