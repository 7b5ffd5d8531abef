import { lampScene } from '../../support/lamp';
import { openHomepage } from '../../../emulator/cards/addOnHost';
import { ADA } from '../../../emulator/scenes/people';
import { orderTrouble, takeAllTroubleBack } from '../../../emulator/trouble/orders';
import { storeOf } from '../../../emulator/trouble/spent';
import { openWorld } from '../desk/openWorld';

const { deployer } = lampScene;

/** What the web app answers a stranger. */
function answer(world: ReturnType<typeof openWorld>): string {
  const url = `https://script.google.com/macros/s/${world.project.deploymentId}/exec`;
  const { body } = world.network.request({ url, method: 'GET', headers: {} });
  return body.toString('utf8');
}

describe('the whole authorisation taken back', () => {
  it('stops cards, timers and the web app before they begin, until it is granted again', () => {
    const world = openWorld();
    orderTrouble(world, { kind: 'revoke' });
    expect(openHomepage(world, ADA.email)).toMatchObject({
      kind: 'failed',
      message: 'Authorization is required to perform that action.',
    });
    expect(answer(world)).toContain('Authorization needed');
    world.advance(60_000);
    expect(world.executions.at(-1)).toMatchObject({ kind: 'timer', outcome: { kind: 'failed' }, calls: [] });
    orderTrouble(world, { kind: 'grant', email: deployer });
    expect(openHomepage(world, ADA.email).kind).toBe('cards');
  });

  // https://developers.google.com/workspace/add-ons/concepts/workspace-scopes
  it.each([
    [false, 'gone for good'],
    [true, 'there again'],
  ])(
    'and given again, leaves the files made before with filesOutliveConsent %s: %s',
    (filesOutliveConsent) => {
      const world = openWorld();
      world.switches.filesOutliveConsent = filesOutliveConsent;
      const store = storeOf(world);
      const { spreadsheetId = '' } = store.api(deployer).create({});
      const answers = (): boolean => {
        try {
          return store.api(deployer).get(spreadsheetId, {}).spreadsheetId === spreadsheetId;
        } catch {
          return false;
        }
      };
      orderTrouble(world, { kind: 'revoke', scope: 'https://www.googleapis.com/auth/drive.file' });
      orderTrouble(world, { kind: 'grant', scope: 'https://www.googleapis.com/auth/drive.file' });
      expect(answers()).toBe(true);
      orderTrouble(world, { kind: 'revoke' });
      const said = orderTrouble(world, { kind: 'grant' });
      expect(answers()).toBe(filesOutliveConsent);
      expect(said.includes('Sheets it made before stay out of its reach')).toBe(!filesOutliveConsent);
    },
  );

  it('taken back as an order, was never given: the files are there', () => {
    const world = openWorld();
    const store = storeOf(world);
    const { spreadsheetId = '' } = store.api(deployer).create({});
    orderTrouble(world, { kind: 'revoke' });
    takeAllTroubleBack(world);
    expect(store.api(deployer).get(spreadsheetId, {}).spreadsheetId).toBe(spreadsheetId);
  });

  it('is not what one scope is: the rest goes on', () => {
    const world = openWorld();
    orderTrouble(world, { kind: 'revoke', scope: 'https://www.googleapis.com/auth/drive.file' });
    expect(openHomepage(world, ADA.email).kind).toBe('cards');
    takeAllTroubleBack(world);
    expect(world.consent.withheldBy(ADA.email)).toEqual([]);
  });
});
