import * as fc from 'fast-check';
import type { Switches } from '../../../emulator/contracts';
import { call, evaluated, MONDAY_NINE, scriptWorld } from '../world/scriptWorld';

const returned = (expression: string, switches: Partial<Switches> = {}): unknown =>
  evaluated(`return ${expression}`, { switches });

/** @see https://developers.google.com/apps-script/reference/utilities/utilities */
describe('computeHmacSha256Signature', () => {
  const vectors: readonly [string, string, readonly number[]][] = [
    [
      'the documented example',
      `"this is my input", "my key - use a stronger one"`,
      [
        53, -75, -52, -25, -47, 86, -21, 14, -2, -57, 5, -13, 24, 105, -2, -84, 127, 115, -40, -75, -93, -27,
        -21, 34, -55, -117, -36, -103, -47, 116, -55, -61,
      ],
    ],
    [
      'text beyond US-ASCII, without a charset',
      `"café", "€🙂"`,
      [
        -125, 73, -127, -128, -43, -39, 99, -10, 39, -49, -128, 27, 8, -117, 4, -120, -26, -111, 16, 114,
        -115, 1, -1, -68, -27, 88, 7, 117, 55, -87, -123, -52,
      ],
    ],
    [
      'the same as UTF-8',
      `"café", "€🙂", Utilities.Charset.UTF_8`,
      [
        76, -16, 35, 99, -128, 106, -22, -17, -102, -19, 4, 97, -75, 64, 107, 79, 99, 19, -54, -6, 90, 54,
        121, -39, -126, 13, 2, -40, -84, 109, -2, 115,
      ],
    ],
  ];
  it.each(vectors)('signs %s', (_name, args, signature) => {
    expect(returned(`Utilities.computeHmacSha256Signature(${args})`)).toEqual(signature);
  });

  it('signs bytes as it signs their text', () => {
    // RFC 4231, test case 2.
    const hex = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    const bytes = (text: string): string => JSON.stringify([...Buffer.from(text)]);
    const expected = [...Buffer.from(hex, 'hex')].map((byte) => (byte > 127 ? byte - 256 : byte));
    expect(returned(`Utilities.computeHmacSha256Signature('what do ya want for nothing?', 'Jefe')`)).toEqual(
      expected,
    );
    expect(
      returned(
        `Utilities.computeHmacSha256Signature(${bytes('what do ya want for nothing?')}, ${bytes('Jefe')})`,
      ),
    ).toEqual(expected);
  });

  it.each([
    [`'a', [1]`, 'String,number[]'],
    [`[1], 'a'`, 'number[],String'],
    [`[1], [1], Utilities.Charset.UTF_8`, 'number[],number[],String'],
    [`'a'`, 'String'],
    [`1, 2`, 'number,number'],
  ])('has no overload for (%s)', (args, kinds) => {
    expect(() => returned(`Utilities.computeHmacSha256Signature(${args})`)).toThrow(
      `Exception: The parameters (${kinds}) don't match the method signature for Utilities.computeHmacSha256Signature.`,
    );
  });
});

describe('computeDigest', () => {
  it.each([
    ['MD5', '900150983cd24fb0d6963f7d28e17f72'],
    ['SHA_1', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['SHA_256', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('%s of "abc" is the published one', (algorithm, hex) => {
    const digest = `Utilities.computeDigest(Utilities.DigestAlgorithm.${algorithm}, 'abc')`;
    expect(
      returned(`${digest}.map((byte) => ((byte + 256) % 256).toString(16).padStart(2, '0')).join('')`),
    ).toBe(hex);
  });

  it('takes text for US-ASCII unless told otherwise', () => {
    const same = (one: string, other: string): unknown =>
      returned(
        `[${one}, ${other}].map((args) => String(Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, ...args))).reduce((a, b) => a === b)`,
      );
    expect(same(`['é']`, `['?']`)).toBe(true);
    expect(same(`['é', Utilities.Charset.UTF_8]`, `[[-61, -87]]`)).toBe(true);
    expect(() => returned(`Utilities.computeDigest('SHA-256', 'abc')`)).toThrow(
      "don't match the method signature for Utilities.computeDigest.",
    );
  });
});

describe('base64', () => {
  it.each([
    [`Utilities.base64Encode('A string here')`, 'QSBzdHJpbmcgaGVyZQ=='],
    [`Utilities.base64EncodeWebSafe('A string here')`, 'QSBzdHJpbmcgaGVyZQ=='],
    [`Utilities.base64Encode([-1, -2, -3])`, '//79'],
    [`Utilities.base64EncodeWebSafe([-1, 255, -2, -3, 62])`, '___-_T4='],
    [`Utilities.base64Encode('€', Utilities.Charset.UTF_8)`, '4oKs'],
    [`Utilities.base64Decode('//79')`, [-1, -2, -3]],
    [`Utilities.base64DecodeWebSafe('__79')`, [-1, -2, -3]],
    [`Utilities.base64Decode('4oKs', Utilities.Charset.UTF_8)`, [-30, -126, -84]],
  ])('%s', (expression, expected) => {
    expect(returned(expression)).toEqual(expected);
  });

  it.each([`base64Decode('_w==')`, `base64DecodeWebSafe('/w==')`])('%s is refused', (expression) => {
    expect(() => returned(`Utilities.${expression}`)).toThrow('Exception: Could not decode string.');
  });

  it.each(['base64Decode', 'base64DecodeWebSafe'])(
    '%s takes text without its padding, or refuses it',
    (name) => {
      const decoded = (switches: Partial<Switches>) => () => returned(`Utilities.${name}('YQ')`, switches);
      expect(decoded({ base64TakesUnpadded: true })()).toEqual([97]);
      expect(decoded({ base64TakesUnpadded: false })).toThrow('Exception: Could not decode string.');
    },
  );

  it('is that of UTF-8 if no charset is said, or of US-ASCII', () => {
    const written = (base64EncodesUtf8: boolean) =>
      returned(`Utilities.base64EncodeWebSafe('\u20ac')`, { base64EncodesUtf8 });
    expect([written(true), written(false)]).toEqual(['4oKs', 'Pw==']);
  });

  it('comes back as it went', () => {
    const world = scriptWorld(`function main(lists) {
      return lists.map((bytes) => Utilities.base64DecodeWebSafe(Utilities.base64EncodeWebSafe(bytes)));
    }`);
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: -128, max: 127 }))), (lists) => {
        expect(call(world, 'main', lists)).toEqual(lists);
      }),
      { numRuns: 30 },
    );
  });
});

describe('newBlob', () => {
  it('is text as UTF-8, or bytes', () => {
    expect(
      evaluated(`
        const text = Utilities.newBlob('é'), bytes = Utilities.newBlob([104, 105], 'text/html', 'hi.html');
        return [text.getBytes(), text.getContentType(), text.getName(), text.getDataAsString(), text.getDataAsString('ISO-8859-1'),
          bytes.getDataAsString(), bytes.getContentType(), bytes.getName(), bytes.copyBlob().setName('b').getName(), bytes.isGoogleType()];`),
    ).toEqual([[-61, -87], 'text/plain', null, 'é', 'Ã©', 'hi', 'text/html', 'hi.html', 'b', false]);
    expect(() => returned('Utilities.newBlob(1)')).toThrow(
      "The parameters (number) don't match the method signature for Utilities.newBlob.",
    );
  });
});

/** @see https://docs.oracle.com/javase/8/docs/api/java/text/SimpleDateFormat.html */
describe('formatDate', () => {
  it.each([
    ['Etc/UTC', "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", '2001-07-04T12:08:56.235Z'],
    ['America/Los_Angeles', 'EEE, d MMM yyyy HH:mm:ss Z', 'Wed, 4 Jul 2001 05:08:56 -0700'],
    ['America/Los_Angeles', 'yyyy.MM.dd', '2001.07.04'],
    ['America/Los_Angeles', 'h:mm a', '5:08 AM'],
    ['America/Los_Angeles', "hh 'o''clock' a", "05 o'clock AM"],
    ['America/Los_Angeles', "yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '2001-07-04T05:08:56.235-07:00'],
    ['Asia/Kolkata', 'EEEE MMMM u yy H X XX', 'Wednesday July 3 01 17 +05 +0530'],
    ['Etc/UTC', "'' XXX", "' Z"],
  ])('in %s as %s', (zone, pattern, expected) => {
    const moment = Date.UTC(2001, 6, 4, 12, 8, 56, 235);
    expect(
      returned(
        `Utilities.formatDate(new Date(${moment}), ${JSON.stringify(zone)}, ${JSON.stringify(pattern)})`,
      ),
    ).toBe(expected);
  });

  it.each([
    [
      `new Date(), 'Etc/UTC', 'W'`,
      'Utilities.formatDate with "W" is not emulated. Add it in emulator/services/formatDate.ts.',
    ],
    [`new Date(), 'Mars/Base', 'yyyy'`, 'Exception: Invalid argument: Mars/Base'],
    [
      `'today', 'Etc/UTC', 'yyyy'`,
      "The parameters (String,String,String) don't match the method signature for Utilities.formatDate.",
    ],
  ])('refuses (%s)', (args, message) => {
    expect(() => returned(`Utilities.formatDate(${args})`)).toThrow(message);
  });
});

describe('sleep', () => {
  it("moves the world's clock", () => {
    expect(returned('[Utilities.sleep(1500), Date.now()]')).toEqual([undefined, MONDAY_NINE + 1_500]);
  });

  it('ends an execution whose time is up: a card after 30 seconds, all others after six minutes', () => {
    const world = scriptWorld(
      'function main(ms) { for (let slept = 0; slept < ms; slept += 10000) Utilities.sleep(10000); return "awake"; }',
    );
    const as = (kind: 'card' | 'timer', ms: number): unknown => {
      const result = world.project.run({
        kind,
        function: 'main',
        arguments: [ms],
        activeUser: '',
        effectiveUser: 'ada@example.com',
      });
      return result.kind === 'returned' ? result.value : result.message;
    };
    expect(as('card', 30_000)).toBe('awake');
    expect(as('card', 40_000)).toBe('Exceeded maximum execution time');
    expect(as('timer', 360_000)).toBe('awake');
    expect(as('timer', 370_000)).toBe('Exceeded maximum execution time');
  });

  it.each(['300001', '-1', '"x"'])('refuses %s', (ms) => {
    expect(() => returned(`Utilities.sleep(${ms})`)).toThrow('Exception: ');
  });
});

it('getUuid gives another random one each time', () => {
  const uuids = returned('[Utilities.getUuid(), Utilities.getUuid()]');
  expect(uuids).toEqual([
    expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    expect.any(String),
  ]);
  expect(new Set(uuids as string[]).size).toBe(2);
});
