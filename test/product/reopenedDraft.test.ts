import { reopenDraft } from '../../emulator/clients/read';
import type { Switches } from '../../emulator/contracts';
import { ADA, BEN } from '../../emulator/scenes/people';
import { compose, inboxOf, labelsOf, MINUTE, openOffice, readBy, sheetTab } from '../support/office';

/** Ada tracks a mail, opens the draft again twice, and sends it an hour later. */
function sentLate(switches: Partial<Switches>) {
  const world = openOffice({ switches });
  const window = compose(world);
  window.press('Track');
  const mailbox = world.mail.mailbox(ADA.email);
  const draft = mailbox.saveDraft({
    to: BEN.email,
    cc: '',
    bcc: '',
    subject: 'The offer',
    html: window.html,
  });
  const asked = world.executions.filter(({ kind }) => kind === 'doGet').length;
  for (let times = 0; times < 2; times += 1) {
    world.advance(30 * MINUTE);
    reopenDraft(world, ADA.email, draft);
  }
  const visits = world.executions.filter(({ kind }) => kind === 'doGet').length - asked;
  const { messageId } = mailbox.sendDraft(draft);
  world.advance(10 * MINUTE);
  return { world, messageId, visits };
}

/** Were each failure remembered, a proxy that takes the pixel for no picture would ask for it once, and not for Ben. */
const AND_READERS = { proxyForgetsFailures: true };

describe('a tracked draft that its sender opens again', () => {
  it.each([
    ['when Gmail asks for its pictures each time', { draftsLeavePicturesAlone: false }, 2],
    ['when Gmail asks for none', { draftsLeavePicturesAlone: true }, 0],
  ])('is no open of the mail %s; the reader’s is', (_when, position, asked) => {
    const { world, messageId, visits } = sentLate({ ...AND_READERS, ...position });
    expect(visits).toBe(asked);
    expect(labelsOf(world, ADA.email, messageId)).toEqual(['✓ sent']);
    expect(inboxOf(world, ADA.email)).toEqual([]);
    readBy(world, BEN.email);
    world.advance(2 * MINUTE);
    expect(labelsOf(world, ADA.email, messageId)).toEqual(['✓✓ opened']);
    const people = sheetTab(world, 'Events').filter((row) => row.includes('a person'));
    expect(people).toHaveLength(1);
    expect(sheetTab(world, 'Events').filter((row) => row.includes('yourself')).length).toBeLessThanOrEqual(
      asked,
    );
  });

  it('was the only one whom a proxy shows it that refuses it and remembers: nobody’s open is claimed', () => {
    const { world, messageId, visits } = sentLate({});
    expect(visits).toBe(1);
    readBy(world, BEN.email);
    world.advance(10 * MINUTE);
    expect(labelsOf(world, ADA.email, messageId)).toEqual(['✓ sent']);
  });
});
