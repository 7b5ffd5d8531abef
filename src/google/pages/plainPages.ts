import { escapeHtml } from '../../core/outsideText';
import { page, word } from './page';

/** The address as text, never as a link: without a key nobody can say whether it was signed. */
export const uncheckedPage = (destination: string): string =>
  page(
    `<main><h1>${word('uncheckedTitle')}</h1><p>${word('unchecked')}</p><code class="url">${escapeHtml(destination)}</code></main>`,
  );

export const nothingHerePage = (): string =>
  page(`<main><h1>${word('nothingTitle')}</h1><p>${word('nothing')}</p></main>`);

/** What a recipient may know about the mail, and whom to ask. */
export const informationPage = (holder: string): string =>
  page(
    `<main><h1>${word('infoTitle')}</h1><p>${word('info')}</p><p class="quiet">${word('holder', holder)}</p></main>`,
  );
