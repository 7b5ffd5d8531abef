/**
 * Addresses that others have wrapped: quoted and forwarded mail carries ours inside of them.
 */
import { fromBase64url, toHex } from './bytes';
import { parameterOf, percentDecoded } from './query';

/**
 * The address inside, one layer off; null when nobody we know has wrapped it.
 *
 * Known: Gmail's image proxy, Google's redirect, Microsoft's Safe Links, Proofpoint's URL Defense 2 and 3.
 * @see https://support.google.com/mail/answer/145919
 * @see https://learn.microsoft.com/en-us/defender-office-365/safe-links-about
 * @see https://help.proofpoint.com/Threat_Insight_Dashboard/Concepts/How_do_I_decode_a_rewritten_URL%3F
 */
export function unwrapped(url: string): string | null {
  for (const [shape, inner] of REWRITERS) if (shape.test(url)) return inner(url);
  return null;
}

const REWRITERS: readonly (readonly [RegExp, (url: string) => string | null])[] = [
  [
    /^https?:\/\/[\w-]+\.googleusercontent\.com\/(?:proxy|meips)\/[^#]*#/i,
    (url) => url.slice(url.indexOf('#') + 1),
  ],
  [
    /^https?:\/\/(?:www\.)?google(?:\.[a-z]{2,3}){1,2}\/url\?/i,
    (url) => parameterOf(url, 'q') ?? parameterOf(url, 'url'),
  ],
  [/^https?:\/\/[\w.-]+\.safelinks\.protection\.outlook\.com\//i, (url) => parameterOf(url, 'url')],
  [/^https?:\/\/urldefense\.(?:proofpoint\.)?com\/v2\/url\?/i, urlDefense2],
  [/^https?:\/\/urldefense\.(?:proofpoint\.)?(?:com|us)\/v3\/__/i, urlDefense3],
];

/** Version 2 writes `-` for `%` and `_` for `/`. */
function urlDefense2(url: string): string | null {
  const coded = parameterOf(url, 'u');
  return coded === null ? null : percentDecoded(coded.replace(/-/g, '%').replace(/_/g, '/'));
}

const RUN_LENGTHS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Version 3 keeps the address readable between `__` and `__;`. Each `*` in it stands for the next of the characters
 * that follow in base64, each `**` with a letter for the next few: A for two, B for three.
 */
function urlDefense3(url: string): string | null {
  const start = url.indexOf('/v3/__') + '/v3/__'.length;
  const end = url.indexOf('__;', start);
  const close = url.indexOf('!', end);
  if (end === -1 || close === -1) return null;
  const bytes = fromBase64url(url.slice(end + '__;'.length, close).replace(/=[^]*/, ''));
  if (bytes === null) return null;
  const replaced = Array.from(percentDecoded(toHex(bytes).replace(/../g, '%$&')));
  let next = 0;
  return percentDecoded(url.slice(start, end))
    .replace(/^(https?:\/)(?=[^/])/i, '$1/')
    .replace(/\*(?:\*([\w-]))?/g, (_, run?: string) => {
      const from = next;
      next += run === undefined ? 1 : RUN_LENGTHS.indexOf(run) + 2;
      return replaced.slice(from, next).join('');
    });
}
