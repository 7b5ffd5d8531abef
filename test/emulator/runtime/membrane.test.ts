import type { ServiceFactory } from '../../../emulator/contracts';
import { ServiceError } from '../../../emulator/runtime/ServiceError';
import type { InstalledService } from '../../../emulator/runtime/run';
import { call, evaluated, scriptWorld } from '../world/scriptWorld';

/** A service with one of everything. */
class Zoo {
  readonly Kind = { CAT: 'CAT', DOG: 'DOG' };
  readonly keeper = 'not for scripts';
  seen: unknown[] = [];

  echo(...args: unknown[]): unknown {
    return args.length === 1 ? args[0] : args;
  }
  describe(value: unknown): string {
    const kind = value === null ? 'null' : typeof value;
    return `${kind} ${value instanceof Date ? 'date' : ''}${Array.isArray(value) ? 'array' : ''}`.trim();
  }
  cat(name: unknown): Cat {
    return new Cat(String(name));
  }
  pet(cat: unknown): string {
    return cat instanceof Cat ? `petted ${cat.getName()}` : 'no cat';
  }
  cats(): Cat[] {
    return [new Cat('Tom'), new Cat('Kit')];
  }
  fail(): void {
    throw new ServiceError('The cat is out.', {
      name: 'GoogleJsonResponseException',
      details: { code: 404, errors: [{}] },
    });
  }
  slip(): void {
    throw new TypeError('a fault of the emulator');
  }
  bytes(): unknown {
    return Buffer.from('x');
  }
}

class Cat {
  static readonly paws = 4;
  readonly #name: string;
  constructor(name: string) {
    this.#name = name;
  }
  getName(): string {
    return this.#name;
  }
}

const advanced: ServiceFactory = () => ({
  Spreadsheets: { Values: { get: (id: unknown) => ({ id, values: [[1]] }) } },
  newThing: () => ({}),
});

const services: readonly InstalledService[] = [
  { name: 'Zoo', serviceId: null, create: () => new Zoo() },
  { name: 'Tables', serviceId: 'sheets', create: advanced },
];

const inZoo = (body: string, manifest = {}): unknown => evaluated(body, { services, manifest });

describe('a member that is not emulated', () => {
  it.each([
    ['Zoo.lion', 'Zoo.lion is not emulated. Add it in emulator/services/Zoo.ts.'],
    ['Zoo.Kind.LION', 'Zoo.Kind.LION is not emulated. Add it in emulator/services/Zoo.ts.'],
    ["Zoo.cat('Tom').purr()", 'Cat.purr is not emulated. Add it in emulator/services/Zoo.ts.'],
    [
      'Tables.Spreadsheets.Values.clear()',
      'Tables.Spreadsheets.Values.clear is not emulated. Add it in emulator/services/Sheets.ts.',
    ],
    ['Zoo.keeper', 'Zoo.keeper is not emulated.'],
    ['Zoo.constructor.constructor', "Cannot read properties of undefined (reading 'constructor')"],
    ['Zoo.hasOwnProperty("x")', 'Zoo.hasOwnProperty is not emulated.'],
    ['Zoo.keeper = 1', 'Zoo.keeper cannot be set.'],
  ])('%s throws its name', (expression, message) => {
    expect(() => inZoo(`return ${expression};`)).toThrow(message);
  });

  it('is noted even if the script swallows the error', () => {
    const world = scriptWorld('function main() { try { Zoo.lion() } catch (e) { return "hushed" } }', {
      services,
    });
    expect(call(world)).toBe('hushed');
    expect(world.executions[0]?.calls).toEqual([
      {
        name: 'Zoo.lion',
        counts: false,
        threw: 'Zoo.lion is not emulated. Add it in emulator/services/Zoo.ts.',
      },
    ]);
  });

  it('can be asked for without harm', () => {
    expect(inZoo(`return ['lion' in Zoo, 'cat' in Zoo, 'keeper' in Zoo]`)).toEqual([false, true, false]);
  });
});

describe('a service object', () => {
  it('prints its name and may be awaited, stringified, compared', () => {
    expect(
      inZoo(
        `return [String(Zoo), Zoo + '', JSON.stringify({ Zoo }), Zoo.then, Zoo.Kind === Zoo.Kind, Zoo.cat === Zoo.cat]`,
      ),
    ).toEqual(['Zoo', 'Zoo', '{"Zoo":{}}', undefined, true, true]);
  });

  it('has enumerations', () => {
    expect(inZoo('return Zoo.Kind.CAT')).toBe('CAT');
  });

  it('comes out of calls and goes back into them', () => {
    expect(inZoo('return Zoo.pet(Zoo.cat("Tom")) + Zoo.cats().map((cat) => cat.getName()).join()')).toBe(
      'petted TomTom,Kit',
    );
    expect(inZoo('return Zoo.pet(Zoo.echo({ in: [Zoo.cat("Tom")] }).in[0])')).toBe('petted Tom');
  });

  it('is handed to the caller as the host object', () => {
    expect(inZoo('return Zoo.cat("Tom")')).toBeInstanceOf(Cat);
  });

  it('works with its methods taken off', () => {
    expect(inZoo('const { pet, cat } = Zoo; return pet(cat("Tom"))')).toBe('petted Tom');
  });
});

describe('arguments', () => {
  it('that are undefined count as null', () => {
    expect(inZoo('return [Zoo.describe(undefined), Zoo.describe(null), Zoo.echo(undefined, 1)]')).toEqual([
      'null',
      'null',
      [null, 1],
    ]);
  });

  it('are copied to the host as plain data', () => {
    expect(
      inZoo('return [Zoo.describe(new Date(0)), Zoo.describe([1]), Zoo.describe({}), Zoo.describe("s")]'),
    ).toEqual(['object date', 'object array', 'object', 'string']);
    expect(inZoo('return Zoo.echo({ a: undefined, b: null, __proto__: { c: 1 } })')).toEqual({ b: null });
  });

  it.each([
    '() => 1',
    'new Uint8Array(1)',
    'new Map()',
    'Symbol("s")',
    '(() => { const a = []; a.push(a); return a.pop(), a[0] = a, a; })()[0]',
  ])('such as %s fit no method', (argument) => {
    const attempt = (): unknown => inZoo(`return Zoo.describe(${argument})`);
    if (argument.includes('push')) expect(attempt()).toBe('object array');
    else expect(attempt).toThrow("don't match the method signature for Zoo.describe.");
  });

  it("may throw the script's own errors while they are read", () => {
    expect(
      inZoo(
        'try { Zoo.echo({ get a() { throw new RangeError("mine") } }) } catch (e) { return [e instanceof RangeError, e.message] }',
      ),
    ).toEqual([true, 'mine']);
  });
});

describe('answers', () => {
  it("belong to the script's realm", () => {
    const check = `
      const answer = Zoo.echo({ list: [1, { deep: [] }], at: new Date(5) });
      return [
        answer instanceof Object, answer.list instanceof Array, answer.list[1].deep instanceof Array,
        answer.at instanceof Date, answer.at.getTime(), Object.getPrototypeOf(answer) === Object.prototype,
        Zoo.echo instanceof Function,
      ];`;
    expect(inZoo(check)).toEqual([true, true, true, true, 5, true, true]);
  });

  it('are copies', () => {
    expect(inZoo('const mine = { n: 1 }; const theirs = Zoo.echo(mine); theirs.n = 2; return mine.n')).toBe(
      1,
    );
  });

  it('of bytes must be signed numbers', () => {
    expect(() => inZoo('return Zoo.bytes()')).toThrow('A service answered a Uint8Array');
  });
});

describe('an error of a service', () => {
  it("is an error of the script's realm with name, message and details", () => {
    const check = `
      try { Zoo.fail() } catch (error) {
        return [error instanceof Error, error.name, error.message, error.details.code, error.details.errors instanceof Array,
          String(error), Object.keys(error)];
      }`;
    expect(inZoo(check)).toEqual([
      true,
      'GoogleJsonResponseException',
      'The cat is out.',
      404,
      true,
      'GoogleJsonResponseException: The cat is out.',
      ['details'],
    ]);
  });

  it("has the script's line", () => {
    expect(() => inZoo('\n\nZoo.fail()')).toThrow(
      'GoogleJsonResponseException: The cat is out. (line 3, file "Code")',
    );
  });

  it("that is the emulator's own fault is not the script's to catch", () => {
    expect(() => inZoo('try { Zoo.slip() } catch (e) {} return "hidden"')).toThrow(
      new TypeError('a fault of the emulator'),
    );
  });
});

describe('the log of calls', () => {
  it('has full names, tells what leaves the script, and what failed', () => {
    const world = scriptWorld(
      `function main() {
        Zoo.cat('Tom').getName();
        PropertiesService.getScriptProperties().setProperty('a', 'b');
        Tables.newThing();
        Tables.Spreadsheets.Values.get('id');
        try { Zoo.fail() } catch (e) {}
      }`,
      { services },
    );
    call(world);
    expect(world.executions[0]?.calls.map(({ name, counts, threw }) => [name, counts, threw])).toEqual([
      ['Zoo.cat', false, null],
      ['Cat.getName', false, null],
      ['PropertiesService.getScriptProperties', false, null],
      ['Properties.setProperty', true, null],
      ['Tables.newThing', false, null],
      ['Tables.Spreadsheets.Values.get', true, null],
      ['Zoo.fail', false, 'The cat is out.'],
    ]);
  });
});

describe('scopes', () => {
  const EMAIL = 'https://www.googleapis.com/auth/userinfo.email';

  it('are asked for by name when the manifest lacks them', () => {
    expect(() => evaluated('Session.getActiveUser()', { manifest: { oauthScopes: [] } })).toThrow(
      `Exception: Specified permissions are not sufficient to call Session.getActiveUser. Required permissions: ${EMAIL}`,
    );
  });

  it('are enough when one of several is there', () => {
    const get = 'return Tables.Spreadsheets.Values.get("id").values[0]';
    expect(inZoo(get, { oauthScopes: ['https://www.googleapis.com/auth/drive.file'] })).toEqual([1]);
    expect(() => inZoo(get, { oauthScopes: [EMAIL] })).toThrow(
      'GoogleJsonResponseException: API call to sheets.spreadsheets.values.get failed with error: Request had insufficient authentication scopes.',
    );
  });

  it('are not asked for when the manifest lists none: Google would find them by itself', () => {
    expect(evaluated('return Session.getActiveUser().getEmail()')).toBe('ada@example.com');
  });
});
