/**
 * Between the HTML of a mail and what lies in the composer. In the composer pictures are shown through Google's image
 * proxy (so writing a mail fetches them, as in Gmail); in the mail they keep their own address.
 */

import { contentIdIn } from '../../../gmail/contentId';

/** Where the composer keeps a picture's own address. */
export const ORIGINAL = 'data-original-src';

/** Where a picture that goes with the mail is found, by its Content-ID; null for one that is nowhere. */
export type PictureUrl = (contentId: string) => string | null;

/** Gmail's composer keeps none of these. @see https://developers.google.com/workspace/gmail/design/css */
const DROPPED =
  'script, style, link, meta, title, base, iframe, object, embed, form, input, textarea, select, button, svg, math';

/** The mail's body, ready for the composer: nothing in it can run, and nothing was loaded yet. */
export function toComposer(
  html: string,
  {
    isReopened = false,
    pictureUrl = () => null,
  }: { readonly isReopened?: boolean; readonly pictureUrl?: PictureUrl } = {},
): DocumentFragment {
  // A parsed document is inert: its pictures load only once they are moved into the page.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const wrapper = onlyChild(body);
  const root =
    wrapper !== null && wrapper.matches('div[dir="ltr"]') && wrapper.attributes.length === 1 ? wrapper : body;
  root.querySelectorAll(DROPPED).forEach((element) => {
    element.remove();
  });
  dropComments(root);
  root.querySelectorAll('*').forEach(makeHarmless);
  root.querySelectorAll('img').forEach((image) => {
    const address = image.getAttribute('src') ?? '';
    image.setAttribute(ORIGINAL, address);
    const contentId = contentIdIn(address);
    const own = contentId === null ? null : pictureUrl(contentId);
    if (own !== null) image.setAttribute('src', own);
    else if (/^https?:/i.test(address))
      image.setAttribute(
        'src',
        `/emulator/image-proxy?${isReopened ? 'of=reopened-draft&' : ''}url=${encodeURIComponent(address)}`,
      );
    else if (!/^(?:data:image\/|cid:)/i.test(address)) image.removeAttribute('src');
  });
  const fragment = document.createDocumentFragment();
  fragment.append(...root.childNodes);
  return fragment;
}

/** What is written, as the mail's HTML; empty when nothing is. */
export function fromComposer(editor: HTMLElement): string {
  // Cloned into an inert document: restoring an address must not load the picture from there.
  const copy = new DOMParser().parseFromString('', 'text/html').importNode(editor, true);
  copy.querySelectorAll(`img[${ORIGINAL}]`).forEach((image) => {
    image.setAttribute('src', image.getAttribute(ORIGINAL) ?? '');
    image.removeAttribute(ORIGINAL);
  });
  const { innerHTML } = copy;
  return innerHTML === '' || innerHTML === '<br>' ? '' : `<div dir="ltr">${innerHTML}</div>`;
}

/** The text of a plain-text insertion as HTML. */
export function textAsHtml(text: string): string {
  const holder = document.createElement('div');
  holder.textContent = text;
  return holder.innerHTML.replace(/\r?\n/g, '<br>');
}

function onlyChild(body: HTMLElement): Element | null {
  const children = [...body.childNodes].filter(
    (node) => node.nodeType !== Node.TEXT_NODE || node.nodeValue?.trim() !== '',
  );
  return children.length === 1 ? body.firstElementChild : null;
}

function dropComments(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  comments.forEach((comment) => comment.parentNode?.removeChild(comment));
}

function makeHarmless(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const runs =
      name.startsWith('on') ||
      (/^(?:href|src|action|background)$/.test(name) && /^\s*javascript:/i.test(value));
    if (runs || name === ORIGINAL || name === 'srcset') element.removeAttribute(name);
  }
}
