/**
 * Tells open desks that something changed. Many changes of one moment are told once: a script that writes a hundred
 * cells makes the page draw itself once.
 */
export class Changes {
  readonly #listeners = new Set<() => void>();
  #told = true;

  announce(): void {
    if (!this.#told) return;
    this.#told = false;
    setImmediate(() => {
      this.#told = true;
      for (const listener of this.#listeners) listener();
    });
  }

  /** Returns how to stop listening. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
