import { openComposeCard } from '../../emulator/cards/addOnHost';
import { openAs } from '../../emulator/clients/read';
import type { MessageView } from '../../emulator/contracts';
import { mailServerOf } from '../../emulator/gmail/MailSystem';
import { ADA, BEN, CLEO } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { HOUR, inboxOf, labelsOf, MINUTE, openOffice, readBy, sheetTab, topCard } from '../support/office';
import { messageCardOf, textOf } from '../support/officeCards';
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
import { open, post } from '../support/stranger';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
const PLAN = {
  name: 'Plän „A“.pdf',
  type: 'application/pdf',
  content: Buffer.from([0, 1, 127, 200, 13, 10, 250]),
};
const LAMP = { id: 'ii_lamp', name: 'lamp.png', type: 'image/png', content: PNG };
const WITH_LAMP =
  '<div dir="ltr">See <a href="https://example.org/offer?a=1&amp;b=2">our offer</a> – “neu” 🙂<br><img src="cid:ii_lamp" alt="a lamp"></div>';

const theOnly = <T>(all: readonly T[]): T => {
  const [one, ...others] = all;
  if (one === undefined || others.length > 0) throw new Error(`There are ${all.length}, not one.`);
  return one;
};

/** Of a conversation, what is not in the bin. */
const shownIn = (world: EmulatedWorld, threadId: string): readonly MessageView[] =>
  (world.mail.mailbox(ADA.email).thread(threadId)?.messages ?? []).filter(
    ({ labelIds }) => !labelIds.includes('TRASH'),
  );

const opensIn = (world: EmulatedWorld): number => sheetTab(world, 'Events').length - 1;

describe.each(WORLDS)('a draft sent with tracking, in a %s world,', (_name, options) => {
  it('reaches its reader followed, and lies in Sent as it was written, marked ✓; opening it there is no open', () => {
    const world = openOffice(options);
    const draft = saveDraft(world, { html: WITH_LAMP, attachments: [PLAN], pictures: [LAMP] });
    const written = rawOfDraft(world, draft);
    const person = choose(world);
    seeClickPage(person);
    person.press('Send with tracking');
    expect(textOf(person.card)).toContain('✓ Sent');
    expect(textOf(person.card)).toContain('The mail exactly as you wrote it');

    const got = theOnly(gotten(world, BEN.email));
    expect(isFollowed(world, got)).toBe(true);
    expect(got.html).not.toContain('"https://example.org/offer');
    const ben = world.mail.mailbox(BEN.email);
    const { attachments, pictures } = ben.files(got.id);
    expect(attachments.map(({ name, id }) => [name, ...(ben.file(got.id, id)?.content ?? [])])).toEqual([
      [PLAN.name, ...PLAN.content],
    ]);
    expect(
      pictures.map(({ id }) => Buffer.from(ben.file(got.id, id)?.content ?? []).toString('base64')),
    ).toEqual([PNG]);

    const sent = theOnly(sentFolder(world));
    const raw = rawOf(world, ADA.email, sent.id);
    expect(bodyOf(raw)).toBe(bodyOf(written));
    expect(headersOf(raw)).toEqual(headersOf(written));
    expect(labelsOf(world, ADA.email, sent.id)).toEqual(['✓ sent']);
    expect(draftCount(world)).toBe(0);

    world.advance(11 * MINUTE);
    openAs(world, ADA.email, sent.id);
    world.advance(2 * MINUTE);
    expect(opensIn(world)).toBe(0);
    expect(labelsOf(world, ADA.email, sent.id)).toEqual(['✓ sent']);
  });

  it('tells of the open and of the press on a link that the sender typed', () => {
    const world = openOffice(options);
    saveDraft(world);
    const person = choose(world);
    seeClickPage(person);
    person.press('Send with tracking');
    const { id } = theOnly(sentFolder(world));
    world.advance(11 * MINUTE);
    readBy(world, BEN.email);
    world.advance(2 * MINUTE);
    expect(labelsOf(world, ADA.email, id)).toEqual(['✓✓ opened']);
    const url =
      /href="(https:\/\/script\.google\.com[^"]*)"/.exec(theOnly(gotten(world, BEN.email)).html)?.[1] ?? '';
    const page = open(world, url.replace(/&amp;/g, '&')).body;
    expect(page).toContain('https://example.org/offer?a=1&amp;b=2');
    const ticket = /var ticket = "([^"]*)"/.exec(page)?.[1];
    post(world, JSON.stringify({ ticket, pressed: true, device: 'desktop', driven: false }));
    world.advance(2 * MINUTE);
    expect(labelsOf(world, ADA.email, id)).toEqual(['✓✓ clicked']);
    expect(sheetTab(world, 'Messages')).toHaveLength(2);
    const card = textOf(messageCardOf(world, ADA.email, id));
    expect(card).toContain('Followed https://example.org/offer: ');
    expect(card).toContain('Opened: a person');
  });

  it('answers in the conversation, and what is answered to that joins it', () => {
    const world = openOffice(options);
    const ben = world.mail.mailbox(BEN.email);
    ben.sendDraft(
      ben.saveDraft({ to: ADA.email, cc: '', bcc: '', subject: 'The offer', html: 'Where is it?' }),
    );
    const asked = theOnly(inboxOf(world, ADA.email));
    saveDraft(world, { subject: 'Re: The offer', inReplyTo: asked.id });
    choose(world, 'Re: The offer').press('Send with tracking');
    const sent = theOnly(sentFolder(world));
    expect(sent.threadId).toBe(asked.threadId);
    const got = theOnly(gotten(world, BEN.email, 'Re: The offer'));
    expect(got.threadId).toBe(theOnly(ben.threads('SENT')).id);
    expect(labelsOf(world, ADA.email, sent.id)).toEqual(['✓ sent']);
    ben.sendDraft(
      ben.saveDraft({
        to: ADA.email,
        cc: '',
        bcc: '',
        subject: 'Re: The offer',
        html: 'Thanks',
        inReplyTo: got.id,
      }),
    );
    const words = shownIn(world, asked.threadId).map(({ html }) => html);
    expect(words).toHaveLength(3);
    expect(words[2]).toContain('Thanks');
  });

  it('sent to several at once is one mail with all of them in it', () => {
    const world = openOffice(options);
    saveDraft(world, { to: `${BEN.email}, ${CLEO.email}` });
    const person = choose(world);
    person.press('Send with tracking');
    for (const { email } of [BEN, CLEO]) {
      expect(theOnly(gotten(world, email)).to.map((each) => each.email)).toEqual([BEN.email, CLEO.email]);
    }
    expect(sheetTab(world, 'Messages')).toHaveLength(1);
    world.advance(2 * MINUTE);
    expect(sheetTab(world, 'Messages')).toHaveLength(2);
  });

  it('from the compose window says how to close that, and not to press Send', () => {
    const world = openOffice(options);
    saveDraft(world);
    const place = { host: 'compose', to: [BEN.email], cc: [], bcc: [] } as const;
    const person = presser(world, ADA.email, place, topCard(openComposeCard(world, ADA.email, place)));
    person.press('Drafts ready to send');
    expect(textOf(person.card)).toContain('Choose the mail you are writing.');
    person.press('The offer');
    expect(textOf(person.card)).toContain('Do not press Gmail’s own <b>Send</b> as well.');
    person.press('Send with tracking');
    expect(textOf(person.card)).toContain(
      'Sent. Close this window with the <b>bin</b>; do not press <b>Send</b>.',
    );
    expect(gotten(world, BEN.email)).toHaveLength(1);
  });
});

describe('a draft sent with tracking', () => {
  it('keeps headers of its own, Bcc hidden, and words in a charset of long ago', () => {
    const world = openOffice();
    const draft = world.mail
      .mailbox(ADA.email)
      .saveRawDraft(
        [
          `From: Ada Brandt <${ADA.email}>`,
          `To: Ben <${BEN.email}>`,
          `Bcc: ${CLEO.email}`,
          'Subject: =?ISO-8859-1?Q?The_offer?=',
          'X-Office: joinery',
          'MIME-Version: 1.0',
          'Content-Type: text/html; charset=ISO-8859-1',
          'Content-Transfer-Encoding: quoted-printable',
          '',
          '<p>Sch=F6ne Gr=FC=DFe,',
          '<a href=3D"https://example.org/offer">the offer</a></p>',
        ].join('\r\n'),
      );
    const written = rawOfDraft(world, draft);
    choose(world).press('Send with tracking');
    const [got] = gotten(world, BEN.email);
    expect(rawOf(world, BEN.email, got?.id ?? '')).toContain('X-Office: joinery');
    expect(rawOf(world, BEN.email, got?.id ?? '')).not.toContain(CLEO.email);
    expect(got?.html).toContain('Schöne Grüße');
    expect(gotten(world, CLEO.email)).toHaveLength(1);
    const raw = rawOf(world, ADA.email, theOnly(sentFolder(world)).id);
    expect(bodyOf(raw)).toBe(bodyOf(written));
    expect(headersOf(raw)).toEqual(headersOf(written));
  });

  it('under another address of the sender’s goes out under it', () => {
    const world = openOffice({ switches: { insertedAliasMailIsSent: true } });
    mailServerOf(world).addAlias(ADA.email, { name: 'Sales', email: 'sales@lindenhof.example' });
    saveAs(world, 'Sales <sales@lindenhof.example>');
    const person = choose(world);
    person.press('Send with tracking');
    expect(theOnly(gotten(world, BEN.email)).from.email).toBe('sales@lindenhof.example');
    expect(textOf(person.card)).toContain('The mail exactly as you wrote it');
    expect(theOnly(sentFolder(world)).from.email).toBe('sales@lindenhof.example');
  });

  it('under another address that Gmail would not take back among sent mail stays as it was sent, and says so', () => {
    const world = openOffice({ switches: { insertedAliasMailIsSent: false } });
    mailServerOf(world).addAlias(ADA.email, { name: 'Sales', email: 'sales@lindenhof.example' });
    saveAs(world, 'Sales <sales@lindenhof.example>');
    const person = choose(world);
    person.press('Send with tracking');
    expect(gotten(world, BEN.email)).toHaveLength(1);
    expect(textOf(person.card)).toContain(
      'The mail as it was sent | Gmail would not have counted it as sent.',
    );
    const sent = theOnly(sentFolder(world));
    expect(isFollowed(world, sent)).toBe(true);
    expect(labelsOf(world, ADA.email, sent.id)).toEqual(['✓ sent']);
    world.advance(11 * MINUTE);
    readBy(world, BEN.email);
    world.advance(2 * MINUTE);
    expect(labelsOf(world, ADA.email, sent.id)).toEqual(['✓✓ opened']);
  });

  it('is forgotten after a day: then the same mail goes again without a question', () => {
    const world = openOffice();
    saveDraft(world);
    choose(world).press('Send with tracking');
    world.clock.setTo(world.clock.now() + 25 * HOUR);
    saveDraft(world);
    choose(world).press('Send with tracking');
    expect(gotten(world, BEN.email)).toHaveLength(2);
  });
});

function saveAs(world: EmulatedWorld, from: string): string {
  return world.mail
    .mailbox(ADA.email)
    .saveRawDraft(
      `From: ${from}\r\nTo: ${BEN.email}\r\nSubject: The offer\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Here it is`,
    );
}
