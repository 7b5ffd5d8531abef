/** A refusal of the Gmail API, in its words. */
export class GmailError extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly domain = 'global',
  ) {
    super(message);
    this.name = 'GmailError';
  }
}

/** @see https://developers.google.com/workspace/gmail/api/guides/handle-errors */
export const notFound = (): GmailError => new GmailError(404, 'notFound', 'Requested entity was not found.');

export const invalid = (message: string): GmailError => new GmailError(400, 'invalidArgument', message);
