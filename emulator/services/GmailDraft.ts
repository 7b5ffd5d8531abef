import type { Covers } from './coverage';

/** @see https://developers.google.com/apps-script/reference/gmail/gmail-draft */
export class GmailDraft implements Covers<GoogleAppsScript.Gmail.GmailDraft, 'getId' | 'getMessageId'> {
  readonly #id: string;
  readonly #messageId: string;

  constructor(id: string, messageId: string) {
    this.#id = id;
    this.#messageId = messageId;
  }

  /** The one that the Gmail API has, too. */
  getId(): string {
    return this.#id;
  }

  getMessageId(): string {
    return this.#messageId;
  }
}
