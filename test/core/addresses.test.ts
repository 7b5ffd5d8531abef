import * as fc from 'fast-check';
import addressparser from 'nodemailer/lib/addressparser';
import { mailboxesIn } from '../../src/core/addresses';

const binary = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const emails = (value: string) => mailboxesIn(binary(value)).mailboxes.map(({ email }) => email);
const read = (value: string) => {
  const { mailboxes, malformed } = mailboxesIn(binary(value));
  return [...mailboxes.map(({ name, email }) => `${name}|${email}`), ...malformed.map((text) => `! ${text}`)];
};

describe('mailboxesIn', () => {
  it.each([
    ['ada@example.com', ['|ada@example.com']],
    ['Ada <ada@example.com>', ['Ada|ada@example.com']],
    ['<ada@example.com>', ['|ada@example.com']],
    [
      '"Lovelace, Ada" <ada@example.com>, bob@example.com',
      ['Lovelace, Ada|ada@example.com', '|bob@example.com'],
    ],
    ['"A \\"the\\" B" <a@example.com>', ['A "the" B|a@example.com']],
    ['Dr. Ada L. <ada@example.com>', ['Dr. Ada L.|ada@example.com']],
    ['ada@example.com <ada@example.com>', ['ada @ example.com|ada@example.com']],
    ['ada@example.com (Ada (the first))', ['Ada (the first)|ada@example.com']],
    ['Ada (x@evil.example) <ada@example.com>', ['Ada|ada@example.com']],
    ['=?utf-8?Q?J=C3=BCrgen?= <j@example.com>', ['Jürgen|j@example.com']],
    ['"=?utf-8?B?SsO8cmdlbg==?=" <j@example.com>', ['Jürgen|j@example.com']],
    ['Jürgen <jürgen@müller.example>', ['Jürgen|jürgen@müller.example']],
    ['user@xn--mller-kva.example', ['|user@xn--mller-kva.example']],
    ['"john doe"@example.com', ['|"john doe"@example.com']],
    ['"a@evil.example"@example.com', ['|"a@evil.example"@example.com']],
    ['ada+tag@[192.0.2.1]', ['|ada+tag@[192.0.2.1]']],
    ['a..b@docomo.example', ['|a..b@docomo.example']],
    [
      'Team: a@example.com, B <b@example.com>;, c@example.com',
      ['|a@example.com', 'B|b@example.com', '|c@example.com'],
    ],
    ['undisclosed-recipients:;', []],
    ['', []],
    [' , ,', []],
    ['(nobody)', []],
    ['a@example.com; b@example.com', ['|a@example.com', '|b@example.com']],
    [' Ada\r\n\t<ada@example.com>,\r\n bob@example.com', ['Ada|ada@example.com', '|bob@example.com']],
  ])('reads %j', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  it.each([
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'ada@example..com',
    'ada @example.com',
    'ada@ example.com',
    'ada@example.com bob@example.com',
    'Ada <ada@example.com> x',
    'Ada <ada@example.com',
    'Ada ada@example.com>',
    'Ada <ada@b@example.com>',
    'Ada <@relay.example:ada@example.com>',
    'Ada <>',
    '"Ada" "ada"@example.com',
    '[1.2.3.4]@example.com',
    'ada@[]',
    'Ada [x] <ada@example.com>',
    'a: b: c@example.com;',
    'ada@"example.com"',
    'Ada <ada(x)@example.com>',
  ])('says that %j is no address', (value) => {
    const { mailboxes, malformed } = mailboxesIn(value);
    expect(mailboxes).toEqual([]);
    expect(malformed.join(' ')).not.toBe('');
  });

  it('says which of many is wrong, and reads the others', () => {
    expect(read('a@example.com, Bob, c@example.com')).toEqual(['|a@example.com', '|c@example.com', '! Bob']);
    expect(read('a@example.com, "Bob <b@example.com>, c@example.com')).toEqual([
      '|a@example.com',
      '! "Bob <b@example.com>, c@example.com',
    ]);
    expect(read('a@example.com (b@example.com')).toEqual(['! a@example.com (b@example.com']);
    expect(read('\\a@example.com')[0]).toMatch(/^! /);
  });

  it('shortens what is wrong', () => {
    expect(mailboxesIn('x '.repeat(500)).malformed[0]).toHaveLength(80);
  });

  it('keeps each as it is written', () => {
    const value = ' "Lovelace, Ada"\r\n <ada@example.com> (home), =?utf-8?Q?B=C3=B6b?= <bob@example.com>';
    expect(mailboxesIn(value).mailboxes.map(({ raw }) => raw)).toEqual([
      '"Lovelace, Ada"\r\n <ada@example.com> (home)',
      '=?utf-8?Q?B=C3=B6b?= <bob@example.com>',
    ]);
  });

  const name = fc.oneof(
    fc.stringMatching(/^[A-Z][a-z]{1,8}( [A-Z][a-z.]{0,5})?$/),
    fc.stringMatching(/^"[A-Za-z ,;:<>@().]{1,12}"$/),
    fc.constantFrom('=?utf-8?Q?J=C3=BCrgen?=', 'Jürgen'),
  );
  const address = fc
    .tuple(
      fc.oneof(
        fc.stringMatching(/^[a-z0-9+_'-]{1,10}(\.[a-z]{1,5})?$/),
        fc.stringMatching(/^"[a-z]([ ,@<>][a-z]){1,3}"$/),
      ),
      fc.stringMatching(/^[a-z][a-z0-9-]{0,8}\.[a-z]{2,5}$/),
    )
    .map(([local, domain]) => `${local}@${domain}`);
  const mailbox = fc.oneof(
    address,
    fc
      .tuple(name, fc.constantFrom(' ', '\r\n ', ''), address)
      .map(([shown, space, at]) => `${shown}${space}<${at}>`),
    fc.tuple(address, fc.stringMatching(/^[A-Za-z @,]{0,10}$/)).map(([at, comment]) => `${at} (${comment})`),
  );

  it('goes to the addresses that another program reads, in whatever way they are written', () => {
    fc.assert(
      fc.property(fc.array(mailbox, { maxLength: 5 }), fc.boolean(), (list, isGroup) => {
        const value = isGroup ? `Team: ${list.join(', ')};` : list.join(',\r\n ');
        const theirs = addressparser(binary(value), { flatten: true }).map((each) => each.address);
        expect(emails(value)).toEqual(theirs);
      }),
      { numRuns: 500 },
    );
  });

  it('never reads an address out of nonsense that another program would not send to', () => {
    const shards = fc.constantFrom(
      ...'"<>(),:;@[]\\ \t.ab'.split(''),
      '\r\n ',
      'a@b.cd',
      '"x"',
      '<a@b.cd>',
      '(c)',
      'é',
    );
    fc.assert(
      fc.property(fc.array(shards, { maxLength: 14 }), (pieces) => {
        const value = pieces.join('');
        const { mailboxes, malformed } = mailboxesIn(binary(value));
        if (malformed.length > 0) return;
        const theirs = addressparser(binary(value), { flatten: true }).map((each) => each.address);
        for (const { email } of mailboxes) {
          expect(theirs.map((each) => each.replace(/"/g, ''))).toContain(binary(email).replace(/"/g, ''));
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('takes a time that goes with the length', () => {
    for (const piece of ['(', ')', '"', '\\', '<', 'a@b.cd,', ':', ';', ' ', 'a', '@', '[', '=?'])
      expect(() => mailboxesIn(piece.repeat(300_000 / piece.length))).not.toThrow();
  });
});
