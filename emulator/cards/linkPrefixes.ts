/**
 * The first link in an answer that the manifest's `openLinkUrlPrefixes` does not allow, or null. Google's own pages
 * need no prefix.
 *
 * @see https://developers.google.com/apps-script/manifest/allowlist-url
 */
export function refusedLink(answer: unknown, prefixes: readonly string[]): string | null {
  return (
    linksIn(answer).find((url) => !isGoogles(url) && !prefixes.some((prefix) => fits(url, prefix))) ?? null
  );
}

/** In Google's words: https://github.com/googleworkspace/apps-script-oauth2/issues/114 */
export const linkRefusal = (url: string): string =>
  `URL (${url}) does not match any of the prefixes whitelisted for use in the add-on.`;

function linksIn(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return name === 'text' || name === 'header' ? anchors(value) : [];
  if (Array.isArray(value)) return value.flatMap((each: unknown) => linksIn(each));
  if (typeof value !== 'object' || value === null) return [];
  if (name === 'openLink' && 'url' in value && typeof value.url === 'string') return [value.url];
  return Object.entries(value).flatMap(([key, each]: [string, unknown]) => linksIn(each, key));
}

const anchors = (text: string): readonly string[] =>
  [...text.matchAll(/<a\s[^>]*?href=["']([^"']+)["']/gi)].map(([, url = '']) => url);

const isGoogles = (url: string): boolean => /^https:\/\/(?:[\w-]+\.)*google\.com(?:[/?#]|$)/i.test(url);

/** `*` stands for all links, or for subdomains in `https://*.example.com/`. */
function fits(url: string, prefix: string): boolean {
  if (prefix === '*') return true;
  const [, rest] = /^https:\/\/\*\.(.+)$/.exec(prefix) ?? [];
  if (rest === undefined) return url.startsWith(prefix);
  const [, host, path] = /^https:\/\/([^/]+)(\/.*)?$/.exec(url) ?? [];
  const slash = rest.indexOf('/');
  return (
    host !== undefined &&
    host.endsWith(`.${rest.slice(0, slash)}`) &&
    (path ?? '/').startsWith(rest.slice(slash))
  );
}
