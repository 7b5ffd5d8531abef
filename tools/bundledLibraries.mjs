import ts from 'typescript';

/** Lowers the libraries, which ship newer JavaScript than Apps Script parses. */
export const lowered = {
  name: 'lowered-libraries',
  transform(code, id) {
    if (!id.includes('node_modules')) return null;
    const { outputText, sourceMapText } = ts.transpileModule(code, {
      fileName: id,
      compilerOptions: {
        target: ts.ScriptTarget.ES2019,
        module: ts.ModuleKind.ESNext,
        sourceMap: true,
        removeComments: true,
      },
    });
    return { code: outputText, map: JSON.parse(sourceMapText) };
  },
};

/** What the tokenizer gets in place of a decoder: it runs with `decodeEntities: false` and never asks it anything. */
const NO_DECODER = `
export class EntityDecoder {}
export const DecodingMode = {}, htmlDecodeTree = null, xmlDecodeTree = null;
`;

/**
 * Does later or never what libraries do when they are loaded. The table of character references is unpacked when an
 * address is first read: as the library ships it, each run of the script would unpack it (twice, with the one for
 * XML), though most runs only note an opened mail.
 */
export const leanLibraries = {
  name: 'lean-libraries',
  resolveId: (source, importer = '') =>
    source === 'entities/decode' && importer.endsWith('/htmlparser2/dist/Tokenizer.js')
      ? '\0no-decoder'
      : null,
  load: (id) => (id === '\0no-decoder' ? NO_DECODER : null),
  transform(code, id) {
    const edits = EDITS.find(([file]) => id.endsWith(file))?.[1];
    return edits === undefined ? null : { code: edits.reduce(edited, code), map: null };
  },
};

const EDITS = [
  [
    '/entities/dist/generated/decode-data-html.js',
    [
      [
        /export const htmlDecodeTree = (?:\/\* #__PURE__ \*\/ )?(decodeTrieDict\("[^]*\));/,
        'let tree;\nexport const htmlDecodeTree = () => tree || (tree = $1);',
      ],
    ],
  ],
  [
    '/entities/dist/decode.js',
    [[/const decodeTree = htmlDecodeTree;/, 'const decodeTree = htmlDecodeTree();']],
  ],
  [
    // Only bare names need the ends of domains, and none is looked for.
    '/linkify-it/build/index.mjs',
    [[/tlds: unpackTlds\(\)/, 'tlds: []']],
  ],
];

function edited(code, [old, fresh]) {
  if (!old.test(code)) throw new Error(`A library has changed: ${String(old)} is not in it any more.`);
  return code.replace(old, fresh);
}

/** An enumeration as TypeScript writes it: a variable, and a function called at once that fills it. */
const ENUM =
  /(?:var|let) (\w+(?:\$\d+)?);\s*\(function \((\w+)\) \{\s*((?:\2\[\2\["\w+"\] = -?\d+\] = "\w+";\s*)+)\}\)\(\1 \|\| \(\1 = \{\}\)\);\n?/g;

/**
 * Writes the numbers of the libraries' enumerations where their names stand: each run of the script would build tables
 * that nobody looks up. An enumeration that is used in any other way stays.
 */
export const enumsAsNumbers = {
  name: 'enums-as-numbers',
  renderChunk: (code) => ({ code: [...code.matchAll(ENUM)].reduce(withNumbers, code), map: null }),
};

function withNumbers(code, [table, name, , body]) {
  const rest = code.replace(table, '');
  const values = new Map([...body.matchAll(/\["(\w+)"\] = (-?\d+)/g)].map(([, key, value]) => [key, value]));
  const uses = new RegExp(`(?<![\\w.$])${name.replace('$', '\\$')}(?![\\w$])(?:\\.(\\w+))?`, 'g');
  if ([...rest.matchAll(uses)].some(([, key]) => !values.has(key))) return code;
  return rest.replace(uses, (_, key) => values.get(key));
}
