import { KIND, UNKIND } from '../../emulator/switches';
import { ADA, BEN } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import {
  compose,
  HOUR,
  inboxOf,
  labelsOf,
  MINUTE,
  openOffice,
  readBy,
  SECOND,
  sheetTab,
  STUBS,
} from '../support/office';

/** Ada tracks a mail to Ben and sends it. */
function sendTracked(world: EmulatedWorld): string {
  const window = compose(world);
  window.press('Track');
  return window.send().messageId;
}

const marks = (world: EmulatedWorld, messageId: string) => labelsOf(world, ADA.email, messageId);
const alerts = (world: EmulatedWorld) => inboxOf(world, ADA.email).map(({ subject }) => subject);

/** Each with how often its timer runs. */
const WORLDS = [
  ['as kind as can be, as shipped', { dist: 'dist', switches: KIND }, MINUTE],
  [
    'as unkind as can be but for timers by the minute, with the fallback build',
    { dist: STUBS, switches: { ...UNKIND, addOnTimersEveryMinute: true } },
    MINUTE,
  ],
  ['as unkind as can be, with the fallback build', { dist: STUBS, switches: UNKIND }, HOUR],
] as const;

describe.each(WORLDS)('a message, in a world %s', (_name, options, everyMs) => {
  it('is marked ✓ once it is seen among sent mail, and ✓✓ once a person opened it', () => {
    const world = openOffice(options);
    const sent = sendTracked(world);
    expect(marks(world, sent)).toEqual([]);
    world.advance(everyMs);
    expect(marks(world, sent)).toEqual(['✓ sent']);
    world.advance(9 * MINUTE);
    readBy(world, BEN.email);
    world.advance(2 * everyMs);
    expect(marks(world, sent)).toEqual(['✓✓ opened']);
  });

  it('tells its sender of the first open by mail, once', () => {
    const world = openOffice(options);
    sendTracked(world);
    world.advance(10 * MINUTE);
    readBy(world, BEN.email);
    world.advance(2 * everyMs);
    expect(alerts(world)).toEqual([expect.stringContaining('The offer')]);
    world.advance(2 * HOUR);
    readBy(world, BEN.email);
    world.advance(2 * HOUR);
    expect(alerts(world)).toHaveLength(1);
  });

  it('stands in the Sheet with its open', () => {
    const world = openOffice(options);
    sendTracked(world);
    world.advance(10 * MINUTE);
    readBy(world, BEN.email);
    world.advance(2 * everyMs);
    expect(sheetTab(world, 'Messages')[1]).toEqual(
      expect.arrayContaining(['The offer', BEN.email, '✓✓ opened']),
    );
    // The last line about an event counts: an open may come before the sending was seen.
    expect(sheetTab(world, 'Events').slice(-1)[0]).toEqual(
      expect.arrayContaining(['The offer', 'opened', 'a person']),
    );
  });
});

describe('an alert', () => {
  it('waits until five minutes after sending', () => {
    const world = openOffice();
    sendTracked(world);
    world.advance(2 * MINUTE);
    readBy(world, BEN.email);
    world.advance(2 * MINUTE);
    expect(alerts(world)).toEqual([]);
    world.advance(2 * MINUTE);
    expect(alerts(world)).toHaveLength(1);
  });

  it('is not sent for what programs do', () => {
    const world = openOffice();
    const sent = sendTracked(world);
    world.advance(9 * SECOND);
    readBy(world, BEN.email);
    world.advance(HOUR);
    expect(alerts(world)).toEqual([]);
    expect(marks(world, sent)).toEqual(['✓ sent']);
  });
});
