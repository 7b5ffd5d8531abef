import type { ComponentChildren, JSX } from 'preact';
import { useCard } from './cardContext';

/**
 * Text of a card with the few formats that Google allows; any other tag is passed over, its words stay.
 *
 * @see https://developers.google.com/workspace/add-ons/concepts/widgets#text_formatting
 */
export function FormattedText({ text }: { readonly text: string }): JSX.Element {
  const { hrefOf } = useCard();
  const { body } = new DOMParser().parseFromString(text, 'text/html');
  return <>{childrenOf(body, hrefOf)}</>;
}

/** The words alone, for a label. */
export const plainText = (text: string): string =>
  new DOMParser().parseFromString(text.replace(/<br\s*\/?>/gi, ' '), 'text/html').body.textContent;

const childrenOf = (node: Node, hrefOf: (url: string) => string): ComponentChildren =>
  [...node.childNodes].map((child) => drawn(child, hrefOf));

function drawn(node: Node, hrefOf: (url: string) => string): ComponentChildren {
  if (node.nodeType === Node.TEXT_NODE) return linesOf(node.nodeValue ?? '');
  if (!(node instanceof HTMLElement)) return null;
  const inside = childrenOf(node, hrefOf);
  switch (node.localName) {
    case 'b':
    case 'strong':
      return <b>{inside}</b>;
    case 'i':
    case 'em':
      return <i>{inside}</i>;
    case 'u':
      return <u>{inside}</u>;
    case 's':
    case 'strike':
    case 'del':
      return <s>{inside}</s>;
    case 'font':
      return <span style={{ color: node.getAttribute('color') ?? undefined }}>{inside}</span>;
    case 'a': {
      const url = node.getAttribute('href') ?? '';
      if (!/^(?:https?|mailto|tel):/i.test(url)) return inside;
      return (
        <a href={hrefOf(url)} target="_blank" rel="noreferrer">
          {inside}
        </a>
      );
    }
    case 'br':
      return <br />;
    case 'script':
    case 'style':
      return null;
    default:
      return inside;
  }
}

const linesOf = (text: string): ComponentChildren =>
  text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br />, line]));
