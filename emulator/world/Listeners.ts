/** Who wants to hear that something changed. */
export class Listeners {
  readonly #listeners = new Set<() => void>();

  /** Answers how to stop listening. */
  add(listener: () => void): () => void {
    // The same function may listen twice.
    const own = (): void => {
      listener();
    };
    this.#listeners.add(own);
    return () => {
      this.#listeners.delete(own);
    };
  }

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
