import type { Config } from '../core/config';
import type { MessageId } from '../core/event';
import { scanHtml } from '../core/htmlScan';
import { addressIn } from '../core/htmlSpelling';
import { keyRingOf } from '../core/keys';
import { editTextParts } from '../core/mime';
import { openToken, peekToken } from '../core/token';
import { peekTrackingUrl, readTrackingUrl } from '../core/trackingUrl';
import type { Hmac } from '../ports';

/**
 * The messages of ours that the pictures and links of a mail speak of, proven by their tokens, each once. In order of
 * appearance: a mail's own come before those of mails that it quotes.
 */
export const messagesIn = (html: string, config: Config, hmac: Hmac): MessageId[] =>
  messagesOf(addressesIn(html), config, hmac);

function messagesOf(addresses: readonly string[], config: Config, hmac: Hmac): MessageId[] {
  const keyRing = keyRingOf(config, hmac);
  const found = addresses.flatMap((address) => {
    const url = readTrackingUrl(address, config.bases);
    const opened = url && openToken(url.token, url.destination, keyRing, hmac);
    return opened?.ok ? [opened.claim.message] : [];
  });
  return [...new Set(found)];
}

/**
 * The same of a whole mail, its plain text included.
 * @param raw a binary string
 */
export function messagesInMail(raw: string, config: Config, hmac: Hmac): MessageId[] {
  const addresses: string[] = [];
  editTextParts(raw, ({ type, text }) => {
    addresses.push(...(type === 'text/html' ? addressesIn(text) : (text.match(/https?:[^\s<>"]+/gi) ?? [])));
    return null;
  });
  return messagesOf(addresses, config, hmac);
}

/** What a mail seems to be before anything is known that could prove it: for look-ups only. */
export function peekMessage(html: string): MessageId | null {
  for (const address of addressesIn(html)) {
    const token = peekTrackingUrl(address);
    const peeked = token && peekToken(token);
    if (peeked) return peeked.message;
  }
  return null;
}

function addressesIn(html: string): string[] {
  const { links, images } = scanHtml(html);
  return [...images.map(({ src }) => src), ...links]
    .sort((one, other) => one.start - other.start)
    .map(({ start, end }) => addressIn(html.slice(start, end)));
}

/** The message that a mail is, as far as it says so itself; null when we do not follow it. */
export const messageIn = (html: string, config: Config, hmac: Hmac): MessageId | null =>
  messagesIn(html, config, hmac)[0] ?? null;
