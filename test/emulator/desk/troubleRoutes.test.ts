import { ADA, BEN, CLEO } from '../../../emulator/scenes/people';
import { PRESETS } from '../../../emulator/trouble/presets';
import { openDesk, type AskedDesk } from './openDesk';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What is open, as `words`. */
const openWords = async (desk: AskedDesk): Promise<string[]> =>
  ((await desk.ask('trouble')).body as { words: string }[]).map(({ words }) => words);

const takeBack = async (desk: AskedDesk, id: string): Promise<number> =>
  (await desk.tell(`trouble/${encodeURIComponent(id)}`, undefined, { method: 'DELETE' })).status;

const idsOf = async (desk: AskedDesk): Promise<string[]> =>
  ((await desk.ask('trouble')).body as { id: string }[]).map(({ id }) => id);

/** How the script's web app and its card are doing. */
function visit(desk: AskedDesk): string {
  const { world } = desk;
  const url = `https://script.google.com/macros/s/${world.project.deploymentId}/exec?t=1`;
  world.network.request({ url, method: 'GET', headers: {} });
  const { outcome } = world.executions.at(-1) ?? {};
  return outcome?.kind === 'failed' || outcome?.kind === 'killed'
    ? outcome.message
    : (outcome?.kind ?? 'none');
}

describe('orders that last', () => {
  it.each([
    [{ kind: 'fail', call: 'Cache.put' }, /^The next call of Cache\.put fails: “We're sorry/],
    [{ kind: 'slow', call: '*', rate: 1, ms: 20_000 }, 'Every call takes 20 seconds longer.'],
    [
      { kind: 'latency', coldStarts: false },
      'Every call and every start takes its time, but no start is cold.',
    ],
    [{ kind: 'late', ms: 20 * MINUTE }, 'The next run of “tick” of Ada Brandt comes 20 minutes late.'],
    [{ kind: 'twice', timer: 'timer-1' }, 'The next run of “tick” of Ada Brandt comes twice.'],
    [{ kind: 'jitter', mostMs: HOUR }, 'Every timer is late by chance, up to 1 hour.'],
    [{ kind: 'lock', ms: 30_000 }, 'Somebody else has the script’s lock.'],
    [{ kind: 'lock', ms: 30_000, email: BEN.email }, 'Somebody else has the lock of Ben Castillo.'],
    [
      { kind: 'quota', quota: 'mail' },
      'Nothing is left of the recipients of the day for MailApp of Ada Brandt.',
    ],
    [
      { kind: 'quota', quota: 'properties', email: BEN.email },
      'Nothing is left of the reads and writes of properties of the day of Ben Castillo.',
    ],
    [{ kind: 'quota', quota: 'urlfetch' }, /^Nothing is left of the calls of UrlFetchApp/],
    [{ kind: 'quota', quota: 'timers' }, /^Nothing is left of the run time of timers/],
    [{ kind: 'quota', quota: 'gmail' }, /^Nothing is left of the Gmail API units/],
    [{ kind: 'quota', quota: 'sheetsReads' }, /^Nothing is left of the Sheets API reads/],
    [{ kind: 'quota', quota: 'sheetsWrites' }, /^Nothing is left of the Sheets API writes/],
    [
      { kind: 'revoke', scope: 'https://www.googleapis.com/auth/drive.file' },
      'Ada Brandt does not let the script: see and change the Drive files it made.',
    ],
    [{ kind: 'revoke', email: ADA.email }, 'Ada Brandt took the whole authorisation back.'],
    [{ kind: 'sheet', do: 'lock' }, '“Reading Lamp” is locked: nobody can change it.'],
    [{ kind: 'sheet', do: 'bin' }, '“Reading Lamp” lies in the bin.'],
  ])('are told in words and taken back: %j', async (order, words) => {
    const desk = openDesk();
    const before: unknown = JSON.parse(desk.world.save());
    expect((await desk.tell('trouble', order)).status).toBe(200);
    expect(await openWords(desk)).toEqual([words instanceof RegExp ? expect.stringMatching(words) : words]);
    const [id = ''] = await idsOf(desk);
    expect(await takeBack(desk, id)).toBe(200);
    expect(await openWords(desk)).toEqual([]);
    expect(await takeBack(desk, id)).toBe(400);
    // What was spent is given back whole, so that more may be left than before.
    if (order.kind !== 'quota') expect(JSON.parse(desk.world.save())).toEqual(before);
  });

  it('end by themselves at the time told', async () => {
    const desk = openDesk();
    const now = desk.world.clock.now();
    await desk.tell('trouble', { kind: 'lock', ms: 30_000 });
    await desk.tell('trouble', { kind: 'fail', call: 'Cache.*', forMs: 5 * MINUTE });
    expect((await desk.ask('trouble')).body).toMatchObject([
      { group: 'calls', until: now + 5 * MINUTE },
      { group: 'limits', until: now + 30_000 },
    ]);
    expect([visit(desk), visit(desk)]).toEqual([
      expect.stringContaining('server error'),
      expect.stringContaining('server error'),
    ]);
    desk.world.advance(5 * MINUTE);
    expect(await openWords(desk)).toEqual([]);
    expect(visit(desk)).toBe('completed');
  });

  it('are taken back all at once', async () => {
    const desk = openDesk();
    for (const preset of Object.keys(PRESETS))
      expect((await desk.tell('trouble', { preset })).status).toBe(200);
    expect(await idsOf(desk)).toHaveLength(Object.keys(PRESETS).length);
    await desk.tell('trouble', undefined, { method: 'DELETE' });
    expect(await openWords(desk)).toEqual([]);
    expect(visit(desk)).toBe('completed');
  });

  it('are one another’s neighbours: one is taken back, the other stays', async () => {
    const desk = openDesk();
    await desk.tell('trouble', { kind: 'fail', call: 'Cache.put', message: 'one' });
    await desk.tell('trouble', { kind: 'fail', call: 'Cache.put', message: 'two' });
    await takeBack(desk, (await idsOf(desk))[0] ?? '');
    expect(visit(desk)).toContain('two');
  });
});

describe('what happens at once', () => {
  it('is a jump of the clock, on which no timer runs', async () => {
    const desk = openDesk();
    const now = desk.world.clock.now();
    const { body } = await desk.tell('trouble', { kind: 'jump', ms: 3 * HOUR });
    expect(body).toMatchObject({ said: expect.stringContaining('jumped ahead 3 hours') as string, open: [] });
    expect(desk.world.clock.now()).toBe(now + 3 * HOUR);
    expect(desk.world.executions.filter(({ kind }) => kind === 'timer')).toEqual([]);
    await desk.tell('trouble', { kind: 'jump', ms: -4 * HOUR });
    expect(desk.world.clock.now()).toBe(now - HOUR);
  });

  it('is a timer that runs besides its times', async () => {
    const desk = openDesk();
    await desk.tell('trouble', { kind: 'run' });
    expect(desk.world.executions.at(-1)).toMatchObject({ kind: 'timer', function: 'tick' });
  });

  it('is a cache that is empty', async () => {
    const desk = openDesk();
    visit(desk);
    await desk.tell('trouble', { kind: 'cache' });
    expect(desk.world.script.memory.caches.script).toEqual({});
  });

  it('is a history that Gmail forgot', async () => {
    const { body } = await openDesk().tell('trouble', { kind: 'history', email: BEN.email });
    expect(body).toMatchObject({ said: expect.stringContaining('Ben Castillo') as string });
  });

  it('is a Sheet deleted for good', async () => {
    const desk = openDesk();
    await desk.tell('trouble', { kind: 'sheet', do: 'delete' });
    expect(desk.world.sheets.list()).toEqual([]);
    expect((await desk.tell('trouble', { kind: 'sheet', do: 'lock' })).body).toEqual({
      message: 'There is no spreadsheet yet.',
    });
  });
});

describe('an order that cannot be', () => {
  it.each([
    [{ kind: 'quake' }, /kind/],
    [{ kind: 'fail' }, /call/],
    [{ kind: 'fail', call: 'Cache.put', text: 'oops' }, /text.*serverError/],
    [{ kind: 'fail', call: 'Cache.put', nht: 3 }, /nht/],
    [{ kind: 'lock', ms: 0 }, /ms/],
    [{ kind: 'quota', quota: 'mail', email: 'x@example.com' }, /Nobody here has the address/],
    [{ kind: 'quota', quota: 'mail', email: CLEO.email }, /not at Google/],
    [{ kind: 'late', ms: 1, timer: 'timer-9' }, /There is no timer-9/],
    [{ kind: 'revoke', scope: 'everything' }, /does not ask for everything/],
    [{ preset: 'rain' }, /preset.*sheetsDown/],
  ])('is refused in words, and nothing is ordered: %j', async (order, words) => {
    const desk = openDesk();
    const { status, body } = await desk.tell('trouble', order);
    expect([status, (body as { message: string }).message]).toEqual([400, expect.stringMatching(words)]);
    expect(await openWords(desk)).toEqual([]);
  });
});

it('tells what there is to order trouble for', async () => {
  const desk = openDesk();
  visit(desk);
  await desk.tell('trouble', { kind: 'revoke', scope: 'https://www.googleapis.com/auth/drive.file' });
  expect((await desk.ask('trouble/choices')).body).toMatchObject({
    calls: expect.arrayContaining(['sheets.*', 'Cache.put', 'Sheets.Spreadsheets.create']) as unknown,
    timers: [{ id: 'timer-1', words: '“tick” of Ada Brandt' }],
    people: [
      { email: ADA.email, withheld: ['https://www.googleapis.com/auth/drive.file'] },
      { email: BEN.email, withheld: [] },
    ],
    scopes: expect.arrayContaining([
      {
        scope: 'https://www.googleapis.com/auth/script.scriptapp',
        words: 'run when nobody is there',
      },
    ]) as unknown,
  });
});
