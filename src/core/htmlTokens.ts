/** A mail's HTML as tags and texts, by offsets. */
import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
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

/** The beginning of an element, with the values of the attributes that were asked for, by name. */
export interface Tag extends Span {
  readonly name: string;
  readonly values: ReadonlyMap<string, ValueSpan>;
}

/** Told the tokens in order. Names are in small letters, all ends are exclusive. */
export interface TokenReader {
  readonly wants: (name: string, attribute: string) => boolean;
  readonly opened: (tag: Tag) => void;
  /** `end` is 0 when the document ends inside the tag. */
  readonly closed: (name: string, start: number, end: number) => void;
  readonly text: (start: number, end: number) => void;
  readonly comment?: (end: number) => void;
  readonly doctype?: (end: number) => void;
}

/**
 * Reads once from start to end, as a browser splits a mail into tags and text. What only looks like a tag, inside of
 * comments, scripts, styles, titles and text fields, is not one; a tag that the text ends in is none either.
 *
 * Unlike a browser it builds no tree: it sees tags where a tree has no place for them (a link in a `select`), and
 * takes drawings (`svg`) and formulas for HTML.
 *
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function readTokens(html: string, reader: TokenReader): void {
  let name = '';
  let tagStart = 0;
  let attribute = '';
  let valueStart = 0;
  let values = NONE;

  const endOfTag = (last: number) => {
    reader.opened({ name, start: tagStart, end: last + 1, values });
  };
  const ignore = () => undefined; // kinds of token that do not occur in HTML, or not with these options

  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      name = html.slice(start, end).toLowerCase();
      tagStart = start - 1;
      values = NONE;
    },
    onattribname(start, end) {
      attribute = html.slice(start, end).toLowerCase();
    },
    onattribdata(start) {
      valueStart = start;
    },
    onattribend(quoteType, end) {
      // Of an attribute given twice the first counts.
      if (!reader.wants(name, attribute) || values.has(attribute)) return;
      const quote = QUOTES[quoteType];
      const value = {
        start: quoteType === QuoteType.NoValue ? end : valueStart,
        end: quote === '' ? end : end - 1,
        quote,
      };
      values = new Map([...values, [attribute, value]]);
    },
    onopentagend: endOfTag,
    onselfclosingtag: endOfTag,
    onclosetag(start, end) {
      reader.closed(html.slice(start, end).toLowerCase(), start - 2, html.indexOf('>', end) + 1);
    },
    ontext: reader.text,
    oncomment(_, last) {
      reader.comment?.(last + 1);
    },
    ondeclaration(_, last) {
      reader.doctype?.(last + 1);
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
}

const NONE: ReadonlyMap<string, ValueSpan> = new Map();

const QUOTES: Readonly<Record<QuoteType, Quote>> = {
  [QuoteType.NoValue]: '',
  [QuoteType.Unquoted]: '',
  [QuoteType.Single]: "'",
  [QuoteType.Double]: '"',
};
