import { readFileSync } from 'node:fs';
import * as main from '../src/main';

interface Manifest {
  oauthScopes: string[];
  urlFetchWhitelist: string[];
  addOns: unknown;
}

const source = readFileSync('appsscript.json', 'utf8');
const manifest = JSON.parse(source) as Manifest;

/** Every function the manifest names, wherever it stands. */
const named = [...source.matchAll(/"(?:runFunction|onTriggerFunction)":\s*"([^"]+)"/g)].map(
  ([, name]) => name ?? '',
);

describe('appsscript.json', () => {
  it('names only functions that the bundle has, as methods that pages cannot see', () => {
    expect(named.length).toBeGreaterThan(0);
    for (const name of named) {
      expect(name).toMatch(/^doublecheck\./);
      expect(main).toHaveProperty(name.replace('doublecheck.', ''), expect.any(Function));
    }
  });

  it('asks for no more than the scopes that docs/platform.md explains', () => {
    const explained = readFileSync('docs/platform.md', 'utf8');
    for (const scope of manifest.oauthScopes) {
      expect(explained).toContain(`\`${scope.replace('https://www.googleapis.com/auth/', '')}\``);
    }
  });

  it('may fetch from the web app and from nowhere else', () => {
    for (const prefix of manifest.urlFetchWhitelist) {
      expect(prefix).toMatch(/^https:\/\/script\.(google|googleusercontent)\.com\//);
    }
  });
});
