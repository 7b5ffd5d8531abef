/** Where in a mail its content begins and ends: the places where something added is shown. */

/** Told the tokens of a document in order, knows where its content begins and ends. All ends are exclusive. */
export interface ContentPlaces {
  readonly opened: (name: string, start: number, end: number) => void;
  /** `end` is 0 when the document ends inside the tag. */
  readonly closed: (name: string, start: number, end: number) => void;
  readonly text: (start: number, end: number) => void;
  readonly doctype: (end: number) => void;
  readonly comment: (end: number) => void;
  /** Behind `<body>`, or behind what else of the head stands before the first content. */
  readonly start: () => number;
  /** Before the last `</body>`, else the last `</html>`, else the end, or where text that is never shown began. */
  readonly end: () => number;
}

/** Elements whose content is text, whatever it looks like. */
const RAW = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
  'plaintext',
]);

/** Elements of the head with content: what they hold is not shown, so the place behind them counts. */
const HELD = new Set(['script', 'style', 'title', 'noscript', 'noframes']);

/** Elements of the head without content, and the two around it. */
const HEAD = new Set(['html', 'head', 'meta', 'link', 'base', 'basefont', 'bgsound']);

const VISIBLE = /[^\t\n\f\r \ufeff]/;

export function contentPlaces(html: string): ContentPlaces {
  let start = 0;
  let begun = false;
  /** The element of the head that we are in. */
  let held: string | null = null;
  /** Where the raw element began that we are in. */
  let rawStart: number | null = null;
  /** Behind the last whole tag, comment or declaration. */
  let tokenEnd = 0;
  let textEnd = 0;
  let bodyClose: number | null = null;
  let htmlClose: number | null = null;

  const stillHead = (end: number) => {
    if (!begun && held === null) start = end;
  };
  return {
    opened(name, tagStart, end) {
      tokenEnd = end;
      if (RAW.has(name)) rawStart = tagStart;
      if (begun) return;
      if (HELD.has(name)) held ??= name;
      else if (HEAD.has(name)) stillHead(end);
      else {
        if (name === 'body') start = end;
        begun = true;
      }
    },
    closed(name, tagStart, end) {
      if (end === 0) return;
      tokenEnd = end;
      rawStart = null;
      if (name === 'body') bodyClose = tagStart;
      if (name === 'html') htmlClose = tagStart;
      if (name === held) held = null;
      else if (held === null && name !== 'head') begun = true;
      stillHead(end);
    },
    text(from, to) {
      textEnd = to;
      if (!begun && rawStart === null) begun = VISIBLE.test(html.slice(from, to));
    },
    doctype(end) {
      tokenEnd = end;
      stillHead(end);
    },
    comment(end) {
      tokenEnd = end;
    },
    start: () => start,
    end() {
      // Ends it inside a tag or a comment? The first `<` behind the last whole token is its beginning, or plain text.
      const cut = Math.max(tokenEnd, textEnd) < html.length ? html.indexOf('<', tokenEnd) : html.length;
      return bodyClose ?? htmlClose ?? rawStart ?? cut;
    },
  };
}
