import { lampScene } from '../../support/lamp';
import { openHomepage } from '../../../emulator/cards/addOnHost';
import { ADA } from '../../../emulator/scenes/people';
import { orderTrouble, takeAllTroubleBack } from '../../../emulator/trouble/orders';
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

  it('is not what one scope is: the rest goes on', () => {
    const world = openWorld();
    orderTrouble(world, { kind: 'revoke', scope: 'https://www.googleapis.com/auth/drive.file' });
    expect(openHomepage(world, ADA.email).kind).toBe('cards');
    takeAllTroubleBack(world);
    expect(world.consent.withheldBy(ADA.email)).toEqual([]);
  });
});
