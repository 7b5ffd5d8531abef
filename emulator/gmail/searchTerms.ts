/** Reads a search text from left to right. */
export class SearchTerms {
  #rest: string;

  constructor(readonly text: string) {
    this.#rest = text.trimStart();
  }

  isAtEnd(): boolean {
    return this.#rest === '';
  }

  isNext(sign: string): boolean {
    return this.#rest.startsWith(sign);
  }

  take(sign: string): boolean {
    if (!this.isNext(sign)) return false;
    this.#rest = this.#rest.slice(sign.length).trimStart();
    return true;
  }

  takeWord(word: string): boolean {
    return new RegExp(`^${word}(?![^\\s])`).test(this.#rest) && this.take(word);
  }

  expect(sign: string): void {
    if (!this.take(sign))
      throw new Error(
        `Gmail search "${this.text}" is not emulated: ${sign} is missing. Add it in emulator/gmail/search.ts.`,
      );
  }

  /** `from` of `from:ada`; null when the next term is a word. */
  takeOperator(): string | null {
    const [sign, operator] = /^([a-z_\d]+):(?=[^\s])/i.exec(this.#rest) ?? [];
    if (sign === undefined || operator === undefined) return null;
    // Brackets after an operator would need their own reading: `subject:(a b)`.
    if (/^[({]/.test(this.#rest.slice(sign.length))) {
      throw new Error(`Gmail search "${operator}:(…)" is not emulated. Add it in emulator/gmail/search.ts.`);
    }
    this.#rest = this.#rest.slice(sign.length);
    return operator.toLowerCase();
  }

  /** A word, or what stands in quotes. */
  takeValue(): string {
    const quoted = /^"([^"]*)"?/.exec(this.#rest);
    const [taken, value] = quoted ?? /^([^\s(){}]+)/.exec(this.#rest) ?? [this.#rest, ''];
    this.#rest = this.#rest.slice(taken.length).trimStart();
    return value;
  }
}
