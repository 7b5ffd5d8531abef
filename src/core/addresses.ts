/**
 * Who a mail goes to, read strictly: a list that two programs could read in two ways is refused, for each address may
 * get a copy of its own. Text here is binary, as in the mail.
 * @see https://www.rfc-editor.org/rfc/rfc5322#section-3.4
 */
import { decodedWords } from './encodedWords';
import { oneLine } from './outsideText';

export interface Mailbox {
  /** As people read it; empty when there is none. */
  readonly name: string;
  readonly email: string;
  /** Name and address as they are written, folds and comments included. */
  readonly raw: string;
}

export interface Mailboxes {
  /** In order; those of groups are among them. */
  readonly mailboxes: readonly Mailbox[];
  /** What stands there and is no address, shortened. */
  readonly malformed: readonly string[];
}

/**
 * The addresses in the value of a To, Cc, Bcc or From.
 *
 * @example mailboxesIn('"Doe, Jo" <jo@x.org>, team: a@x.org;').mailboxes.map(({ email }) => email) // ['jo@x.org', 'a@x.org']
 */
export function mailboxesIn(value: string): Mailboxes {
  const mailboxes: Mailbox[] = [];
  const malformed: string[] = [];
  let inGroup = false;
  let piece: Token[] = [];
  const endPiece = () => {
    const [first] = piece;
    const last = piece[piece.length - 1];
    if (first !== undefined && last !== undefined && piece.some(({ kind }) => kind !== 'comment')) {
      const raw = value.slice(first.start, last.end);
      const found = mailboxOf(piece, raw);
      if (found === null) malformed.push(oneLine(decodedWords(raw), MAX_SHOWN));
      else mailboxes.push(found);
    }
    piece = [];
  };
  for (const token of tokensOf(value)) {
    const mark = token.kind === 'mark' ? token.text : '';
    if (mark === ',' || mark === ';') {
      endPiece();
      if (mark === ';') inGroup = false;
    } else if (mark === ':' && !inGroup && piece.every(({ kind }) => kind !== 'mark')) {
      inGroup = true;
      piece = [];
    } else piece.push(token);
  }
  endPiece();
  return { mailboxes, malformed };
}

/** Characters of what is no address that are told. */
const MAX_SHOWN = 80;

interface Token {
  readonly kind: 'word' | 'quoted' | 'comment' | 'literal' | 'mark' | 'broken';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A quoted string, a domain in brackets, a run of ordinary characters, or a single mark. */
const TOKEN = /"(?:[^"\\]|\\[^])*"|\[[^[\]\\\s]*\]|[^\s"(),:;<>@[\]\\\0-\x1f\x7f]+|[(),:;<>@]/y;

function tokensOf(value: string): Token[] {
  const tokens: Token[] = [];
  const next = new RegExp(TOKEN);
  for (let start = 0; start < value.length;) {
    if (' \t\r\n'.includes(value.charAt(start))) {
      start += 1;
      continue;
    }
    next.lastIndex = start;
    const found = next.exec(value)?.[0];
    const end = found === '(' ? commentEnd(value, start) : found === undefined ? null : start + found.length;
    // What is not closed cannot be told from what follows.
    if (end === null) return [...tokens, { kind: 'broken', text: '', start, end: value.length }];
    const text = value.slice(start, end);
    tokens.push({ kind: kindOf(text), text, start, end });
    start = end;
  }
  return tokens;
}

function kindOf(text: string): Token['kind'] {
  if (text.startsWith('"')) return 'quoted';
  if (text.startsWith('(')) return 'comment';
  if (text.startsWith('[')) return 'literal';
  return /^[,:;<>@]$/.test(text) ? 'mark' : 'word';
}

/** Comments nest. */
function commentEnd(value: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

function mailboxOf(tokens: readonly Token[], raw: string): Mailbox | null {
  const said = tokens.filter(({ kind }) => kind !== 'comment');
  const opens = said.findIndex(({ kind, text }) => kind === 'mark' && text === '<');
  if (opens < 0) {
    const email = emailOf(said);
    const [comment] = tokens.filter(({ kind }) => kind === 'comment');
    const name = comment === undefined ? '' : unescaped(comment.text.slice(1, -1));
    return email === null ? null : { name: shown(name), email, raw };
  }
  const before = said.slice(0, opens);
  const email = emailOf(said.slice(opens + 1, -1));
  if (email === null || said[said.length - 1]?.text !== '>' || before.some(isNoName)) return null;
  const name = before
    .map(({ kind, text }) => (kind === 'quoted' ? unescaped(text.slice(1, -1)) : text))
    .join(' ');
  return { name: shown(name), email, raw };
}

/** Strictly, an `@` may not stand in a name without quotes; many programs leave them out where an address is one. */
const isNoName = ({ kind, text }: Token): boolean =>
  kind === 'broken' || kind === 'literal' || (kind === 'mark' && text !== '@');

/** A part before the `@`, quoted or not, and a domain of at least two names, or one in brackets; nothing between. */
function emailOf(tokens: readonly Token[]): string | null {
  const [local, at, domain] = tokens;
  if (local === undefined || domain === undefined || tokens.length !== 3) return null;
  if (at?.kind !== 'mark' || at.text !== '@' || local.end !== at.start || at.end !== domain.start)
    return null;
  if (local.kind !== 'word' && local.kind !== 'quoted') return null;
  if (domain.kind === 'literal' ? domain.text === '[]' : !isDomain(domain)) return null;
  return decodedWords(`${local.text}@${domain.text}`);
}

const isDomain = ({ kind, text }: Token): boolean =>
  kind === 'word' && text.includes('.') && text.split('.').every((label) => label !== '');

const unescaped = (text: string): string => text.replace(/\\([^])/g, '$1');

/** A name, in one line. */
const shown = (name: string): string => oneLine(decodedWords(name).replace(/\s+/g, ' '), 200);
