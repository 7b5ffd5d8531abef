/** Arbitrary addresses and HTML mails for laws: sane and hostile ones. */
import * as fc from 'fast-check';

const text = fc.constantFrom('Hello', ' ', '\r\n', 'a &amp; b', 'x < y', '🦊', '&nbsp;', 'é', '>', '"');
const scheme = fc.constantFrom('https://', 'http://', 'HTTPS://');
const rest = fc.stringMatching(/^[a-z]{1,8}\.example(\/[a-z0-9%._~-]{0,6}){0,3}$/);
const query = fc.array(fc.stringMatching(/^[a-z]{1,4}=[a-z0-9%+.:\/-]{0,8}$/), { maxLength: 4 });

/** A web address, `&` between its parameters. */
export const webAddress: fc.Arbitrary<string> = fc
  .tuple(scheme, rest, query, fc.constantFrom('', '#top'))
  .map(([s, r, q, fragment]) => `${s}${r}${q.length > 0 ? `?${q.join('&')}` : ''}${fragment}`);

/** Ways to spell a character of an address in an attribute. */
const spelling = (character: string): fc.Arbitrary<string> =>
  character === '&'
    ? fc.constantFrom('&amp;', '&', '&#38;', '&#038;', '&#x26;', '&AMP;')
    : fc.oneof(
        { weight: 30, arbitrary: fc.constant(character) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            `&#${character.charCodeAt(0)};`,
            `&#x0${character.charCodeAt(0).toString(16)};`,
          ),
        },
      );

/** An address in an attribute: mostly in one hand, sometimes in several, sometimes with white space. */
export const spelledAddress: fc.Arbitrary<string> = fc.oneof(
  webAddress.map((address) => address.replace(/&/g, '&amp;')),
  webAddress,
  webAddress.map((address) =>
    address.replace(/&/g, '&#038;').replace(/\//g, '&#x2F;').replace(/=/g, '&#x3D;'),
  ),
  webAddress.chain((address) => fc.tuple(...Array.from(address, spelling)).map((units) => units.join(''))),
  fc
    .tuple(fc.constantFrom('', ' ', '\n\t'), webAddress, fc.constantFrom('', ' ', '\r\n'))
    .map((parts) => parts.join('')),
  fc
    .tuple(webAddress, fc.constantFrom('\n', '\r\n\t', ' ', '&#10;'), fc.constant('x'))
    .map((parts) => parts.join('')),
  fc.constantFrom(
    'mailto:a@example.com?subject=a&amp;b',
    '#top',
    'tel:+1',
    'cid:1',
    '/path',
    '',
    'http://',
    '{{url}}',
  ),
);

const attributeValue = (value: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    `"${value.replace(/"/g, '&quot;')}"`,
    `'${value.replace(/'/g, '&#39;')}'`,
    value.replace(/[\s>]/g, '') || '""',
  );

const link = fc
  .tuple(
    fc.constantFrom('<a href=', '<A HREF = ', '<a class="x" href=', '<area href=', '<a title=">" href\n='),
    spelledAddress.chain(attributeValue),
    fc.constantFrom('>', ' >', ' target=_blank>', ' href="https://second.example/">'),
  )
  .map((parts) => `${parts.join('')}link</a>`);

const hidden = fc
  .constantFrom('<!--', '<!-- [if mso]>', '<style>', '<script>', '<textarea>', '<title>', '<xmp>')
  .chain((open) =>
    link.map((inside) => open + inside + (open.startsWith('<!') ? '-->' : `</${open.slice(1)}`)),
  );

const image = fc.constantFrom(
  '<img src="https://pictures.example/a.png" alt="">',
  "<IMG SRC='cid:1'/>",
  '<img>',
);
const piece = fc.oneof(
  text,
  link,
  link,
  hidden,
  image,
  fc.constantFrom('<p>', '</p>', '<br/>', '<table><tr><td>', '</table>'),
);

/** What people and programs send: whole documents and fragments, every tag finished. */
export const saneMail: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      ['', ''],
      [
        '<!DOCTYPE html><html><head><title>T</title><style>a{}</style></head><body class="x">',
        '</body></html>',
      ],
      ['<html><body>', '</body></html>\r\n'],
      ['<html><head><meta charset=utf-8></head>', '</html>'],
      ['<!doctype html>\n<BODY\nbgcolor=white>', '</BODY >'],
    ),
    fc.array(piece, { maxLength: 12 }),
  )
  .map(([[head = '', foot = ''], pieces]) => head + pieces.join('') + foot);

const shard = fc.constantFrom(
  ...[
    '<',
    '>',
    '"',
    "'",
    '=',
    '/',
    ' ',
    '&',
    ';',
    '\n',
    '\0',
    '-',
    '--',
    '!',
    '?',
    '\ufeff',
    'a',
    'href',
    'src',
  ],
  ...[
    '<a ',
    '<a href',
    '<a href=',
    'href=',
    'href="',
    "href='",
    '<img src="',
    '<area href=',
    '</a>',
    '</',
    '</p x=">">',
  ],
  ...['<!--', '-->', '--!>', '<!-->', '<!', '<?', '<![CDATA[', ']]>', '<!doctype', '<!DOCTYPE html>'],
  ...[
    '<body>',
    '</body>',
    '<html>',
    '</html>',
    '<head>',
    '</head>',
    '<meta>',
    '<noscript>',
    '</noscript>',
    '<p>',
    '</p>',
  ],
  ...[
    '<script>',
    '</script>',
    '<style>',
    '</style>',
    '<title>',
    '</title>',
    '<textarea>',
    '</textarea',
    '<plaintext>',
  ],
  ...[
    '<xmp>',
    '</xmp>',
    '<iframe>',
    '</iframe>',
    '<noembed>',
    '<noframes>',
    '</noframes>',
    '<script src="',
    '<table>',
  ],
  ...[
    '&amp;',
    '&lt',
    '&copy=',
    '&#38',
    '&#x',
    '&notit;',
    '&#0;',
    'https://x.example/?a=1&b=2',
    'https://y.example/',
  ],
);

/** Anything at all that looks like HTML. */
export const hostileHtml: fc.Arbitrary<string> = fc
  .array(fc.oneof(shard, shard, shard, link, spelledAddress, fc.string({ unit: 'binary', maxLength: 4 })), {
    maxLength: 30,
  })
  .map((shards) => shards.join(''));
