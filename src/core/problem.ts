/** Something the owner or the sender must mend. Codes are the catalogue; each has its card text. */
export type ProblemCode =
  | 'NOT_SET_UP' // nobody has set the web app up yet
  | 'LEDGER_MISSING' // the tracking Sheet was deleted, or access to it ended
  | 'JOURNAL_FULL' // records wait faster than they are settled, and there is no room for more
  | 'WEB_APP_UNREACHABLE' // the web app did not answer as itself
  | 'NOT_THE_OWNER' // only the account that deployed the web app may do this
  | 'CANNOT_SEND' // a draft cannot be sent as it is, or not from here; the message says why and what to do
  | 'BAD_INPUT'; // a person typed something that cannot be used; the message says what and how to mend it

/** An expected failure with words for a person: what happened, to what, and what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly causedBy?: unknown,
  ) {
    super(message);
  }
}
