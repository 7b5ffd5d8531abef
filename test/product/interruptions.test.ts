import { ADA, BEN } from '../../emulator/scenes/people';
import type { Failure } from '../../emulator/trouble';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import {
  costlyCalls,
  HOUR,
  inboxOf,
  labelsOf,
  lastExecution,
  MINUTE,
  openOffice,
  readBy,
  SECOND,
  sendTracked,
  sheetTab,
  type Sent,
} from '../support/office';
import { forgetCache, waitingRecords } from '../support/officeBooks';
import { open, post } from '../support/stranger';

const DESTINATION = 'https://example.com/offer';

/** All that people see of it. */
const seen = (world: EmulatedWorld, { messageId }: Sent) => ({
  messages: sheetTab(world, 'Messages'),
  events: sheetTab(world, 'Events'),
  labels: labelsOf(world, ADA.email, messageId),
  waiting: waitingRecords(world),
});

const alertsIn = (world: EmulatedWorld): string[] =>
  inboxOf(world, ADA.email)
    .map(({ subject }) => subject)
    .sort();

/** Without the ticks in between, which would do nothing but look. */
function anHourLater(world: EmulatedWorld): void {
  world.clock.setTo(world.clock.now() + HOUR - 2 * MINUTE);
  world.advance(2 * MINUTE);
}

/** A moment, and what the owner's next tick has to do then. */
interface Moment {
  readonly what: string;
  readonly saved: string;
  readonly sent: Sent;
}

function momentOf(what: string, prepare: (world: EmulatedWorld) => Sent): Moment {
  const world = openOffice();
  const sent = prepare(world);
  return { what, saved: world.save(), sent };
}

/** Reports that the page of a link was shown, or that the link was pressed there. */
function follow(world: EmulatedWorld, { linkUrl }: Sent): void {
  const ticket = /var ticket = "([^"]*)"/.exec(open(world, linkUrl).body)?.[1];
  for (const pressed of [false, true]) {
    post(world, JSON.stringify({ ticket, pressed, device: 'desktop', driven: false }));
  }
}

const MOMENTS = [
  momentOf('finds the mail among sent mail', (world) => sendTracked(world, { destination: DESTINATION })),
  momentOf('tells of the first open', (world) => {
    const sent = sendTracked(world, { destination: DESTINATION });
    world.advance(10 * MINUTE + 5 * SECOND);
    readBy(world, BEN.email);
    return sent;
  }),
  momentOf('tells of a press, after an open was told of', (world) => {
    const sent = sendTracked(world, { destination: DESTINATION });
    world.advance(10 * MINUTE);
    readBy(world, BEN.email);
    world.advance(2 * MINUTE + 5 * SECOND);
    follow(world, sent);
    return sent;
  }),
  momentOf('looks again because time alone changes a verdict', (world) => {
    const sent = sendTracked(world, { destination: DESTINATION });
    world.advance(10 * MINUTE);
    open(world, sent.linkUrl);
    world.advance(2 * MINUTE - 5 * SECOND);
    return sent;
  }),
] as const;

/** Long enough for the interrupted tick, and for others to make good. */
const AFTER = 3 * MINUTE;

describe.each(MOMENTS)('a tick that $what', ({ saved, sent }) => {
  const world = openOffice({ saved });
  world.advance(MINUTE);
  const calls = costlyCalls(lastExecution(world, 'tick'));
  world.advance(AFTER - MINUTE);
  const undisturbed = seen(world, sent);
  const alerts = alertsIn(world);

  /** The same minutes, with trouble in the first tick. */
  function disturbed(failure: Failure): { readonly seen: typeof undisturbed; readonly alerts: string[] } {
    world.load(saved);
    world.trouble.fail(failure);
    world.advance(MINUTE);
    expect(world.trouble.pending).toEqual([]);
    world.trouble.clear();
    world.advance(AFTER - MINUTE);
    return { seen: seen(world, sent), alerts: alertsIn(world) };
  }

  it(`has something to do (${calls.length} calls)`, () => {
    expect(calls.length).toBeGreaterThan(5);
    expect(undisturbed.waiting).toEqual([]);
  });

  it.each(calls.map((name, index) => [index + 1, name] as const))(
    'and is stopped at call %i, %s, ends the same a little later, and no alert goes out twice',
    (nth, name) => {
      for (const afterwards of [false, true]) {
        const after = disturbed({ call: '*', nth, kill: true, afterwards });
        expect(after.seen).toEqual(undisturbed);
        expectAlerts(after.alerts, isLossAllowed(nth, name, afterwards));
      }
    },
  );

  it.each(calls.map((name, index) => [index + 1, name] as const))(
    'and meets a failure at call %i, %s, ends the same a little later, and no alert goes out twice',
    (nth, name) => {
      // Only of this one does it matter whether it was done before it seemed to fail.
      for (const afterwards of name === 'Sheets.Spreadsheets.batchUpdate' ? [false, true] : [false]) {
        const after = disturbed({ call: '*', nth, afterwards });
        expect(after.seen).toEqual(undisturbed);
        // Not knowing how many mails are left, it tries again in an hour.
        if (name === 'MailApp.getRemainingDailyQuota') anHourLater(world);
        expectAlerts(alertsIn(world), isLossAllowed(nth, name, afterwards));
      }
    },
  );

  /** An alert is recorded before it is mailed: who is stopped in between loses it, and that is better than two. */
  function isLossAllowed(nth: number, name: string, afterwards: boolean): boolean {
    const written = calls.lastIndexOf('Sheets.Spreadsheets.batchUpdate') + 1;
    return afterwards ? nth === written : name === 'MailApp.sendEmail';
  }

  function expectAlerts(got: readonly string[], mayBeLost: boolean): void {
    const without = alerts.filter((subject) => got.includes(subject));
    expect(got).toEqual(mayBeLost && without.length === alerts.length - 1 ? without : alerts);
  }
});

describe('a cache that forgets', () => {
  it('everything, at every moment, changes nothing that people see', () => {
    const tell = (forgets: boolean) => {
      const world = openOffice();
      const step = (): void => {
        if (forgets) forgetCache(world);
      };
      step();
      const sent = sendTracked(world, { destination: DESTINATION });
      for (let minutes = 0; minutes < 8; minutes += 1) {
        step();
        world.advance(MINUTE);
      }
      step();
      readBy(world, BEN.email);
      world.advance(MINUTE);
      step();
      follow(world, sent);
      for (let minutes = 0; minutes < 4; minutes += 1) {
        step();
        world.advance(MINUTE);
      }
      return { ...seen(world, sent), alerts: alertsIn(world) };
    };
    expect(tell(true)).toEqual(tell(false));
  });

  it('between the page of a link and the press on it, still lets the press count', () => {
    const world = openOffice();
    const sent = sendTracked(world, { destination: DESTINATION });
    world.advance(10 * MINUTE);
    const page = open(world, sent.linkUrl);
    forgetCache(world);
    const ticket = /var ticket = "([^"]*)"/.exec(page.body)?.[1];
    post(world, JSON.stringify({ ticket, pressed: true, device: 'desktop', driven: false }));
    world.advance(2 * MINUTE);
    expect(labelsOf(world, ADA.email, sent.messageId)).toEqual(['✓✓ clicked']);
  });
});

describe('a hit while Google’s services fail', () => {
  const base = openOffice();
  const sent = sendTracked(base, { destination: DESTINATION });
  base.advance(10 * MINUTE);
  const saved = base.save();
  const goodPixel = open(openOffice({ saved }), sent.pixelUrl).body;

  const FAILURES: readonly (readonly [string, readonly Failure[]])[] = [
    ['the cache cannot be read', [{ call: 'Cache.getAll', times: 9 }]],
    [
      'the cache is empty and the properties cannot be read',
      [{ call: 'Properties.getProperties', times: 9 }],
    ],
    ['properties cannot be written', [{ call: 'Properties.setProperty', times: 9 }]],
    ['one write fails', [{ call: 'Properties.setProperty' }]],
    [
      'the cache cannot be written',
      [
        { call: 'Cache.putAll', times: 9 },
        { call: 'Cache.put', times: 9 },
      ],
    ],
    ['nothing answers at all', [{ call: '*', times: 99 }]],
    [
      'it stops at the first call',
      [{ call: '*', times: 99, message: 'Service invoked too many times for one day: properties.' }],
    ],
  ];

  it.each(FAILURES)('(%s) still gets the pixel', (_what, failures) => {
    const world = openOffice({ saved });
    forgetCache(world);
    failures.forEach((failure) => {
      world.trouble.fail(failure);
    });
    expect(open(world, sent.pixelUrl).body).toBe(goodPixel);
  });

  it.each(FAILURES)('(%s) still shows where the link leads', (_what, failures) => {
    const world = openOffice({ saved });
    forgetCache(world);
    failures.forEach((failure) => {
      world.trouble.fail(failure);
    });
    const { status, body } = open(world, sent.linkUrl);
    expect(status).toBe(200);
    expect(body).toContain(DESTINATION);
  });

  it('(one write fails) is in the Sheet all the same', () => {
    const world = openOffice({ saved });
    world.trouble.fail({ call: 'Properties.setProperty' });
    open(world, sent.pixelUrl);
    world.advance(2 * MINUTE);
    expect(sheetTab(world, 'Events')).toHaveLength(2);
    expect(waitingRecords(world)).toEqual([]);
  });

  it('leaves a posted report and a posted question without words, whatever fails', () => {
    for (const body of ['{"whoami":"x"}', '{"ticket":"x"}', '{"body":"{}","mac":"x"}']) {
      const world = openOffice({ saved });
      forgetCache(world);
      world.trouble.fail({ call: '*', times: 99 });
      expect(['', '{"ok":false}']).toContain(post(world, body).body);
    }
  });
});

describe('Sheets that refuse', () => {
  const QUOTA: Failure = {
    call: 'Sheets.Spreadsheets.batchUpdate',
    code: 429,
    message:
      "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user'.",
  };

  it('one batch because there were too many in this minute get it with the next', () => {
    const world = openOffice();
    const sent = sendTracked(world);
    world.advance(10 * MINUTE);
    readBy(world, BEN.email);
    world.trouble.fail(QUOTA);
    world.advance(MINUTE);
    expect(world.trouble.pending).toEqual([]);
    expect(waitingRecords(world)).toHaveLength(1);
    expect(alertsIn(world)).toEqual([]);
    world.advance(MINUTE);
    expect(waitingRecords(world)).toEqual([]);
    expect(labelsOf(world, ADA.email, sent.messageId)).toEqual(['✓✓ opened']);
    expect(alertsIn(world)).toHaveLength(1);
  });

  it('for an hour get all of it afterwards, once', () => {
    const world = openOffice();
    sendTracked(world);
    world.advance(10 * MINUTE);
    world.trouble.fail({ ...QUOTA, times: 60 });
    readBy(world, BEN.email);
    world.advance(HOUR);
    expect(sheetTab(world, 'Events')).toHaveLength(1);
    world.trouble.clear();
    world.advance(2 * MINUTE);
    expect(sheetTab(world, 'Events')).toHaveLength(2);
    expect(alertsIn(world)).toHaveLength(1);
  });
});

describe('a day whose mails are spent', () => {
  it('lets Sheet and marks go on, and the alert goes out the day after, once', () => {
    const world = openOffice();
    const sent = sendTracked(world);
    world.advance(10 * MINUTE);
    spendMails(world);
    readBy(world, BEN.email);
    world.advance(2 * MINUTE);
    expect(labelsOf(world, ADA.email, sent.messageId)).toEqual(['✓✓ opened']);
    expect(sheetTab(world, 'Events')).toHaveLength(2);
    expect(alertsIn(world)).toEqual([]);
    expect(lastExecution(world, 'tick').outcome).toEqual({ kind: 'completed' });
    const state = JSON.parse(world.save()) as { mail: { posted: Record<string, { since: number }> } };
    expect(state.mail.posted[ADA.email]).toBeDefined();
    for (let hours = 0; hours < 25; hours += 1) anHourLater(world);
    expect(alertsIn(world)).toHaveLength(1);
  });

  /** As if Ada's scripts had mailed as many people as they may today. */
  function spendMails(world: EmulatedWorld): void {
    const state = JSON.parse(world.save()) as {
      mail: { posted: Record<string, { since: number; recipients: number }> };
    };
    state.mail.posted[ADA.email] = { since: world.clock.now(), recipients: 1_500 };
    world.load(JSON.stringify(state));
  }
});
