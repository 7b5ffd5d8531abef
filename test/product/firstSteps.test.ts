import { firstSteps } from '../../emulator/scenes/firstSteps';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { BEN } from '../../emulator/scenes/people';
import { MINUTE, openOffice, readBy, sendTracked } from '../support/office';
import { choose, saveDraft, seeClickPage } from '../support/sendingOffice';

/** Of each step, whether it is done: `✓` or `·`. */
const done = (world: EmulatedWorld, cameAt: number): string =>
  firstSteps.map(({ isDone }) => (isDone(world, cameAt) ? '✓' : '·')).join('');

describe('the first steps', () => {
  it('do not wait for a link in a mail that was sent without one', () => {
    const world = openOffice();
    const cameAt = world.clock.now();
    expect(done(world, cameAt)).toBe('··········');
    sendTracked(world);
    expect(done(world, cameAt)).toBe('✓✓✓✓······');
    world.advance(11 * MINUTE);
    readBy(world, BEN.email);
    world.advance(11 * MINUTE);
    expect(done(world, cameAt)).toBe('✓✓✓✓✓✓✓···');
  });

  it('know a mail that was sent with tracking, though it lies in Sent as it was written', () => {
    const world = openOffice();
    const cameAt = world.clock.now();
    saveDraft(world);
    expect(done(world, cameAt)).toBe('✓·········');
    const person = choose(world);
    seeClickPage(person);
    person.press('Send with tracking');
    world.advance(MINUTE);
    expect(done(world, cameAt)).toBe('✓✓✓✓✓····✓');
  });
});
