import { randomBytes } from 'node:crypto';
import type { NetResponse, Switches } from '../contracts';
import { MimeType, type TextOutput } from '../services/ContentService';
import { escapeHtml, UNCACHED } from './answer';
import { notFound } from './googlePages';
import { USER_CONTENT_ORIGIN } from './localOrigins';

/** Unlike Google: the exact words of a content type are known for JavaScript's only; the others are the obvious ones. */
const CONTENT_TYPES: Readonly<Record<keyof typeof MimeType, string>> = {
  ATOM: 'application/atom+xml; charset=utf-8',
  CSV: 'text/csv; charset=utf-8',
  ICAL: 'text/calendar; charset=utf-8',
  JAVASCRIPT: 'text/javascript; charset=utf-8',
  JSON: 'application/json; charset=utf-8',
  RSS: 'application/rss+xml; charset=utf-8',
  TEXT: 'text/plain; charset=utf-8',
  VCARD: 'text/vcard; charset=utf-8',
  XML: 'application/xml; charset=utf-8',
};

const SHARED = { ...UNCACHED, 'access-control-allow-origin': '*', 'x-frame-options': 'SAMEORIGIN' };

/** Answers that nobody fetched are forgotten, the oldest first. */
const MAX_WAITING = 1000;

/**
 * Text answers on their way: the first request gets a redirect, and a one-time address tells the text.
 *
 * Lost when the emulator stops: they are no part of the saved world.
 *
 * @see https://developers.google.com/apps-script/guides/content#redirects
 */
export class Echo {
  readonly #waiting = new Map<string, NetResponse>();

  /** The redirect to the text. */
  redirectTo(output: TextOutput, { textKeepsControlCharacters }: Switches): NetResponse {
    const key = `emulated-${randomBytes(12).toString('hex')}`;
    this.#waiting.set(key, textOf(output, textKeepsControlCharacters));
    for (const oldest of this.#waiting.keys()) {
      if (this.#waiting.size <= MAX_WAITING) break;
      this.#waiting.delete(oldest);
    }
    const location = `${USER_CONTENT_ORIGIN}/macros/echo?user_content_key=${key}&lib=emulated`;
    return {
      status: 302,
      headers: { 'content-type': 'text/html; charset=UTF-8', ...SHARED, location },
      body: Buffer.from(
        `<HTML><HEAD><TITLE>Moved Temporarily</TITLE></HEAD><BODY><H1>Moved Temporarily</H1>The document has moved <A HREF="${escapeHtml(location)}">here</A>.</BODY></HTML>`,
      ),
    };
  }

  /** The text behind an address of ours; a second time only if the switch says so. */
  fetch(key: string, { echoWorksAgain }: Switches): NetResponse {
    const found = this.#waiting.get(key);
    if (!echoWorksAgain) this.#waiting.delete(key);
    return found ?? notFound();
  }
}

/** Control characters that no text needs. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

function textOf(output: TextOutput, keepsControls: boolean): NetResponse {
  const content = output.getContent() ?? '';
  const fileName = output.getFileName();
  return {
    status: 200,
    headers: {
      'content-type': CONTENT_TYPES[output.getMimeType()],
      ...SHARED,
      'content-security-policy': "frame-ancestors 'self'",
      ...(fileName === null
        ? {}
        : { 'content-disposition': `attachment; filename="${encodeURIComponent(fileName)}"` }),
    },
    body: Buffer.from(keepsControls ? content : content.replace(CONTROLS, '')),
  };
}
