import { beginningOf, play } from '../../../emulator/scenes/play';
import type { Scene } from '../../../emulator/scenes/Scene';
import { ADA, BEN } from '../../../emulator/scenes/people';
import { createWorld } from '../../../emulator/world/World';
import { lampScene, MONDAY_NINE } from '../../support/lamp';

const MINUTE = 60_000;

function played(changes: Partial<Scene>) {
  const scene = { ...lampScene, ...changes };
  const world = createWorld({
    ...scene,
    dist: 'test/support/readingLamp',
    startAt: MONDAY_NINE - beginningOf(scene, MONDAY_NINE),
  });
  return { world, troubles: play(world, scene) };
}

describe('a scene', () => {
  it('ends now, with the earlier mail at its time', () => {
    const { world } = played({});
    expect(world.clock.now()).toBe(MONDAY_NINE);
    const [thread] = world.mail.mailbox(ADA.email).threads('INBOX');
    expect(thread?.messages[0]).toMatchObject({ subject: 'Is it bright?', at: MONDAY_NINE - 30 * MINUTE });
    expect(world.mail.mailbox(BEN.email).threads('SENT')).toHaveLength(1);
  });

  it('sets the add-on up as a person would, with the web app’s address in the only field', () => {
    const { world, troubles } = played({});
    expect(troubles).toEqual([]);
    expect(world.sheets.list()).toHaveLength(1);
    expect(world.executions.map((execution) => execution.function)).toEqual(['onHome', 'onSetUp']);
  });

  it('says in words which button is missing', () => {
    expect(played({ setUp: [{ as: ADA.email, button: 'Fly' }] }).troubles).toEqual([
      `The home card of ${ADA.email} has no button "Fly".`,
    ]);
  });

  it('says in words when a press failed', () => {
    expect(played({ setUp: [{ as: ADA.email, button: 'Break' }] }).troubles).toEqual([
      expect.stringContaining('The lamp is broken.'),
    ]);
  });
});
