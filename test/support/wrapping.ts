import { instrumentHtml, type FoundLink, type Instruments } from '../../src/core/html';
import { hostileHtml } from './anyMail';

/** Stand-ins for our addresses, and what knows them again: plain enough to be read in a failing test. */
export const pixelUrl = 'https://t.example/p?x=1&y=2';
export const PIXEL =
  '<img src="https://t.example/p?x=1&amp;y=2" width="1" height="1" alt="" style="display:block">';

type Link = Pick<FoundLink, 'url'>;
export const wrap = ({ url }: Link): string => `https://t.example/c?v=1&u=${encodeURIComponent(url)}`;
export const wrapWithoutAmpersand = ({ url }: Link): string =>
  `https://t.example/c?u=${encodeURIComponent(url)}`;

export const originals = {
  isPixel: (url: string): boolean => url === pixelUrl,
  destinationOf: (url: string): string | null => {
    const [, encoded] = /^https:\/\/t\.example\/c\?(?:v=1&)?u=([^&#]*)$/.exec(url) ?? [];
    return encoded === undefined ? null : decodeURIComponent(encoded);
  },
};

export const wrapped = (html: string, more: Instruments = {}): string =>
  instrumentHtml(html, { linkUrl: wrap, ...more });

/** What a browser makes of an address, errors included. */
export function meaning(url: string): string {
  const base = 'https://base.example/';
  return URL.canParse(url, base) ? new URL(url, base).href : 'not an address';
}

/**
 * Hostile mail in which we see the tags that a browser sees: we take an end tag to end at the first `>`, a browser
 * looks for it behind quoted attributes, which end tags never have.
 */
export const comparableHtml = hostileHtml.filter((html) => !/<\/[a-z][^>]*=\s*["']/i.test(html));
