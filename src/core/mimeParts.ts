/** Where the parts of a mail are. Nothing is rebuilt: everything is an offset into the mail as it came. */
import { headerBlock, parameterized, type HeaderBlock, type HeaderField } from './mimeHeaders';

/** A part that holds no parts, or one that is not looked into. */
export interface Leaf {
  readonly headers: HeaderBlock;
  /** Of a part that names none. @see https://www.rfc-editor.org/rfc/rfc2046#section-5.1.5 */
  readonly defaultType: 'text/plain' | 'message/rfc822';
  /** Whether it is shown by itself and not as a piece of another, as pictures of a page are. */
  readonly standsAlone: boolean;
  /** Offset of the empty line that ends the headers. */
  readonly headersEnd: number;
  /** Offsets of the body; the line end before the next border belongs to the border. */
  readonly start: number;
  readonly end: number;
  /** How its lines end. */
  readonly eol: string;
  /** Whether a line would be taken for a border here. */
  readonly isBorder: (line: string) => boolean;
}

interface Container {
  readonly boundary: string;
  readonly standsAlone: boolean;
  readonly isRelated: boolean;
  readonly isDigest: boolean;
  parts: number;
}

interface Border {
  readonly depth: number;
  readonly closes: boolean;
  readonly start: number;
  readonly end: number;
}

/** Deeper ones are nobody's; what lies in them is not looked into. */
const MAX_DEPTH = 100;

/**
 * All leaves, in the order of the mail, in a time proportional to its length. Of whatever is broken, the closing
 * border left out for one, it says what programs that read mail agree on.
 * @see https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1
 */
export function leavesOf(raw: string): Leaf[] {
  const leaves: Leaf[] = [];
  const containers: Container[] = [];
  let border: Border | null = part(0);
  while (border !== null) {
    containers.length = border.closes ? border.depth : border.depth + 1;
    border = border.closes ? nextBorder(border.end) : part(border.end);
  }
  return leaves;

  /** Reads a part that begins here, up to the first border behind its headers. */
  function part(at: number): Border | null {
    const inside = containers[containers.length - 1];
    const standsAlone =
      inside === undefined || (inside.standsAlone && !(inside.isRelated && inside.parts > 0));
    if (inside !== undefined) inside.parts += 1;
    const lines: HeaderField[] = [];
    for (let start = at; start < raw.length;) {
      const { text, end } = lineAt(raw, start);
      if (text === '') return body(headerBlock(lines), start, end, standsAlone);
      const border = borderAt(start);
      if (border !== null) return border;
      lines.push({ value: text, start, end });
      start = end;
    }
    return null;
  }

  function body(
    headers: HeaderBlock,
    headersEnd: number,
    start: number,
    standsAlone: boolean,
  ): Border | null {
    const container = containers.length < MAX_DEPTH ? containerOf(headers, standsAlone) : null;
    if (container !== null) {
      containers.push(container);
      return nextBorder(start);
    }
    const border = nextBorder(start);
    const end = border === null ? raw.length : Math.max(start, beforeLineEnd(raw, border.start));
    const eol = raw.charAt(start - 2) === '\r' ? '\r\n' : '\n';
    const around = containers.slice();
    const defaultType = around[around.length - 1]?.isDigest === true ? 'message/rfc822' : 'text/plain';
    const isBorder = (line: string): boolean => borderOf(line, around) !== null;
    leaves.push({ headers, defaultType, standsAlone, headersEnd, start, end, eol, isBorder });
    return border;
  }

  function nextBorder(from: number): Border | null {
    if (containers.length === 0) return null;
    for (let start = from; start < raw.length;) {
      const border = borderAt(start);
      if (border !== null) return border;
      const next = raw.indexOf('\n--', start);
      if (next < 0) return null;
      start = next + 1;
    }
    return null;
  }

  function borderAt(start: number): Border | null {
    if (containers.length === 0 || !raw.startsWith('--', start)) return null;
    const { text, end } = lineAt(raw, start);
    const found = borderOf(text, containers);
    return found === null ? null : { ...found, start, end };
  }
}

/** The innermost container whose border the line is. */
function borderOf(line: string, containers: readonly Container[]): Pick<Border, 'depth' | 'closes'> | null {
  let length = line.length;
  while (length > 0 && ' \t\r'.includes(line.charAt(length - 1))) length -= 1;
  const text = line.slice(2, length);
  for (let depth = containers.length - 1; depth >= 0; depth -= 1) {
    const boundary = containers[depth]?.boundary ?? '';
    if (text === boundary) return { depth, closes: false };
    if (text === `${boundary}--`) return { depth, closes: true };
  }
  return null;
}

/** Null for what is not looked into: no multipart, or one that a change would break, or that is not understood. */
function containerOf(headers: HeaderBlock, standsAlone: boolean): Container | null {
  const type = parameterized(headers.fields.get('content-type')?.value ?? '');
  const encoding = (headers.fields.get('content-transfer-encoding')?.value ?? '').trim().toLowerCase();
  const boundary = type?.parameters.get('boundary') ?? '';
  if (headers.doubtful || type === null || boundary === '' || !type.value.startsWith('multipart/'))
    return null;
  if (SEALED.includes(type.value) || !['', '7bit', '8bit', 'binary'].includes(encoding)) return null;
  return {
    boundary,
    standsAlone,
    isRelated: type.value === 'multipart/related',
    isDigest: type.value === 'multipart/digest',
    parts: 0,
  };
}

/** A change inside would break the signature or the cipher. @see https://www.rfc-editor.org/rfc/rfc1847 */
const SEALED = ['multipart/signed', 'multipart/encrypted'];

function lineAt(raw: string, start: number): { text: string; end: number } {
  const newline = raw.indexOf('\n', start);
  if (newline < 0) return { text: raw.slice(start), end: raw.length };
  return { text: raw.slice(start, beforeLineEnd(raw, newline + 1)), end: newline + 1 };
}

/** Where a line ends whose line end ends here. */
function beforeLineEnd(raw: string, end: number): number {
  const newline = raw.charAt(end - 1) === '\n' ? end - 1 : end;
  return newline < end && raw.charAt(newline - 1) === '\r' ? newline - 1 : newline;
}
