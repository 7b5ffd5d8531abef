import { office } from '../../emulator/scenes/office';
import { ADA, BEN } from '../../emulator/scenes/people';
import { play } from '../../emulator/scenes/play';
import { createWorld } from '../../emulator/world/World';
import { HOUR, labelsOf, MINUTE, readBy, sendTracked, STUBS } from '../support/office';

/** Google words refusals in the account's language, and nobody knows all of those it translates. */
describe('for an owner whose Google speaks German', () => {
  it('set-up meets the refusal of the timer by the minute and makes an hourly one, and marks turn', () => {
    const world = createWorld({
      ...office,
      dist: STUBS,
      accounts: office.accounts.map((account) =>
        account.email === ADA.email ? { ...account, locale: 'de' } : account,
      ),
      switches: { ...office.switches, addOnTimersEveryMinute: false },
    });
    expect(play(world, { ...office, earlierMail: [] })).toEqual([]);
    const refusals = world.executions.flatMap(({ calls }) => calls.flatMap(({ threw }) => threw ?? []));
    expect(refusals).toContain(
      'Das Wiederholungsintervall eines Add-on-Triggers muss mindestens eine Stunde betragen.',
    );
    expect(world.script.timers.of(ADA.email).map(({ everyMs }) => everyMs)).toEqual([HOUR]);
    const { messageId } = sendTracked(world);
    world.advance(10 * MINUTE);
    readBy(world, BEN.email);
    world.advance(3 * HOUR);
    expect(labelsOf(world, ADA.email, messageId)).toContain('✓✓ opened');
  });
});
