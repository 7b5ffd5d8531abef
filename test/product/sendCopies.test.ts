import { openAs } from '../../emulator/clients/read';
import { ADA, BEN, CLEO, GRACE } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { inboxOf, labelsOf, MINUTE, openOffice, readBy, SECOND, sheetTab } from '../support/office';
import { buttonLabels, linesOf, messageCardOf, textOf } from '../support/officeCards';
import {
  bodyOf,
  choose,
  draftCount,
  gotten,
  headersOf,
  isFollowed,
  presser,
  rawOf,
  rawOfDraft,
  saveDraft,
  seeClickPage,
  sentFolder,
  WORLDS,
} from '../support/sendingOffice';

const SEPARATELY = { separately: 'on' };
const PLAN = {
  name: 'plan.pdf',
  type: 'application/pdf',
  content: Buffer.from([0, 1, 127, 200, 13, 10, 250]),
};
const THREE = [BEN, CLEO, GRACE];
const TO_THREE = { to: `${BEN.email}, ${CLEO.email}`, cc: GRACE.email };

/** Addresses that nobody here reads. */
const guests = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `guest${index + 1}@nowhere.example`);

/** Recipients of what was sent, the bin included. */
const sentTo = (world: EmulatedWorld): string[] =>
  world.mail
    .mailbox(ADA.email)
    .threads('TRASH')
    .flatMap(({ messages }) => messages)
    .filter(({ labelIds }) => labelIds.includes('SENT') && labelIds.includes('TRASH'))
    .flatMap(({ to }) => to.map(({ email }) => email))
    .sort();

describe.each(WORLDS)('a draft sent to each recipient separately, in a %s world,', (_name, options) => {
  it('reaches each alone with all that was in it, and lies in Sent once as it was written', () => {
    const world = openOffice(options);
    const draft = saveDraft(world, { ...TO_THREE, attachments: [PLAN] });
    const written = rawOfDraft(world, draft);
    const person = choose(world);
    seeClickPage(person);
    person.press('Send with tracking', SEPARATELY);
    expect(linesOf(person.card).slice(0, 2)).toEqual(['✓ Sent', '3 copies']);
    const urls = THREE.map(({ email }) => {
      const mails = gotten(world, email);
      expect(mails.map(({ to, cc }) => [to.map((each) => each.email), cc])).toEqual([[[email], []]]);
      const files = world.mail.mailbox(email).files(mails[0]?.id ?? '').attachments;
      expect(files.map(({ name, size }) => [name, size])).toEqual([['plan.pdf', 7]]);
      expect(rawOf(world, email, mails[0]?.id ?? '')).not.toContain('X-Doublecheck');
      return mails[0]?.html.match(/https:\/\/script\.google\.com[^"]*/g) ?? [];
    });
    expect(new Set(urls.flat()).size).toBe(6);

    const [sent, ...others] = sentFolder(world);
    expect(others).toEqual([]);
    const raw = rawOf(world, ADA.email, sent?.id ?? '');
    expect(bodyOf(raw)).toBe(bodyOf(written));
    expect(headersOf(raw)).toEqual(headersOf(written));
    expect(sent && isFollowed(world, sent)).toBe(false);
    expect(draftCount(world)).toBe(0);
    expect(labelsOf(world, ADA.email, sent?.id ?? '')).toEqual(['✓ sent']);
    expect(sentTo(world)).toEqual(THREE.map(({ email }) => email).sort());
  });

  it('tells who opened it: on the thread, and on the card of the mail in Sent', () => {
    const world = openOffice(options);
    saveDraft(world, TO_THREE);
    choose(world).press('Send with tracking', SEPARATELY);
    const id = sentFolder(world)[0]?.id ?? '';
    world.advance(11 * MINUTE);
    openAs(world, ADA.email, id);
    expect(linesOf(messageCardOf(world, ADA.email, id))[0]).toBe('✓ 0 of 3 opened');
    readBy(world, CLEO.email);
    world.advance(2 * MINUTE);
    expect(labelsOf(world, ADA.email, id)).toEqual(['✓✓ opened']);
    expect(sheetTab(world, 'Messages')).toHaveLength(4);
    expect(sheetTab(world, 'Events')).toHaveLength(2);
    const card = messageCardOf(world, ADA.email, id);
    expect(linesOf(card)).toEqual([
      '✓✓ 1 of 3 opened',
      'The offer',
      'At least one of 3 opened it.',
      '[Refresh]',
      '[Follow up]',
      'Each has a copy of their own',
      `✓✓ opened | ${CLEO.email}`,
      expect.stringMatching(/^✓ sent \| /),
      expect.stringMatching(/^✓ sent \| /),
      `The record is kept by | ${ADA.email}`,
    ]);
    readBy(world, BEN.email);
    world.advance(2 * MINUTE);
    expect(linesOf(messageCardOf(world, ADA.email, id))[0]).toBe('✓✓ 2 of 3 opened');
  });

  it('answers in the conversation, and what each recipient answers joins it', () => {
    const world = openOffice(options);
    const ben = world.mail.mailbox(BEN.email);
    ben.sendDraft(
      ben.saveDraft({ to: ADA.email, cc: '', bcc: '', subject: 'The offer', html: 'Where is it?' }),
    );
    const [asked] = inboxOf(world, ADA.email);
    saveDraft(world, { ...TO_THREE, subject: 'Re: The offer', inReplyTo: asked?.id ?? '' });
    choose(world, 'Re: The offer').press('Send with tracking', SEPARATELY);
    expect(sentFolder(world).map(({ threadId }) => threadId)).toEqual([asked?.threadId]);
    for (const { email } of [BEN, GRACE]) {
      const [got] = gotten(world, email, 'Re: The offer');
      const mailbox = world.mail.mailbox(email);
      mailbox.sendDraft(
        mailbox.saveDraft({
          to: ADA.email,
          cc: '',
          bcc: '',
          subject: 'Re: The offer',
          html: 'Thanks',
          inReplyTo: got?.id ?? '',
        }),
      );
    }
    const threads = inboxOf(world, ADA.email).map(({ threadId }) => threadId);
    expect(threads).toHaveLength(4);
    expect([...new Set(threads)]).toEqual([asked?.threadId]);
  });

  it('goes to fifteen at once, and to the others by the next press, with the card saying how far it is', () => {
    const world = openOffice(options);
    saveDraft(world, { to: guests(20).join(', ') });
    const person = choose(world);
    person.press('Send with tracking', SEPARATELY);
    expect(linesOf(person.card)[0]).toBe('15 of 20 sent');
    expect(textOf(person.card)).toContain('The rest goes by itself');
    expect(buttonLabels(person.card)).toEqual(['Continue', 'Stop sending']);
    world.advance(5 * SECOND);
    person.press('Continue');
    expect(linesOf(person.card).slice(0, 2)).toEqual(['✓ Sent', '20 copies']);
    expect(sentTo(world)).toEqual(guests(20).sort());
  });
});

describe('a draft sent to each recipient separately', () => {
  it('goes to the rest by the timer, and meanwhile the list of drafts tells how far it is', () => {
    const world = openOffice();
    saveDraft(world, { to: guests(20).join(', ') });
    choose(world).press('Send with tracking', SEPARATELY);
    const list = presser(world);
    list.press('Drafts ready to send');
    expect(textOf(list.card)).toContain('<b>The offer</b>: sent to 15 of 20.');
    expect(textOf(list.card)).toContain('There is no draft yet.');
    world.advance(2 * MINUTE);
    expect(sentTo(world)).toEqual(guests(20).sort());
    expect(draftCount(world)).toBe(0);
    expect(sentFolder(world)).toHaveLength(1);
    list.press('Continue');
    expect(linesOf(list.card)[0]).toMatch(/^Already sent at /);
    expect(sentTo(world)).toHaveLength(20);
  });

  it('lets a second pass between two copies, and ends its step in time for Google', () => {
    const world = openOffice();
    saveDraft(world, { to: guests(20).join(', ') });
    const person = choose(world);
    world.trouble.slow({ call: 'Gmail.Users.Messages.send', ms: 3_000, times: 99 });
    person.press('Send with tracking', SEPARATELY);
    const sent = Number(/^(\d+) of 20 sent/.exec(linesOf(person.card)[0] ?? '')?.[1]);
    expect(sent).toBeGreaterThan(3);
    expect(sent).toBeLessThan(8);
  });

  it('pauses when Gmail asks for it, and loses nobody', () => {
    const world = openOffice();
    saveDraft(world, TO_THREE);
    const person = choose(world);
    world.trouble.fail({
      call: 'Gmail.Users.Messages.send',
      nth: 2,
      code: 403,
      message: 'Rate Limit Exceeded',
    });
    person.press('Send with tracking', SEPARATELY);
    expect(linesOf(person.card)[0]).toBe('1 of 3 sent');
    expect(textOf(person.card)).toContain('Gmail asks for a pause.');
    world.trouble.fail({
      call: 'Gmail.Users.Messages.send',
      code: 429,
      message: 'Too many concurrent requests',
    });
    person.press('Continue');
    expect(linesOf(person.card)[0]).toBe('1 of 3 sent');
    person.press('Continue');
    expect(linesOf(person.card)[0]).toBe('✓ Sent');
    for (const { email } of THREE) expect(gotten(world, email)).toHaveLength(1);
  });

  it('tells whom Gmail refused, and leaves the draft to these alone', () => {
    const world = openOffice();
    saveDraft(world, TO_THREE);
    const person = choose(world);
    world.trouble.fail({
      call: 'Gmail.Users.Messages.send',
      nth: 2,
      code: 400,
      message: 'Invalid To header',
    });
    person.press('Send with tracking', SEPARATELY);
    expect(linesOf(person.card)[0]).toBe('Sent to 2 of 3');
    expect(textOf(person.card)).toContain(`not sent to ${CLEO.email}.`);
    expect(textOf(person.card)).toContain('Invalid To header');
    const [draft, ...others] = world.mail.mailbox(ADA.email).drafts();
    expect(others).toEqual([]);
    expect([draft?.to, draft?.cc, draft?.subject]).toEqual([CLEO.email, '', 'The offer']);
    expect(sentFolder(world)).toHaveLength(1);
    const again = choose(world);
    again.press('Send with tracking');
    for (const { email } of THREE) expect(gotten(world, email)).toHaveLength(1);
  });

  it('refused to all says so, keeps the draft, and leaves nothing in Sent', () => {
    const world = openOffice();
    saveDraft(world, TO_THREE);
    const person = choose(world);
    world.trouble.fail({
      call: 'Gmail.Users.Messages.send',
      times: 3,
      code: 400,
      message: 'Invalid To header',
    });
    person.press('Send with tracking', SEPARATELY);
    expect(linesOf(person.card)[0]).toBe('Gmail did not send it');
    expect(draftCount(world)).toBe(1);
    expect(sentFolder(world)).toEqual([]);
    for (const { email } of THREE) expect(gotten(world, email)).toEqual([]);
    choose(world).press('Send with tracking', SEPARATELY);
    for (const { email } of THREE) expect(gotten(world, email)).toHaveLength(1);
  });

  it('stopped goes to nobody more, and the draft stays for the others', () => {
    const world = openOffice();
    saveDraft(world, { to: guests(20).join(', ') });
    const person = choose(world);
    person.press('Send with tracking', SEPARATELY);
    person.press('Stop sending');
    expect(linesOf(person.card)[0]).toBe('Sent to 15 of 20');
    world.advance(3 * MINUTE);
    expect(sentTo(world)).toHaveLength(15);
    expect(
      world.mail
        .mailbox(ADA.email)
        .drafts()
        .map(({ to }) => to.split(', ')),
    ).toEqual([guests(20).slice(15)]);
  });

  it('reaches somebody in Bcc like the others, and tells nobody of anybody', () => {
    const world = openOffice();
    saveDraft(world, { to: BEN.email, bcc: CLEO.email });
    choose(world).press('Send with tracking', SEPARATELY);
    for (const [{ email }, other] of [
      [BEN, CLEO.email],
      [CLEO, BEN.email],
    ] as const) {
      const [got, ...more] = gotten(world, email);
      expect(more).toEqual([]);
      expect(rawOf(world, email, got?.id ?? '')).not.toContain(other);
    }
    expect(sentFolder(world)[0]?.bcc.map(({ email }) => email)).toEqual([CLEO.email]);
  });

  it('reaches the sender’s own inbox, too, if they are among the recipients', () => {
    const world = openOffice();
    saveDraft(world, { to: `${ADA.email}, ${BEN.email}` });
    choose(world).press('Send with tracking', SEPARATELY);
    expect(gotten(world, BEN.email)).toHaveLength(1);
    expect(gotten(world, ADA.email).map((mail) => isFollowed(world, mail))).toEqual([false]);
    expect(sentFolder(world)).toHaveLength(1);
  });
});
