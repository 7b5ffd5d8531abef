import { contentIdIn } from '../gmail/contentId';
import { attribute, bodyOf, elementsIn, htmlOf, isElement, rewrite, textIn } from '../gmail/markup';
import type { Element } from '../gmail/markup';

/** What a mail program does with the address of a picture; null takes the picture's address away. */
export type PictureAddress = (imageUrl: string) => string | null;

/** Where a picture is found that came along with the mail, by its Content-ID. */
export type OwnPictureAddress = (contentId: string) => string | null;

const NONE: OwnPictureAddress = () => null;

/**
 * A mail's HTML as a mail program may show it: nothing runs, nothing is sent, links open elsewhere, and pictures come
 * from where `pictureAddress` says.
 *
 * Unlike Google: `<style>` and classes are always taken out, styles on elements stay unless they load something.
 */
export function shownHtml(
  html: string,
  pictureAddress: PictureAddress,
  ownPictureAddress: OwnPictureAddress = NONE,
): string {
  const body = bodyOf(html);
  rewrite(body, (child) => {
    if (!isElement(child)) return textIn(child) === null ? [] : [child];
    if (GONE.has(child.tagName)) return [];
    if (UNWRAPPED.has(child.tagName)) return [...child.childNodes];
    child.attrs = keptAttributes(child, pictureAddress, ownPictureAddress);
    return [child];
  });
  return htmlOf(body);
}

/** Addresses of the pictures that opening the mail loads, in document order. Only http and https are loaded. */
export function picturesOf(html: string): readonly string[] {
  return [...elementsIn(bodyOf(shownHtml(html, (imageUrl) => imageUrl)))]
    .map((element) => pictureIn(element))
    .filter((url): url is string => url !== null);
}

/** Addresses of the mail's links, each once, in document order. Only http and https. */
export function linksOf(html: string): readonly string[] {
  const links = [...elementsIn(bodyOf(html))]
    .filter(({ tagName }) => tagName === 'a' || tagName === 'area')
    .map((element) => attribute(element, 'href')?.trim() ?? '');
  return [...new Set(links.filter((url) => /^https?:\/\//i.test(url)))];
}

const GONE = new Set(
  (
    'applet audio base button canvas embed frame frameset head iframe input link math meta object option ' +
    'script select source style svg template textarea title track video'
  ).split(' '),
);
const UNWRAPPED = new Set(['form', 'fieldset', 'label', 'legend', 'dialog', 'noscript']);

/** Attributes of layout; links and pictures are looked at one by one. */
const HARMLESS = new Set(
  (
    'align alt bgcolor border cellpadding cellspacing color cols colspan dir face height hspace lang nowrap rows ' +
    'rowspan size span start style summary title type valign vspace width'
  ).split(' '),
);

function keptAttributes(
  element: Element,
  pictureAddress: PictureAddress,
  ownPictureAddress: OwnPictureAddress,
): Element['attrs'] {
  const kept = element.attrs.filter(
    ({ name, value }) => HARMLESS.has(name) && !(name === 'style' && loads(value)),
  );
  const link = element.tagName === 'a' || element.tagName === 'area' ? attribute(element, 'href') : null;
  if (link !== null && /^(https?|mailto|tel):/i.test(link.trim())) {
    kept.push(
      { name: 'href', value: link },
      { name: 'target', value: '_blank' },
      { name: 'rel', value: 'noreferrer' },
    );
  }
  const picture = pictureIn(element);
  const own = element.tagName === 'img' ? contentIdIn(attribute(element, 'src') ?? '') : null;
  const outside = picture === null ? null : pictureAddress(picture);
  const address = own === null ? outside : ownPictureAddress(own);
  if (address !== null)
    kept.push({ name: 'src', value: address }, { name: 'referrerpolicy', value: 'no-referrer' });
  return kept;
}

/** In a style, `url(`, however it is written, and what old browsers ran. */
const loads = (style: string): boolean => /[\\@]|url|image|expression|behavior|binding|position/i.test(style);

function pictureIn(element: Element): string | null {
  const url = element.tagName === 'img' ? attribute(element, 'src')?.trim() : undefined;
  return url !== undefined && /^https?:\/\//i.test(url) ? url : null;
}
