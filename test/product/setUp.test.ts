import { ADA, BEN, GRACE } from '../../emulator/scenes/people';
import type { EmulatedWorld } from '../../emulator/world/EmulatedWorld';
import {
  costlyCalls,
  execUrl,
  homeCard,
  inboxOf,
  labelsOf,
  lastExecution,
  MINUTE,
  HOUR,
  openOffice,
  readBy,
  SECOND,
  sendTracked,
  sheetTab,
} from '../support/office';
import { buttonLabels, cardAfter, linesOf, pressOn, pressSetUp, textOf } from '../support/officeCards';
import { configOf, forgetCache, scriptProperties, standing, waitingRecords } from '../support/officeBooks';
import { open } from '../support/stranger';

const DEPLOYMENT = 'AKfycb-emulated-deployment-1';

const timersOf = (world: EmulatedWorld, email: string): readonly string[] =>
  world.script.timers
    .of(email)
    .map(({ function: name, everyMs }) => `${name} every ${(everyMs ?? 0) / MINUTE} min`);

/** Types an address into the home card of a newcomer and presses *Set up*. */
const setUpWith = (world: EmulatedWorld, address: string, as = ADA.email) =>
  pressOn(world, homeCard(world, as), 'Set up', { as, fields: { address } });

describe('the home card before set-up', () => {
  it('says what to do, asks for the address, and has one button', () => {
    const card = homeCard(openOffice({ setUp: false }));
    expect(linesOf(card)[0]).toBe('Set up Doublecheck');
    expect(textOf(card)).toContain('Copy the address of the web app and put it here.');
    expect(textOf(card)).toContain('This makes a Sheet in your Drive');
    expect(buttonLabels(card)).toEqual(['Set up']);
  });

  it('makes nothing by being opened', () => {
    const world = openOffice({ setUp: false });
    const before = standing(world);
    homeCard(world);
    homeCard(world, GRACE.email);
    expect(standing(world)).toEqual(before);
  });

  it('is what the compose window points to', () => {
    const world = openOffice({ setUp: false });
    expect(() => sendTracked(world)).toThrow('No button "Track"');
  });
});

describe('set-up', () => {
  it('makes one Sheet, one timer and the keys, and shows the home card', () => {
    const world = openOffice({ setUp: false });
    const card = cardAfter(setUpWith(world, execUrl(world)));
    expect(world.sheets.list().map(({ owner, title }) => [owner, title])).toEqual([
      [ADA.email, 'Doublecheck: tracked mail'],
    ]);
    expect(timersOf(world, ADA.email)).toEqual(['tick every 1 min']);
    expect(configOf(world)).toMatchObject({
      owner: ADA.email,
      base: execUrl(world),
      bases: [execUrl(world)],
    });
    expect(textOf(card)).toContain(`The record is kept by | ${ADA.email}`);
    expect(JSON.stringify(card)).toContain(world.sheets.list()[0]?.url);
  });

  it('done twice changes nothing: not a property, not a Sheet, not a timer', () => {
    const world = openOffice();
    const before = standing(world);
    for (let presses = 0; presses < 3; presses += 1) {
      expect(pressSetUp(world).kind).toBe('response');
      world.advance(SECOND);
    }
    expect(standing(world)).toEqual(before);
    expect(world.sheets.list()).toHaveLength(1);
    expect(timersOf(world, ADA.email)).toHaveLength(1);
  });

  it('done twice changes nothing with mail on its way, either: old tokens stay good', () => {
    const world = openOffice();
    const { pixelUrl } = sendTracked(world);
    pressSetUp(world);
    world.advance(10 * MINUTE);
    open(world, pixelUrl);
    world.advance(MINUTE);
    expect(sheetTab(world, 'Events')).toHaveLength(2);
  });

  it.each([
    `https://script.google.com/a/macros/lindenhof.example/s/${DEPLOYMENT}/exec`,
    `https://script.google.com/a/lindenhof.example/macros/s/${DEPLOYMENT}/exec`,
    `https://script.google.com/macros/u/1/s/${DEPLOYMENT}/exec`,
    `  https://script.google.com/macros/s/${DEPLOYMENT}/exec\n`,
  ])('takes the address as signed-in browsers show it: %s', (address) => {
    const world = openOffice({ setUp: false });
    setUpWith(world, address);
    expect(configOf(world).base).toBe(execUrl(world));
  });

  it.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['the test deployment', `https://script.google.com/macros/s/${DEPLOYMENT}/dev`],
    ['the editor', 'https://script.google.com/home/projects/emulated-script-1/edit'],
    ['another host', `https://script.google.com.example.org/macros/s/${DEPLOYMENT}/exec`],
    ['an address without encryption', `http://script.google.com/macros/s/${DEPLOYMENT}/exec`],
  ])('given %s says what the address looks like, and makes nothing', (_what, address) => {
    const world = openOffice({ setUp: false });
    const before = standing(world);
    const words = textOf(cardAfter(setUpWith(world, address)));
    expect(words).toContain('Please check what you typed');
    expect(words).toContain('it begins with https://script.google.com/macros/s/ and ends in /exec');
    expect(standing(world)).toEqual(before);
  });

  it('given the address of no web app of ours says so, and makes neither Sheet nor timer', () => {
    const world = openOffice({ setUp: false });
    const card = cardAfter(setUpWith(world, 'https://script.google.com/macros/s/AKfycb-somebody-else/exec'));
    expect(textOf(card)).toContain('The web app does not answer');
    expect(textOf(card)).toContain('Check that it is deployed with access');
    expect(world.sheets.list()).toEqual([]);
    expect(timersOf(world, ADA.email)).toEqual([]);
  });

  it('is refused to everybody but who deployed the web app, in words that name that account', () => {
    const world = openOffice({ setUp: false });
    const card = cardAfter(setUpWith(world, execUrl(world), GRACE.email));
    expect(textOf(card)).toContain('Another account is needed');
    expect(textOf(card)).toContain(`The web app belongs to ${ADA.email}. Ask that account`);
    expect(world.sheets.list()).toEqual([]);
    expect(timersOf(world, GRACE.email)).toEqual([]);
    expect(scriptProperties(world)['config']).toBeUndefined();
  });

  it('is refused to others afterwards, too, and changes nothing', () => {
    const world = openOffice();
    const before = standing(world);
    expect(textOf(cardAfter(pressSetUp(world, GRACE.email)))).toContain(
      `The web app belongs to ${ADA.email}.`,
    );
    expect(standing(world)).toEqual(before);
  });

  it('says on Health that its picture arrives unharmed, where Google leaves control characters in it', () => {
    const world = openOffice({ setUp: false, switches: { textKeepsControlCharacters: true } });
    expect(textOf(cardAfter(pressSetUp(world)))).toContain('The picture | Arrives unharmed');
  });

  it('says on Health when Google takes control characters out of the picture', () => {
    const world = openOffice({ setUp: false });
    expect(textOf(cardAfter(pressSetUp(world)))).toContain('The picture | Arrives, but was changed');
  });

  it('says on Health when the picture does not arrive, and what to check', () => {
    const world = openOffice({ setUp: false });
    // The second request is the picture's, the first asks who owns the web app.
    world.trouble.fail({ call: 'UrlFetchApp.fetch', nth: 2, message: 'Address unavailable' });
    expect(textOf(cardAfter(pressSetUp(world)))).toContain(
      'The picture | Does not arrive. Check that the web app is open to anyone.',
    );
  });
});

describe('a colleague’s first card', () => {
  it('welcomes her, says what to do, and makes exactly one timer', () => {
    const world = openOffice();
    const first = homeCard(world, GRACE.email);
    expect(first.header).toMatchObject({ title: 'Doublecheck', subtitle: 'Welcome' });
    expect(textOf(first)).toContain('open Doublecheck in the compose window and press <b>Track</b>');
    expect(textOf(first)).toContain('Marks are brought up to date | every 10 minutes');
    expect(timersOf(world, GRACE.email)).toEqual(['tick every 10 min']);
  });

  it('is followed by cards that greet her no more and make no second timer', () => {
    const world = openOffice();
    homeCard(world, GRACE.email);
    world.advance(MINUTE);
    expect(homeCard(world, GRACE.email).header?.subtitle).not.toBe('Welcome');
    sendTracked(world, { from: GRACE.email });
    expect(timersOf(world, GRACE.email)).toHaveLength(1);
  });

  it('may be the one beside the compose window', () => {
    const world = openOffice();
    sendTracked(world, { from: GRACE.email });
    expect(timersOf(world, GRACE.email)).toEqual(['tick every 10 min']);
  });

  it('shows her neither Health nor the Sheet, and who holds the data', () => {
    const world = openOffice();
    const words = JSON.stringify(homeCard(world, GRACE.email));
    expect(words).not.toMatch(/Health|docs\.google\.com/);
    expect(words).toContain(ADA.email);
  });
});

describe('where add-ons may set a timer once an hour only', () => {
  const hourly = (): EmulatedWorld => openOffice({ switches: { addOnTimersEveryMinute: false } });
  /** Executions of the web app that wrote to the Sheet. */
  const settled = (world: EmulatedWorld): number =>
    world.executions.filter(
      ({ kind, calls }) =>
        kind === 'doGet' && calls.some(({ name }) => name === 'Sheets.Spreadsheets.batchUpdate'),
    ).length;

  it('the timer is hourly, and the card says so', () => {
    const world = hourly();
    expect(timersOf(world, ADA.email)).toEqual(['tick every 60 min']);
    expect(textOf(homeCard(world))).toContain('Marks are brought up to date | every hour');
    expect(textOf(homeCard(world, GRACE.email))).toContain('Marks are brought up to date | every hour');
    expect(timersOf(world, GRACE.email)).toEqual(['tick every 60 min']);
  });

  it('a pixel settles by itself, after its own record is safe, so the Sheet has the open at once', () => {
    const world = hourly();
    const { pixelUrl } = sendTracked(world);
    world.advance(HOUR + 20 * MINUTE);
    open(world, pixelUrl);
    expect(sheetTab(world, 'Events')).toHaveLength(2);
    expect(waitingRecords(world)).toEqual([]);
    const calls = costlyCalls(lastExecution(world, 'doGet'));
    expect(calls.indexOf('Properties.setProperty')).toBeLessThan(
      calls.indexOf('Sheets.Spreadsheets.batchUpdate'),
    );
    expect(calls.indexOf('Properties.setProperty')).toBeGreaterThan(-1);
  });

  it('hits settle at most once a minute', () => {
    const world = hourly();
    const mails = ['One', 'Two', 'Three', 'Four'].map((subject) => sendTracked(world, { subject }));
    world.advance(HOUR + 20 * MINUTE);
    const before = settled(world);
    for (const { pixelUrl } of mails) {
      open(world, pixelUrl);
      world.advance(14 * SECOND);
    }
    expect(settled(world) - before).toBe(1);
    world.advance(10 * SECOND);
    open(world, mails[0]?.pixelUrl ?? '');
    expect(settled(world) - before).toBe(2);
    expect(waitingRecords(world)).toEqual([]);
  });

  it('hits leave it to the timer while that ran a moment ago', () => {
    const world = hourly();
    const { pixelUrl } = sendTracked(world);
    world.advance(HOUR + 5 * MINUTE);
    const waiting = waitingRecords(world).length;
    open(world, pixelUrl);
    expect(settled(world)).toBe(0);
    expect(waitingRecords(world)).toHaveLength(waiting + 1);
  });

  it('a click never settles: there a person waits', () => {
    const world = hourly();
    const { linkUrl } = sendTracked(world, { destination: 'https://example.com/' });
    world.advance(HOUR + 20 * MINUTE);
    const waiting = waitingRecords(world).length;
    open(world, linkUrl);
    expect(settled(world)).toBe(0);
    expect(waitingRecords(world)).toHaveLength(waiting + 1);
    expect(costlyCalls(lastExecution(world, 'doGet')).length).toBeLessThanOrEqual(4);
  });

  it('a press on Refresh is no sign of life of the timer: hits go on settling', () => {
    const world = hourly();
    const { pixelUrl } = sendTracked(world);
    world.advance(HOUR + 20 * MINUTE);
    pressOn(world, homeCard(world), 'Refresh now');
    open(world, pixelUrl);
    expect(settled(world)).toBe(1);
  });

  it('settling that fails costs the recipient nothing', () => {
    const world = hourly();
    const { pixelUrl } = sendTracked(world);
    world.advance(HOUR + 20 * MINUTE);
    const waiting = waitingRecords(world).length;
    world.trouble.fail({ call: 'Sheets.Spreadsheets.batchUpdate', code: 500, times: 5 });
    expect(open(world, pixelUrl).contentType).toContain('text/javascript');
    expect(waitingRecords(world)).toHaveLength(waiting + 1);
  });

  it('marks and alerts come all the same, by the hour', () => {
    const world = hourly();
    const { messageId } = sendTracked(world);
    world.advance(20 * MINUTE);
    readBy(world, BEN.email);
    world.advance(2 * HOUR);
    expect(labelsOf(world, ADA.email, messageId)).toEqual(['✓✓ opened']);
    expect(inboxOf(world, ADA.email)).toHaveLength(1);
  });

  it('Health knows the timer also if Google does not name who made it', () => {
    const world = openOffice();
    world.advance(3 * MINUTE);
    expect(textOf(homeCard(world))).toContain('Timer | Last ran');
  });

  it('Health tells how long ago the timer ran', () => {
    const world = hourly();
    expect(textOf(homeCard(world))).toContain('Timer | Has not run yet');
    world.advance(HOUR + 3 * MINUTE);
    expect(textOf(homeCard(world))).toContain('Timer | Last ran 3 min ago');
    forgetCache(world);
    expect(textOf(homeCard(world))).toContain('Timer | ');
  });
});
