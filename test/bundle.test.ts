import { readFileSync, statSync } from 'node:fs';
import { parse } from 'acorn';
import gas from 'gas-local';

const BUNDLE = 'dist/Code.js';

/** The bundle as a script, with no service at all: loading it must touch nothing. */
const load = () => gas.require('./dist', {}) as Record<string, unknown>;

describe('the shipped bundle', () => {
  it('loads where there is nothing but the language, and calls no service while it does', () => {
    expect(Object.keys(load()).length).toBeGreaterThan(0);
  });

  it('shows strangers four functions and one object, and nothing else', () => {
    expect(Object.keys(load()).sort()).toEqual(['doGet', 'doPost', 'doublecheck', 'reportClick', 'tick']);
    const declared = parse(readFileSync(BUNDLE, 'utf8'), {
      ecmaVersion: 2019,
      sourceType: 'script',
    }).body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : []));
    expect(declared.sort()).toEqual(['doGet', 'doPost', 'reportClick', 'tick']);
  });

  it('is at most 400 kB', () => {
    expect(statSync(BUNDLE).size).toBeLessThanOrEqual(400_000);
  });

  it('comes with its manifest', () => {
    expect(readFileSync('dist/appsscript.json', 'utf8')).toBe(readFileSync('appsscript.json', 'utf8'));
  });
});
