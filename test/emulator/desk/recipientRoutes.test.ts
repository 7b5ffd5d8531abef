import { CLIENT_ACCOUNTS } from '../../../emulator/clients/everyClient';
import { ADA, BEN, CLEO } from '../../../emulator/scenes/people';
import { lampScene } from '../../support/lamp';
import { openDesk } from './openDesk';

const OF_CLEO = `recipients?email=${CLEO.email}`;
const TO_CLEO = `recipients/${CLEO.email}`;
const HTML = '<p><a href="https://example.com/a">a</a></p><img src="https://example.com/pixel">';

/** A desk on which Cleo has one mail. */
function withMail(desk = openDesk()) {
  const ada = desk.world.mail.mailbox(ADA.email);
  ada.sendDraft(ada.saveDraft({ to: CLEO.email, cc: '', bcc: '', subject: 'Bright', html: HTML }));
  const id = desk.world.mail.mailbox(CLEO.email).threads('INBOX')[0]?.messages[0]?.id ?? '';
  const view = async () => (await desk.fetch(`emulator/mailboxes/${CLEO.email}/messages/${id}/view`)).text();
  return { ...desk, id, view };
}

describe('recipients’ programs on the desk', () => {
  it('are what the account says until others are chosen, and say in words what they do when', async () => {
    const desk = openDesk();
    const before = (await desk.ask(OF_CLEO)).body;
    expect(before).toMatchObject({
      chosen: false,
      clients: ['thunderbird'],
      readsAfterMs: null,
      upcoming: [],
    });
    expect(before).toMatchObject({
      programs: expect.arrayContaining([
        expect.objectContaining({
          name: 'Apple Mail with privacy protection',
          happens: ['4 min after delivery, read or not: loads the pictures'],
        }),
      ]) as unknown,
    });
    await desk.tell(TO_CLEO, { clients: ['outlook'], readsAfterMs: 60_000 });
    expect((await desk.ask(OF_CLEO)).body).toMatchObject({ chosen: true, clients: ['outlook'] });
  });

  it('tell what is still to come, with its mail', async () => {
    const desk = openDesk();
    await desk.tell(TO_CLEO, { clients: ['apple-mail'], readsAfterMs: 60_000 });
    withMail(desk);
    const now = desk.world.clock.now();
    expect((await desk.ask(OF_CLEO)).body).toMatchObject({
      upcoming: [
        { at: now + 60_000, what: 'opens the mail', subject: 'Bright' },
        { at: now + 240_000, what: 'Apple Mail with privacy protection: loads the pictures' },
      ],
    });
    expect((await desk.ask(`recipients?email=${BEN.email}`)).body).toMatchObject({ upcoming: [] });
  });

  it('decide how pictures of an open mail are asked for', async () => {
    const desk = withMail();
    const choose = (...clients: string[]) => desk.tell(TO_CLEO, { clients, readsAfterMs: null });
    const pixel = encodeURIComponent('https://example.com/pixel');
    await choose('outlook');
    expect(await desk.view()).toContain(`/emulator/recipients/picture?client=outlook&amp;url=${pixel}`);
    expect((await desk.ask(OF_CLEO)).body).toMatchObject({ upcoming: { length: 5 } });
    await choose('head-prober', 'gmail');
    expect(await desk.view()).toContain(`/emulator/image-proxy?url=${pixel}`);
    await choose('images-off');
    expect(await desk.view()).not.toContain('src=');
  });

  it('open one mail and press its link at once, and say so', async () => {
    const { tell, ask, id } = withMail();
    const mail = `${TO_CLEO}/messages/${id}`;
    expect((await ask(`${mail}/links`)).body).toEqual(['https://example.com/a']);
    expect((await tell(`${mail}/open`, { client: 'outlook' })).body).toEqual({
      said: 'Opened as Outlook on the desktop: loads the pictures, 6 times within 20 s.',
    });
    expect((await tell(`${mail}/open`, { client: 'apple-mail' })).body).toMatchObject({
      said: expect.stringContaining('nothing is asked for') as string,
    });
    expect((await tell(`${mail}/press`, { link: 0, client: null })).body).toMatchObject({
      said: expect.stringContaining('A person') as string,
    });
    expect((await tell(`${mail}/press`, { link: 0, client: 'sandbox' })).status).toBe(200);
    expect((await tell(`${mail}/press`, { link: 0, client: 'outlook' })).body).toEqual({
      message: 'Outlook on the desktop does nothing with links.',
    });
    expect((await tell(`${mail}/press`, { link: 1, client: null })).status).toBe(400);
  });

  it('show what is a picture by its bytes, and nothing that could run at the desk', async () => {
    const desk = openDesk();
    const asked = async (deployment: string) => {
      const url = encodeURIComponent(`https://script.google.com/macros/s/${deployment}/exec`);
      const { status, headers } = await desk.fetch(`emulator/recipients/picture?client=yahoo&url=${url}`);
      return [status, headers.get('content-type')];
    };
    expect(await asked(desk.world.project.deploymentId)).toEqual([200, 'image/webp']);
    expect(desk.world.executions.at(-1)).toMatchObject({ kind: 'doGet' });
    expect((await asked('no-deployment'))[0]).toBe(404);
  });

  it('can be written to all at once where each has a reader, and the desk says so where not', async () => {
    expect((await openDesk().tell('recipients/everyone')).body).toMatchObject({
      message: expect.stringContaining('In this scene there is no reader for each program.') as string,
    });
    const scene = { ...lampScene, accounts: [...lampScene.accounts, ...CLIENT_ACCOUNTS] };
    const desk = openDesk(scene);
    const { body } = await desk.tell('recipients/everyone');
    expect(body).toMatchObject({ to: CLIENT_ACCOUNTS.map(({ email }) => email).join(', ') });
    expect((await desk.ask('recipients?email=outlook@clients.example')).body).toMatchObject({
      clients: ['outlook'],
      readsAfterMs: 600_000,
    });
  });
});
