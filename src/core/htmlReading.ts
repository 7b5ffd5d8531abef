/** What a person sees of an HTML mail: its words and its links, and whose they are. */
import { decodeHTML } from 'entities/decode';
import { markOf, type Place } from './htmlMarks';
import { addressIn } from './htmlSpelling';
import { readTokens, type ValueSpan } from './htmlTokens';

/** A link as the reader meets it. */
export interface ReadLink {
  /** As it is written, without quotes. */
  readonly raw: string;
  /** As a browser reads it. */
  readonly url: string;
  /** Its words, or those that stand for its picture; white space collapsed, of very long ones the beginning. */
  readonly label: string;
  readonly place: Place;
}

export interface HtmlReading {
  /** In order, whatever they lead to. */
  readonly links: readonly ReadLink[];
  /** What the writer of this mail wrote, without signature and quoted mail; white space collapsed. */
  readonly own: string;
  /** All of it. */
  readonly all: string;
}

/** Elements without content. */
const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);

/** Elements that mails close in a wrong order. @see https://html.spec.whatwg.org/multipage/parsing.html#formatting */
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));

/** Elements whose content is not shown. */
const HIDDEN = new Set(
  'head title style script template noframes noembed iframe textarea select object svg math'.split(' '),
);

/** Elements that stand in the line; all others begin a new one. */
const INLINE = new Set([
  ...FORMATTING,
  'span',
  'img',
  'wbr',
  'sub',
  'sup',
  'abbr',
  'label',
  'area',
  'map',
  'o:p',
]);

/** Characters of a label, as written, that are read: none that long is shown. */
const LABEL_CHARS = 400;

interface Opened {
  readonly name: string;
  readonly place: Place;
  readonly isHidden: boolean;
}

/** Reads in a time proportional to the length of the mail. */
export function readHtml(html: string): HtmlReading {
  const links: ReadLink[] = [];
  const own: string[] = [];
  const all: string[] = [];
  const open: Opened[] = [];
  const counts = new Map<string, number>();
  /** What everything is from here to the end, unless it is something stronger. */
  let tail: Place = 'own';
  let line = '';
  let link: { raw: string; place: Place; words: string } | null = null;

  const value = (span: ValueSpan | undefined): string | null =>
    span === undefined ? null : html.slice(span.start, span.end);
  const here = (): Opened => open[open.length - 1] ?? { name: '', place: 'own', isHidden: false };
  const place = (): Place => stronger(here().place, tail);

  const say = (words: string) => {
    all.push(words);
    if (place() === 'own') own.push(words);
    line += words;
    if (link !== null && link.words.length < LABEL_CHARS) link.words += words;
  };
  const endLine = () => {
    if (/^\s*--\s*$/.test(line)) tail = stronger(tail, 'signature');
    line = '';
    say('\n');
    line = '';
  };
  const endLink = () => {
    if (link === null) return;
    links.push({ raw: link.raw, url: addressIn(link.raw), label: collapsed(link.words), place: link.place });
    link = null;
  };

  readTokens(html, {
    wants: (_, attribute) => WANTED.has(attribute),
    opened({ name, values }) {
      if (!INLINE.has(name)) endLine();
      const read = (attribute: string): string | null => value(values.get(attribute));
      const mark = markOf(name, read);
      if (mark?.extent === 'rest') tail = stronger(tail, mark.place);
      const above = here();
      const isHidden = above.isHidden || HIDDEN.has(name) || /display\s*:\s*none/i.test(read('style') ?? '');
      if (!VOID.has(name) && (mark !== null || isHidden || !FORMATTING.has(name))) {
        open.push({ name, place: stronger(above.place, mark?.place ?? 'own'), isHidden });
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      const href = read('href');
      if (name === 'a') endLink();
      if (name === 'a' && href !== null) link = { raw: href, place: place(), words: '' };
      if (name === 'area' && href !== null)
        links.push({
          raw: href,
          url: addressIn(href),
          label: collapsed(decodeHTML(read('alt') ?? '')),
          place: place(),
        });
      if (name === 'img' && link !== null && !isHidden)
        link.words += decodeHTML(read('alt') ?? '').slice(0, LABEL_CHARS);
    },
    closed(name) {
      if (name === 'a') endLink();
      if (!INLINE.has(name)) endLine();
      if ((counts.get(name) ?? 0) === 0) return;
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        counts.set(last.name, (counts.get(last.name) ?? 1) - 1);
        if (last.name === name) return;
      }
    },
    text(start, end) {
      if (!here().isHidden) say(decodeHTML(html.slice(start, end)));
    },
  });
  endLink();
  return { links, own: collapsed(own.join('')), all: collapsed(all.join('')) };
}

const WANTED = new Set(['href', 'alt', 'class', 'id', 'type', 'name', 'style']);

/** A quotation in a signature is a quotation, and a signature in one, too. */
const stronger = (one: Place, other: Place): Place =>
  STRENGTH.indexOf(one) < STRENGTH.indexOf(other) ? other : one;

const STRENGTH: readonly Place[] = ['own', 'signature', 'quoted'];

const collapsed = (words: string): string => words.replace(/[\s\u200b-\u200d\u2060\u00ad]+/g, ' ').trim();
