import { defaultTreeAdapter, parse, parseFragment, serialize } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';

export type Markup = DefaultTreeAdapterTypes.ParentNode;
export type Element = DefaultTreeAdapterTypes.Element;
type Child = DefaultTreeAdapterTypes.ChildNode;

/** What a mail's HTML shows: the body's content, wherever the author put it. */
export function bodyOf(html: string): Markup {
  const document = parse(html, { scriptingEnabled: false });
  const root = document.childNodes.find((node) => node.nodeName === 'html');
  // parse5 always makes html, head and body, or a frameset in body's place.
  const body = (root as Element).childNodes.find((node) => node.nodeName === 'body');
  return body === undefined ? parseFragment('') : (body as Element);
}

export const htmlOf = (markup: Markup): string => serialize(markup);

export const isElement = (node: Child): node is Element => defaultTreeAdapter.isElementNode(node);

export const textIn = (node: Child): string | null =>
  defaultTreeAdapter.isTextNode(node) ? node.value : null;

export const attribute = (element: Element, name: string): string | null =>
  element.attrs.find((each) => each.name === name)?.value ?? null;

/** Replaces every child by what `change` makes of it, innermost first. */
export function rewrite(parent: Markup, change: (child: Child) => readonly Child[]): void {
  for (const child of [...parent.childNodes]) {
    if (isElement(child)) rewrite(child, change);
    const made = change(child);
    if (made.length === 1 && made[0] === child) continue;
    for (const each of made) {
      if (each !== child) defaultTreeAdapter.detachNode(each);
      defaultTreeAdapter.insertBefore(parent, each, child);
    }
    defaultTreeAdapter.detachNode(child);
  }
}

/** Every element, in document order. */
export function* elementsIn(parent: Markup): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elementsIn(child);
  }
}
