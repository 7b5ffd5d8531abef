import { ADA, BEN, CLEO, GRACE } from '../../emulator/scenes/people';
import type { Failure } from '../../emulator/trouble';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { costlyCalls, labelsOf, MINUTE, openOffice, sheetTab } from '../support/office';
import { waitingRecords } from '../support/officeBooks';
import { linesOf } from '../support/officeCards';
import {
  choicesOn,
  choose,
  draftCount,
  gotten,
  isFollowed,
  presser,
  saveDraft,
  sentFolder,
} from '../support/sendingOffice';

const SENDS = [
  ['one mail', { to: BEN.email }, [BEN.email]],
  [
    'three copies',
    { to: `${BEN.email}, ${CLEO.email}`, cc: GRACE.email },
    [BEN.email, CLEO.email, GRACE.email],
  ],
] as const;

/** All that people see of it when it is over. */
const seen = (world: EmulatedWorld, recipients: readonly string[]) => ({
  mails: recipients.map((each) => gotten(world, each).map((mail) => isFollowed(world, mail))),
  sent: sentFolder(world).map((mail) => [isFollowed(world, mail), labelsOf(world, ADA.email, mail.id)]),
  drafts: draftCount(world),
  unfinished: unfinishedOf(world),
  waiting: waitingRecords(world),
  messages: sheetTab(world, 'Messages')
    .slice(1)
    .map((cells) => recipients.filter((each) => cells.some((cell) => cell.includes(each)))),
});

function unfinishedOf(world: EmulatedWorld): readonly string[] {
  const list = presser(world);
  list.press('Drafts ready to send');
  return linesOf(list.card).filter((line) => line.includes('sent to '));
}

describe.each(SENDS)('sending %s', (_name, draft, recipients) => {
  const base = openOffice();
  saveDraft(base, draft);
  const saved = base.save();

  function pressed(world: EmulatedWorld, failure: Failure | null): string {
    world.load(saved);
    const person = choose(world);
    if (failure !== null) world.trouble.fail(failure);
    const answer = person.attempt('Send with tracking', { separately: 'on' });
    expect(world.trouble.pending).toEqual([]);
    return answer.kind === 'failed' ? '' : (linesOf(person.card)[0] ?? '');
  }

  /** What the sender does next: looks whether the draft is still there, and presses again what the card offers. */
  function pressAgain(world: EmulatedWorld): string {
    const person = presser(world);
    person.press('Drafts ready to send');
    if (!choicesOn(person.card).some((line) => line.includes('The offer'))) return 'no draft';
    person.press('The offer');
    const main = person.card.fixedFooter?.primaryButton.text ?? '';
    if (main === 'Send with tracking') person.press(main, { separately: 'on' });
    return main;
  }

  const world = openOffice({ saved });
  const title = pressed(world, null);
  const calls = costlyCalls(world.executions[world.executions.length - 1] ?? fail());
  world.advance(4 * MINUTE);
  const undisturbed = seen(world, recipients);

  it(`ends well undisturbed (${calls.length} calls)`, () => {
    expect(title).toBe('✓ Sent');
    expect(undisturbed.mails).toEqual(recipients.map(() => [true]));
    expect(undisturbed.sent).toEqual([[false, ['✓ sent']]]);
    expect(undisturbed).toMatchObject({ drafts: 0, waiting: [] });
  });

  const all = calls.map((name, index) => [index + 1, name] as const);
  const changing = all.filter(([, name]) =>
    /\.(?:set|tryLock|send|insert|batchModify|create|remove)/.test(name),
  );
  const TROUBLES = [
    // Stopped before a call is stopped after the one before it; as long as nothing is written, nothing is lost.
    ['is stopped after', { kill: true, afterwards: true }, 'at once', all.slice((changing[0]?.[0] ?? 1) - 1)],
    ['meets a failure instead of', { afterwards: false }, 'later', all],
    // What is noted between two copies is noted alike for one mail.
    [
      'does not hear the answer of',
      { afterwards: true },
      'at once',
      recipients.length === 1 ? changing : changing.filter(([, name]) => !name.startsWith('Properties')),
    ],
  ] as const;

  describe.each(TROUBLES)('that %s', (_trouble, how, next, aims) => {
    it.each(aims)(`call %i, %s, reaches everybody once when the sender presses again ${next}`, (nth) => {
      const told = pressed(world, { call: '*', nth, ...how });
      if (told === '✓ Sent') expect(seen(world, recipients).mails).toEqual(undisturbed.mails);
      if (next === 'at once') pressAgain(world);
      world.advance(3 * MINUTE);
      if (next === 'later') pressAgain(world);
      world.advance(2 * MINUTE);
      expect(seen(world, recipients)).toEqual(undisturbed);
    });
  });
});

function fail(): never {
  throw new Error('Nothing ran.');
}
