/** Our addresses: how they are written into mail, and how they are known again in whatever comes back. */
import { safeDestination, withoutQuery } from './destination';
import { parametersOf } from './query';
import { unwrapped } from './rewriters';
import { isToken, type Token } from './token';

export { hostOf, safeDestination, withoutQuery } from './destination';

/** What one of our addresses says, unchecked. */
export interface TrackingUrl {
  readonly token: Token;
  /** Where a wrapped link leads; null in the address of a pixel or a page. */
  readonly destination: string | null;
}

/** How many layers of other people's wrapping we take off: a mail forwarded through several companies. */
const MAX_LAYERS = 5;

/** The address of a pixel; with a token of kind `info`, of the page for objections. */
export const openUrl = (base: string, token: Token): string => `${base}?t=${token}`;

/**
 * The address of a wrapped link. The destination in it can be read by a person who points at the link.
 * @example clickUrl(base, token, 'https://example.com/?a=1') // '…/exec?t=…&u=https://example.com/%3Fa%3D1'
 */
export const clickUrl = (base: string, token: Token, destination: string): string =>
  `${base}?t=${token}&u=${parameterText(destination)}`;

/**
 * The address of a deployed web app as strangers can reach it: without the domain or the account's number that
 * signed-in browsers show. Null for everything else, the test deployment (`/dev`) too.
 *
 * @see https://developers.google.com/apps-script/guides/web#deploy_a_script_as_a_web_app
 * @example normaliseBase('https://script.google.com/a/macros/example.com/s/ID/exec') // 'https://script.google.com/macros/s/ID/exec'
 */
export function normaliseBase(text: string): string | null {
  const [, id] = WEB_APP.exec(text.trim()) ?? [];
  return id === undefined ? null : `https://script.google.com/macros/s/${id}/exec`;
}

const WEB_APP =
  /^https:\/\/script\.google\.com\/(?:a\/macros\/[^/?#]+|a\/[^/?#]+\/macros|macros)(?:\/u\/\d+)?\/s\/([\w-]+)\/exec$/i;

/**
 * Reads one of our addresses, also through what a mail program or a company has wrapped around it; null when it is
 * not one. A parameter given twice makes it not one.
 */
export function readTrackingUrl(url: string, bases: readonly string[]): TrackingUrl | null {
  return readThrough(url, (base) => bases.includes(normaliseBase(base) ?? base));
}

/** The token in an address that has the shape of ours, whoever's web app it is; null when it has not. */
export const peekTrackingUrl = (url: string): Token | null =>
  readThrough(url, (base) => /^https?:/i.test(base))?.token ?? null;

/** Whether an address has the shape of ours: then it is never wrapped again. */
export const looksTracked = (url: string): boolean => peekTrackingUrl(url) !== null;

/** Says of an image's address whether it is a pixel of ours. */
export const isPixelFor =
  (bases: readonly string[]) =>
  (url: string): boolean =>
    readTrackingUrl(url, bases)?.destination === null;

/** Says of a link's address where it leads when it is a wrapped link of ours; null when it is not. */
export const destinationOfFor =
  (bases: readonly string[]) =>
  (url: string): string | null =>
    readTrackingUrl(url, bases)?.destination ?? null;

function readThrough(url: string, isBase: (base: string) => boolean): TrackingUrl | null {
  let address: string | null = url;
  for (let layer = 0; address !== null && layer <= MAX_LAYERS; layer += 1) {
    const read = readPlain(address, isBase);
    if (read !== null) return read;
    address = unwrapped(address);
  }
  return null;
}

function readPlain(url: string, isBase: (base: string) => boolean): TrackingUrl | null {
  if (!isBase(withoutQuery(url))) return null;
  const pairs = parametersOf(url);
  const parameters = new Map(pairs);
  const token = parameters.get('t');
  if (token === undefined || parameters.size !== pairs.length || !isToken(token)) return null;
  const destination = parameters.get('u');
  if (destination === undefined) return { token, destination: null };
  return safeDestination(destination) === destination ? { token, destination } : null;
}

/** Percent-encoded as a parameter's value; slashes and colons may stay, brackets and quotes that confuse may not. */
const parameterText = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%3A/g, ':')
    .replace(/%2F/g, '/');
