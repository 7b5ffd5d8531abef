import { openComposeCard } from '../../emulator/cards/addOnHost';
import { MAX_WIDGETS_PER_CARD } from '../../emulator/cards/limits';
import { ADA, BEN, CLEO, GRACE } from '../../emulator/scenes/people';
import { homeCard, MINUTE, openOffice, topCard } from '../support/office';
import { standing } from '../support/officeBooks';
import { buttonLabels, textOf, widgetCount } from '../support/officeCards';
import {
  choicesOn,
  choose,
  gotten,
  presser,
  saveDraft,
  seeClickPage,
  sentFolder,
  togglesOf,
  WORLDS,
  type Presser,
} from '../support/sendingOffice';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';

function listOf(world: EmulatedWorld): Presser {
  const person = presser(world);
  person.press('Drafts ready to send');
  return person;
}

/** Beside the compose window, where Google tells these recipients. */
function beside(world: EmulatedWorld, to: readonly string[]): Presser {
  const place = { host: 'compose', to, cc: [], bcc: [] } as const;
  const person = presser(world, ADA.email, place, topCard(openComposeCard(world, ADA.email, place)));
  person.press('Drafts ready to send');
  return person;
}

const subjectsOn = ({ card }: Presser): string[] =>
  choicesOn(card).map((line) => /<b>(.*)<\/b>/.exec(line)?.[1] ?? '');

describe.each(WORLDS)('the list of drafts, in a %s world,', (_name, options) => {
  it('has the newest ten, newest first, with recipients, first words and age', () => {
    const world = openOffice(options);
    for (let index = 1; index <= 12; index += 1) {
      saveDraft(world, { subject: `Draft ${index}`, html: `<p>Words ${index} of it` });
      world.advance(MINUTE);
    }
    const list = listOf(world);
    expect(subjectsOn(list)).toEqual(Array.from({ length: 10 }, (_, index) => `Draft ${12 - index}`));
    expect(choicesOn(list.card)[0]).toBe(`To ${BEN.email} | <b>Draft 12</b> | 1 min ago · Words 12 of it`);
    expect(choicesOn(list.card)[9]).toBe(`To ${BEN.email} | <b>Draft 3</b> | 10 min ago · Words 3 of it`);
  });

  it('beside the compose window puts those to the same people first, and leaves the choice to the sender', () => {
    const world = openOffice(options);
    saveDraft(world, { subject: 'To Cleo', to: CLEO.email });
    world.advance(MINUTE);
    saveDraft(world, { subject: 'To Grace', to: GRACE.email });
    expect(subjectsOn(beside(world, [CLEO.email.toUpperCase()]))).toEqual(['To Cleo', 'To Grace']);
    expect(subjectsOn(beside(world, []))).toEqual(['To Grace', 'To Cleo']);
    const person = beside(world, [CLEO.email]);
    person.press('To Grace');
    person.press('Send with tracking');
    expect(gotten(world, GRACE.email, 'To Grace')).toHaveLength(1);
    expect(gotten(world, CLEO.email, 'To Cleo')).toEqual([]);
  });
});

describe('the list of drafts', () => {
  it('says how to get a draft when there is none, and finds it when pressed again', () => {
    const world = openOffice();
    const list = listOf(world);
    expect(textOf(list.card)).toContain('There is no draft yet');
    saveDraft(world);
    list.press('Look again');
    expect(subjectsOn(list)).toEqual(['The offer']);
  });

  it('says of a draft to nobody and about nothing that it is so, and of many recipients how many', () => {
    const world = openOffice();
    saveDraft(world, { subject: '', to: '', html: '' });
    const many = Array.from({ length: 5 }, (_, index) => `guest${index}@harbour.example`);
    saveDraft(world, { to: many.join(', ') });
    expect(choicesOn(listOf(world).card).sort()).toEqual([
      'No recipient yet | <b>(no subject)</b> | 0 s ago',
      expect.stringContaining(`To ${many[0] ?? ''}, ${many[1] ?? ''} and 3 others | <b>The offer</b>`),
    ]);
  });

  it('shows subject and first words as they were written, and no markup of theirs', () => {
    const world = openOffice();
    saveDraft(world, {
      subject: '<b>x</b> & “y”',
      html: "<p>It’s &lt;i&gt;here&lt;/i&gt; &amp; &quot;now&quot;, isn't it?</p>",
    });
    const [line] = choicesOn(listOf(world).card);
    expect(line).toContain('<b>&lt;b&gt;x&lt;/b&gt; &amp; “y”</b>');
    expect(line).toContain('It’s ‹i›here‹/i› & "now", isn\'t it?');
  });

  it('changes nothing', () => {
    const world = openOffice();
    saveDraft(world);
    homeCard(world);
    const before = standing(world);
    const list = listOf(world);
    list.press('The offer');
    expect(mailAside(standing(world))).toEqual(mailAside(before));
  });
});

/** Looking costs Gmail's quota, which is noted. */
function mailAside(all: unknown): unknown {
  return JSON.parse(JSON.stringify(all).replace(/"spent":\[[^\]]*\]/g, '"spent":[]'));
}

describe('the card of a draft', () => {
  const LINKS =
    '<div>See <a href="https://example.org/offer?a=1&amp;b=2">our offer</a>, again <a href="https://example.org/offer?a=1&amp;b=2">here</a>, ' +
    '<a href="https://meet.google.com/abc-defg-hij">the meeting</a>, <a href="https://example.org/unsubscribe">unsubscribe</a>, ' +
    '<a href="https://example.org/reset?x=1">a new password</a>, <a href="https://shop.example/">shop.example</a>, ' +
    '<a href="mailto:ada@lindenhof.example">write</a>.</div>';

  it('has opens on and links off until the sender has seen what readers meet, and names who the page names', () => {
    const world = openOffice();
    saveDraft(world, { html: LINKS });
    const person = choose(world);
    expect(Object.entries(togglesOf(person.card)).map(([text, [isOn]]) => [text, isOn])).toEqual([
      ['Opens', true],
    ]);
    expect(textOf(person.card)).toContain(
      'Links | 5 links | Off until you have seen what your reader will meet.',
    );
    expect(textOf(person.card)).toContain(`a page with one button, which names ${ADA.email}`);
    expect(textOf(person.card)).toContain('Gmail’s <b>Undo</b> does not reach it');
    person.press('Show what they meet');
    expect(textOf(person.card)).toContain('(A page with one large link: Continue to example.com)');
    person.press('I have seen it: follow links');
    expect(togglesOf(person.card)['5 links']?.[0]).toBe(true);
    expect(buttonLabels(person.card)).not.toContain('Show what they meet');
  });

  it('has a switch for each link, and says of those that start off why', () => {
    const world = openOffice();
    saveDraft(world, { html: LINKS });
    const person = choose(world);
    seeClickPage(person);
    expect(togglesOf(person.card)).toEqual({
      Opens: [true, expect.anything()],
      '5 links': [true, expect.anything()],
      'our offer': [true, 'example.org · 2 times'],
      'the meeting': [false, 'meet.google.com · Off: It leads into a meeting, where seconds count.'],
      unsubscribe: [false, 'example.org · Off: It is for unsubscribing, which should take one press.'],
      'a new password': [false, 'example.org · Off: It is about a password.'],
      'shop.example': [
        false,
        'Off: Its text is an address, and readers are warned of links that lead elsewhere than they say.',
      ],
    });
  });

  it('sends without having been asked about links no link of ours', () => {
    const world = openOffice();
    saveDraft(world, { html: LINKS });
    choose(world).press('Send with tracking');
    const [mail] = gotten(world, BEN.email);
    expect(mail?.html.match(/script\.google\.com/g)).toHaveLength(1);
    expect(mail?.html).toContain('href="https://example.org/offer?a=1&amp;b=2"');
  });

  it('follows the links that are switched on and no others', () => {
    const world = openOffice();
    saveDraft(world, { html: LINKS });
    const person = choose(world);
    seeClickPage(person);
    person.press('Send with tracking', { 'link.0': null, 'link.1': 'on' });
    const [mail] = gotten(world, BEN.email);
    expect(mail?.html).toContain('href="https://example.org/offer?a=1&amp;b=2"');
    expect(mail?.html).not.toContain('href="https://meet.google.com/abc-defg-hij"');
    expect(mail?.html).toContain('href="https://example.org/unsubscribe"');
    expect(mail?.html.match(/script\.google\.com/g)).toHaveLength(2);
  });

  it('follows no link with all of them switched off at once', () => {
    const world = openOffice();
    saveDraft(world, { html: LINKS });
    const person = choose(world);
    seeClickPage(person);
    person.press('Send with tracking', { links: null });
    expect(gotten(world, BEN.email)[0]?.html.match(/script\.google\.com/g)).toHaveLength(1);
  });

  it('carries no picture with opens switched off', () => {
    const world = openOffice();
    saveDraft(world, { html: LINKS });
    const person = choose(world);
    seeClickPage(person);
    person.press('Send with tracking', { opens: null });
    expect(gotten(world, BEN.email)[0]?.html).not.toContain('<img');
  });

  it('offers copies only to several, and says what they cost', () => {
    const world = openOffice();
    saveDraft(world);
    expect(togglesOf(choose(world).card)['Separately to each recipient']).toBeUndefined();
    saveDraft(world, { subject: 'To both', cc: CLEO.email });
    expect(togglesOf(choose(world, 'To both').card)['Separately to each recipient']).toEqual([
      false,
      '2 copies, each addressed to one person: you see who opened it. Reply-all will not reach the others.',
    ]);
  });

  it('of plain text says that opens cannot be seen', () => {
    const world = openOffice();
    world.mail
      .mailbox(ADA.email)
      .saveRawDraft(`To: ${BEN.email}\r\nSubject: The offer\r\n\r\nSee https://example.org/offer`);
    const person = choose(world);
    expect(textOf(person.card)).toContain('Opens | Cannot be seen | This mail is plain text');
    seeClickPage(person);
    person.press('Send with tracking', { 'link.0': 'on' });
    expect(gotten(world, BEN.email)[0]?.html).toContain('script.google.com');
    expect(sentFolder(world)[0]?.html).toContain('See https://example.org/offer');
  });

  it('with hundreds of links stays within what Gmail shows', () => {
    const world = openOffice();
    const html = Array.from(
      { length: 200 },
      (_, index) => `<a href="https://example.org/${index}">No ${index}</a> `,
    );
    saveDraft(world, { html: html.join('') });
    const person = choose(world);
    seeClickPage(person);
    expect(widgetCount(person.card)).toBeLessThanOrEqual(MAX_WIDGETS_PER_CARD);
    expect(textOf(person.card)).toContain('140 more links stay as they are.');
  });
});
