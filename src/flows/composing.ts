/** How a mail that somebody wrote becomes one that is followed. */
import { condensed } from '../core/condensed';
import type { Config } from '../core/config';
import type { MessageId, TrackedLink } from '../core/event';
import { toHex, utf8 } from '../core/bytes';
import type { DraftLink } from '../core/draftLinks';
import { fingerprint } from '../core/fingerprint';
import { keyRingOf, recipientTag, secretFor } from '../core/keys';
import { tokenFor } from '../core/token';
import { trackRaw } from '../core/trackedMail';
import type { Originals } from '../core/html';
import {
  clickUrl,
  destinationOfFor,
  isPixelFor,
  openUrl,
  safeDestination,
  withoutQuery,
} from '../core/trackingUrl';
import type { Hmac } from '../ports';

export interface Following {
  readonly message: MessageId;
  /** Lower-case addresses; a single one can be told apart later. */
  readonly to: readonly string[];
  readonly opens: boolean;
  /** The links to follow. */
  readonly links: readonly DraftLink[];
  readonly wrapText: boolean;
}

/** Knows what is ours in a mail. */
export const originalsOf = ({ bases }: Config): Originals => ({
  isPixel: isPixelFor(bases),
  destinationOf: destinationOfFor(bases),
});

/**
 * Tells whether two mails say the same to the same people; of what they say it tells nothing: 32 hex digits of a keyed
 * hash.
 */
export const fingerprintOf = (
  raw: string,
  recipients: readonly string[],
  { config, hmac }: { readonly config: Config; readonly hmac: Hmac },
): string =>
  toHex(
    hmac(
      secretFor(config, 'send', hmac),
      utf8(condensed(fingerprint(raw, recipients, originalsOf(config)))),
    ).slice(0, 16),
  );

/** The links that are chosen and lead somewhere that can be followed. */
export const followable = (links: readonly DraftLink[], chosen: readonly number[]): DraftLink[] =>
  links.filter(({ index, url }) => chosen.includes(index) && safeDestination(url) !== null);

/** As the record has them: without query. */
export const trackedLinks = (links: readonly DraftLink[]): TrackedLink[] =>
  links.map(({ index, url }) => ({ index, destination: withoutQuery(safeDestination(url) ?? '') }));

/** The mail with its own picture and links; what it quotes of ours is taken out of it. */
export function followed(
  raw: string,
  { message, to, opens, links, wrapText }: Following,
  config: Config,
  hmac: Hmac,
): string {
  const keyRing = keyRingOf(config, hmac);
  const tag = recipientTag(config, to, hmac);
  const open = { kind: 'open', message, tag, link: 0, destination: null } as const;
  const indexOf = new Map(links.map(({ url, index }) => [url, index]));
  return trackRaw(raw, {
    pixelUrl: opens ? openUrl(config.base, tokenFor(open, keyRing, hmac)) : null,
    urlFor: ({ url }) => {
      const link = indexOf.get(url);
      const destination = safeDestination(url);
      if (link === undefined || destination === null) return null;
      const token = tokenFor({ kind: 'click', message, tag, link, destination }, keyRing, hmac);
      return clickUrl(config.base, token, destination);
    },
    originals: originalsOf(config),
    wrapText: wrapText ? 'always' : 'alone',
  });
}
