import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import ts from 'typescript';

const SOURCES = ['.ts', '.tsx', '.mjs', '.js'];

/** File by file and without a look at types, which `npm run check` takes: a newcomer waits for this. */
const compile = (tsconfig) => {
  const { config } = ts.readConfigFile(tsconfig, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(tsconfig));
  return {
    name: 'typescript-by-file',
    transform(code, id) {
      if (!/\.tsx?$/.test(id)) return null;
      const { outputText, sourceMapText } = ts.transpileModule(code, {
        fileName: id,
        compilerOptions: { ...options, noEmit: false, sourceMap: true },
      });
      return { code: outputText, map: JSON.parse(sourceMapText) };
    },
  };
};

/** The desk's page and its style sheets, joined in the order of their names. */
const page = {
  name: 'page',
  generateBundle() {
    const client = 'emulator/desk/client';
    const styles = readdirSync(join(client, 'styles')).sort();
    const css = styles.map((name) => readFileSync(join(client, 'styles', name), 'utf8')).join('\n');
    this.emitFile({ type: 'asset', fileName: 'desk.css', source: css });
    this.emitFile({
      type: 'asset',
      fileName: 'index.html',
      source: readFileSync(join(client, 'index.html')),
    });
  },
};

export default [
  {
    input: { start: 'emulator/start.ts', bench: 'bench/run.ts' },
    output: { dir: 'build/emulator', chunkFileNames: 'shared.js', format: 'esm', sourcemap: true },
    external: [/^node:/, /^[^./]/],
    plugins: [resolve({ extensions: SOURCES }), compile('emulator/tsconfig.json')],
  },
  {
    input: 'emulator/desk/client/main.tsx',
    output: { file: 'build/desk/desk.js', format: 'esm' },
    plugins: [
      resolve({ browser: true, extensions: SOURCES }),
      compile('emulator/desk/client/tsconfig.json'),
      page,
    ],
  },
];
