import { openComposeCard } from '../../emulator/cards/addOnHost';
import type { CardJson } from '../../emulator/cards/cardJson';
import { MAX_WIDGETS_PER_CARD } from '../../emulator/cards/limits';
import { ADA, BEN, CLEO, GRACE } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import {
  compose,
  homeCard,
  inboxOf,
  lastExecution,
  MINUTE,
  openOffice,
  readBy,
  sendTracked,
  sheetTab,
  topCard,
} from '../support/office';
import {
  buttonLabels,
  cardAfter,
  cardFunction,
  linesOf,
  messageCardOf,
  pressOn,
  textOf,
  widgetCount,
} from '../support/officeCards';
import { fillStore, scriptProperties, standing } from '../support/officeBooks';
import { open } from '../support/stranger';

const HOLDER = `The record is kept by | ${ADA.email}`;
const HOSTILE = '<b>Bold</b> & "quoted" <a href="https://evil.example">press</a>';

const composeCardOf = (world: EmulatedWorld, user = ADA.email): CardJson =>
  topCard(openComposeCard(world, user, { to: [BEN.email], cc: [], bcc: [] }));

/** Where Google tells cards a message's id as the API has it: without it no card can look the message up. */
const openTold = () => openOffice({ switches: { messageIdsAreTheApis: true } });

/** A mail without tracking. */
function sendPlain(world: EmulatedWorld, subject: string, { from = ADA.email, to = BEN.email } = {}) {
  const mailbox = world.mail.mailbox(from);
  return mailbox.sendDraft(mailbox.saveDraft({ to, cc: '', bcc: '', subject, html: '<p>Hello' }));
}

describe('the home card', () => {
  it('says how to follow a mail, how often marks follow, how it is, and who holds the data', () => {
    const world = openOffice();
    world.advance(MINUTE + 20_000);
    expect(linesOf(homeCard(world))).toEqual([
      'Doublecheck',
      '✓ sent  ✓✓ opened',
      'To follow a mail, open Doublecheck in the compose window and press <b>Track</b>. To follow links you have written yourself, too, send a saved draft from here.',
      '[Drafts ready to send]',
      '[New tracked mail]',
      'Marks are brought up to date | every minute',
      '[Refresh now]',
      '[Settings]',
      'Health',
      'Timer | Last ran 20 s ago',
      'Waiting to be written | Nothing',
      '[Open the Sheet]',
      HOLDER,
    ]);
  });

  it('counts what is on its way', () => {
    const world = openOffice();
    sendTracked(world);
    expect(textOf(homeCard(world))).toContain('One mail is not yet seen in Sent.');
    expect(textOf(homeCard(world))).toContain('Waiting to be written | 1 record');
    sendTracked(world);
    expect(textOf(homeCard(world))).toContain('2 mails are not yet seen in Sent.');
    expect(textOf(homeCard(world))).toContain('Waiting to be written | 2 records');
    world.advance(3 * MINUTE);
    expect(textOf(homeCard(world))).not.toContain('not yet seen');
  });

  it('changes nothing by being opened', () => {
    const world = openOffice();
    sendTracked(world);
    homeCard(world);
    const before = standing(world);
    homeCard(world);
    expect(standing(world)).toEqual(before);
  });

  it('brings all up to date when Refresh now is pressed, and says so', () => {
    const world = openOffice();
    sendTracked(world);
    const card = homeCard(world);
    const first = pressOn(world, card, 'Refresh now');
    expect(first).toMatchObject({ kind: 'response', notification: 'Up to date.' });
    pressOn(world, card, 'Refresh now');
    expect(sheetTab(world, 'Messages').slice(1)).toHaveLength(1);
    expect(textOf(homeCard(world))).not.toContain('not yet seen');
  });

  it('opens the Sheet from its button', () => {
    const world = openOffice();
    const button = JSON.stringify(homeCard(world).sections).match(/"openLink":\{"url":"([^"]*)"/)?.[1];
    expect(button).toBe(world.sheets.list()[0]?.url);
  });
});

describe('the card beside a mail being written', () => {
  it('has Track, a form for a link, and names who holds the data', () => {
    const world = openOffice();
    const card = composeCardOf(world);
    expect(buttonLabels(card)).toEqual(['Track', 'Drafts ready to send', 'Add link']);
    expect(textOf(card)).toContain('Links you typed yourself stay as they are.');
    expect(linesOf(card).slice(-1)).toEqual([HOLDER]);
  });

  it('puts an invisible picture at the very start of the mail', () => {
    const window = compose(openOffice());
    window.press('Track');
    expect(window.html).toMatch(
      /^<img src="https:\/\/script\.google\.com\/macros\/s\/[^"]+" width="1" height="1" alt="" style="display:block"><div dir="ltr">/,
    );
  });

  it('makes one message of many presses', () => {
    const world = openOffice();
    const window = compose(world);
    window.press('Track');
    window.press('Track');
    window.press('Add link', { url: 'https://example.com/', label: 'x' });
    window.press('I have seen it: add the link');
    window.send();
    world.advance(3 * MINUTE);
    expect(sheetTab(world, 'Messages').slice(1)).toHaveLength(1);
  });

  it.each([
    ['nothing', ''],
    ['no scheme', 'example.com'],
    ['a script', 'javascript:alert(1)'],
    ['a mail address', 'mailto:ben@gmail.example'],
    ['a name and password', 'https://ada:secret@example.com/'],
    ['a space inside', 'https://exa mple.com/'],
  ])(
    'refuses a link of %s at once, in words that say how to write it, and leaves the draft',
    (_what, url) => {
      const world = openOffice();
      const window = compose(world);
      const before = window.html;
      const card = cardAfter(window.press('Add link', { url, label: 'here' }));
      expect(linesOf(card)[0]).toBe('Please check what you typed');
      expect(textOf(card)).toContain('beginning with https:// or http://');
      expect(textOf(card)).toContain(HOLDER);
      expect(window.html).toBe(before);
    },
  );

  it('escapes a link’s text and address in the mail', () => {
    const world = openOffice();
    const window = compose(world);
    window.press('Add link', { url: 'https://example.com/?a=1&b="x"', label: HOSTILE });
    window.press('I have seen it: add the link');
    expect(window.html).toContain('>&lt;b&gt;Bold&lt;/b&gt; &amp; &quot;quoted&quot;');
    expect(window.html).not.toContain('evil.example">press');
    expect(window.html.match(/<a\b/g)).toHaveLength(1);
  });

  it('shows the address where no text is given', () => {
    const world = openOffice();
    const window = compose(world);
    window.press('Add link', { url: 'https://example.com/offer', label: '  ' });
    window.press('I have seen it: add the link');
    expect(window.html).toContain('>https://example.com/offer</a>');
  });
});

describe('the first link of a sender', () => {
  it('shows first what the reader will meet, and adds nothing before that was seen', () => {
    const world = openOffice();
    const window = compose(world);
    const before = window.html;
    const answer = window.press('Add link', { url: 'https://example.com/', label: 'here' });
    const card = cardAfter(answer);
    expect(linesOf(card)[0]).toBe('What your reader will see');
    expect(textOf(card)).toContain('(A page with one large link: Continue to example.com)');
    expect(buttonLabels(card)).toEqual(['I have seen it: add the link']);
    expect(textOf(card)).toContain(HOLDER);
    expect(window.html).toBe(before);
  });

  it('adds the link when that was seen, and later links at once; another sender is shown it, too', () => {
    const world = openOffice();
    const window = compose(world);
    window.press('Add link', { url: 'https://example.com/', label: 'here' });
    expect(window.press('I have seen it: add the link').kind).toBe('draft-update');
    expect(compose(world).press('Add link', { url: 'https://example.com/', label: 'x' }).kind).toBe(
      'draft-update',
    );
    expect(
      compose(world, { from: GRACE.email }).press('Add link', { url: 'https://example.com/' }).kind,
    ).toBe('response');
  });
});

describe('the card beside a message, where Google tells its id as the API has it,', () => {
  it('says that a mail without a pixel is not followed, and how to follow the next', () => {
    const world = openTold();
    const { messageId } = sendPlain(world, 'Plain');
    const card = messageCardOf(world, ADA.email, messageId);
    expect(linesOf(card)[0]).toBe('Not followed');
    expect(textOf(card)).toContain('press <b>Track</b>');
    expect(textOf(card)).toContain(HOLDER);
  });

  it('says ✓ sent at once, before any timer ran', () => {
    const world = openTold();
    const { messageId } = sendTracked(world);
    const card = messageCardOf(world, ADA.email, messageId);
    expect(linesOf(card).slice(0, 3)).toEqual([
      '✓ sent',
      'The offer',
      'Followed. Nothing is known yet: records are brought together once a minute or so.',
    ]);
    expect(textOf(card)).toContain(HOLDER);
  });

  it('says ✓ sent with its subject while the Sheet knows only of Track, and that this is not unread', () => {
    const world = openTold();
    const { messageId } = sendTracked(world, { from: GRACE.email });
    world.advance(2 * MINUTE);
    expect(linesOf(messageCardOf(world, GRACE.email, messageId)).slice(0, 3)).toEqual([
      '✓ sent',
      'The offer',
      'Nobody is known to have opened it. That is not the same as unread: who blocks pictures stays unseen.',
    ]);
  });

  it('tells, once it was opened, when, by whom as far as we know, and why we think so', () => {
    const world = openTold();
    const { messageId } = sendTracked(world);
    world.advance(10 * MINUTE);
    readBy(world, BEN.email);
    world.advance(2 * MINUTE);
    expect(linesOf(messageCardOf(world, ADA.email, messageId))).toEqual([
      '✓✓ opened',
      'The offer',
      'It was opened at least once, at a time that suits a person and not a program.',
      '[Refresh]',
      '[Follow up]',
      'What happened',
      expect.stringMatching(
        /^Jan 4, 2027, 10:10\sAM \| Opened: a person \| Loaded 10 min after sending, when programs seldom do\.$/,
      ),
      HOLDER,
    ]);
  });

  it('tells of opens by programs what they are', () => {
    const world = openTold();
    const { messageId } = sendTracked(world);
    world.advance(9_000);
    readBy(world, BEN.email);
    world.advance(2 * MINUTE);
    const words = textOf(messageCardOf(world, ADA.email, messageId));
    expect(words).toContain('✓ sent');
    expect(words).toContain(
      'Opened: a program | Loaded 9 s after sending. Programs do that, so we do not count it.',
    );
  });

  it('reads anew when Refresh is pressed', () => {
    const world = openTold();
    const { messageId, threadId } = sendTracked(world);
    world.advance(10 * MINUTE);
    const card = messageCardOf(world, ADA.email, messageId);
    readBy(world, BEN.email);
    const after = cardAfter(
      pressOn(world, card, 'Refresh', { place: { host: 'message', messageId, threadId } }),
    );
    expect(linesOf(after)[0]).toBe('✓✓ opened');
  });

  it('shows the newest twelve events of very many, and stays within what Gmail shows', () => {
    const world = openTold();
    const { messageId, pixelUrl } = sendTracked(world);
    world.advance(10 * MINUTE);
    for (let opens = 0; opens < 16; opens += 1) {
      open(world, pixelUrl);
      world.clock.setTo(world.clock.now() + 30 * MINUTE);
      world.advance(MINUTE);
    }
    const card = messageCardOf(world, ADA.email, messageId);
    expect(linesOf(card).filter((line) => line.includes('Opened:'))).toHaveLength(12);
    expect(widgetCount(card)).toBeLessThan(MAX_WIDGETS_PER_CARD);
  });

  it('changes nothing by being opened', () => {
    const world = openTold();
    const { messageId } = sendTracked(world);
    world.advance(10 * MINUTE);
    const before = standing(world);
    messageCardOf(world, ADA.email, messageId);
    expect(standing(world)).toEqual(before);
  });

  it('loads no picture: looking at one’s own mail through the card is no open', () => {
    const world = openTold();
    const { messageId } = sendTracked(world);
    world.advance(10 * MINUTE);
    messageCardOf(world, ADA.email, messageId);
    world.advance(2 * MINUTE);
    expect(sheetTab(world, 'Events').slice(1)).toEqual([]);
  });
});

describe('a recipient who has the add-on, too, and is told the ids of the API,', () => {
  it('is never told that somebody else’s mail is followed', () => {
    const world = openTold();
    sendTracked(world, { to: GRACE.email, subject: 'For you' });
    for (const minutes of [0, 2, 20]) {
      world.advance(minutes * MINUTE);
      const [mail] = inboxOf(world, GRACE.email);
      const card = messageCardOf(world, GRACE.email, mail?.id ?? '');
      expect(linesOf(card)[0]).toBe('Not followed');
      expect(textOf(card)).not.toMatch(/✓|sent|opened/);
    }
  });

  it('is told of an own mail that the other one’s answer quotes', () => {
    const world = openTold();
    const window = compose(world, { from: GRACE.email, subject: 'The invoice', to: ADA.email });
    window.press('Track');
    window.send();
    world.advance(11 * MINUTE);
    const answer = world.mail.mailbox(ADA.email);
    answer.sendDraft(
      answer.saveDraft({
        to: GRACE.email,
        cc: '',
        bcc: '',
        subject: 'Re: The invoice',
        html: `Thanks<blockquote>${window.html}</blockquote>`,
      }),
    );
    const mail = inboxOf(world, GRACE.email).find(({ subject }) => subject === 'Re: The invoice');
    expect(textOf(messageCardOf(world, GRACE.email, mail?.id ?? ''))).toContain('The invoice');
  });
});

describe('a failure card', () => {
  it('has a reference that is in the log, a way to try again, and no word of what failed', () => {
    const world = openOffice();
    world.trouble.fail({ call: 'Properties.getProperties', message: `Something about ${CLEO.email}` });
    const card = homeCard(world);
    const reference = /<b>([0-9a-f]{8})<\/b>/.exec(textOf(card))?.[1];
    expect(linesOf(card)[0]).toBe('That did not work');
    expect(textOf(card)).toContain('your mail is untouched');
    expect(textOf(card)).not.toContain(CLEO.email);
    expect(buttonLabels(card)).toEqual(['Try again']);
    expect(textOf(card)).toContain(HOLDER);
    expect(lastExecution(world, cardFunction(world, 'onHomepage')).printed.join()).toContain(reference);
    expect(linesOf(cardAfter(pressOn(world, card, 'Try again')))[0]).toBe('Doublecheck');
  });

  it('comes even when nothing answers at all', () => {
    const world = openOffice();
    world.trouble.fail({ call: '*', times: 99 });
    expect(linesOf(homeCard(world))[0]).toBe('That did not work');
    expect(linesOf(composeCardOf(world))[0]).toBe('That did not work');
  });

  it('tells a colleague whom to turn to beside a message, when the web app does not answer', () => {
    const world = openTold();
    const { messageId } = sendTracked(world, { from: GRACE.email });
    world.trouble.fail({ call: 'UrlFetchApp.fetch', message: 'Address unavailable' });
    const card = messageCardOf(world, GRACE.email, messageId);
    expect(linesOf(card)[0]).toBe('The web app does not answer');
    expect(textOf(card)).toContain(HOLDER);
  });

  it('says before set-up what comes first', () => {
    const world = openOffice({ setUp: false });
    const card = composeCardOf(world);
    expect(linesOf(card)).toEqual([
      'Not set up yet',
      'Open Doublecheck from Gmail’s side panel and set it up, or ask the owner to do it.',
    ]);
  });
});

describe('a hostile subject', () => {
  it('is escaped wherever a card beside the message reads markup, and plain where it does not', () => {
    const world = openTold();
    const { messageId, linkUrl } = sendTracked(world, {
      subject: HOSTILE,
      destination: 'https://example.com/<b>&x',
    });
    world.advance(10 * MINUTE);
    readBy(world, BEN.email, HOSTILE);
    open(world, linkUrl);
    world.advance(3 * MINUTE);
    const card = messageCardOf(world, ADA.email, messageId);
    // A header is plain text, everything below it is markup.
    expect(card.header?.subtitle).toBe(HOSTILE);
    const below = linesOf({ ...card, header: { title: '' } }).join('\n');
    expect(below).not.toMatch(/<(?!\/?b>)/);
    expect(below).not.toContain('evil.example">');
    expect(below).not.toContain('com/<b>');
  });

  it('is no markup in the alert, and no formula in the Sheet', () => {
    const world = openOffice();
    for (const subject of [HOSTILE, '=IMPORTXML("https://evil.example","//a")'])
      sendTracked(world, { subject });
    world.advance(10 * MINUTE);
    readBy(world, BEN.email, HOSTILE);
    world.advance(2 * MINUTE);
    const [alert] = inboxOf(world, ADA.email);
    expect(alert?.html).toContain('&lt;b&gt;Bold&lt;/b&gt;');
    expect(alert?.html).not.toContain('href="https://evil.example"');
    expect(
      sheetTab(world, 'Messages')
        .slice(1)
        .map(([, subject]) => subject)
        .sort(),
    ).toEqual([HOSTILE, '=IMPORTXML("https://evil.example","//a")']);
  });
});

describe('every card', () => {
  it('names who holds the data, and stays within what Gmail shows', () => {
    const world = openOffice();
    const { messageId } = sendTracked(world);
    world.advance(3 * MINUTE);
    const plain = sendPlain(world, 'Plain');
    const window = compose(world);
    const consent = cardAfter(window.press('Add link', { url: 'https://example.com/' }));
    window.press('I have seen it: add the link');
    const refused = cardAfter(compose(world).press('Add link', { url: 'x' }));
    fillStore(scriptProperties(world), (index) => [`filler-${index}`, 'x'.repeat(8_000)]);
    const full = cardAfter(compose(world, { from: GRACE.email }).press('Track'));
    const cards = [
      homeCard(world),
      homeCard(world, GRACE.email),
      composeCardOf(world),
      consent,
      refused,
      full,
      messageCardOf(world, ADA.email, messageId),
      messageCardOf(world, ADA.email, plain.messageId),
    ];
    for (const card of cards) {
      expect(textOf(card)).toContain(HOLDER);
      expect(widgetCount(card)).toBeLessThanOrEqual(MAX_WIDGETS_PER_CARD);
    }
  });
});
