/** The links of a draft as its sender sees them before sending, and which of them are better left as they are. */
import { hostOf, safeDestination } from './destination';
import { isOpenToUs } from './html';
import type { Place } from './htmlMarks';
import { readHtml } from './htmlReading';
import { offReasonOf, type ContentReason } from './linkReasons';
import { oneLine } from './outsideText';

/** Why a link is not followed unless the sender says so. */
export type OffReason = Exclude<Place, 'own'> | ContentReason;

/** All links of a draft that lead to one address. */
export interface DraftLink {
  /** From 0, in the order in which they first occur. */
  readonly index: number;
  /** As a browser reads it. */
  readonly url: string;
  /** What stands there for it, at most 60 characters; its address without https:// when nothing does. */
  readonly label: string;
  readonly host: string;
  /** How often it occurs. */
  readonly count: number;
  /** Null: followed unless the sender says otherwise. */
  readonly startsOff: OffReason | null;
}

/** One place where a link stands. */
export interface LinkPlace {
  readonly url: string;
  readonly label: string;
  readonly place: Place;
}

export const MAX_LABEL = 60;

/**
 * The web links of an HTML text that can be followed: http and https, without a mail merge's placeholder, and not ours.
 *
 * A link that occurs several times is one. What it says or where it leads counts wherever it occurs; that it is quoted
 * or stands in the signature counts only if it does nowhere else.
 *
 * @example draftLinks('<a href="https://x.org/?a&amp;b">Our offer</a>') // [{ index: 0, url: 'https://x.org/?a&b', … }]
 */
export const draftLinks = (html: string): DraftLink[] =>
  linkRows(readHtml(html).links.filter((link) => isOpenToUs(link)));

/** Places of links, in order, as rows: one for each address. */
export function linkRows(places: readonly LinkPlace[]): DraftLink[] {
  const byUrl = new Map<string, LinkPlace[]>();
  for (const place of places) {
    const known = byUrl.get(place.url);
    if (known !== undefined) known.push(place);
    else if (safeDestination(place.url) !== null) byUrl.set(place.url, [place]);
  }
  return Array.from(byUrl, ([url, all], index) => {
    const host = hostOf(url) ?? '';
    return {
      index,
      url,
      label: labelOf(url, all),
      host,
      count: all.length,
      startsOff: reasonFor(url, all),
    };
  });
}

/** For the card, beside the link's switch. */
export const offReasonWords = (reason: OffReason): string => OFF_REASON_WORDS[reason];

const OFF_REASON_WORDS: Readonly<Record<OffReason, string>> = {
  'address-shown':
    'Its text is an address, and readers are warned of links that lead elsewhere than they say.',
  unsubscribe: 'It is for unsubscribing, which should take one press.',
  signature: 'It is in your signature.',
  quoted: 'It is in mail that you quote or pass on.',
  'sign-in': 'It is for signing in.',
  password: 'It is about a password.',
  'one-time': 'It may work only once.',
  meeting: 'It leads into a meeting, where seconds count.',
};

function reasonFor(url: string, all: readonly LinkPlace[]): OffReason | null {
  const [first] = all.map(({ place }) => place);
  if (first !== undefined && first !== 'own' && all.every(({ place }) => place !== 'own')) return first;
  return all.reduce<OffReason | null>((found, { label }) => found ?? offReasonOf(url, label), null);
}

/** Where it is shown in several ways, what the writer of this mail calls it. */
function labelOf(url: string, all: readonly LinkPlace[]): string {
  const named = all.filter(({ label }) => label !== '');
  const first = named.find(({ place }) => place === 'own') ?? named[0];
  return oneLine(first?.label ?? url.replace(/^https?:\/\//i, ''), MAX_LABEL);
}
