import { openAs } from '../../emulator/clients/read';
import { mailServerOf } from '../../emulator/gmail/MailSystem';
import { ADA, BEN, GRACE } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import {
  homeCard,
  inboxOf,
  labelsOf,
  MINUTE,
  openOffice,
  readBy,
  sendTracked,
  sheetTab,
} from '../support/office';
import { textPartsOf } from '../../src/core/mime';
import { changeConfig } from '../support/officeBooks';
import { linesOf, messageCardOf, textOf } from '../support/officeCards';
import {
  choose,
  gotten,
  headersOf,
  isFollowed,
  presser,
  rawOf,
  saveDraft,
  seeClickPage,
  sentFolder,
  togglesOf,
  WORLDS,
  type OfficeWorld,
} from '../support/sendingOffice';

/** As if it had been set up by somebody without a domain. */
function personalOffice(options: OfficeWorld = {}): EmulatedWorld {
  const world = openOffice(options);
  changeConfig(world, { ownerKind: 'consumer' });
  return world;
}

const settingsOf = (world: EmulatedWorld, as = ADA.email) => {
  const person = presser(world, as);
  person.press('Settings');
  return person;
};

const KEEP = 'Keep my Sent folder as I wrote it';
const ALLOW = 'Senders may keep their Sent folder as they wrote it';

describe.each(WORLDS)('a mail sent by Gmail after Track, in a %s world,', (_name, options) => {
  it('of a personal owner is put back as it was written, with its label and star, and is followed on', () => {
    const world = personalOffice(options);
    const { messageId, threadId } = sendTracked(world);
    star(world, messageId);
    world.advance(2 * MINUTE);
    const [sent, ...others] = sentFolder(world);
    expect(others).toEqual([]);
    expect(sent?.id).not.toBe(messageId);
    expect(sent?.threadId).toBe(threadId);
    expect(sent && isFollowed(world, sent)).toBe(false);
    expect(sent?.labelIds).toContain('STARRED');
    expect(labelsOf(world, ADA.email, sent?.id ?? '')).toEqual(['Kitchens', '✓ sent']);
    expect(world.mail.mailbox(ADA.email).message(messageId)?.labelIds).toContain('TRASH');
    world.advance(10 * MINUTE);
    openAs(world, ADA.email, sent?.id ?? '');
    world.advance(2 * MINUTE);
    expect(sheetTab(world, 'Events')).toHaveLength(1);
    readBy(world, BEN.email);
    world.advance(2 * MINUTE);
    expect(labelsOf(world, ADA.email, sent?.id ?? '')).toEqual(['Kitchens', '✓✓ opened']);
    expect(linesOf(messageCardOf(world, ADA.email, sent?.id ?? ''))[0]).toBe('✓✓ opened');
    expect(sheetTab(world, 'Messages')).toHaveLength(2);
  });

  it('in a domain stays as it was sent until the owner allows it', () => {
    const world = openOffice(options);
    const { messageId } = sendTracked(world);
    world.advance(2 * MINUTE);
    expect(sentFolder(world).map(({ id }) => id)).toEqual([messageId]);
    const settings = settingsOf(world);
    expect(togglesOf(settings.card)[ALLOW]?.[0]).toBe(false);
    expect(textOf(settings.card)).toContain(`${KEEP} | ${ADA.email} has not allowed it`);
    settings.press('Save', { mayClean: 'on' });
    sendTracked(world, { subject: 'Another' });
    world.advance(2 * MINUTE);
    expect(
      sentFolder(world)
        .map((mail) => [mail.subject, isFollowed(world, mail)])
        .sort(),
    ).toEqual([
      ['Another', false],
      ['The offer', true],
    ]);
  });
});

describe('a mail sent by Gmail after Track', () => {
  it('is put back without our picture and with the address that the link leads to, and nothing else is touched', () => {
    const world = personalOffice();
    const { messageId } = sendTracked(world, {
      html: '<div dir="ltr">Dear Ben – “neu” 🙂</div>',
      destination: 'https://example.com/offer?a=1&b=2',
    });
    world.advance(2 * MINUTE);
    const was = world.mail.mailbox(ADA.email).message(messageId)?.html ?? '';
    const [sent] = sentFolder(world);
    expect(sent?.html).toBe(
      was
        .replace(/<img [^>]*>/, '')
        .replace(/href="https:\/\/script\.google[^"]*"/, 'href="https://example.com/offer?a=1&amp;b=2"'),
    );
    expect(headersOf(rawOf(world, ADA.email, sent?.id ?? ''))).toEqual(
      headersOf(rawOf(world, ADA.email, messageId)),
    );
  });

  it('in an answered conversation keeps its place there', () => {
    const world = personalOffice();
    const { threadId } = sendTracked(world);
    const ben = world.mail.mailbox(BEN.email);
    const [got] = inboxOf(world, BEN.email);
    ben.sendDraft(
      ben.saveDraft({
        to: ADA.email,
        cc: '',
        bcc: '',
        subject: 'Re: The offer',
        html: 'Thanks',
        inReplyTo: got?.id ?? '',
      }),
    );
    world.advance(2 * MINUTE);
    expect(sentFolder(world).map((mail) => [mail.threadId, isFollowed(world, mail)])).toEqual(
      expect.arrayContaining([[threadId, false]]),
    );
    expect(inboxOf(world, ADA.email).every((mail) => mail.threadId === threadId)).toBe(true);
  });

  it('stays as it was sent for a sender who wants that', () => {
    const world = personalOffice();
    settingsOf(world).press('Save', { cleanSent: null });
    const { messageId } = sendTracked(world);
    world.advance(2 * MINUTE);
    expect(sentFolder(world).map(({ id }) => id)).toEqual([messageId]);
  });

  it('stays as it was sent when Gmail would show it elsewhere, and after three of those no more is tried', () => {
    const world = personalOffice();
    const ids = ['One', 'Two', 'Three', 'Four'].map((subject) => {
      const { messageId } = sendTracked(world, { subject });
      world.trouble.between({
        before: 'Gmail.Users.Messages.insert',
        act: () => {
          loseThread(world, messageId);
        },
      });
      world.advance(2 * MINUTE);
      return messageId;
    });
    world.trouble.clear();
    expect(
      sentFolder(world)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
    for (const id of ids) expect(labelsOf(world, ADA.email, id)).toEqual(['✓ sent']);
    const inserts = world.executions
      .flatMap(({ calls }) => calls)
      .filter(({ name }) => name.endsWith('.insert'));
    expect(inserts).toHaveLength(3);
    const settings = settingsOf(world);
    expect(textOf(settings.card)).toContain(
      'Stopped: Gmail showed cleaned mail outside its conversation three times',
    );
    expect(textOf(settings.card)).toContain('Left as they were sent | 3 mails');
    settings.press('Save');
    sendTracked(world, { subject: 'Five' });
    world.advance(2 * MINUTE);
    expect(
      sentFolder(world)
        .filter((mail) => !isFollowed(world, mail))
        .map(({ subject }) => subject),
    ).toEqual(['Five']);
  });

  it('is put back when Gmail failed at first, and marked all the same when it goes on failing', () => {
    const world = personalOffice();
    sendTracked(world);
    world.trouble.fail({ call: 'Gmail.Users.Messages.insert', times: 3 });
    world.advance(6 * MINUTE);
    expect(sentFolder(world).map((mail) => isFollowed(world, mail))).toEqual([false]);
    sendTracked(world, { subject: 'Another' });
    world.trouble.fail({ call: 'Gmail.Users.Messages.insert', times: 999 });
    world.advance(64 * MINUTE);
    const another = sentFolder(world).find(({ subject }) => subject === 'Another');
    expect(another && isFollowed(world, another)).toBe(true);
    expect(labelsOf(world, ADA.email, another?.id ?? '')).toEqual(['✓ sent']);
  });

  it('of a colleague is put back once the owner allowed it, and she may decline', () => {
    const world = openOffice();
    homeCard(world, GRACE.email);
    const graces = settingsOf(world, GRACE.email);
    expect(togglesOf(graces.card)[ALLOW]).toBeUndefined();
    expect(textOf(graces.card)).toContain(`${ADA.email} has not allowed it`);
    // A forged form allows nothing.
    graces.press('Save', { mayClean: 'on', cleanSent: 'on' });
    expect(textOf(settingsOf(world, GRACE.email).card)).toContain('has not allowed it');
    settingsOf(world).press('Save', { mayClean: 'on' });
    sendTracked(world, { from: GRACE.email });
    world.advance(12 * MINUTE);
    expect(sentFolder(world, GRACE.email).map((mail) => isFollowed(world, mail))).toEqual([false]);
    settingsOf(world, GRACE.email).press('Save', { cleanSent: null });
    sendTracked(world, { from: GRACE.email, subject: 'Another' });
    world.advance(12 * MINUTE);
    expect(
      sentFolder(world, GRACE.email)
        .filter((mail) => isFollowed(world, mail))
        .map(({ subject }) => subject),
    ).toEqual(['Another']);
  });
});

describe('the settings', () => {
  it('wrap links in the plain text of a mail, too, if that is wanted', () => {
    const world = openOffice();
    const settings = settingsOf(world);
    expect(togglesOf(settings.card)['Links in the plain-text version, too']?.[0]).toBe(false);
    settings.press('Save', { wrapText: 'on' });
    expect(linesOf(settings.card)[0]).toBe('Doublecheck');
    expect(togglesOf(settingsOf(world).card)['Links in the plain-text version, too']?.[0]).toBe(true);
    const plainTextTo = (subject: string): string => {
      world.advance(MINUTE);
      saveDraft(world, { subject });
      const person = choose(world, subject);
      if (!('The link' in togglesOf(person.card)) && !('2 links' in togglesOf(person.card)))
        seeClickPage(person);
      person.press('Send with tracking');
      const [got] = gotten(world, BEN.email, subject);
      const parts = textPartsOf(rawOf(world, BEN.email, got?.id ?? ''));
      return parts.find(({ type }) => type === 'text/plain')?.text ?? '';
    };
    expect(plainTextTo('Wrapped')).toContain('https://script.google.com');
    settingsOf(world).press('Save', { wrapText: null });
    expect(plainTextTo('As it is')).toContain('https://example.org/offer?a=1&b=2');
    expect(plainTextTo('Plain')).not.toContain('https://script.google.com');
  });

  it('name who holds the data', () => {
    const world = openOffice();
    for (const as of [ADA.email, GRACE.email]) {
      expect(textOf(settingsOf(world, as).card)).toContain(`The record is kept by | ${ADA.email}`);
    }
  });
});

/** With a star and a label of her own. */
function star(world: EmulatedWorld, messageId: string): void {
  const box = mailServerOf(world).boxFor(ADA.email);
  if (box === null) throw new Error('Ada has no mailbox.');
  box.state.labels.push({
    id: 'Label_900',
    name: 'Kitchens',
    color: null,
  } as (typeof box.state.labels)[number]);
  box.relabel(box.theMessage(messageId), { add: ['STARRED', 'Label_900'], remove: [] });
}

/** As if Gmail did not see that a mail belongs to this one. */
function loseThread(world: EmulatedWorld, messageId: string): void {
  const message = mailServerOf(world).boxFor(ADA.email)?.theMessage(messageId);
  if (message !== undefined)
    Object.assign(message, { index: { ...message.index, messageId: '<lost@example.org>' } });
}
