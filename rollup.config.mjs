import { readFileSync } from 'node:fs';
import resolve from '@rollup/plugin-node-resolve';
import typescript from 'rollup-plugin-typescript2';
import { leanLibraries, enumsAsNumbers, lowered } from './tools/bundledLibraries.mjs';
import { indentedByTabs, shortNullChecks } from './tools/leanOutput.mjs';

/** The four functions that pages and Google may call by a bare name; everything else is a method of `doublecheck`. */
const TOP_LEVEL = {
  doGet: 'event',
  doPost: 'event',
  reportClick: 'report',
  tick: 'event',
};

const stub = (name, method, argument) =>
  `function ${name}(${argument}) { return doublecheck.${method}(${argument}); }`;

const topLevel = Object.entries(TOP_LEVEL).map(([name, argument]) => stub(name, name, argument));

/** Should Google refuse dotted names on cards: one top-level function for each, guarded by the check of who calls. */
const cardStubs = ({ exports }) =>
  exports.filter((name) => !(name in TOP_LEVEL)).map((name) => stub(`doublecheck_${name}`, name, 'event'));

/** In the manifest, and in the one place of the code that names card functions. */
const undotted = (text) => text.replace(/(["`])doublecheck\./g, '$1doublecheck_');

const manifest = (stubs) => ({
  name: 'manifest',
  renderChunk: (code) => (stubs ? { code: undotted(code), map: null } : null),
  generateBundle() {
    const source = readFileSync('appsscript.json', 'utf8');
    this.emitFile({ type: 'asset', fileName: 'appsscript.json', source: stubs ? undotted(source) : source });
  },
});

const bundle = (folder, stubs) => ({
  input: 'src/main.ts',
  output: {
    file: `${folder}/Code.js`,
    format: 'iife',
    name: 'doublecheck',
    esModule: false,
    indent: false,
    footer: (chunk) => [...topLevel, ...(stubs ? cardStubs(chunk) : [])].join('\n'),
  },
  plugins: [
    leanLibraries,
    resolve({ exportConditions: ['import', 'default'] }),
    typescript({
      tsconfig: 'tsconfig.json',
      include: ['src/**/*.ts'],
      tsconfigOverride: { compilerOptions: { noEmit: false, removeComments: true } },
      check: false, // npm run check does, for all of the code at once
      clean: true,
    }),
    lowered,
    enumsAsNumbers,
    shortNullChecks,
    indentedByTabs,
    manifest(stubs),
  ],
});

/** `rollup -c` builds what ships; `rollup -c --configStubs` the fallback, into build/stubs. */
export default ({ configStubs = false }) =>
  configStubs ? bundle('build/stubs', true) : bundle('dist', false);
