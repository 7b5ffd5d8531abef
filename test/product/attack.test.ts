import { openComposeCard } from '../../emulator/cards/addOnHost';
import { Card, toJson } from '../../emulator/cards/Card';
import { asJson } from '../../emulator/cards/part';
import { ActionResponse } from '../../emulator/cards/responses';
import type { RunResult } from '../../emulator/contracts';
import { office } from '../../emulator/scenes/office';
import { ADA, BEN, GRACE } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import {
  execUrl,
  inboxOf,
  MINUTE,
  openOffice,
  readBy,
  SECOND,
  sendTracked,
  STUBS,
  topCard,
  type Sent,
} from '../support/office';
import { configOf, scriptProperties, standing } from '../support/officeBooks';
import { open, post, visit, type Visit } from '../support/stranger';

/** An office in which Ada's offer was opened and its link followed, Grace has one on its way, and nothing waits. */
function busyOffice(): {
  readonly saved: string;
  readonly offer: Sent;
  readonly ticket: string;
  readonly question: string;
} {
  const world = openOffice();
  const offer = sendTracked(world, { destination: 'https://example.com/offer?for=ben' });
  topCard(openComposeCard(world, GRACE.email, { to: [], cc: [], bcc: [] }));
  sendTracked(world, { from: GRACE.email, subject: 'The invoice' });
  world.advance(8 * MINUTE);
  readBy(world, BEN.email);
  const page = open(world, offer.linkUrl);
  const ticket = ticketIn(page.body);
  page.run('reportClick', report(ticket));
  const asked = jest.spyOn(world.network, 'request');
  world.advance(12 * MINUTE);
  const question = asked.mock.calls.flatMap(([{ body }]) => body ?? []).find((body) => body.includes('mac'));
  if (question === undefined) throw new Error('Grace’s timer asked nothing.');
  world.advance(50 * SECOND);
  return { saved: world.save(), offer, ticket, question };
}

const ticketIn = (page: string): string => /var ticket = "([^"]*)"/.exec(page)?.[1] ?? '';
const report = (ticket: string, pressed = true): string =>
  JSON.stringify({ ticket, pressed, device: 'desktop', driven: false });

const { saved, offer, ticket, question } = busyOffice();

const worldFrom = (dist: string, switches = {}): EmulatedWorld => openOffice({ dist, switches, saved });

/** Every name, address and secret that lies in the world. */
function secretsOf(world: EmulatedWorld): string[] {
  const { rootSecret, ledger } = configOf(world);
  const people = office.accounts.flatMap(({ email, name }) => [email, name]);
  return [
    ...people,
    rootSecret,
    ledger.id,
    'The offer',
    'The invoice',
    'example.com/offer',
    offer.messageId,
    offer.threadId,
  ];
}

/** Fails for an answer that tells what only the office knows, or how the script is made. */
function expectNoData(world: EmulatedWorld, answer: unknown): void {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  expect(secretsOf(world).filter((secret) => text.includes(secret))).toEqual([]);
  expect(/\bat \S+ \(|Code(?:\.js)?:\d|\w+Error\b|Exception|not emulated/.exec(text)).toBeNull();
}

const LONG = 'A'.repeat(200_000);
const FORGED_TOKEN = 'EQ' + 'A'.repeat(41);
const FORGED_TICKET = 'AAAAAAAAAAAA.BBBBBBBBBBBB.kgy1234.CCCCCCCCCCCCCCCCCCCCCC';
const FORGED_QUERY = JSON.stringify({
  body: JSON.stringify({
    from: ADA.email,
    at: Date.UTC(2027, 0, 4, 9, 25),
    op: 'changes',
    args: { since: 0 },
  }),
  mac: 'A'.repeat(43),
});

/** What `JSON.parse` makes of it has a member of its own with this name. */
const PROTOTYPE: unknown = JSON.parse(
  '{"__proto__":{"whoami":"x","parameters":{"t":["x"]},"ticket":"x"},"constructor":{"prototype":{}}}',
);

const webAppEvent = (parameters: unknown, contents?: unknown) => ({
  parameter: {},
  parameters,
  queryString: '',
  contextPath: '',
  contentLength: -1,
  ...(contents === undefined
    ? {}
    : { postData: { contents, type: 'text/plain', length: 1, name: 'postData' } }),
});

const pressEvent = (parameters: Record<string, string>, fields: Record<string, string> = {}) => ({
  commonEventObject: {
    hostApp: 'GMAIL',
    platform: 'WEB',
    parameters,
    formInputs: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, { stringInputs: { value: [value] } }]),
    ),
  },
  gmail: { messageId: offer.messageId, threadId: offer.threadId, toRecipients: [BEN.email] },
});

const hostileArguments = (world: EmulatedWorld): readonly unknown[] => [
  undefined,
  null,
  true,
  -1,
  LONG,
  [],
  [[[]]],
  {},
  PROTOTYPE,
  webAppEvent(null),
  webAppEvent('t'),
  webAppEvent({ t: null, u: null }),
  webAppEvent({ t: 'x', u: 'y' }),
  webAppEvent({ t: { length: 1 } }),
  webAppEvent({ t: [{}], u: ['https://example.org/'] }),
  webAppEvent({ t: [[FORGED_TOKEN]], u: 5 }),
  webAppEvent({ t: [FORGED_TOKEN] }),
  webAppEvent({ t: [FORGED_TOKEN], u: ['https://example.org/'] }),
  webAppEvent({ t: [FORGED_TOKEN], u: [null] }),
  webAppEvent({ t: [LONG], u: [LONG] }),
  webAppEvent({}, null),
  webAppEvent({}, {}),
  webAppEvent({}, LONG),
  webAppEvent({}, '{"whoami":"00000000000000000000000000000000"}'),
  webAppEvent({}, '{"whoami":""}'),
  webAppEvent({}, report(FORGED_TICKET)),
  webAppEvent({}, FORGED_QUERY),
  report(FORGED_TICKET),
  report(LONG),
  FORGED_QUERY,
  pressEvent({ message: 'AAAAAAAAAAAA' }),
  pressEvent({ message: '__proto__' }, { address: execUrl(world), url: 'https://example.org/' }),
  pressEvent({ url: 'javascript:alert(1)', label: '<img src=x onerror=alert(1)>', message: 'AAAAAAAAAAAA' }),
  { authMode: 'FULL', triggerUid: 'timer-1', hour: 9 },
];

const VISITORS = [
  ['nobody who is known', null],
  ['a stranger who is signed in', BEN.email],
  ['a colleague who is signed in', GRACE.email],
] as const;

describe.each(VISITORS)('a page held by %s', (_name, signedInAs) => {
  const world = worldFrom('dist');
  const page = (): Visit => visit(world, '', { signedInAs });

  it.each(world.project.functions)(
    'gets nothing from %s and changes nothing, whatever it hands over',
    (name) => {
      world.load(saved);
      const held = page();
      const before = standing(world);
      for (const argument of hostileArguments(world)) {
        const given = argument === undefined ? [] : [argument];
        expect({ given, answer: held.run(name, ...given, 'one more') }).toEqual({
          given,
          answer: { kind: 'returned', value: null },
        });
      }
      expect(standing(world)).toEqual(before);
    },
  );

  it('finds no function behind a dotted name, nor any other of the script', () => {
    world.load(saved);
    const held = page();
    const before = standing(world);
    for (const name of [
      ...cardFunctions(worldFrom(STUBS)).flatMap((each) => [
        `doublecheck.${each}`,
        `doublecheck_${each}`,
        each,
      ]),
      'doublecheck',
      'doublecheck.tick',
      'doublecheck.doGet',
      'constructor',
      'toString',
      'hasOwnProperty',
      '__proto__',
      'eval',
      'PropertiesService.getScriptProperties',
    ]) {
      expect(held.run(name, pressEvent({}))).toEqual({
        kind: 'threw',
        message: `Script function not found: ${name}`,
      });
    }
    expect(standing(world)).toEqual(before);
  });
});

/** Of what opens the compose window Google takes no card, so it throws the words; a card does not reach a page. */
const nothingFrom = (name: string): object =>
  /_on(?:Reply|FollowUp)$/.test(name)
    ? {
        kind: 'threw',
        message: expect.stringMatching(
          /^Problem: Open this from Gmail, signed in to your own account\. \(line \d+, file "Code"\)$/,
        ) as unknown,
      }
    : { kind: 'returned', value: null };

const cardFunctions = (world: EmulatedWorld): string[] =>
  world.project.functions.flatMap((name) =>
    name.startsWith('doublecheck_') ? [name.slice('doublecheck_'.length)] : [],
  );

describe.each(VISITORS)('in the build with stubs, a page held by %s', (_name, signedInAs) => {
  it('gets nothing from any card function and changes nothing', () => {
    const world = worldFrom(STUBS, { dottedCardFunctions: false });
    const stubs = world.project.functions.filter((name) => name.startsWith('doublecheck_on'));
    expect(stubs.length).toBeGreaterThan(8);
    const held = visit(world, '', { signedInAs });
    const before = standing(world);
    const events = [
      null,
      LONG,
      PROTOTYPE,
      pressEvent(
        { message: 'AAAAAAAAAAAA', url: 'https://example.org/', label: 'x' },
        { address: execUrl(world), url: 'https://example.org/' },
      ),
      { commonEventObject: null, gmail: 'x' },
    ];
    for (const name of stubs) {
      for (const event of events) expect(held.run(name, event)).toEqual(nothingFrom(name));
    }
    expect(standing(world)).toEqual(before);
  });
});

describe('a card function that was reached without a person at the keyboard', () => {
  const world = worldFrom('dist');

  const runAs = (name: string, activeUser: string): RunResult =>
    world.project.run({
      kind: 'card',
      function: `doublecheck.${name}`,
      arguments: [
        pressEvent({ message: 'AAAAAAAAAAAA' }, { address: execUrl(world), url: 'https://example.org/' }),
      ],
      activeUser,
      effectiveUser: ADA.email,
    });

  it.each(cardFunctions(worldFrom(STUBS)))('%s shows no more than that Gmail is the place for it', (name) => {
    world.load(saved);
    // The world that was saved takes no dots.
    world.switches.dottedCardFunctions = true;
    const before = standing(world);
    for (const activeUser of ['', GRACE.email, BEN.email]) {
      const { execution, ...result } = runAs(name, activeUser);
      const shown = result.kind === 'returned' ? shownBy(result.value) : result.message;
      expect(shown).toContain('Open this from Gmail, signed in to your own account.');
      expectNoData(world, shown);
      expect(execution.printed).toEqual([]);
      expect(execution.calls.filter(({ counts }) => counts)).toEqual([]);
    }
    expect(standing(world)).toEqual(before);
  });
});

function shownBy(value: unknown): string {
  if (value instanceof Card) return JSON.stringify(toJson(value));
  return value instanceof ActionResponse ? JSON.stringify(value[asJson]()) : 'neither a card nor an answer';
}

describe('before anybody has set it up', () => {
  it.each(['dist', STUBS])(
    'the build in %s gives a page nothing, either, and nothing comes into being',
    (dist) => {
      const world = openOffice({ dist, setUp: false });
      const held = visit(world, '');
      const before = standing(world);
      for (const name of world.project.functions) {
        for (const argument of [
          null,
          webAppEvent({ t: [FORGED_TOKEN] }),
          pressEvent({}, { address: execUrl(world) }),
        ]) {
          expect(held.run(name, argument)).toEqual(nothingFrom(name));
        }
      }
      expect(standing(world)).toEqual(before);
    },
  );
});

describe('the timer’s function, called by a page', () => {
  it('does no more than the timer would, at most once in half a minute, and no alert goes out twice', () => {
    const world = worldFrom('dist');
    sendTracked(world, { subject: 'Another' });
    world.advance(10 * MINUTE);
    readBy(world, BEN.email, 'Another');
    const held = visit(world, '');
    const runs = world.executions.length;
    for (let calls = 0; calls < 20; calls += 1) {
      expect(held.run('tick', { authMode: 'FULL' })).toEqual({ kind: 'returned', value: null });
      world.advance(10 * SECOND);
    }
    const busy = world.executions
      .slice(runs)
      .filter(
        ({ kind, calls }) => kind === 'page-call' && calls.some(({ name }) => name.startsWith('Properties.')),
      );
    expect(busy.length).toBeGreaterThan(0);
    expect(busy.length).toBeLessThanOrEqual(200 / 30 + 1);
    const subjects = inboxOf(world, ADA.email).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject.includes('Another'))).toHaveLength(1);
  });

  it('is no sign of life of the timer', () => {
    const world = worldFrom('dist', { addOnTimersEveryMinute: false });
    const beat = (): unknown => world.script.memory.caches.script['heartbeat']?.value;
    const before = beat();
    world.script.memory.timers.list = [];
    world.advance(2 * MINUTE);
    const page = visit(world, '');
    page.run('tick');
    page.run('tick', { triggerUid: '1' });
    world.trouble.fail({ call: 'ScriptApp.getProjectTriggers' });
    expect(JSON.stringify(page.run('tick', { triggerUid: '1' }))).not.toContain('rror');
    expect(beat()).toBe(before);
  });
});

describe('the web app, asked by strangers', () => {
  const world = worldFrom('dist');
  const encoded = encodeURIComponent;

  const QUERIES = [
    '',
    't',
    't=',
    'u=https://example.org/',
    't=x',
    `t=${'A'.repeat(43)}`,
    `t=${FORGED_TOKEN}`,
    `t=${FORGED_TOKEN}&u=https://example.org/`,
    `t=${FORGED_TOKEN}&u=javascript:alert(1)`,
    `t=${FORGED_TOKEN}&t=${FORGED_TOKEN}`,
    `t=${LONG.slice(0, 5_000)}&u=${LONG.slice(0, 5_000)}`,
    't[]=x&u[]=y',
    '__proto__=x&constructor=y&t=z',
    `t=%00%ff%fe&u=%c0%80`,
    `t=${encoded('{{constructor.constructor("return this")()}}')}`,
    `u=${encoded('https://example.org/"><script>alert(1)</script>')}&t=${FORGED_TOKEN}`,
    `whoami=x&ticket=${FORGED_TICKET}&mac=x&body=x`,
    'c=1&sid=2',
  ];

  it.each(QUERIES.map((query) => [query.slice(0, 80), query]))(
    'answers ?%s with the pixel or a plain page, and notes nothing',
    (_start, query) => {
      world.load(saved);
      const before = standing(world);
      for (const signedInAs of [null, BEN.email, GRACE.email]) {
        const answer = visit(world, query, { signedInAs });
        expectNoData(world, answer.everything);
        expect(answer.body).not.toMatch(/<script>alert|href="javascript:/);
      }
      expectNoData(world, post(world, 'x', { query: `?${query}` }).everything);
      expect(standing(world)).toEqual(before);
    },
  );

  const BODIES = [
    '',
    'null',
    '[]',
    '"text"',
    '{}',
    '['.repeat(20_000),
    LONG,
    JSON.stringify(PROTOTYPE),
    '{"whoami":"00000000000000000000000000000000"}',
    '{"whoami":""}',
    '{"whoami":{"toString":1}}',
    `{"whoami":"${LONG}"}`,
    report(FORGED_TICKET),
    report(LONG),
    '{"ticket":{},"pressed":"yes"}',
    FORGED_QUERY,
    '{"body":{},"mac":[]}',
    '{"body":"","mac":""}',
    `{"body":"${LONG}","mac":"${LONG}"}`,
    't=x&u=y',
  ];

  it.each(BODIES.map((body) => [body.slice(0, 60), body]))(
    'answers a posted %s with no data, and notes nothing',
    (_start, body) => {
      world.load(saved);
      const before = standing(world);
      for (const type of ['text/plain', 'application/json', 'application/x-www-form-urlencoded', '']) {
        const answer = post(world, body, { type });
        expect(['', '{"ok":false}']).toContain(answer.body);
        expectNoData(world, answer.everything);
      }
      expect(standing(world)).toEqual(before);
    },
  );

  it('answers a path behind its address with Google’s sign-in page, and runs nothing', () => {
    world.load(saved);
    const runs = world.executions.length;
    expectNoData(world, open(world, `${execUrl(world)}/../../secrets?t=x`).everything);
    expect(world.executions).toHaveLength(runs);
  });
});

describe('a question of Grace’s add-on that somebody recorded', () => {
  const ask = (world: EmulatedWorld, text: string): string => post(world, text).body;
  const REFUSED = '{"ok":false}';
  const { body, mac } = JSON.parse(question) as { body: string; mac: string };
  const asked = JSON.parse(body) as { from: string; at: number; op: string; args: object };
  const forged = (difference: object): string =>
    JSON.stringify({ body: JSON.stringify({ ...asked, ...difference }), mac });

  const soonAfter = (): EmulatedWorld => {
    const world = worldFrom('dist');
    world.clock.setTo(asked.at + MINUTE);
    return world;
  };

  it('is answered in its time, so that the refusals below mean something', () => {
    expect(asked.from).toBe(GRACE.email);
    expect(ask(soonAfter(), question)).toMatch(/^\{"ok":true/);
  });

  it('is refused when five minutes have passed', () => {
    const world = soonAfter();
    world.clock.setTo(asked.at + 5 * MINUTE + 1);
    expect(ask(world, question)).toBe(REFUSED);
  });

  it('is refused before its time', () => {
    const world = soonAfter();
    world.clock.setTo(asked.at - 5 * MINUTE - 1);
    expect(ask(world, question)).toBe(REFUSED);
  });

  it.each([
    ['another sender', { from: ADA.email }],
    ['another time', { at: asked.at + 1 }],
    ['another question', { op: 'message', args: { message: 'AAAAAAAAAAAA' } }],
    ['another beginning', { args: { since: 1 } }],
    ['something more', { extra: 1 }],
  ])('is refused with %s in it', (_what, difference) => {
    expect(ask(soonAfter(), forged(difference))).toBe(REFUSED);
  });

  it('is refused with any character of its signature changed', () => {
    const world = soonAfter();
    for (let place = 0; place < mac.length; place += 1) {
      const other = mac[place] === 'A' ? 'B' : 'A';
      const text = JSON.stringify({ body, mac: mac.slice(0, place) + other + mac.slice(place + 1) });
      expect(ask(world, text)).toBe(REFUSED);
    }
  });

  it('is refused with a signature of a token, of a ticket, or of nothing', () => {
    const world = soonAfter();
    for (const other of [new URL(offer.pixelUrl).searchParams.get('t'), ticket.split('.')[3], '', null]) {
      expect(ask(world, JSON.stringify({ body, mac: other }))).toBe(REFUSED);
    }
  });

  it('tells nothing of Ada’s messages', () => {
    expect(ask(soonAfter(), question)).not.toContain(ADA.email);
  });
});

describe('a ticket', () => {
  const world = worldFrom('dist');
  /** A visit by somebody who did not press on, and its ticket. */
  function another(): string {
    world.load(saved);
    world.advance(5 * MINUTE);
    return ticketIn(open(world, offer.linkUrl).body);
  }

  it('of one visit is none for another', () => {
    const own = another();
    const [message, hit, at, mac] = own.split('.');
    const [, otherHit, otherAt, otherMac] = ticket.split('.');
    const before = standing(world);
    for (const parts of [
      [message, otherHit, at, mac],
      [message, hit, otherAt, mac],
      [message, hit, at, otherMac],
      [message, otherHit, at, otherMac],
      ['AAAAAAAAAAAA', hit, at, mac],
    ]) {
      visit(world, '').run('reportClick', report(parts.join('.')));
      post(world, report(parts.join('.')));
    }
    expect(standing(world)).toEqual(before);
    post(world, report(own));
    expect(standing(world)).not.toEqual(before);
  });

  it('is of no use when half an hour has passed', () => {
    const own = another();
    world.advance(31 * MINUTE);
    const before = standing(world);
    visit(world, '').run('reportClick', report(own));
    post(world, report(own));
    expect(standing(world)).toEqual(before);
  });
});

it('the world that was attacked holds something to steal', () => {
  const world = worldFrom('dist');
  expect(secretsOf(world).every((secret) => secret.length > 2)).toBe(true);
  expect(Object.keys(scriptProperties(world)).length).toBeGreaterThan(3);
  expect(world.save()).toContain('The offer');
});
