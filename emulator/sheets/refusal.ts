/** What the Sheets API answers instead of a result: an HTTP status and Google's sentence. */
export class Refusal extends Error {
  constructor(
    readonly code: 400 | 403 | 404 | 429,
    message: string,
    /** What the answer's `details` say besides. */
    readonly violation: string | null = null,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** Something of Google's that nobody has built here yet. Not a {@link Refusal}: no script may take it for an answer. */
export const notEmulated = (what: string, where: string): Error =>
  new Error(`${what} is not emulated. Add it in emulator/sheets/${where}.`);
