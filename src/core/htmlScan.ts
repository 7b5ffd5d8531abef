/** Finds, by offsets, the few places of an HTML mail that we change. Nothing is built, nothing is rewritten. */
import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { contentPlaces } from './htmlPlaces';
import type { Quote } from './htmlSpelling';

/** A part of the text: `html.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An attribute's value, without its quotes. */
export interface ValueSpan extends Span {
  readonly quote: Quote;
}

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

/**
 * Scans once from start to end, as a browser splits a mail into tags and text. What only looks like a tag, inside of
 * comments, scripts, styles, titles and text fields, is not one; a tag that the text ends in is none either.
 *
 * Unlike a browser it builds no tree: it sees tags where a tree has no place for them (a link in a `select`), and
 * takes drawings (`svg`) and formulas for HTML.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function scanHtml(html: string): HtmlScan {
  const links: ValueSpan[] = [];
  const images: { tag: Span; src: ValueSpan }[] = [];
  const places = contentPlaces(html);
  let tag = '';
  let tagStart = 0;
  let attribute = '';
  let valueStart = 0;
  let found: ValueSpan | null = null;

  const endOfTag = (last: number) => {
    const end = last + 1;
    if (found !== null && tag === 'img') images.push({ tag: { start: tagStart, end }, src: found });
    else if (found !== null) links.push(found);
    places.opened(tag, tagStart, end);
  };
  const ignore = () => undefined; // kinds of token that do not occur in HTML, or not with these options

  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      tag = html.slice(start, end).toLowerCase();
      tagStart = start - 1;
      found = null;
    },
    onattribname(start, end) {
      attribute = html.slice(start, end).toLowerCase();
    },
    onattribdata(start) {
      valueStart = start;
    },
    onattribend(quoteType, end) {
      // Of an attribute given twice the first counts.
      if (found !== null || attribute !== WANTED[tag]) return;
      const quote = QUOTES[quoteType];
      const valueEnd = quote === '' ? end : end - 1;
      found = { start: quoteType === QuoteType.NoValue ? end : valueStart, end: valueEnd, quote };
    },
    onopentagend: endOfTag,
    onselfclosingtag: endOfTag,
    onclosetag(start, end) {
      places.closed(html.slice(start, end).toLowerCase(), start - 2, html.indexOf('>', end) + 1);
    },
    ontext: places.text,
    oncomment(_, last) {
      places.comment(last + 1);
    },
    ondeclaration(_, last) {
      places.doctype(last + 1);
    },
    oncdata: ignore,
    onprocessinginstruction: ignore,
    onattribentity: ignore,
    ontextentity: ignore,
    onend: ignore,
  };
  // In HTML `<![CDATA[` begins a comment that ends at the next `>`; the tokenizer would look for `]]>`, unless the
  // letters are small. It is never told the end of the text: it would take a tag cut short for text.
  new Tokenizer({ decodeEntities: false }, callbacks).write(html.replace(/<!\[CDATA\[/g, '<![cdata['));
  return { links, images, contentStart: places.start(), contentEnd: places.end() };
}

const QUOTES: Readonly<Record<QuoteType, Quote>> = {
  [QuoteType.NoValue]: '',
  [QuoteType.Unquoted]: '',
  [QuoteType.Single]: "'",
  [QuoteType.Double]: '"',
};
