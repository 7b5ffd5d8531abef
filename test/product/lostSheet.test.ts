import type { CardJson } from '../../emulator/cards/cardJson';
import { ADA, BEN } from '../../emulator/scenes/people';
import { SpreadsheetStore } from '../../emulator/sheets/Spreadsheets';
import { orderTrouble } from '../../emulator/trouble/orders';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import {
  actionOf,
  homeCard,
  HOUR,
  inboxOf,
  labelsOf,
  MINUTE,
  openOffice,
  readBy,
  sendTracked,
  sheetTab,
  type Sent,
} from '../support/office';
import { buttonLabels, cardAfter, pressOn, textOf } from '../support/officeCards';
import { configOf, waitingRecords } from '../support/officeBooks';
import { open } from '../support/stranger';

const DESTINATION = 'https://example.com/offer';

/** Deletes the tracking Sheet for ever. */
function removeSheet(world: EmulatedWorld): void {
  if (!(world.sheets instanceof SpreadsheetStore)) throw new Error('These Sheets cannot be removed.');
  world.sheets.remove(configOf(world).ledger.id);
}

function agreeAgain(world: EmulatedWorld): void {
  orderTrouble(world, { kind: 'revoke' });
  orderTrouble(world, { kind: 'grant' });
}

const WAYS = [
  ['was deleted for ever', removeSheet],
  [
    'may not be opened any more',
    (world: EmulatedWorld) => {
      for (const call of ['getByDataFilter', 'batchUpdate', 'get'])
        world.trouble.fail({
          call: `Sheets.Spreadsheets.${call}`,
          code: 403,
          message: 'The caller does not have permission',
          times: 1_000,
        });
    },
  ],
  [
    'is not found, as with drive.file when another account took it over',
    (world: EmulatedWorld) => {
      for (const call of ['getByDataFilter', 'batchUpdate', 'get'])
        world.trouble.fail({
          call: `Sheets.Spreadsheets.${call}`,
          code: 404,
          message: 'Requested entity was not found.',
          times: 1_000,
        });
    },
  ],
  ['is out of the script’s reach since the owner took all permissions back and gave them again', agreeAgain],
] as const;

/** An office whose Sheet is gone, with one mail that it held, and one that was sent afterwards. */
function officeWithout(lose: (world: EmulatedWorld) => void): {
  readonly world: EmulatedWorld;
  readonly before: Sent;
  readonly after: Sent;
} {
  const world = openOffice();
  const before = sendTracked(world, { subject: 'Before', destination: DESTINATION });
  world.advance(10 * MINUTE);
  lose(world);
  const after = sendTracked(world, { subject: 'After', destination: DESTINATION });
  world.advance(10 * MINUTE);
  return { world, before, after };
}

const pressRenew = (world: EmulatedWorld): CardJson =>
  cardAfter(pressOn(world, homeCard(world), 'Make a new Sheet'));

const subjects = (world: EmulatedWorld): (string | undefined)[] =>
  sheetTab(world, 'Messages')
    .slice(1)
    .map((row) => row[1]);

describe.each(WAYS)('while the Sheet %s', (_how, lose) => {
  it('recipients still get the pixel and the way to their destination', () => {
    const { world, before, after } = officeWithout(lose);
    for (const { pixelUrl, linkUrl } of [before, after]) {
      const { status, contentType } = open(world, pixelUrl);
      expect(`${status} ${contentType}`).toBe('200 text/javascript; charset=utf-8');
      expect(open(world, linkUrl).body).toContain(`href="${DESTINATION}"`);
    }
  });

  it('nothing that waits is lost, however long it takes', () => {
    const { world, after } = officeWithout(lose);
    open(world, after.pixelUrl);
    const waiting = waitingRecords(world);
    expect(waiting.length).toBeGreaterThan(2);
    world.advance(2 * HOUR);
    expect(waitingRecords(world)).toEqual(waiting);
  });

  it('the owner’s home card says so first of all, and what to do', () => {
    const { world } = officeWithout(lose);
    const card = homeCard(world);
    expect(card.sections?.[0]?.header).toBe('Please look at this');
    expect(textOf(card)).toContain('The tracking Sheet is gone, or this account may no longer open it.');
    expect(buttonLabels(card)).toContain('Make a new Sheet');
    // The words name a button that is there.
    expect(textOf(card)).toMatch(/press “Make a new Sheet”/);
  });

  it('nobody else is asked to mend it', () => {
    const { world } = officeWithout(lose);
    expect(buttonLabels(homeCard(world, 'grace@lindenhof.example'))).not.toContain('Make a new Sheet');
  });
});

describe('Make a new Sheet', () => {
  it('writes what waited into it: the messages, their opens and clicks', () => {
    const { world, after } = officeWithout(removeSheet);
    readBy(world, BEN.email, 'After');
    const page = open(world, after.linkUrl);
    const ticket = /var ticket = "([^"]*)"/.exec(page.body)?.[1];
    page.run('reportClick', JSON.stringify({ ticket, pressed: true, device: 'mobile', driven: false }));
    pressRenew(world);
    world.advance(2 * MINUTE);
    expect(waitingRecords(world)).toEqual([]);
    expect(sheetTab(world, 'Messages').find((row) => row[1] === 'After')).toEqual(
      expect.arrayContaining([BEN.email, '✓✓ clicked']),
    );
    expect(sheetTab(world, 'Events').slice(1)).toHaveLength(2);
    expect(labelsOf(world, ADA.email, after.messageId)).toEqual(['✓✓ clicked']);
    expect(inboxOf(world, ADA.email).filter(({ subject }) => subject.includes('After'))).toHaveLength(1);
  });

  it('makes one Sheet, which the card then opens, and takes the trouble off the card', () => {
    const { world } = officeWithout(removeSheet);
    const old = configOf(world).ledger.id;
    const card = pressRenew(world);
    expect(world.sheets.list()).toHaveLength(1);
    expect(world.sheets.list()[0]?.id).not.toBe(old);
    expect(JSON.stringify(card)).toContain(world.sheets.list()[0]?.url);
    expect(textOf(card)).not.toContain('Please look at this');
    expect(textOf(homeCard(world))).not.toContain('Please look at this');
    world.advance(5 * MINUTE);
    expect(textOf(homeCard(world))).not.toContain('Please look at this');
    expect(world.sheets.list()).toHaveLength(1);
  });

  it('pressed again on the old card makes no second Sheet', () => {
    const { world } = officeWithout(removeSheet);
    const card = homeCard(world);
    pressOn(world, card, 'Make a new Sheet');
    const kept = configOf(world).ledger;
    expect(pressOn(world, card, 'Make a new Sheet')).toMatchObject({ notification: 'The Sheet is there.' });
    expect(world.sheets.list()).toHaveLength(1);
    expect(configOf(world).ledger).toEqual(kept);
  });

  it('is followed by mail that is tracked as before', () => {
    const { world } = officeWithout(removeSheet);
    pressRenew(world);
    const { messageId } = sendTracked(world, { subject: 'Later' });
    world.advance(10 * MINUTE);
    readBy(world, BEN.email, 'Later');
    world.advance(2 * MINUTE);
    expect(subjects(world)).toEqual(expect.arrayContaining(['After', 'Later']));
    expect(labelsOf(world, ADA.email, messageId)).toEqual(['✓✓ opened']);
  });

  it('says so when old mail, whose record went with the old Sheet, is opened later', () => {
    const { world } = officeWithout(removeSheet);
    pressRenew(world);
    world.advance(2 * MINUTE);
    readBy(world, BEN.email, 'Before');
    world.advance(15 * MINUTE);
    expect(waitingRecords(world)).toEqual([]);
    expect(textOf(homeCard(world))).toContain('belonged to messages that the Sheet does not hold');
  });

  it('is refused to whoever is not the owner', () => {
    const { world } = officeWithout(removeSheet);
    const action = actionOf(homeCard(world), 'Make a new Sheet');
    const answer = pressOn(
      world,
      { sections: [{ widgets: [{ buttonList: { buttons: [{ text: 'x', onClick: { action } }] } }] }] },
      'x',
      { as: 'grace@lindenhof.example' },
    );
    expect(textOf(cardAfter(answer))).toContain(`Only ${ADA.email} can make a new Sheet.`);
    expect(world.sheets.list()).toEqual([]);
  });
});

describe('a Sheet in the bin', () => {
  it('is written on, so that nothing is missing when it is taken out again', () => {
    const world = openOffice({ switches: { binnedFilesAnswer: true } });
    world.sheets.trash(configOf(world).ledger.id);
    sendTracked(world);
    world.advance(10 * MINUTE);
    world.sheets.restore(configOf(world).ledger.id);
    expect(subjects(world)).toEqual(['The offer']);
  });

  it('that Google no longer answers for gets what happened meanwhile once it is taken out again', () => {
    const world = openOffice({ switches: { binnedFilesAnswer: false } });
    world.sheets.trash(configOf(world).ledger.id);
    sendTracked(world);
    world.advance(10 * MINUTE);
    expect(textOf(homeCard(world))).toContain('The tracking Sheet is gone');
    world.sheets.restore(configOf(world).ledger.id);
    world.advance(2 * HOUR);
    expect(subjects(world)).toEqual(['The offer']);
  });
});

describe('an owner who took all permissions back and gave them again', () => {
  it('finds the Sheet written on as before, where Google gives the files back, too', () => {
    const world = openOffice({ switches: { filesOutliveConsent: true } });
    sendTracked(world, { subject: 'Before' });
    world.advance(10 * MINUTE);
    agreeAgain(world);
    sendTracked(world, { subject: 'After' });
    world.advance(10 * MINUTE);
    expect(subjects(world)).toEqual(['Before', 'After']);
    expect(textOf(homeCard(world))).not.toContain('Please look at this');
  });
});

describe('a Sheet that comes back', () => {
  it('takes in what waited, and the card is quiet again', () => {
    const world = openOffice();
    sendTracked(world, { subject: 'Before' });
    world.advance(10 * MINUTE);
    WAYS[1][1](world);
    const after = sendTracked(world, { subject: 'After' });
    world.advance(5 * MINUTE);
    open(world, after.pixelUrl);
    world.trouble.clear();
    world.advance(2 * MINUTE);
    expect(subjects(world)).toEqual(['Before', 'After']);
    expect(waitingRecords(world)).toEqual([]);
    expect(textOf(homeCard(world))).not.toContain('Please look at this');
  });
});
