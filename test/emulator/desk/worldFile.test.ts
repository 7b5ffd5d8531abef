import { ADA } from '../../../emulator/scenes/people';
import { MONDAY_NINE } from '../../support/lamp';
import { openDesk, type AskedDesk } from './openDesk';

const MINUTE = 60_000;

const saved = async (desk: AskedDesk): Promise<string> => (await desk.fetch('emulator/world')).text();
const parsed = async (desk: AskedDesk) => JSON.parse(await saved(desk)) as Record<string, unknown>; // as saved

/** Sends a file as the desk does. */
const load = async (desk: AskedDesk, file: unknown) => desk.tell('world', file);

describe('a workspace in a file', () => {
  it('is a download', async () => {
    const { headers } = await openDesk().fetch('emulator/world');
    expect(headers.get('content-disposition')).toBe('attachment; filename="workspace.json"');
  });

  it('comes back with its mail, its clock and its switches', async () => {
    const desk = openDesk();
    await desk.tell('switches', { echoWorksAgain: true });
    await desk.tell('advance', { ms: 5 * MINUTE });
    const file = await parsed(desk);
    const before = desk.world.save();
    await desk.tell('reset');
    expect(desk.world.save()).not.toBe(before);
    expect((await load(desk, file)).body).toMatchObject({
      now: MONDAY_NINE + 5 * MINUTE,
      switches: { echoWorksAgain: true },
      scene: null,
    });
    expect(desk.world.save()).toBe(before);
  });

  it('can be opened in a workspace of its own', async () => {
    const file = await parsed(openDesk());
    const other = openDesk();
    await other.tell('advance', { ms: MINUTE });
    expect((await load(other, file)).status).toBe(200);
    expect(other.world.clock.now()).toBe(MONDAY_NINE);
  });

  const without = (name: string) => (file: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(file).filter(([key]) => key !== name));

  it.each<[string, (file: Record<string, unknown>) => unknown, string]>([
    [
      'that is something else',
      () => ({ hello: 'world' }),
      'This file is not a saved workspace. Choose a file that “Save” made.',
    ],
    [
      'that is newer',
      (file) => ({ ...file, version: 2 }),
      'This file was saved by a newer version (2; this one reads 1). Update this workspace, or choose an older file.',
    ],
    ['without a world', without('world'), 'This file is damaged. Choose a file that “Save” made.'],
    [
      'of another add-on',
      (file) => ({ ...file, addOn: 'Kettle' }),
      'This file belongs to the add-on “Kettle”; the one here is “Reading Lamp”. Start the workspace with that add-on, or choose another file.',
    ],
    [
      'with other people',
      (file) => ({ ...file, people: ['zoe@elsewhere.example'] }),
      'This file has people who are not here: zoe@elsewhere.example. Start the workspace that it was saved in, or choose another file.',
    ],
    [
      'whose world is newer',
      (file) => ({ ...file, world: { version: 7 } }),
      'This world was saved by a newer version of the emulator. Update this one, or start with a new world.',
    ],
    [
      'whose world is damaged',
      (file) => ({ ...file, world: { version: 1, now: 1 } }),
      'This saved world is damaged. Look at switches, or start with a new one.',
    ],
  ])('%s is refused in words, and the world stays as it was', async (_what, change, words) => {
    const desk = openDesk();
    const file = change(await parsed(desk));
    await desk.tell('advance', { ms: MINUTE });
    const before = desk.world.save();
    const runs = desk.world.executions.length;
    expect(await load(desk, file)).toEqual({ status: 400, body: { message: words } });
    expect(desk.world.save()).toBe(before);
    expect(desk.world.executions).toHaveLength(runs);
  });

  it('with a hole deep inside is refused, too, and says where', async () => {
    const desk = openDesk();
    const file = await parsed(desk);
    const world = file['world'] as { mail: { mailboxes: Record<string, object> } }; // as saved
    world.mail.mailboxes = { [ADA.email]: { ...world.mail.mailboxes[ADA.email], messages: null } };
    const { status, body } = await load(desk, file);
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: expect.stringContaining('Look at mail.mailboxes.ada@') as string });
    expect((await desk.tell('advance', { ms: MINUTE })).body).toMatchObject({ runs: 1, failedRuns: 0 });
  });
});
