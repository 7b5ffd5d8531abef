import { ADA } from '../../../emulator/scenes/people';
import { openDesk } from './openDesk';

const HOME = { host: 'home' };

describe('cards on the desk', () => {
  it.each([
    [HOME, 'Your mail, lit'],
    [{ host: 'message', messageId: 'm1', threadId: 't1' }, 'Message m1'],
    [{ host: 'compose', to: ['ben@gmail.example'], cc: [], bcc: [] }, 'For ben@gmail.example'],
  ])('open at %j', async (place, words) => {
    const { body } = await openDesk().tell('cards/open', { email: ADA.email, place });
    expect(body).toMatchObject({ kind: 'cards' });
    expect(JSON.stringify(body)).toContain(words);
  });

  it('know no home on the phone', async () => {
    const place = { ...HOME, platform: 'ANDROID' };
    const { body } = await openDesk().tell('cards/open', { email: ADA.email, place });
    expect(body).toEqual({ kind: 'failed', message: 'Gmail’s mobile app shows no homepage of an add-on.' });
  });

  it('run an action with what was filled in', async () => {
    const press = {
      email: ADA.email,
      place: HOME,
      action: { function: 'onTell' },
      formInputs: { tell: ['yes'] },
    };
    expect((await openDesk().tell('cards/press', press)).body).toMatchObject({
      notification: 'Telling is on.',
    });
  });

  it('answer in Google’s words when the script threw', async () => {
    const press = { email: ADA.email, place: HOME, action: { function: 'onBreak' }, formInputs: {} };
    expect((await openDesk().tell('cards/press', press)).body).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('The lamp is broken.') as string,
    });
  });

  it('come from the add-on’s own menu', async () => {
    const { body } = await openDesk().tell('cards/choose', { email: ADA.email, index: 0 });
    expect(body).toMatchObject({ kind: 'cards', cards: [{ header: { title: 'About' } }] });
  });

  it('are not opened at a place that is none', async () => {
    const answer = await openDesk().tell('cards/open', { email: ADA.email, place: { host: 'moon' } });
    expect(answer.status).toBe(400);
  });
});
