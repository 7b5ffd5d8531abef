import { ADA, BEN, CLEO } from '../../../emulator/scenes/people';
import { MONDAY_NINE } from '../../support/lamp';
import { openDesk } from './openDesk';

const MINUTE = 60_000;

describe('/emulator/state', () => {
  it('takes the add-on’s face from the manifest', async () => {
    const { body } = await openDesk().ask('state');
    expect(body).toMatchObject({
      addOn: { name: 'Reading Lamp', composeText: 'Light this mail', universalActions: ['About'] },
    });
  });

  it('tells who is here, who has the add-on and who has unread mail', async () => {
    const { body } = await openDesk().ask('state');
    expect(body).toMatchObject({
      people: [
        { email: ADA.email, hasAddOn: true, unread: 1 },
        { email: BEN.email, hasAddOn: false, unread: 0 },
        { email: CLEO.email, hasAddOn: false, unread: 0 },
      ],
    });
  });

  it('tells what is waited for', async () => {
    const { body } = await openDesk().ask('state');
    expect(body).toMatchObject({
      now: MONDAY_NINE,
      next: { what: expect.stringContaining('tick') as string },
    });
  });
});

describe('/emulator/advance', () => {
  it('lets time pass and tells what ran', async () => {
    const desk = openDesk();
    expect((await desk.tell('advance', { ms: 3 * MINUTE })).body).toEqual({
      ms: 3 * MINUTE,
      runs: 3,
      failedRuns: 0,
    });
    expect(desk.world.clock.now()).toBe(MONDAY_NINE + 3 * MINUTE);
  });

  it('counts the runs that failed and those that were stopped', async () => {
    const desk = openDesk();
    await desk.tell('trouble', { kind: 'fail', call: 'timer' });
    await desk.tell('trouble', { kind: 'fail', call: 'timer', nth: 2, kill: true });
    expect((await desk.tell('advance', { ms: 3 * MINUTE })).body).toMatchObject({ runs: 3, failedRuns: 2 });
    expect(desk.world.executions.slice(-3).map(({ outcome }) => outcome.kind)).toEqual([
      'failed',
      'killed',
      'completed',
    ]);
  });

  it('goes to the next thing waited for', async () => {
    const desk = openDesk();
    expect((await desk.tell('next')).body).toMatchObject({ runs: 1 });
  });

  it.each([-1, 1.5, 1e12, 'soon'])('refuses %p, and no time passes', async (ms) => {
    const desk = openDesk();
    expect((await desk.tell('advance', { ms })).status).toBe(400);
    expect(desk.world.clock.now()).toBe(MONDAY_NINE);
  });
});

describe('the desk’s settings', () => {
  it('turn one switch and leave the others', async () => {
    const desk = openDesk();
    await desk.tell('switches', { echoWorksAgain: true });
    expect(desk.world.switches).toMatchObject({ echoWorksAgain: true, emptyQueryString: null });
    expect((await desk.tell('switches', { gravity: false })).status).toBe(400);
  });

  it('sign somebody in to Google, and out', async () => {
    const desk = openDesk();
    await desk.tell('signed-in', { email: ADA.email });
    expect(desk.signedIn()).toBe(ADA.email);
    await desk.tell('signed-in', { email: null });
    expect(desk.signedIn()).toBeNull();
  });

  it('start over', async () => {
    const desk = openDesk();
    await desk.tell('advance', { ms: MINUTE });
    await desk.tell('reset');
    expect((await desk.ask('executions')).body).toEqual([]);
  });
});

describe('who may ask', () => {
  it.each(['http://127.0.0.1:8042', 'http://localhost:8041', 'null'])(
    'is not a page of %s, where the web app’s pages live',
    async (origin) => {
      const desk = openDesk();
      expect((await desk.tell('advance', { ms: MINUTE }, { origin })).status).toBe(403);
      expect(desk.world.clock.now()).toBe(MONDAY_NINE);
    },
  );
});
