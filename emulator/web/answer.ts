import type { NetResponse } from '../contracts';

/** What Google sends with whatever a script answered: nothing may keep it. */
export const UNCACHED: Readonly<Record<string, string>> = {
  'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
  pragma: 'no-cache',
  expires: 'Mon, 01 Jan 1990 00:00:00 GMT',
  'x-content-type-options': 'nosniff',
  'x-xss-protection': '1; mode=block',
  server: 'GSE',
};

export const html = (
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): NetResponse => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...UNCACHED, ...headers },
  body: Buffer.from(text),
});

export const json = (status: number, value: unknown): NetResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...UNCACHED },
  body: Buffer.from(JSON.stringify(value)),
});

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => REFERENCES[character] ?? '');

/** A value as it may stand inside a script element. */
export const scriptValue = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
