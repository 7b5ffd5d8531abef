import type { NetResponse } from '../contracts';
import type { Covers } from './coverage';
import { string } from './signature';

/** @see https://developers.google.com/apps-script/reference/url-fetch/http-response */
export class HTTPResponse implements Covers<
  GoogleAppsScript.URL_Fetch.HTTPResponse,
  'getContent' | 'getContentText' | 'getResponseCode' | 'getHeaders' | 'getAllHeaders'
> {
  readonly #response: NetResponse;

  constructor(response: NetResponse) {
    this.#response = response;
  }

  /** Signed bytes, −128 to 127. */
  getContent(): number[] {
    return [...new Int8Array(this.#response.body)];
  }

  getContentText(charset: unknown = this.#charset()): string {
    return new TextDecoder(string('UrlFetchApp.HTTPResponse.getContentText', charset), {
      ignoreBOM: true,
    }).decode(this.#response.body);
  }

  getResponseCode(): number {
    return this.#response.status;
  }

  getHeaders(): Record<string, string> {
    return Object.fromEntries(
      Object.entries(this.#response.headers).map(([name, value]) => [titled(name), value]),
    );
  }

  /** Unlike Google: a header that came several times is one text, not a list. */
  getAllHeaders(): Record<string, string> {
    return this.getHeaders();
  }

  #charset(): string {
    return /charset="?([^";\s]+)/i.exec(this.#response.headers['content-type'] ?? '')?.[1] ?? 'UTF-8';
  }
}

/** `content-type` → `Content-Type`, as servers of HTTP/1.1 mostly write it. */
const titled = (name: string): string => name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
