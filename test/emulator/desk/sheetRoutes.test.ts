import { openDesk, type AskedDesk } from './openDesk';

async function theSheet(desk: AskedDesk): Promise<string> {
  const { body } = await desk.ask('state');
  const [file] = (body as { readonly spreadsheets: readonly { readonly id: string }[] }).spreadsheets;
  if (file === undefined) throw new Error('There is no sheet.');
  return `spreadsheets/${file.id}`;
}

const texts = (body: unknown): string[] =>
  ((body as { tabs: { rows: { cells: { text: string }[] }[] }[] }).tabs[0]?.rows ?? []).map(
    ({ cells }) => cells[0]?.text ?? '',
  );

describe('the sheet on the desk', () => {
  it('takes what is typed, and sorts', async () => {
    const desk = openDesk();
    const sheet = await theSheet(desk);
    await desk.tell(`${sheet}/type`, { sheetId: 1, row: 0, column: 0, text: 'ash' });
    await desk.tell(`${sheet}/type`, { sheetId: 1, row: 1, column: 0, text: 'oak' });
    expect(texts((await desk.ask(sheet)).body).slice(0, 2)).toEqual(['ash', 'oak']);
    await desk.tell(`${sheet}/sort`, { sheetId: 1, column: 0, order: 'descending' });
    expect(texts((await desk.ask(sheet)).body).slice(0, 2)).toEqual(['oak', 'ash']);
  });

  it('goes to the bin and comes back', async () => {
    const desk = openDesk();
    const sheet = await theSheet(desk);
    await desk.tell(`${sheet}/trash`);
    expect((await desk.ask(sheet)).body).toMatchObject({ trashed: true });
    await desk.tell(`${sheet}/restore`);
    expect((await desk.ask(sheet)).body).toMatchObject({ trashed: false });
  });

  it('is known to be locked, until it is unlocked', async () => {
    const desk = openDesk();
    const [, id = ''] = (await theSheet(desk)).split('/');
    await desk.tell('trouble', { kind: 'sheet', do: 'lock', id });
    expect((await desk.ask('state')).body).toMatchObject({ spreadsheets: [{ id, locked: true }] });
    await desk.tell(`trouble/${id}-locked`, {}, { method: 'DELETE' });
    expect((await desk.ask('state')).body).toMatchObject({ spreadsheets: [{ id, locked: false }] });
  });

  it('refuses a cell that is none', async () => {
    const desk = openDesk();
    const typed = await desk.tell(`${await theSheet(desk)}/type`, {
      sheetId: 1,
      row: -1,
      column: 0,
      text: 'x',
    });
    expect(typed.status).toBe(400);
  });

  it('says in words that it is gone', async () => {
    expect(await openDesk().ask('spreadsheets/nothing')).toEqual({
      status: 404,
      body: { message: 'This spreadsheet is gone.' },
    });
  });
});
