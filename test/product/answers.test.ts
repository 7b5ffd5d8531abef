import { openAs } from '../../emulator/clients/read';
import { ADA, BEN, CLEO } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import type { SavedDraft } from '../../emulator/contracts';
import { messagesIn } from '../../src/flows/findToken';
import { hmac } from '../support/hmac';
import { inboxOf, labelsOf, MINUTE, openOffice, readBy, sendTracked, sheetTab } from '../support/office';
import { configOf } from '../support/officeBooks';
import { buttonLabels, linesOf, messageCardOf, textOf } from '../support/officeCards';
import {
  choose,
  gotten,
  presser,
  saveDraft,
  sentFolder,
  WORLDS,
  type Presser,
} from '../support/sendingOffice';

/** The person at the card beside an open message. */
function besideMessage(world: EmulatedWorld, messageId: string, as = ADA.email): Presser {
  const threadId = world.mail.mailbox(as).message(messageId)?.threadId ?? '';
  return presser(world, as, { host: 'message', messageId, threadId }, messageCardOf(world, as, messageId));
}

function ask(
  world: EmulatedWorld,
  html = '<div dir="ltr">Where is <b>it</b>?</div>',
  subject = 'The offer',
): string {
  const ben = world.mail.mailbox(BEN.email);
  ben.sendDraft(ben.saveDraft({ to: ADA.email, cc: CLEO.email, bcc: '', subject, html }));
  return inboxOf(world, ADA.email).find((mail) => mail.subject === subject)?.id ?? '';
}

const draftOf = (world: EmulatedWorld, id: string): SavedDraft => {
  const draft = world.mail.mailbox(ADA.email).draft(id);
  if (draft === null) throw new Error('That draft is gone.');
  return draft;
};

/** As a person does in the compose window: writes above the quotation, lets Gmail save it, and sends it. */
function finish(world: EmulatedWorld, id: string, change: { to?: string; subject?: string } = {}): string {
  const mailbox = world.mail.mailbox(ADA.email);
  const { to, cc, bcc, subject, html, inReplyTo } = draftOf(world, id);
  const written = html.replace('<div dir="ltr"><br></div>', '<div dir="ltr">It is on its way.</div>');
  const saved = mailbox.saveDraft(
    { to, cc, bcc, subject, ...change, html: written, ...(inReplyTo === undefined ? {} : { inReplyTo }) },
    id,
  );
  return mailbox.sendDraft(saved).messageId;
}

/** Messages of ours that a text holds a picture or a link of. */
const oursIn = (world: EmulatedWorld, html: string) => messagesIn(html, configOf(world), hmac);

function expectFollowed(world: EmulatedWorld, messageId: string, subject: string): void {
  world.advance(11 * MINUTE);
  expect(labelsOf(world, ADA.email, messageId)).toEqual(['✓ sent']);
  readBy(world, BEN.email, subject);
  world.advance(2 * MINUTE);
  expect(labelsOf(world, ADA.email, messageId)).toEqual(['✓✓ opened']);
}

describe.each(WORLDS)('on the card beside a message, in a %s world,', (_name, options) => {
  it('Tracked reply opens an answer with the picture in it, the quotation below, and is followed when sent', () => {
    const world = openOffice(options);
    const asked = ask(world);
    const draft = besideMessage(world, asked).compose('Tracked reply');
    const { to, cc, subject, html, inReplyTo } = draftOf(world, draft);
    expect([to, cc, subject, inReplyTo]).toEqual([
      expect.stringContaining(BEN.email),
      '',
      'Re: The offer',
      asked,
    ]);
    expect(html).toContain('Where is <b>it</b>?');
    expect(html.indexOf('script.google.com')).toBeLessThan(html.indexOf('gmail_quote'));
    expect(oursIn(world, html)).toHaveLength(1);
    const sent = finish(world, draft);
    expect(world.mail.mailbox(ADA.email).message(sent)?.threadId).toBe(
      world.mail.mailbox(ADA.email).message(asked)?.threadId,
    );
    expect(gotten(world, BEN.email, 'Re: The offer')[0]?.html).toContain('It is on its way.');
    expectFollowed(world, sent, 'Re: The offer');
  });

  it('Follow up writes again to whom the followed mail went, and has nothing of ours in its quotation', () => {
    const world = openOffice(options);
    const first = sendTracked(world, { destination: 'https://example.com/offer' });
    world.advance(2 * MINUTE);
    const draft = besideMessage(world, first.messageId).compose('Follow up');
    const { to, subject, html, inReplyTo } = draftOf(world, draft);
    expect(to).toContain(BEN.email);
    expect([subject, inReplyTo]).toEqual(['Re: The offer', first.messageId]);
    expect(html).toContain('Dear Ben, here it is.');
    expect(html).toContain('href="https://example.com/offer"');
    expect(oursIn(world, html)).toHaveLength(1);
    expect(html.match(/script\.google\.com/g)).toHaveLength(1);
    const sent = finish(world, draft);
    expect(world.mail.mailbox(ADA.email).message(sent)?.threadId).toBe(first.threadId);
    expectFollowed(world, sent, 'Re: The offer');
  });

  it('Follow up on a mail that went to each separately writes to all it went to', () => {
    const world = openOffice(options);
    saveDraft(world, { cc: CLEO.email });
    choose(world).press('Send with tracking', { separately: 'on' });
    world.advance(2 * MINUTE);
    const draft = besideMessage(world, sentFolder(world)[0]?.id ?? '').compose('Follow up');
    expect([draftOf(world, draft).to, draftOf(world, draft).cc]).toEqual([
      expect.stringContaining(BEN.email),
      expect.stringContaining(CLEO.email),
    ]);
    expect(oursIn(world, draftOf(world, draft).html)).toHaveLength(1);
  });

  it('New tracked mail on the home card lays one with the picture among the drafts, followed when sent', () => {
    const world = openOffice(options);
    const person = presser(world);
    person.press('New tracked mail');
    expect(linesOf(person.card)[0]).toBe('Your new mail is ready');
    expect(buttonLabels(person.card)).toEqual(['Open Drafts']);
    const [draft, ...others] = world.mail.mailbox(ADA.email).drafts();
    expect(others).toEqual([]);
    expect(oursIn(world, draft?.html ?? '')).toHaveLength(1);
    const sent = finish(world, draft?.id ?? '', { to: BEN.email, subject: 'New' });
    expectFollowed(world, sent, 'New');
    expect(sheetTab(world, 'Messages')).toHaveLength(2);
  });
});

describe('an answer that is followed', () => {
  it('goes where the writer wants answers, and quotes a plain text as one', () => {
    const world = openOffice();
    const ben = world.mail.mailbox(BEN.email);
    ben.sendDraft(
      ben.saveRawDraft(
        `To: ${ADA.email}\r\nReply-To: Office <${CLEO.email}>\r\nSubject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_=3Cb=3E?=\r\n\r\nLine <one>\r\nLine two`,
      ),
    );
    const asked = inboxOf(world, ADA.email).find(({ subject }) => subject === 'Grüße <b>')?.id ?? '';
    const { to, subject, html } = draftOf(world, besideMessage(world, asked).compose('Tracked reply'));
    expect(to).toContain(CLEO.email);
    expect(subject).toBe('Re: Grüße <b>');
    expect(html).toContain('Line &lt;one&gt;');
  });

  it('sent to the end by Send with tracking instead has one picture, its own', () => {
    const world = openOffice();
    const draft = besideMessage(world, ask(world)).compose('Tracked reply');
    const [before] = oursIn(world, draftOf(world, draft).html);
    choose(world, 'Re: The offer').press('Send with tracking');
    const [got] = gotten(world, BEN.email, 'Re: The offer');
    const ours = oursIn(world, got?.html ?? '');
    expect(ours).toHaveLength(1);
    expect(ours).not.toContain(before);
    expect(oursIn(world, sentFolder(world)[0]?.html ?? '')).toEqual([]);
  });

  it('when Gmail fails is a message with a reference, and no word of what failed', () => {
    const world = openOffice();
    const person = besideMessage(world, ask(world));
    world.trouble.fail({ call: 'Gmail.Users.Drafts.create', message: `Something about ${CLEO.email}` });
    let said = '';
    try {
      person.compose('Tracked reply');
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain('Something unexpected happened; your mail is untouched.');
    expect(said).not.toContain(CLEO.email);
    const [run] = world.executions.slice(-1);
    const [, reference = 'none'] = /the reference ([0-9a-f]{8})\./.exec(said) ?? [];
    expect(run?.printed.join()).toContain(reference);
    expect(world.mail.mailbox(ADA.email).drafts()).toEqual([]);
  });

  it('to a mail that is gone says so', () => {
    const world = openOffice();
    const asked = ask(world);
    const person = besideMessage(world, asked);
    world.trouble.fail({
      call: 'Gmail.Users.Messages.get',
      code: 404,
      message: 'Requested entity was not found.',
    });
    expect(() => person.compose('Tracked reply')).toThrow('This mail is gone.');
  });
});

/** As programs on the way write an address anew. */
const GUISES: readonly (readonly [string, (url: string) => string])[] = [
  ['as it was', (url) => url],
  [
    'behind Safe Links',
    (url) => `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=05%7C02`,
  ],
  ['behind urldefense', (url) => `https://urldefense.com/v3/__${url.replace(/[+]/g, '*')}__;!!ABC!xyz$`],
  ['behind Gmail’s proxy', (url) => `https://ci3.googleusercontent.com/meips/ADKq_Nb1=s0-d-e1-ft#${url}`],
];

describe('a quotation of a followed mail', () => {
  const office = openOffice();
  const first = sendTracked(office, { destination: 'https://example.com/old?x=1' });
  office.advance(2 * MINUTE);
  const saved = office.save();
  const escaped = (url: string): string => url.replace(/&/g, '&amp;');

  it.each(GUISES)(
    '%s loses picture and links of ours before the new mail is sent; the new picture stands before it',
    (_as, guise) => {
      const world = openOffice({ saved });
      const pixel = escaped(guise(first.pixelUrl));
      // A proxy for pictures leaves links alone.
      const link = escaped(pixel.startsWith('https://ci3') ? first.linkUrl : guise(first.linkUrl));
      const quote =
        `<blockquote class="gmail_quote">Hello<img src="${pixel}" width="1" height="1"> ` +
        `<a href="${link}">here</a></blockquote>`;
      saveDraft(world, {
        subject: 'Re: The offer',
        html: `<div dir="ltr">New words</div><div class="gmail_quote">${quote}</div>`,
      });
      const person = choose(world, 'Re: The offer');
      expect(textOf(person.card)).toContain('It is in mail that you quote');
      person.press('Send with tracking');
      const [got] = gotten(world, BEN.email, 'Re: The offer');
      const html = got?.html ?? '';
      expect(oursIn(world, html)).toHaveLength(1);
      expect(html.match(/<img/g)).toHaveLength(1);
      expect(html.indexOf('<img')).toBeLessThan(html.indexOf('New words'));
      expect(html).toContain('href="https://example.com/old?x=1"');
      expect(html).not.toMatch(/safelinks|urldefense|googleusercontent/);
      world.advance(11 * MINUTE);
      openAs(world, BEN.email, got?.id ?? '');
      world.advance(2 * MINUTE);
      const messages = sheetTab(world, 'Messages')
        .slice(1)
        .map((cells) => cells.join(' | '));
      expect(messages.filter((row) => row.includes('✓✓ opened'))).toEqual([
        expect.stringContaining('Re: The offer'),
      ]);
    },
  );
});
