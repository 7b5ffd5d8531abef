import { openComposeCard } from '../../emulator/cards/addOnHost';
import { ADA, BEN, CLEO } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { HOUR, MINUTE, openOffice, topCard } from '../support/office';
import { buttonLabels, linesOf, textOf } from '../support/officeCards';
import {
  choose,
  draftCount,
  gotten,
  HTML,
  presser,
  saveDraft,
  sentFolder,
  WORLDS,
  type Presser,
} from '../support/sendingOffice';

/** As Gmail's composer does that has not heard that its draft is gone. */
const autosave = (world: EmulatedWorld, draft: string, html = HTML): string =>
  world.mail
    .mailbox(ADA.email)
    .saveDraft({ to: BEN.email, cc: '', bcc: '', subject: 'The offer', html }, draft);

function beside(world: EmulatedWorld): Presser {
  const place = { host: 'compose', to: [BEN.email], cc: [], bcc: [] } as const;
  const person = presser(world, ADA.email, place, topCard(openComposeCard(world, ADA.email, place)));
  person.press('Drafts ready to send');
  person.press('The offer');
  return person;
}

/** Ten o’clock in Berlin, two minutes on. */
const AT = /^Already sent at 10:0\d\sAM$/;

describe.each(WORLDS)('a draft that was sent, in a %s world,', (_name, options) => {
  it('is not sent by the same press again, and the card says when it went', () => {
    const world = openOffice(options);
    saveDraft(world);
    const person = choose(world);
    person.press('Send with tracking');
    world.advance(MINUTE);
    person.again();
    expect(linesOf(person.card)[0]).toMatch(AT);
    expect(gotten(world, BEN.email)).toHaveLength(1);
    expect(sentFolder(world)).toHaveLength(1);
  });

  it('is not sent to each again, either', () => {
    const world = openOffice(options);
    saveDraft(world, { cc: CLEO.email });
    const person = choose(world);
    person.press('Send with tracking', { separately: 'on' });
    world.advance(MINUTE);
    person.again();
    expect(linesOf(person.card)[0]).toMatch(AT);
    for (const { email } of [BEN, CLEO]) expect(gotten(world, email)).toHaveLength(1);
  });
});

describe('a draft that autosave brought back', () => {
  const LATE = { switches: { composerMissesItsDraft: false } } as const;

  it('is known by what it says: the card of it offers to send again, by a button of its own', () => {
    const world = openOffice(LATE);
    const draft = saveDraft(world);
    beside(world).press('Send with tracking');
    world.advance(MINUTE);
    autosave(world, draft);
    expect(draftCount(world)).toBe(1);
    const person = beside(world);
    expect(textOf(person.card)).toMatch(
      /Already sent\nThis mail was sent with tracking at <b>10:0\d\sAM<\/b>/,
    );
    expect(person.card.fixedFooter?.primaryButton.text).toBe('Send again');
    expect(gotten(world, BEN.email)).toHaveLength(1);
    person.press('Send again');
    expect(textOf(person.card)).toContain('✓ Sent');
    expect(gotten(world, BEN.email)).toHaveLength(2);
    expect(draftCount(world)).toBe(0);
  });

  it('is not sent by a card that was shown before it was sent', () => {
    const world = openOffice(LATE);
    const draft = saveDraft(world);
    const [first, second] = [beside(world), beside(world)];
    first.press('Send with tracking');
    autosave(world, draft);
    second.press('Send with tracking');
    expect(linesOf(second.card)[0]).toMatch(AT);
    expect(textOf(second.card)).toContain('Close this window with the bin; do not press Send.');
    expect(buttonLabels(second.card)).toEqual(['Drafts ready to send']);
    expect(gotten(world, BEN.email)).toHaveLength(1);
  });

  it('with other words in it is another mail', () => {
    const world = openOffice(LATE);
    const draft = saveDraft(world);
    beside(world).press('Send with tracking');
    autosave(world, draft, '<div>One more thing.</div>');
    const person = beside(world);
    expect(person.card.fixedFooter?.primaryButton.text).toBe('Send with tracking');
    person.press('Send with tracking');
    expect(gotten(world, BEN.email)).toHaveLength(2);
  });

  it('while copies of it were on their way is neither sent again nor thrown away', () => {
    const world = openOffice(LATE);
    const draft = saveDraft(world, { cc: CLEO.email });
    const person = choose(world);
    world.trouble.between({
      before: 'Gmail.Users.Messages.send',
      nth: 2,
      act: () => {
        autosave(world, draft, '<div>One more thing.</div>');
      },
    });
    person.press('Send with tracking', { separately: 'on' });
    for (const { email } of [BEN, CLEO]) {
      expect(gotten(world, email).map(({ html }) => html.includes('our offer'))).toEqual([true]);
    }
    expect(
      world.mail
        .mailbox(ADA.email)
        .drafts()
        .map(({ html }) => html),
    ).toEqual([expect.stringContaining('One more thing.')]);
  });
});

describe('two presses at the same time', () => {
  it('send once, and the later one is told that it is being sent', () => {
    const world = openOffice();
    saveDraft(world);
    const [first, second] = [choose(world), choose(world)];
    world.trouble.between({
      before: 'Gmail.Users.Drafts.send',
      act: () => {
        second.press('Send with tracking');
      },
    });
    first.press('Send with tracking');
    expect(linesOf(first.card)[0]).toBe('✓ Sent');
    expect(linesOf(second.card)[0]).toBe('Being sent now');
    expect(gotten(world, BEN.email)).toHaveLength(1);
    second.press('See how far it is');
    expect(linesOf(second.card)[0]).toMatch(AT);
    expect(gotten(world, BEN.email)).toHaveLength(1);
  });

  it('on the card and by the timer send each copy once', () => {
    const world = openOffice();
    saveDraft(world, { cc: CLEO.email });
    const person = choose(world);
    world.trouble.between({
      before: 'Gmail.Users.Messages.send',
      nth: 2,
      act: () => {
        world.project.run({
          kind: 'timer',
          function: 'tick',
          arguments: [{}],
          activeUser: ADA.email,
          effectiveUser: ADA.email,
        });
      },
    });
    person.press('Send with tracking', { separately: 'on' });
    world.advance(HOUR / 20);
    for (const { email } of [BEN, CLEO]) expect(gotten(world, email)).toHaveLength(1);
    expect(sentFolder(world)).toHaveLength(1);
  });
});
