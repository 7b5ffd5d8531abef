import { shownHtml } from './mailHtml';

/** A mail as a desktop program shows it that loads pictures itself, from wherever they are. */
export const directHtml = (html: string): string => shownHtml(html, (imageUrl) => imageUrl);
