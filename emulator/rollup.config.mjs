import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import typescript from 'rollup-plugin-typescript2';

const compile = (tsconfig) =>
  typescript({
    tsconfig,
    tsconfigOverride: { compilerOptions: { noEmit: false } },
    check: false,
    clean: true,
  });

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
    plugins: [compile('emulator/tsconfig.json')],
  },
  {
    input: 'emulator/desk/client/main.tsx',
    output: { file: 'build/desk/desk.js', format: 'esm' },
    plugins: [resolve({ browser: true }), compile('emulator/desk/client/tsconfig.json'), page],
  },
];
