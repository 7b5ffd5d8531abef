/** The week that `npm start` shows: played by the shipped bundle, nothing written by hand. */
import { ADA, BEN } from '../../emulator/scenes/people';
import { week } from '../../emulator/scenes/week';
import type { Scene } from '../../emulator/scenes/Scene';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { inboxOf, sheetTab } from '../support/office';
import { played, WEDNESDAY } from '../support/week';

describe('a week at the joinery', () => {
  let world: EmulatedWorld;
  const failed: string[] = [];
  beforeAll(() => {
    world = played(week, { onRun: ({ outcome }) => 'message' in outcome && failed.push(outcome.message) });
  });

  it('ends now, with Ben’s request unread on top and nothing done of the first steps', () => {
    expect(world.clock.now()).toBe(WEDNESDAY);
    const [top] = inboxOf(world, ADA.email);
    expect(top).toMatchObject({ from: { email: BEN.email }, subject: 'Could you send me the offer?' });
    expect(top?.labelIds).toContain('UNREAD');
    expect(week.firstSteps.filter(({ isDone }) => isDone(world, WEDNESDAY))).toEqual([]);
  });

  it('goes without a failed execution', () => {
    expect(failed).toEqual([]);
  });

  it('leaves marks of four kinds, in the Sheet and on the mail', () => {
    const [titles, ...rows] = sheetTab(world, 'Messages');
    const status = rows.map((row) => row[titles?.indexOf('Status') ?? -1]);
    expect([...new Set(status)].sort()).toEqual(['✓ maybe', '✓ sent', '✓✓ clicked', '✓✓ opened']);
    const marked = new Set(
      world.accounts.flatMap(({ email }) => {
        const mailbox = world.mail.mailbox(email);
        const labels = mailbox.labels().filter(({ type }) => type === 'user');
        return labels.filter(({ id }) => mailbox.threads(id).length > 0).map(({ name }) => name);
      }),
    );
    expect([...marked].sort()).toEqual(['✓ maybe', '✓ sent', '✓✓ clicked', '✓✓ opened']);
  });

  it('has everybody of the team among those who follow mail', () => {
    const [titles, ...rows] = sheetTab(world, 'Messages');
    const senders = rows.map((row) => row[titles?.indexOf('Sender') ?? -1]);
    expect([...new Set(senders)].sort()).toEqual([...week.addOnUsers].sort());
  });
});

describe('days that are played twice', () => {
  it('leave the same world, byte for byte', () => {
    const twoDays: Scene = {
      ...week,
      letters: (week.letters ?? []).filter(({ when }) => 'minutesAgo' in when),
    };
    expect(played(twoDays).save()).toBe(played(twoDays).save());
  });
});
