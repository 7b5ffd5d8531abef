import { shownHtml } from './mailHtml';
import type { OwnPictureAddress } from './mailHtml';

/**
 * A mail as Gmail on the web shows it: no script, style sheet, event or form, each picture behind Google's proxy, each
 * link in a new tab and without a referrer.
 *
 * @param proxyUrl where the proxy serves the picture of that address
 * @see https://support.google.com/mail/answer/145919
 */
export const gmailHtml = (
  html: string,
  proxyUrl: (imageUrl: string) => string,
  ownPictureAddress?: OwnPictureAddress,
): string => shownHtml(html, proxyUrl, ownPictureAddress);
