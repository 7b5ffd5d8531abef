/** What a sender's draft and its tracked copies need, with addresses of ours as they are. */
import type { MessageId } from '../../src/core/event';
import type { Originals } from '../../src/core/html';
import { messageIdOf, tokenFor } from '../../src/core/token';
import { clickUrl, destinationOfFor, isPixelFor, openUrl, safeDestination } from '../../src/core/trackingUrl';
import { hmac } from './hmac';

export const BASE = 'https://script.google.com/macros/s/AKfycb-emulated-deployment-1/exec';

const messageFrom = (first: number) =>
  messageIdOf(Uint8Array.from({ length: 9 }, (_, index) => first + index));
const message = messageFrom(0);
const keyRing = { current: 1, keys: { 1: new Uint8Array(32) }, retired: [] };
const tag = '00000000';

const pixelOf = (of: MessageId) =>
  openUrl(BASE, tokenFor({ kind: 'open', message: of, tag, link: 0, destination: null }, keyRing, hmac));

export const pixel = pixelOf(message);
/** Of a mail sent before. */
export const earlierPixel = pixelOf(messageFrom(100));

/** Our address for a link; null for one that is not led to. */
export const ours = ({ url }: { readonly url: string }): string | null =>
  safeDestination(url) === url
    ? clickUrl(BASE, tokenFor({ kind: 'click', message, tag, link: 0, destination: url }, keyRing, hmac), url)
    : null;

export const known: Originals = { isPixel: isPixelFor([BASE]), destinationOf: destinationOfFor([BASE]) };

/** What companies and mail programs make of an address. */
export const rewritten: Readonly<Record<string, (url: string) => string>> = {
  'Google’s redirect': (url) => `https://www.google.com/url?q=${encodeURIComponent(url)}&source=gmail&usg=AO`,
  'Safe Links': (url) =>
    `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=05%7C02&reserved=0`,
  'URL Defense 2': (url) =>
    `https://urldefense.proofpoint.com/v2/url?u=${encodeURIComponent(url).replace(/-/g, '%2D').replace(/_/g, '%5F').replace(/%/g, '-').replace(/\//g, '_')}&d=DwMBaQ&e=`,
  'URL Defense 3': (url) => {
    // Each percent sign is kept in base64, and a star stands for it.
    const signs = url.replace(/[^%]/g, '');
    return `https://urldefense.com/v3/__${url.replace(/%/g, '*')}__;${Buffer.from(signs).toString('base64url')}!!x$`;
  },
};

/** What Gmail makes of the address of a picture. */
export const proxied = (url: string): string =>
  `https://ci3.googleusercontent.com/meips/ADKq_Nb=s0-d-e1-ft#${url}`;
