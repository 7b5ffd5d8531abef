import { MANIFEST, project } from '../world/scriptWorld';

const manifest = JSON.stringify(MANIFEST);
const load = (files: Readonly<Record<string, string>>) => () =>
  project({ 'appsscript.json': manifest, ...files });

describe('a project that cannot run', () => {
  it.each([
    [
      'without a manifest',
      { 'appsscript.json': undefined, 'Code.js': '' },
      /^\S+\/appsscript\.json is missing\. Build first, or name the folder that holds the built project\.$/,
    ],
    ['without a script', {}, /holds no script\. Build first\.$/],
    [
      'with a broken manifest',
      { 'appsscript.json': '{\n  "timeZone": \n}' },
      /^appsscript\.json:3:1: not JSON: Unexpected token\. Repair the file\.$/,
    ],
    [
      'with a comma too many',
      { 'appsscript.json': '{"a": 1,}' },
      /^appsscript\.json:1:1: not JSON: comments, commas at the end and other quotes than " are not allowed\. Repair the file\.$/,
    ],
    [
      'with a manifest that ends early',
      { 'appsscript.json': '{"timeZone": "Etc/UTC"' },
      /^appsscript\.json:2:1: not JSON: Unexpected token\. Repair the file\.$/,
    ],
    [
      'with a manifest that is a list',
      { 'appsscript.json': '[]' },
      /^appsscript\.json:1:1: not an object\. Write \{ "timeZone": …, … \}\.$/,
    ],
    [
      'without a time zone',
      { 'appsscript.json': '{}' },
      /^appsscript\.json:1:1: "timeZone" is missing\. Write a time zone, say, "Etc\/UTC"\.$/,
    ],
    [
      'with no such time zone',
      { 'appsscript.json': '{\n"timeZone": "Mars/Base"}' },
      /^appsscript\.json:2:1: "timeZone" is "Mars\/Base"\. Write a time zone, say, "Etc\/UTC"\.$/,
    ],
    [
      'with odd scopes',
      { 'appsscript.json': '{"timeZone":"Etc/UTC",\n\n"oauthScopes": "all"}' },
      /^appsscript\.json:3:1: "oauthScopes" is "all"\. List the addresses of the scopes\.$/,
    ],
    [
      'with a field that Google does not know',
      {
        'appsscript.json': '{"timeZone":"Etc/UTC",\n  "$schema": "https://json.schemastore.org/appsscript"}',
      },
      /^appsscript\.json:2:3: "\$schema" is no field of a manifest\. Take it out\.$/,
    ],
    [
      'with the old runtime',
      { 'appsscript.json': '{"timeZone":"Etc/UTC", "runtimeVersion": "DEPRECATED_ES5"}' },
      /^appsscript\.json:1:24: "runtimeVersion" is "DEPRECATED_ES5"\. Write "V8"; there is no other runtime any more\.$/,
    ],
    [
      'that may fetch what is not encrypted',
      {
        'appsscript.json':
          '{"timeZone":"Etc/UTC",\n"urlFetchWhitelist": [\n"https://a.example/",\n "http://b.example/"]}',
      },
      /^appsscript\.json:4:2: "urlFetchWhitelist\[1\]" is "http:\/\/b\.example\/"\. Write the beginning of an https address/,
    ],
    [
      'that lets nobody known in',
      {
        'appsscript.json':
          '{"timeZone":"Etc/UTC",\n"webapp": {\n    "executeAs": "USER_DEPLOYING",\n    "access": "EVERYBODY"}}',
      },
      /^appsscript\.json:4:5: "webapp\.access" is "EVERYBODY"\. Write "MYSELF", "DOMAIN", "ANYONE" or "ANYONE_ANONYMOUS"\.$/,
    ],
    [
      'whose card has no function',
      {
        'appsscript.json':
          '{"timeZone":"Etc/UTC",\n"addOns": {"common": {"name": "A", "logoUrl": "https://a.example/l.png",\n "homepageTrigger": {}}}}',
      },
      /^appsscript\.json:3:2: "addOns\.common\.homepageTrigger\.runFunction" is missing\. Write the name of a function of the script\.$/,
    ],
    [
      'with advanced services that are no list',
      { 'appsscript.json': '{"timeZone":"Etc/UTC","dependencies":{\n\n"enabledAdvancedServices":{}}}' },
      /^appsscript\.json:3:1: "dependencies\.enabledAdvancedServices" is \{\}\. Write a list of \{ "userSymbol": …/,
    ],
    [
      'with an unknown advanced service',
      {
        'appsscript.json':
          '{"timeZone":"Etc/UTC","dependencies":{"enabledAdvancedServices":[\n{"userSymbol":"B","serviceId":"bigquery","version":"v2"}]}}',
      },
      /^appsscript\.json:2:19: the advanced service "bigquery" is not emulated\. Add it in emulator\/services\/registry\.ts, or disable it\.$/,
    ],
    [
      'with a constant in two files',
      { 'A.js': '\n  const a = 1;', 'B.js': '\n\nvar a;' },
      /^B\.js:3:1: "a" has already been declared in A\.js:2:3\. Rename one\.$/,
    ],
  ])('%s is refused in one line', (_case, files, message) => {
    const given = Object.entries<string | undefined>({ 'appsscript.json': manifest, ...files });
    const written = Object.fromEntries(
      given.filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    expect(() => project(written)).toThrow(message);
  });
});

/** @see https://developers.google.com/apps-script/guides/v8-runtime */
describe('syntax', () => {
  it.each([
    ['a class field', 'class A {\n  x = 1;\n}', 2],
    ['a private name', 'class A {\n  #x() {}\n}', 2],
    ['a static block', 'class A {\n  static {}\n}', 2],
    ['a static field', 'class A {\n  static x = 1;\n}', 2],
    ['logical assignment', 'a ??= 1;', 1],
    ['a numeric separator', '\nvar a = 1_000;', 2],
    ['a BigInt literal', '\n\nvar a = 1n;', 3],
    ['import()', 'var a = import("x");', 1],
    ['top-level await', 'await 1;', 1],
    ["the regular expression flag 'v'", 'var a = /x/v;', 1],
  ])('newer than Apps Script is refused: %s', (_name, code, line) => {
    expect(load({ 'Code.js': code })).toThrow(
      new RegExp(`^Code\\.js:${line}:\\d+: .*newer than Apps Script's parser\\. Build for ES2019\\.$`),
    );
  });

  it.each([
    ['import', 'import a from "a";'],
    ['export', 'export const a = 1;'],
    ['nonsense', 'var var = 1;'],
  ])('of no classic script is refused: %s', (_name, code) => {
    expect(load({ 'Code.js': code })).toThrow(
      /^Code\.js:1:\d+: .*Repair the file; Apps Script runs classic scripts, not modules\.$/,
    );
  });

  it('of ES2019 with optional chaining and nullish coalescing is taken', () => {
    expect(
      load({
        'Code.js':
          'var a = {}; a?.b ?? [..."x"]; try {} catch { } async function* f() {} with (a) {} <!-- old',
      }),
    ).not.toThrow();
  });
});

describe('a project that runs', () => {
  const loaded = project({
    'appsscript.json': manifest,
    'b.gs': 'function b() {} let { c, ...d } = {}; class E {}',
    'a.js': '"use strict"; var f = () => 1, g = f; const [h = 1] = [];',
    'pages/Page.html': '<p>',
    'README.md': 'not read',
  });

  it('has its files in the order of their names', () => {
    expect(loaded.scripts.map(({ name }) => name)).toEqual(['a', 'b']);
    expect([...loaded.html]).toEqual([['pages/Page', '<p>']]);
  });

  it('knows its top-level names, and which of them Google sees as functions', () => {
    expect([...loaded.names]).toEqual(['f', 'g', 'h', 'b', 'c', 'd', 'E']);
    expect([...loaded.functionNames]).toEqual(['f', 'b']);
  });
});
