import { call, evaluated, MONDAY_NINE, scriptWorld } from '../world/scriptWorld';

describe('the global scope of a script', () => {
  /** @see https://developers.google.com/apps-script/guides/v8-runtime */
  it.each([
    ...['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'ReadableStream', 'WritableStream'],
    ...[
      'TextEncoder',
      'TextDecoder',
      'fetch',
      'FormData',
      'File',
      'Blob',
      'URL',
      'URLSearchParams',
      'DOMException',
    ],
    ...['atob', 'btoa', 'crypto', 'SubtleCrypto', 'window', 'navigator', 'performance', 'process'],
    ...['AbortController', 'Event', 'EventTarget', 'Headers', 'Request', 'Response', 'queueMicrotask'],
    ...['structuredClone', 'Buffer', 'require', 'global', 'module'],
  ])('has no %s', (name) => {
    expect(() => evaluated(`return ${name};`)).toThrow(`ReferenceError: ${name} is not defined`);
  });

  it('has ECMAScript, and WebAssembly without streams', () => {
    expect(
      evaluated(`return [typeof Map, typeof Intl, typeof globalThis, typeof WebAssembly.Module]`),
    ).toEqual(['function', 'object', 'object', 'function']);
    expect(evaluated(`return typeof WebAssembly.compileStreaming`)).toBe('undefined');
  });

  it('has all of Google’s services, of which the ones not emulated throw their names', () => {
    const use = 'const file = SpreadsheetApp;\n  return file.openById("x");';
    expect(() => evaluated(use)).toThrow(
      'Error: SpreadsheetApp.openById is not emulated. Add it in emulator/services/SpreadsheetApp.ts. (line 2, file "Code")',
    );
    expect(evaluated('return [typeof DriveApp, typeof LockService]')).toEqual(['object', 'object']);
    // An advanced service that the manifest does not enable.
    expect(() => evaluated('return Drive.Files')).toThrow('ReferenceError: Drive is not defined');
  });

  it.each(['WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics'])(
    'has %s, which Google’s page does not name, where Google is kind',
    (name) => {
      expect(evaluated(`return typeof ${name};`)).not.toBe('undefined');
      expect(evaluated(`return typeof ${name};`, { switches: { weakReferencesExist: false } })).toBe(
        'undefined',
      );
    },
  );

  it('is fresh for each execution', () => {
    const world = scriptWorld('var n = 0; function main() { return ++n; }');
    expect([call(world), call(world)]).toEqual([1, 1]);
  });

  it('does not lead to the host', () => {
    const escapes = `
      const ways = [PropertiesService, Utilities.base64Encode, console.log, Date.now, PropertiesService.getScriptProperties()];
      return ways.map((way) => {
        const make = way.constructor === undefined ? Object : way.constructor;
        return make.constructor('return typeof process')();
      });`;
    expect(evaluated(escapes)).toEqual(Array(5).fill('undefined'));
  });
});

describe('Date', () => {
  it("follows the world's clock", () => {
    const world = scriptWorld('function main() { return [Date.now(), +new Date(), Date.parse(Date())]; }');
    expect(call(world)).toEqual([MONDAY_NINE, MONDAY_NINE, MONDAY_NINE]);
    world.advance(90_000);
    expect(call(world)).toEqual(Array(3).fill(MONDAY_NINE + 90_000));
  });

  it('is otherwise what it always is', () => {
    expect(
      evaluated(`
        class Day extends Date {}
        return [
          new Date(0) instanceof Date, new Date(0).constructor === Date, new Date(2020, 0).getFullYear(), typeof Date(),
          Date.UTC(1970, 0), new Day() instanceof Day, new Date('1970-01-01T00:00:01Z').getTime(), Date.length,
        ];`),
    ).toEqual([true, true, 2020, 'string', 0, true, 1000, 7]);
  });
});

describe('promises', () => {
  it('are settled before the answer is read', () => {
    const world = scriptWorld(`
      function main() {
        Promise.resolve('later').then((word) => PropertiesService.getScriptProperties().setProperty('k', word));
        return 'now';
      }`);
    expect(call(world)).toBe('now');
    expect(world.script.memory.properties.script).toEqual({ k: 'later' });
  });

  it('are no supported answer, even when they fail', () => {
    expect(evaluated('return Promise.reject(new Error("lost"));')).toEqual({ what: 'Promise' });
  });
});

describe('console', () => {
  it('prints into the record of the execution', () => {
    const world = scriptWorld(
      `function main() { console.log('%s and', 'a', { b: [1] }); console.error('c'); Logger.log('d'); }`,
    );
    call(world);
    expect(world.executions[0]?.printed).toEqual(['a and { b: [ 1 ] }', 'c', 'd']);
  });

  it('has no table, as on Google', () => {
    expect(() => evaluated('console.table([]);')).toThrow('TypeError: console.table is not a function');
  });
});

describe('several files', () => {
  it('declare their functions before anything runs', () => {
    const world = scriptWorld('var early = late(); function main() { return early; }', {
      files: { 'Zeta.gs': 'function late() { return "from the last file"; }' },
    });
    expect(call(world)).toBe('from the last file');
  });

  it('share their top-level constants', () => {
    const world = scriptWorld('const secret = 7;', {
      files: { 'More.js': 'function main() { return secret; }' },
    });
    expect(call(world)).toBe(7);
  });
});

describe('an error', () => {
  it('is told with its line and file', () => {
    const world = scriptWorld('function main() {\n  return inner();\n}\nfunction inner() {\n  null.x;\n}');
    expect(() => call(world)).toThrow(
      `TypeError: Cannot read properties of null (reading 'x') (line 5, file "Code")`,
    );
  });

  it('keeps its line when other files are loaded, too', () => {
    const world = scriptWorld('', {
      files: { 'lib/Deep.js': '\n\nfunction main() { throw new RangeError("no"); }' },
    });
    expect(() => call(world)).toThrow('RangeError: no (line 3, file "lib/Deep")');
  });

  it('while loading fails the execution', () => {
    expect(() => call(scriptWorld('function main() {}\nmissing();'))).toThrow(
      'ReferenceError: missing is not defined (line 2, file "Code")',
    );
  });

  it('may be no Error at all', () => {
    expect(() => evaluated('throw "a word";')).toThrow('a word');
    expect(() => evaluated('throw { toString() { throw 1; } };')).toThrow('Error');
  });
});

it('stops a script that never ends', () => {
  const world = scriptWorld('function main() { for (;;); }', { patienceMs: 50 });
  expect(() => call(world)).toThrow('Exceeded maximum execution time');
  expect(world.executions[0]?.outcome).toEqual({
    kind: 'killed',
    message: 'Exceeded maximum execution time',
  });
});
