import { ActRunner } from '../../../emulator/desk/ActRunner';
import type { Act } from '../../../emulator/scenes/Act';
import { openWorld } from './openWorld';

const MINUTE = 60_000;

const counting: Act = {
  name: 'counting',
  title: 'Counting',
  shows: 'It counts to three.',
  *play(world) {
    for (let done = 0; done < 3; done += 1) {
      yield { done, of: 3, words: `${done}` };
      world.advance(MINUTE);
    }
    return { told: 'Three.', look: [], troubles: [] };
  },
};

const breaking: Act = {
  ...counting,
  name: 'breaking',
  title: 'Breaking',
  *play() {
    yield { done: 0, of: 1, words: '' };
    throw new Error('It broke.');
  },
};

const opened = () => {
  const world = openWorld();
  return { world, runner: new ActRunner(world, [counting, breaking]) };
};

describe('a scene that is played', () => {
  it('goes on between other things, one slice at a time, and tells its end', async () => {
    const { world, runner } = opened();
    const from = world.clock.now();
    const over = runner.start('counting');
    expect(runner.now).toMatchObject({ title: 'Counting', progress: { done: 0, of: 3 }, ending: null });
    expect(world.clock.now()).toBe(from);
    await over;
    expect(runner.now).toMatchObject({ number: 1, ending: { told: 'Three.' } });
    expect(world.clock.now()).toBe(from + 3 * MINUTE);
  });

  it('is alone: another one waits', async () => {
    const { runner } = opened();
    const over = runner.start('counting');
    expect(() => runner.start('breaking')).toThrow('Wait until “Counting” is over, or stop it.');
    await over;
    expect(() => runner.start('dancing')).toThrow('There is no scene "dancing".');
  });

  it('can be stopped where it is', async () => {
    const { world, runner } = opened();
    const over = runner.start('counting');
    runner.stop();
    await over;
    expect(runner.now?.ending?.told).toBe('Stopped at 0 of 3. What has happened stays.');
    const stoppedAt = world.clock.now();
    await new Promise((later) => setImmediate(later));
    expect(world.clock.now()).toBe(stoppedAt);
  });

  it('ends when the world is another one', async () => {
    const { world, runner } = opened();
    const over = runner.start('counting');
    world.reset();
    runner.clear();
    const after = world.save();
    await over;
    expect(runner.now).toBeNull();
    expect(world.save()).toBe(after);
  });

  it('says in words when it breaks off', async () => {
    const { runner } = opened();
    await runner.start('breaking');
    expect(runner.now?.ending).toMatchObject({
      told: expect.stringContaining('broke off') as string,
      troubles: ['It broke.'],
    });
  });
});
