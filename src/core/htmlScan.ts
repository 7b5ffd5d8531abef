/** Finds, by offsets, the few places of an HTML mail that we change. Nothing is built, nothing is rewritten. */
import { contentPlaces } from './htmlPlaces';
import { readTokens, type Span, type ValueSpan } from './htmlTokens';

export type { Span, ValueSpan } from './htmlTokens';

export interface HtmlScan {
  /** The `href` of every `a` and `area`, in order. */
  readonly links: readonly ValueSpan[];
  /** Every `img` with a `src`, in order. */
  readonly images: readonly { readonly tag: Span; readonly src: ValueSpan }[];
  /** The first place where content is shown. */
  readonly contentStart: number;
  /** The last one. */
  readonly contentEnd: number;
}

/** The attribute that we look for on each element. */
const WANTED: Readonly<Record<string, string | undefined>> = { a: 'href', area: 'href', img: 'src' };

/** Scans once from start to end. What is a tag and what is not, {@link readTokens} says. */
export function scanHtml(html: string): HtmlScan {
  const links: ValueSpan[] = [];
  const images: { tag: Span; src: ValueSpan }[] = [];
  const places = contentPlaces(html);
  readTokens(html, {
    wants: (name, attribute) => attribute === WANTED[name],
    opened({ name, start, end, values }) {
      const [found] = values.values();
      if (found !== undefined && name === 'img') images.push({ tag: { start, end }, src: found });
      else if (found !== undefined) links.push(found);
      places.opened(name, start, end);
    },
    closed: places.closed,
    text: places.text,
    comment: places.comment,
    doctype: places.doctype,
  });
  return { links, images, contentStart: places.start(), contentEnd: places.end() };
}
