/** Scenes of one press, each by the shipped bundle. */
import { recipientsOf } from '../../emulator/clients/Recipients';
import { ADA, GRACE, PETRA } from '../../emulator/scenes/people';
import { week } from '../../emulator/scenes/week';
import { createWorld } from '../../emulator/world/World';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { inboxOf, sheetTab } from '../support/office';
import { actNamed, firstDay, played, playedThrough } from '../support/week';

const begun = played(firstDay).save();
const { accounts, deployer, switches } = firstDay;
const worldWith = (people = accounts) =>
  createWorld({ dist: 'dist', accounts: people, deployer, switches, state: begun });

const subjectsOf = (world: EmulatedWorld, email: string) =>
  inboxOf(world, email).map(({ subject }) => subject);

describe('a scene', () => {
  it('of a proposal is opened, clicked and answered', () => {
    const world = worldWith();
    const { told, troubles, look } = playedThrough(actNamed('proposal'), world);
    expect(troubles).toEqual([]);
    expect(told).toContain('✓✓ clicked');
    expect(look.map(({ where }) => where)).toContain('/sheet');
    expect(subjectsOf(world, ADA.email)).toEqual(
      expect.arrayContaining([
        'Re: Proposal: shelves for the reading room',
        'Link pressed: Proposal: shelves for the reading room',
      ]),
    );
  });

  it('can be played again: the second mail is told from the first', () => {
    const world = worldWith();
    playedThrough(actNamed('proposal'), world);
    const { told, troubles } = playedThrough(actNamed('proposal'), world);
    expect(troubles).toEqual([]);
    expect(told).toContain('reading room (2)” was opened, followed and answered. It is marked ✓✓ clicked.');
  });

  it('of a mail to a group is opened by somebody, nobody can say who', () => {
    const world = worldWith();
    const { told, troubles } = playedThrough(actNamed('group'), world);
    expect(troubles).toEqual([]);
    expect(told).toContain('✓✓ opened');
    const alert = inboxOf(world, ADA.email).find(({ subject }) => subject.startsWith('Opened: '));
    expect(alert?.html).toContain('Someone of 6 recipients (we cannot tell who)');
  });

  it('of one mail to every program leaves a reason for each load, and the newcomer’s steps undone', () => {
    const world = worldWith();
    const cameAt = world.clock.now();
    const { told, troubles, look } = playedThrough(actNamed('programs'), world);
    expect(troubles).toEqual([]);
    expect(told).toMatch(/asked \d\d times .* is marked ✓✓ opened/);
    expect(look[0]?.where).toBe('/sheet//Events');
    const [head = [], ...events] = sheetTab(world, 'Events');
    const takenFor = new Set(events.map((row) => row[head.indexOf('Who')]));
    expect([...takenFor]).toEqual(expect.arrayContaining(['a person', 'a program', 'not sure']));
    playedThrough(actNamed('group'), world);
    expect(firstDay.firstSteps.filter(({ isDone }) => isDone(world, cameAt))).toEqual([]);
  });

  it('of many copies ends with the first that cannot be tracked', () => {
    const world = worldWith();
    playedThrough(actNamed('quota'), world);
    const { told, look } = playedThrough(actNamed('copies'), world, { copies: 6 });
    expect(told).toBe('Copy 1 could not be tracked, so the scene ended there.');
    expect(look.map(({ where }) => where)).toEqual(['/trouble']);
  });

  it('of many copies follows each for itself', () => {
    const world = worldWith();
    const { told, troubles } = playedThrough(actNamed('copies'), world, { copies: 6 });
    expect(troubles).toEqual([]);
    expect(told).toBe('6 copies were sent: 3 ✓✓ opened, 3 ✓ sent.');
    expect(sheetTab(world, 'Messages').slice(1)).toHaveLength(6);
  });

  it('of scanners and strangers leaves the mark honest, and no alert', () => {
    const world = worldWith();
    const { told, troubles } = playedThrough(actNamed('scanners'), world);
    expect(troubles).toEqual([]);
    expect(told).toContain('marked ✓ maybe, and no alert came');
    expect(recipientsOf(world).programsOf(PETRA.email).clients).toEqual(week.programs?.[PETRA.email]);
  });

  it('of a day without quota lets the picture arrive, and the owner read what is wrong', () => {
    const world = worldWith();
    const { told, troubles } = playedThrough(actNamed('quota'), world);
    expect(troubles).toEqual([]);
    expect(told).toMatch(/Ben’s picture arrived; the timer was refused \d+ times/);
    expect(
      world.executions.map(({ outcome }) => ('message' in outcome ? outcome.message : '')),
    ).toContainEqual(expect.stringContaining('Service invoked too many times for one day'));
  });

  it.each((week.acts ?? []).map(({ name }) => name))('says who is missing, and does nothing: %s', (name) => {
    const world = worldWith(accounts.filter(({ email }) => email === ADA.email || email === GRACE.email));
    const before = world.save();
    expect(playedThrough(actNamed(name), world).troubles).toContainEqual(
      expect.stringMatching(/@.* is not here\.$/),
    );
    expect(world.save()).toBe(before);
  });
});
