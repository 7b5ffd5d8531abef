import { directHtml } from '../clients/directView';
import { gmailHtml } from '../clients/gmailView';
import { shownHtml, type OwnPictureAddress } from '../clients/mailHtml';
import type { ClientName } from '../clients/roster';
import { showsPictures } from '../clients/steps';
import type { Account, MessageView } from '../contracts';
import { bodyOf, htmlOf, isElement, rewrite } from '../gmail/markup';
import type { LocalOrigins } from '../web/localOrigins';
import { localUrl } from './localUrl';

const STYLE = `
  :root { color-scheme: light; }
  body { margin: 0; padding: 12px 14px; background: #fff; color: #202124;
    font: 15px/1.5 Inter, "Segoe UI", system-ui, Roboto, Arial, sans-serif; overflow-wrap: anywhere; }
  a { color: #0b57d0; }
  img { max-width: 100%; }
  img[src*="/pictures/"] { height: auto; }
  pre { white-space: pre-wrap; font: inherit; }
  blockquote { margin: 0 0 0 8px; padding-left: 10px; border-left: 2px solid #d0d5dd; }
`;

/**
 * A mail as a whole document, the way this person's program shows it: in Gmail pictures come through Google's proxy,
 * elsewhere from where they are. Links open in a new tab.
 *
 * @param program in whose window, if one was chosen: its pictures are asked for as that program asks, or by nobody
 */
export function showMail(
  account: Account,
  message: MessageView,
  local: LocalOrigins,
  program: ClientName | null = null,
): string {
  const own: OwnPictureAddress = (id) =>
    `/emulator/mailboxes/${[account.email, 'messages', message.id, 'pictures', id].map(encodeURIComponent).join('/')}`;
  const html =
    program === null ? ownHtml(account, message.html, local, own) : htmlIn(program, message.html, own);
  const body = withLocalLinks(html, account.email, local);
  return `<!doctype html><html><head><meta charset="utf-8"><title>Mail</title><style>${STYLE}</style></head><body>${body}</body></html>`;
}

const ownHtml = ({ client }: Account, html: string, local: LocalOrigins, own: OwnPictureAddress): string =>
  client === 'gmail' ? gmailHtml(html, proxied, own) : withLocalPictures(directHtml(html, own), local);

function htmlIn(program: ClientName, html: string, own: OwnPictureAddress): string {
  const how = showsPictures(program)?.what ?? null;
  if (how === 'pictures-by-gmail') return gmailHtml(html, proxied, own);
  // Apple Mail shows its own copy, which is not kept here: the place of the picture stays empty.
  if (how === null) return shownHtml(html, () => null, own);
  return shownHtml(
    html,
    (url) => `/emulator/recipients/picture?client=${program}&url=${encodeURIComponent(url)}`,
    own,
  );
}

const proxied = (url: string): string => `/emulator/image-proxy?url=${encodeURIComponent(url)}`;

/** Unlike Google: the browser that stands for a mail program finds the web app on this machine. */
const withLocalPictures = (html: string, local: LocalOrigins): string =>
  changed(html, 'src', (url) => local.toLocal(url));

const withLocalLinks = (html: string, email: string, local: LocalOrigins): string =>
  changed(html, 'href', (url) => localUrl(url, email, local.origins));

function changed(html: string, attribute: string, change: (value: string) => string): string {
  const body = bodyOf(html);
  rewrite(body, (node) => {
    if (isElement(node)) {
      node.attrs = node.attrs.map(({ name, value }) => ({
        name,
        value: name === attribute ? change(value) : value,
      }));
    }
    return [node];
  });
  return htmlOf(body);
}
