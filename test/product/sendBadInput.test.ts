import { mailServerOf } from '../../emulator/gmail/MailSystem';
import { ADA, BEN, CLEO, GRACE } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { MINUTE, openOffice, sheetTab } from '../support/office';
import { waitingRecords } from '../support/officeBooks';
import { buttonLabels, linesOf, textOf } from '../support/officeCards';
import { choose, draftCount, gotten, presser, saveDraft, sentFolder, WORLDS } from '../support/sendingOffice';

const raw = (lines: readonly string[], body = '<p>Here it is'): string =>
  [
    ...lines,
    'Subject: The offer',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    body,
  ].join('\r\n');

const saveRaw = (world: EmulatedWorld, text: string): string =>
  world.mail.mailbox(ADA.email).saveRawDraft(text);

/** Nobody has anything, the draft is there, and nothing is recorded. */
function expectNothingSent(world: EmulatedWorld): void {
  for (const { email } of [BEN, CLEO, GRACE]) expect(gotten(world, email)).toEqual([]);
  expect(sentFolder(world)).toEqual([]);
  expect(draftCount(world)).toBe(1);
  expect(waitingRecords(world)).toEqual([]);
}

const refusals: readonly (readonly [string, (world: EmulatedWorld) => void, string])[] = [
  ['without recipients', (world) => void saveDraft(world, { to: '' }), 'This draft has no recipient yet.'],
  [
    'to half an address',
    (world) => void saveRaw(world, raw([`To: ${BEN.email}, ben@`])),
    '“ben@” is not a complete address.',
  ],
  [
    'to a name',
    (world) => void saveRaw(world, raw(['To: Ben Castillo'])),
    '“Ben Castillo” is not a complete address.',
  ],
  [
    'that is signed',
    (world) =>
      void saveRaw(
        world,
        [
          `To: ${BEN.email}`,
          'Subject: The offer',
          'MIME-Version: 1.0',
          'Content-Type: multipart/signed; protocol="application/pgp-signature"; micalg=pgp-sha256; boundary=x',
          '',
          '--x',
          'Content-Type: text/html',
          '',
          '<p>Here',
          '--x',
          'Content-Type: application/pgp-signature',
          '',
          '-----BEGIN PGP SIGNATURE-----',
          '--x--',
        ].join('\r\n'),
      ),
    'This mail is signed; a picture or a link put into it would break that.',
  ],
  [
    'under an address that Gmail has not confirmed',
    (world) => {
      mailServerOf(world).addAlias(ADA.email, { name: 'Sales', email: 'sales@lindenhof.example' });
      saveRaw(world, raw([`From: Sales <sales@lindenhof.example>`, `To: ${BEN.email}`]));
      Object.assign(mailServerOf(world).boxFor(ADA.email)?.state ?? {}, { aliases: [] });
    },
    'This draft is written as sales@lindenhof.example, which Gmail has not confirmed as an address of yours.',
  ],
];

describe('a draft', () => {
  it.each(refusals)('%s is not sent, and the card says why and what to do', (_what, prepare, words) => {
    const world = openOffice();
    prepare(world);
    const { card } = choose(world);
    expect(linesOf(card)[0]).toBe('This draft was not sent');
    expect(textOf(card)).toContain(words);
    expect(textOf(card)).toContain(`The record is kept by | ${ADA.email}`);
    expectNothingSent(world);
  });

  it('with everything switched off is not sent: there is nothing to follow', () => {
    const world = openOffice();
    saveDraft(world);
    const person = choose(world);
    person.press('Send with tracking', { opens: null });
    expect(linesOf(person.card)[0]).toBe('This draft was not sent');
    expect(textOf(person.card)).toContain('There is nothing to follow');
    expectNothingSent(world);
  });

  it('that would be more than a hundred megabytes in copies is not sent as copies', () => {
    const world = openOffice();
    const to = Array.from({ length: 500 }, (_, index) => `guest${index}@nowhere.example`);
    saveRaw(world, raw([`To: ${to.join(', ')}`], `<p>${'x'.repeat(210_000)}`));
    const person = choose(world);
    person.press('Send with tracking', { separately: 'on' });
    expect(textOf(person.card)).toContain('500 copies of this mail are more than 100 MB together.');
    expectNothingSent(world);
  });

  it('under an alias that Gmail does not take among sent mail is not sent as copies', () => {
    const world = openOffice({ switches: { insertedAliasMailIsSent: false } });
    mailServerOf(world).addAlias(ADA.email, { name: 'Sales', email: 'sales@lindenhof.example' });
    saveRaw(world, raw(['From: Sales <sales@lindenhof.example>', `To: ${BEN.email}, ${CLEO.email}`]));
    const person = choose(world);
    person.press('Send with tracking', { separately: 'on' });
    expect(linesOf(person.card)[0]).toBe('Not sent');
    expect(textOf(person.card)).toContain('perhaps because of its sender address');
    expect(textOf(person.card)).toContain('Send one mail to all instead.');
    expectNothingSent(world);
    person.press('Drafts ready to send');
    person.press('The offer');
    person.press('Send with tracking');
    expect(linesOf(person.card)[0]).toBe('✓ Sent');
    for (const { email } of [BEN, CLEO]) expect(gotten(world, email)).toHaveLength(1);
  });
});

describe.each(WORLDS)('a draft, in a %s world,', (_name, options) => {
  it('that was edited between the card and the press is not sent, and can be looked at again', () => {
    const world = openOffice(options);
    const draft = saveDraft(world);
    const person = choose(world);
    world.mail
      .mailbox(ADA.email)
      .saveDraft({ to: CLEO.email, cc: '', bcc: '', subject: 'The offer', html: 'Better words' }, draft);
    person.press('Send with tracking');
    expect(linesOf(person.card)[0]).toMatch(/^The draft (?:has changed|is gone)$/);
    expectNothingSent(world);
    const [next = ''] = buttonLabels(person.card);
    person.press(next);
    if (next === 'Drafts ready to send') person.press('The offer');
    expect(textOf(person.card)).toContain(`Goes to | ${CLEO.email}`);
    person.press('Send with tracking');
    expect(gotten(world, CLEO.email)).toHaveLength(1);
    expect(gotten(world, BEN.email)).toEqual([]);
  });

  it('that was saved again as it was is sent all the same, or found under Drafts ready to send', () => {
    const world = openOffice(options);
    const draft = saveDraft(world);
    const person = choose(world);
    const mailbox = world.mail.mailbox(ADA.email);
    const saved = mailbox.draft(draft);
    mailbox.saveDraft(
      { to: BEN.email, cc: '', bcc: '', subject: 'The offer', html: saved?.html ?? '' },
      draft,
    );
    person.press('Send with tracking');
    if (linesOf(person.card)[0] === 'The draft is gone') {
      expectNothingSent(world);
      person.press('Drafts ready to send');
      person.press('The offer');
      person.press('Send with tracking');
    }
    expect(linesOf(person.card)[0]).toBe('✓ Sent');
    expect(gotten(world, BEN.email)).toHaveLength(1);
  });

  it('that was sent or deleted in Gmail meanwhile is not sent, and the card says so', () => {
    const world = openOffice(options);
    const mailbox = world.mail.mailbox(ADA.email);
    const sent = saveDraft(world);
    const person = choose(world);
    mailbox.sendDraft(sent);
    person.press('Send with tracking');
    expect(linesOf(person.card)[0]).toBe('The draft is gone');
    expect(gotten(world, BEN.email)).toHaveLength(1);
    const list = presser(world);
    const deleted = saveDraft(world, { to: CLEO.email, subject: 'Another' });
    list.press('Drafts ready to send');
    mailbox.discardDraft(deleted);
    list.press('Another');
    expect(linesOf(list.card)[0]).toBe('The draft is gone');
    expect(gotten(world, CLEO.email, 'Another')).toEqual([]);
  });
});

describe('a day whose mails are nearly spent', () => {
  it('is a hint on the card, and no more than that', () => {
    const world = openOffice();
    const state = JSON.parse(world.save()) as {
      mail: { posted: Record<string, { since: number; recipients: number }> };
    };
    state.mail.posted[ADA.email] = { since: world.clock.now(), recipients: 1_499 };
    world.load(JSON.stringify(state));
    saveDraft(world, { cc: CLEO.email });
    const person = choose(world);
    expect(textOf(person.card)).toContain('Near Google’s daily limit | About 1 more recipients today');
    person.press('Send with tracking');
    expect(linesOf(person.card)[0]).toBe('✓ Sent');
  });

  it('sent or not, is told in Gmail’s own words when Gmail refuses', () => {
    const world = openOffice();
    saveDraft(world);
    const person = choose(world);
    world.trouble.fail({ call: 'Gmail.Users.Drafts.send', code: 400, message: 'Mail <b>sending</b> limit' });
    person.press('Send with tracking');
    expect(linesOf(person.card)[0]).toBe('Gmail did not send it');
    expect(textOf(person.card)).toContain('Mail &lt;b&gt;sending&lt;/b&gt; limit');
    world.advance(2 * MINUTE);
    for (const { email } of [BEN, CLEO]) expect(gotten(world, email)).toEqual([]);
    expect(draftCount(world)).toBe(1);
    expect(sheetTab(world, 'Messages').slice(1).flat()).not.toContain('✓ sent');
  });
});
