/** Where a wrapped link may lead, and what we show and keep of it. Without the URL class, which Apps Script lacks. */
import { onDemand } from './onDemand';

/** Longest destination, in characters once percent-encoded: mail programs cut longer addresses. */
const MAX_ENCODED_CHARS = 1_800;

/** Nothing but a scheme, two slashes, a host and perhaps a port may come before the path. */
const WEB_ADDRESS = /^https?:\/\/([^/?#\\]+)(?:$|[/?#])/i;

/*
 * Both are made on demand and from text: V8 spends a tenth of the time for the whole bundle on the sets of these two,
 * and reads even literals that no run comes to.
 */

/** Names of letters, digits and hyphens in any script, or an IPv6 address; credentials have no place in it. */
const host = onDemand(
  () =>
    new RegExp(
      String.raw`^(?:[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*\.?|\[[\da-fA-F:.]+\])(?::\d{1,5})?$`,
      'u',
    ),
);

/**
 * What a reader cannot see or what turns the order of what they see: controls, bidi marks, joiners and other
 * characters without a picture, spaces other than the ordinary one, halves of surrogate pairs, private characters.
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const unseen = onDemand(
  () =>
    new RegExp(
      String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}` +
        String.raw`\p{Noncharacter_Code_Point}\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]`,
      'u',
    ),
);

/**
 * The address as we lead to it, or null for one that we never lead to.
 *
 * Led to: http and https with a plain host, no credentials, nothing unseen, at most 1,800 characters encoded. Spaces
 * around it go; the rest stays as written, also letters outside ASCII.
 */
export function safeDestination(text: string): string | null {
  const address = text.trim();
  const [, authority] = WEB_ADDRESS.exec(address) ?? [];
  if (authority === undefined || unseen().test(address)) return null;
  // A browser folds look-alikes such as full-width letters and slashes into plain ones: then what was read lies.
  if (!host().test(authority) || authority.normalize('NFKC') !== authority) return null;
  return encodeURIComponent(address).length <= MAX_ENCODED_CHARS ? address : null;
}

/** The host of a web address with its port, if it names one, in small letters; null for everything else. */
export function hostOf(url: string): string | null {
  const [, authority] = WEB_ADDRESS.exec(url) ?? [];
  return authority === undefined ? null : authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
}

/**
 * The address without query and fragment: all that is ever kept of it.
 * @example withoutQuery('https://example.com/a?name=x#y') // 'https://example.com/a'
 */
export const withoutQuery = (url: string): string => url.replace(/[?#][^]*$/, '');
