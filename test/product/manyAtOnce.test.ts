import { ADA } from '../../emulator/scenes/people';
import { labelsOf, MINUTE, openOffice, sendTracked } from '../support/office';

describe('many tracked mails at once', () => {
  it('all get their mark, though Gmail refuses a person’s hundredth question of a moment', () => {
    const world = openOffice();
    const sent = Array.from({ length: 70 }, (_, number) => {
      world.clock.moveTo(world.clock.now() + 10);
      return sendTracked(world, { subject: `Offer ${String(number)}` });
    });
    world.advance(20 * MINUTE);
    const marks = sent.map(({ messageId }) => labelsOf(world, ADA.email, messageId).join());
    expect(new Set(marks)).toEqual(new Set(['✓ sent']));
  });
});
