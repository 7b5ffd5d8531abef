/** Mails of any shape, told apart from how they are read: each is made together with the texts it shows. */
import * as fc from 'fast-check';

export interface MadeMail {
  /** A binary string. */
  readonly raw: string;
  /** The texts a reader is shown, in order. */
  readonly texts: readonly string[];
}

interface Made {
  readonly lines: readonly string[];
  readonly texts: readonly string[];
}

const binary = (bytes: Buffer): string => bytes.toString('latin1');

const inLines = (text: string, width: number): string[] =>
  text.match(new RegExp(`[^]{1,${width}}`, 'g')) ?? [''];

/** By another hand than ours: each byte that is no letter or digit is written as a code. */
const quotedPrintable = (bytes: Buffer): string[] =>
  Array.from(bytes, (byte) =>
    /[\w<>/ ]/.test(String.fromCharCode(byte)) && byte !== 32
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  )
    .reduce<string[]>(
      (lines, piece) => {
        const last = lines[lines.length - 1] ?? '';
        return last.length + piece.length > 75 ? [...lines, piece] : [...lines.slice(0, -1), last + piece];
      },
      [''],
    )
    .map((line, index, all) => (index < all.length - 1 ? `${line}=` : line));

const text = fc
  .stringMatching(/^[a-zA-Z0-9 <>/=&;.,äöüßé€-]{0,200}$/)
  // A line of plain text ends a mail program's own way; blanks at its end are nobody's.
  .map((words) => `x${words}x`);

const textPart = fc
  .record({
    words: text,
    type: fc.constantFrom('text/plain', 'text/html'),
    charset: fc.constantFrom('utf-8', 'UTF-8', '"utf-8"', 'windows-1252', 'iso-8859-15'),
    encoding: fc.constantFrom('8bit', 'binary', 'quoted-printable', 'base64', 'BASE64'),
    place: fc.constantFrom(
      '',
      '',
      'Content-Disposition: inline',
      'Content-Disposition: attachment; filename=a.txt',
    ),
  })
  .map(({ words, type, charset, encoding, place }): Made => {
    const narrow = charset !== 'windows-1252' && charset !== 'iso-8859-15';
    const shown = narrow ? words : words.replace(/€/g, 'E');
    const bytes = Buffer.from(shown, narrow ? 'utf8' : 'latin1');
    const body =
      encoding === 'quoted-printable'
        ? quotedPrintable(bytes)
        : encoding.toLowerCase() === 'base64'
          ? inLines(bytes.toString('base64'), 76)
          : [binary(bytes)];
    return {
      lines: [
        `Content-Type: ${type}; charset=${charset}`,
        `Content-Transfer-Encoding: ${encoding}`,
        ...(place === '' ? [] : [place]),
        '',
        ...body,
      ],
      texts: place.includes('attachment') ? [] : [shown],
    };
  });

const otherPart = fc
  .constantFrom(
    ['Content-Type: image/png', 'Content-Transfer-Encoding: base64', '', 'iVBORw0KGgo='],
    ['Content-Type: text/calendar; charset=utf-8', '', 'BEGIN:VCALENDAR', 'END:VCALENDAR'],
    ['Content-Type: text/x-amp-html; charset=utf-8', '', '<html amp4email></html>'],
    ['Content-Type: message/rfc822', '', 'Content-Type: text/html; charset=utf-8', '', '<p>passed on</p>'],
    ['Content-Type: text/html; charset=x-unknown', '', '<p>who can read this</p>'],
  )
  .map((lines): Made => ({ lines, texts: [] }));

const multipart = (kind: string, boundary: string, parts: readonly Made[], close: boolean): Made => ({
  lines: [
    `Content-Type: multipart/${kind};`,
    `\tboundary="${boundary}"`,
    '',
    'A program that sees this knows nothing of parts.',
    ...parts.flatMap(({ lines }) => [`--${boundary}`, ...lines]),
    ...(close ? [`--${boundary}--`, 'What stands behind the end is nobody’s.'.replace('’', "'")] : []),
  ],
  texts:
    kind === 'signed'
      ? []
      : kind === 'related'
        ? (parts[0]?.texts ?? [])
        : parts.flatMap(({ texts }) => texts),
});

const { tree } = fc.letrec<{ tree: Made; node: Made }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, textPart, otherPart, tie('node')),
  node: fc
    .tuple(
      fc.constantFrom('mixed', 'alternative', 'related', 'signed'),
      fc.uuid(),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
    )
    .map(([kind, id, parts, close]) => multipart(kind, `=_${id}`, parts, close)),
}));

/** Nested parts with any encodings, either kind of line end, borders that are left out at the end. */
export const anyMime: fc.Arbitrary<MadeMail> = fc
  .tuple(tree, fc.constantFrom('\r\n', '\n'), fc.boolean())
  .map(([{ lines, texts }, eol, ends]) => ({
    raw: ['Subject: =?utf-8?Q?Angebot?=', 'MIME-Version: 1.0', ...lines].join(eol) + (ends ? '' : eol),
    texts,
  }));

/** Bytes that look like a mail here and there. */
export const garbage: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '--',
        '--b',
        '--b--',
        '\n--b\n',
        'Content-Type: multipart/mixed; boundary=b\n\n',
        'Content-Type: text/html; charset=utf-8\n\n',
        'Content-Type: text/plain\r\n\r\n',
        'Content-Transfer-Encoding: quoted-printable\n',
        'Content-Transfer-Encoding: base64\n',
        '=\n',
        '=C3',
        '=',
        ' ',
      ),
      fc.uint8Array({ maxLength: 30 }).map((bytes) => binary(Buffer.from(bytes))),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));
