import { attribute, bodyOf, isElement, textIn } from './markup';
import type { Element, Markup } from './markup';

const BLOCKS = new Set([
  'address',
  'blockquote',
  'div',
  'dl',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'li',
  'ol',
  'p',
  'pre',
  'table',
  'tr',
  'ul',
]);
const UNSEEN = new Set(['script', 'style', 'title', 'template', 'head']);

/**
 * The text alternative that Gmail writes beside HTML: bold in asterisks, a link's address behind its text, the words of
 * a picture that comes along, `[image: plan.png]`.
 *
 * @see https://github.com/SpamScope/mail-parser/issues/33
 *
 * Unlike Google: lines are not wrapped.
 * @example
 * plainTextOf('<b>Hi</b>, <a href="https://x.org">look</a><br>') // '*Hi*, look <https://x.org>\n'
 */
export function plainTextOf(html: string): string {
  return tidy(write(bodyOf(html), decorate));
}

/** What a reader sees, words only: for search and snippets. */
export function visibleTextOf(html: string): string {
  return tidy(write(bodyOf(html), (_, inner) => inner));
}

type Decorate = (element: Element, inner: string) => string;

function write(parent: Markup, decorated: Decorate): string {
  return parent.childNodes
    .map((child) => {
      const text = textIn(child);
      if (text !== null) return text.replace(/[ \t\r\n]+/g, ' ');
      if (!isElement(child) || UNSEEN.has(child.tagName)) return '';
      if (child.tagName === 'br') return '\n';
      const inner = decorated(child, write(child, decorated));
      return BLOCKS.has(child.tagName) ? `\n${inner}\n` : inner;
    })
    .join('');
}

const decorate: Decorate = (element, inner) => {
  if (element.tagName === 'img' && /^cid:/i.test(attribute(element, 'src') ?? ''))
    return `[image: ${attribute(element, 'alt') ?? ''}]`;
  if (inner.trim() === '') return inner;
  if (element.tagName === 'b' || element.tagName === 'strong') return `*${inner}*`;
  const address = element.tagName === 'a' ? attribute(element, 'href') : null;
  return address === null || address === inner.trim() ? inner : `${inner} <${address}>`;
};

const tidy = (text: string): string =>
  text
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .replace(/\n{2,}$/, '\n');
