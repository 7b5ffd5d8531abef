import { shownHtml } from './mailHtml';
import type { OwnPictureAddress } from './mailHtml';

/** A mail as a desktop program shows it that loads pictures itself, from wherever they are. */
export const directHtml = (html: string, ownPictureAddress?: OwnPictureAddress): string =>
  shownHtml(html, (imageUrl) => imageUrl, ownPictureAddress);
