import type { Config } from '../core/config';
import type { MessageId } from '../core/event';
import { scanHtml } from '../core/htmlScan';
import { addressIn } from '../core/htmlSpelling';
import { keyRingOf } from '../core/keys';
import { openToken } from '../core/token';
import { readTrackingUrl } from '../core/trackingUrl';
import type { Hmac } from '../ports';

/**
 * The messages of ours that the pictures and links of a mail speak of, proven by their tokens, each once. In order of
 * appearance: a mail's own come before those of mails that it quotes.
 */
export function messagesIn(html: string, config: Config, hmac: Hmac): MessageId[] {
  const keyRing = keyRingOf(config, hmac);
  const { links, images } = scanHtml(html);
  const addresses = [...images.map(({ src }) => src), ...links].sort((one, other) => one.start - other.start);
  const found = addresses.flatMap(({ start, end }) => {
    const url = readTrackingUrl(addressIn(html.slice(start, end)), config.bases);
    const opened = url && openToken(url.token, url.destination, keyRing, hmac);
    return opened?.ok ? [opened.claim.message] : [];
  });
  return [...new Set(found)];
}

/** The message that a mail is, as far as it says so itself; null when we do not follow it. */
export const messageIn = (html: string, config: Config, hmac: Hmac): MessageId | null =>
  messagesIn(html, config, hmac)[0] ?? null;
