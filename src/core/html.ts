/** The edits that make an HTML mail a tracked one, and their inverse. Every byte they do not need stays as it was. */
import { isWellFormed } from './bytes';
import { withoutQuery } from './destination';
import { scanHtml, type ValueSpan } from './htmlScan';
import { addressIn, escaped, restoredValue, spelledInPlaceOf, splitRaw, tidied } from './htmlSpelling';
import { parametersOf } from './query';
import { looksTracked } from './trackingUrl';

/** The address of one link, and where it stands: `html.slice(start, end) === raw`. */
export interface FoundLink {
  readonly start: number;
  readonly end: number;
  /** As it is written, without quotes. */
  readonly raw: string;
  /** As a browser reads it. */
  readonly url: string;
}

export type LinkUrl = (link: FoundLink) => string | null;

export interface Instruments {
  /** Address of the pixel to add; none by default. */
  readonly pixelUrl?: string | null | undefined;
  /**
   * Our address for a link, or null to leave the link alone; by default all are. It is asked once for each web link
   * that is not ours, in document order. Where what it answers does not look like an address of ours, it is asked
   * again about addresses inside the link's own, to find out whether the link is its work already.
   */
  readonly linkUrl?: LinkUrl | undefined;
  /** At the start by default: Gmail cuts long mail, and the end of a reply lies behind the quoted text. */
  readonly pixelAt?: 'start' | 'end' | undefined;
}

export interface Originals {
  /** Whether an image is a pixel of ours. */
  readonly isPixel: (url: string) => boolean;
  /** Where a wrapped link of ours leads; null for every other link. */
  readonly destinationOf: (url: string) => string | null;
}

/**
 * The addresses of all links (`a` and `area`) in document order, whatever they lead to.
 *
 * Nothing inside comments, scripts, styles, titles, text fields and their like is a link. Of an address given twice
 * in one tag the first counts.
 *
 * @example findLinks('<a href=" https://x.org/?a&amp;b ">')[0]?.url // 'https://x.org/?a&b'
 */
export const findLinks = (html: string): FoundLink[] =>
  scanHtml(html).links.map((span) => linkAt(html, span));

/**
 * Adds the pixel and puts our address in the place of each web link's, leaving every other byte as it was.
 *
 * Only addresses that begin with http:// or https:// are replaced, and not those with a mail merge's placeholder in
 * them. Done again, it changes nothing. {@link restoreHtml} gives the original back.
 *
 * @example instrumentHtml('<a href="https://x.org">x</a>', { linkUrl: () => '/t' }) // '<a href="/t">x</a>'
 */
export function instrumentHtml(
  html: string,
  { pixelUrl, linkUrl = () => null, pixelAt = 'start' }: Instruments,
): string {
  const scan = scanHtml(html);
  const edits: Edit[] = [];
  for (const span of scan.links) {
    const link = linkAt(html, span);
    const ours = isOpenToUs(link, pixelUrl) ? ourAddress(link, linkUrl) : null;
    if (ours !== null) edits.push({ ...span, text: spelledInPlaceOf(link.raw, link.url, ours, span.quote) });
  }
  if (
    typeof pixelUrl === 'string' &&
    !scan.images.some(({ src }) => linkAt(html, src).url === tidied(pixelUrl))
  ) {
    const place = pixelAt === 'start' ? scan.contentStart : scan.contentEnd;
    edits.push({ start: place, end: place, text: pixelTag(pixelUrl) });
  }
  return edited(html, edits);
}

/**
 * Takes our pixels out and puts the original address in the place of each of ours, leaving every other byte as it
 * was. What {@link instrumentHtml} made comes back byte for byte; what a mail program has written anew since then
 * comes back with the same meaning.
 */
export function restoreHtml(html: string, { isPixel, destinationOf }: Originals): string {
  const scan = scanHtml(html);
  const edits: Edit[] = scan.images
    .filter(({ src }) => isPixel(linkAt(html, src).url))
    .map(({ tag }) => ({ ...tag, text: '' }));
  for (const span of scan.links) {
    const text = restoredValue(html.slice(span.start, span.end), span.quote, destinationOf);
    if (text !== null) edits.push({ ...span, text });
  }
  return edited(html, edits);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const WEB_ADDRESS = /^https?:\/\/[^/?#]/i;

/** What mail merges write: `{{name}}`, `*|NAME|*`, `%%name%%`, `<%= name %>`, `[[name]]`, `${name}`. */
const PLACEHOLDER = /\{\{|\*\||%%|<%|\[\[|\$\{/;

const pixelTag = (url: string): string =>
  `<img src="${escaped(url, '"')}" width="1" height="1" alt="" style="display:block">`;

function linkAt(html: string, { start, end }: ValueSpan): FoundLink {
  const raw = html.slice(start, end);
  return { start, end, raw, url: addressIn(raw) };
}

/** Whether a link could be followed: a web link, no placeholder in it, and not ours as far as its shape tells. */
export const isOpenToUs = ({ raw, url }: Pick<FoundLink, 'raw' | 'url'>, pixelUrl?: string | null): boolean =>
  WEB_ADDRESS.test(url) &&
  !PLACEHOLDER.test(url) &&
  isWellFormed(raw) &&
  !looksTracked(url) &&
  !(typeof pixelUrl === 'string' && url.includes('?') && withoutQuery(url) === withoutQuery(pixelUrl));

/** Our address for the link; null to leave it: because we are told to, or because it is ours already. */
function ourAddress(link: FoundLink, linkUrl: LinkUrl): string | null {
  const ours = tidied(linkUrl(link) ?? '');
  if (ours === '' || ours === link.url) return null;
  if (looksTracked(ours)) return ours;
  const { address } = splitRaw(link.url);
  return addressesInside(address).some((url) => linkUrl({ ...link, url }) === address) ? null : ours;
}

/** Web addresses that an address carries in its query, encoded or as they are. */
function addressesInside(url: string): string[] {
  const bare = /=(https?:[^]*)$/i.exec(url)?.[1] ?? '';
  return [...parametersOf(url).map(([, value]) => value), bare].filter((value) => WEB_ADDRESS.test(value));
}

/** Makes the edits, which do not overlap. */
function edited(html: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    pieces.push(html.slice(done, start), text);
    done = end;
  }
  return pieces.join('') + html.slice(done);
}
