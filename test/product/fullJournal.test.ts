import { ADA, BEN, GRACE } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import { encodeRecord, hitIdFrom, journalKey } from '../../src/core/journal';
import { messageIdOf, peekToken } from '../../src/core/token';
import {
  compose,
  homeCard,
  HOUR,
  MINUTE,
  openOffice,
  readBy,
  sendTracked,
  sheetTab,
  type Sent,
} from '../support/office';
import { cardAfter, textOf } from '../support/officeCards';
import { fillStore, scriptProperties, userProperties, waitingRecords } from '../support/officeBooks';
import { open } from '../support/stranger';

const DESTINATION = 'https://example.com/offer';

/** Names a hit, or a message, by a number. */
const named = (number: number): Uint8Array =>
  Uint8Array.from({ length: 9 }, (_, place) => (number >> (place * 4)) & 255);

type Records = (index: number) => readonly [string, string];

/** Opens of one mail, one each millisecond. */
function opensOf(world: EmulatedWorld, { pixelUrl }: Sent): Records {
  const message = peekToken(new URL(pixelUrl).searchParams.get('t') ?? '')?.message ?? messageIdOf(named(0));
  const since = world.clock.now();
  return (index) => {
    const id = hitIdFrom(named(index));
    const hit = { kind: 'open', id, at: since + index, tag: '00000000', client: 'unknown' } as const;
    return [journalKey(hit.at, hit.id), encodeRecord({ kind: 'hit', message, hit, row: null })];
  };
}

/** Presses of *Track* for mails with as many links as a record holds: few of them need much room. */
const trackedMails = (world: EmulatedWorld): Records => {
  const at = world.clock.now();
  const links = Array.from({ length: 80 }, (_, index) => ({
    index,
    destination: `https://example.com/${'x'.repeat(70)}${index}`,
  }));
  return (index) => [
    journalKey(at + index, hitIdFrom(named(index))),
    encodeRecord({
      kind: 'tracked',
      message: messageIdOf(named(index + 1)),
      at: at + index,
      sender: ADA.email,
      links,
    }),
  ];
};

const aside =
  (records: Records): Records =>
  (index) => {
    const [key, text] = records(index);
    return [`u:${key}`, text];
  };

/** An office in which no record finds room in the script's properties, for all those that wait. */
function fullOffice(waiting?: (world: EmulatedWorld) => Records): {
  readonly world: EmulatedWorld;
  readonly offer: Sent;
} {
  const world = openOffice();
  const offer = sendTracked(world, { destination: DESTINATION });
  world.advance(10 * MINUTE);
  fillStore(scriptProperties(world), (waiting ?? trackedMails)(world));
  return { world, offer };
}

/** Nor in the owner's own. */
function overfullOffice(): ReturnType<typeof fullOffice> {
  const { world, offer } = fullOffice();
  fillStore(userProperties(world, ADA.email), aside(trackedMails(world)));
  return { world, offer };
}

const goodPixel = (() => {
  const world = openOffice();
  return open(world, sendTracked(world).pixelUrl).body;
})();

describe('a journal without room among the script’s properties', () => {
  it('takes hits into the owner’s own, and the Sheet has them when their turn comes', () => {
    const { world, offer } = fullOffice();
    expect(open(world, offer.pixelUrl).body).toBe(goodPixel);
    expect(Object.keys(userProperties(world, ADA.email)).some((key) => key.startsWith('u:j:'))).toBe(true);
    world.advance(2 * MINUTE);
    expect(waitingRecords(world)).toEqual([]);
    expect(sheetTab(world, 'Events').filter(([, subject]) => subject === 'The offer')).toHaveLength(1);
  });

  it('lets the owner’s home card open, with the number that waits', () => {
    const { world } = fullOffice();
    const waiting = waitingRecords(world).length;
    expect(waiting).toBeGreaterThan(50);
    expect(textOf(homeCard(world))).toContain(`Waiting to be written | ${waiting} records`);
  });

  it('loses no Track of a colleague: either the Sheet gets it, or she is told at once', () => {
    const { world } = fullOffice();
    const window = compose(world, { from: GRACE.email, subject: 'The invoice' });
    const answer = window.press('Track');
    if (answer.kind === 'draft-update') {
      window.send();
      world.advance(HOUR);
      expect(sheetTab(world, 'Messages').map(([, subject]) => subject)).toContain('The invoice');
    } else {
      expect(textOf(cardAfter(answer))).toContain('There is no room');
    }
  });
});

describe('a journal without room anywhere', () => {
  it('still gives the recipient the pixel, byte for byte', () => {
    const { world, offer } = overfullOffice();
    expect(open(world, offer.pixelUrl).body).toBe(goodPixel);
  });

  it('still gives the recipient the link, on a page that reports nothing', () => {
    const { world, offer } = overfullOffice();
    const page = open(world, offer.linkUrl);
    expect(page.body).toContain(`href="${DESTINATION}"`);
    expect(page.body).not.toContain('reportClick');
  });

  it('is told to the owner on the home card, with the number of hits lost', () => {
    const { world, offer } = overfullOffice();
    expect(textOf(homeCard(world))).not.toContain('for lack of room');
    open(world, offer.pixelUrl);
    open(world, offer.linkUrl);
    open(world, offer.pixelUrl);
    expect(textOf(homeCard(world))).toContain('Not kept, for lack of room | 3 hits in the last hours');
  });

  it('tells who wants to track that there is no room, and leaves the draft as it was', () => {
    const { world } = overfullOffice();
    for (const from of [ADA.email, GRACE.email]) {
      const window = compose(world, { from });
      const before = window.html;
      expect(textOf(cardAfter(window.press('Track')))).toContain('There is no room');
      expect(window.html).toBe(before);
    }
  });

  it('empties itself, and what was kept stands in the Sheet', () => {
    const { world } = overfullOffice();
    const before = waitingRecords(world).length;
    expect(before).toBeGreaterThan(100);
    world.advance(5 * MINUTE);
    expect(waitingRecords(world)).toEqual([]);
    expect(sheetTab(world, 'Messages').length).toBeGreaterThan(50);
    expect(textOf(homeCard(world))).toContain('Waiting to be written | Nothing');
    readBy(world, BEN.email);
    world.advance(2 * MINUTE);
    expect(sheetTab(world, 'Events')).toHaveLength(2);
  });
});

describe('thousands of hits that wait', () => {
  it('go into the Sheet, some hundred a minute, and no hit of another mail is lost', () => {
    let other: Sent | null = null;
    const { world, offer } = fullOffice((office) => {
      other = sendTracked(office, { subject: 'To everybody' });
      office.advance(2 * MINUTE);
      return opensOf(office, other);
    });
    expect(waitingRecords(world).length).toBeGreaterThan(4_800);
    open(world, offer.pixelUrl);
    world.advance(15 * MINUTE);
    expect(waitingRecords(world)).toEqual([]);
    const rows = sheetTab(world, 'Messages');
    for (const subject of ['The offer', 'To everybody'])
      expect(rows.find((row) => row[1] === subject)).toContain('✓✓ opened');
  });
});
