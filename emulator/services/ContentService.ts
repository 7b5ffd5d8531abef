import type { ServiceFactory } from '../contracts';
import { ServiceError } from '../runtime/ServiceError';
import type { Covers } from './coverage';
import { enumOf, member, string } from './signature';

/**
 * All nine: the reference lists six today, the guide and the published types three more.
 * @see https://developers.google.com/apps-script/reference/content/mime-type
 * @see https://developers.google.com/apps-script/guides/content
 */
export const MimeType = enumOf('ATOM', 'CSV', 'ICAL', 'JAVASCRIPT', 'JSON', 'RSS', 'TEXT', 'VCARD', 'XML');

/**
 * Text as a web app's answer. Google's service has no pictures, no headers and no status.
 * @see https://developers.google.com/apps-script/reference/content/content-service
 */
class ContentService implements Covers<GoogleAppsScript.Content.ContentService, 'createTextOutput'> {
  readonly MimeType = MimeType;

  createTextOutput(content: unknown = ''): TextOutput {
    return new TextOutput(string('ContentService.createTextOutput', content));
  }
}

export const contentService: ServiceFactory = () => new ContentService();

/** @see https://developers.google.com/apps-script/reference/content/text-output */
export class TextOutput implements Covers<
  GoogleAppsScript.Content.TextOutput,
  | 'append'
  | 'clear'
  | 'downloadAsFile'
  | 'getContent'
  | 'getFileName'
  | 'getMimeType'
  | 'setContent'
  | 'setMimeType'
> {
  #content: string | null;
  #mimeType: keyof typeof MimeType = 'TEXT';
  #fileName: string | null = null;

  constructor(content: string) {
    this.#content = content;
  }

  append(addedContent: unknown): this {
    this.#content = (this.#content ?? '') + string('ContentService.TextOutput.append', addedContent);
    return this;
  }

  clear(): this {
    this.#content = null;
    return this;
  }

  /** Null after `clear`, as seen live: https://github.com/brucemcpherson/gas-fakes */
  getContent(): string | null {
    return this.#content;
  }

  setContent(content: unknown): this {
    this.#content = string('ContentService.TextOutput.setContent', content);
    return this;
  }

  getMimeType(): keyof typeof MimeType {
    return this.#mimeType;
  }

  setMimeType(mimeType: unknown): this {
    this.#mimeType = member('ContentService.TextOutput.setMimeType', mimeType, MimeType);
    return this;
  }

  getFileName(): string | null {
    return this.#fileName;
  }

  /** Makes the browser download the answer; null takes that back. "Throws an error if the name has illegal characters." */
  downloadAsFile(filename: unknown): this {
    const method = 'ContentService.TextOutput.downloadAsFile';
    const name = filename === null ? null : string(method, filename);
    // Unlike Google: which characters it refuses, and in which words, is not published.
    if (name !== null && /[\u0000-\u001f"/\\]/.test(name))
      throw new ServiceError(`Invalid argument: ${name}`);
    this.#fileName = name;
    return this;
  }
}
