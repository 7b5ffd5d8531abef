/** A whole mail with our pixel and links in it, and without them. */
import { instrumentHtml, restoreHtml, type Originals } from './html';
import { editTextParts, type TextPart } from './mime';
import { leavesOf } from './mimeParts';
import { restoreText, wrapTextLinks } from './plainText';
import { sealOf } from './seal';

export interface Tracking {
  /** Null: no pixel. A mail without HTML cannot carry one. */
  readonly pixelUrl: string | null;
  /** Our address for a link, the same for each that leads to one address; null to leave it. */
  readonly urlFor: (link: { readonly url: string }) => string | null;
  /** What knows ours, old ones too: those are taken out first. */
  readonly originals: Originals;
  /** Whether links are wrapped in plain text: `alone` means, when there is no HTML beside it. */
  readonly wrapText: 'never' | 'alone' | 'always';
}

export interface Restored {
  readonly raw: string;
  /** Whether anything of ours was in it. */
  readonly changed: boolean;
  /**
   * Why the mail may not be what it was before tracking; null when it is.
   * `sealed`: it is signed or encrypted, and was left as it is. `re-encoded`: a text had to get another transfer
   * encoding.
   */
  readonly doubt: 'sealed' | 're-encoded' | null;
}

/**
 * The mail as its recipients get it. Ours from earlier mails, which quoted text brings along, is taken out of all
 * texts; then the pixel goes to the start of the first HTML text, before any quotation, and links are wrapped.
 * All other bytes stay. A sealed mail stays whole.
 */
export function trackRaw(raw: string, { pixelUrl, urlFor, originals, wrapText }: Tracking): string {
  if (sealOf(raw) !== null) return raw;
  return editTextParts(raw, (part, index, parts) => {
    const first = parts.findIndex(isHtml);
    const restored = restoredText(part, originals);
    if (isHtml(part)) {
      return instrumentHtml(restored, { linkUrl: urlFor, pixelUrl: index === first ? pixelUrl : null });
    }
    const isWrapped = wrapText === 'always' || (wrapText === 'alone' && first < 0);
    return isWrapped ? wrapTextLinks(restored, urlFor, part) : restored;
  });
}

/**
 * The mail without our pixels and with the original addresses in the place of ours, also those in quoted text. What
 * {@link trackRaw} made of a mail with nothing of ours in it comes back byte for byte, unless a text had to get another
 * transfer encoding, or was quoted-printable that no program writes: then texts come back as they were.
 */
export function restoreRaw(raw: string, originals: Originals): Restored {
  if (sealOf(raw) !== null) return { raw, changed: false, doubt: 'sealed' };
  const restored = editTextParts(raw, (part) => restoredText(part, originals));
  const isSame = encodingsOf(restored) === encodingsOf(raw);
  return { raw: restored, changed: restored !== raw, doubt: isSame ? null : 're-encoded' };
}

/** A text of the mail without ours in it. */
export const restoredText = (part: TextPart, { isPixel, destinationOf }: Originals): string =>
  isHtml(part)
    ? restoreHtml(part.text, { isPixel, destinationOf })
    : restoreText(part.text, (url) => {
        const destination = destinationOf(url);
        return destination === null || part.has(destination) ? destination : encodeURI(destination);
      });

export const isHtml = ({ type }: TextPart): boolean => type === 'text/html';

const encodingsOf = (raw: string): string =>
  leavesOf(raw)
    .map(({ headers }) => headers.fields.get('content-transfer-encoding')?.value ?? '')
    .join('\n');
