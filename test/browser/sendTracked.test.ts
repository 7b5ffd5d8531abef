import type { Locator } from 'playwright-core';
import { ADA, BEN, CLEO, GRACE } from '../../emulator/scenes/people';
import { KIND, UNKIND } from '../../emulator/switches';
import { describeInBrowser } from './support/browser';
import { pressByKey, tabTo } from './support/keyboard';
import { pressThrough } from './support/pressThrough';
import { enrich, seesAllOfIt } from './support/richMail';
import { seesRow, sizeOf } from './support/sights';
import { atDesk, PIXEL_IS_SEEN, STORY_MS, type Desk } from './support/story';

const DESTINATION = 'https://example.com/offer';
const LINK = 'The offer as PDF';
const SUBJECT = 'The offer';
const PIXEL = { width: 1, height: 1 };

describeInBrowser(
  'Send with tracking',
  (browser) => {
    it(
      'follows a mail to one reader, from the homepage of a narrow screen, in a world as unkind as can be',
      atDesk(
        browser,
        { viewport: { width: 390, height: 844 }, switches: { ...UNKIND, ...PIXEL_IS_SEEN } },
        async (desk) => {
          const { composer } = desk;
          await desk.write({ to: BEN.email, subject: SUBJECT, text: 'Dear Ben, here it is: ' });
          await enrich(desk, { url: DESTINATION, text: LINK });
          await composer.getByRole('button', { name: 'Save and close' }).click();
          const written = draftOf(desk);

          const card = await openPanel(desk);
          await press(card, 'Drafts ready to send');
          await press(card, new RegExp(`To ${BEN.email}.*${SUBJECT}.*Dear Ben`));
          await press(card, 'Show what they meet');
          const picture = card.getByRole('img', { name: 'A page with one large link' });
          expect((await sizeOf(picture)).width).toBeGreaterThan(100);
          await press(card, 'I have seen it: follow links');
          for (const name of ['Opens', 'The link', LINK])
            expect(await card.getByRole('switch', { name }).isChecked()).toBe(true);
          await press(card, 'Send with tracking');
          await card.getByText('The mail exactly as you wrote it').waitFor();
          await card.getByRole('button', { name: 'Close Doublecheck' }).click();
          expect(draftsOf(desk)).toEqual([]);

          await seesSentAsWritten(desk, written, '✓ sent');
          await desk.openMail(BEN);
          expect(await seesAllOfIt(desk, await desk.openThread(SUBJECT, ADA.name))).toEqual(PIXEL);
          await desk.letPass('1 h');
          await pressThrough(desk, BEN, READ);
          await desk.letPass('1 h');
          await seesRow(await desk.openTab('Messages'), SUBJECT, BEN.email, '✓✓ clicked');
          await seesMark(desk, '✓✓ clicked');

          await desk.openMail(ADA);
          await desk.openThread('Could you send me the offer?', BEN.name);
          const beside = await openPanel(desk);
          await press(beside, 'Tracked reply');
          await seesPixelInComposer(desk);
        },
      ),
      STORY_MS,
    );

    it(
      'tells three readers apart, beside the compose window and by keyboard alone, in a world that is kind',
      atDesk(
        browser,
        { dist: 'dist', switches: { ...KIND, composerMissesItsDraft: false } },
        async (desk) => {
          const { page, composer, card } = desk;
          const { keyboard } = page;
          await pressByKey(page, page.getByRole('button', { name: 'Compose', exact: true }));
          await composer.getByRole('combobox', { name: 'To' }).and(page.locator(':focus')).waitFor();
          await keyboard.type([BEN, CLEO, GRACE].map(({ email }) => email).join(', '));
          await tabTo(page, composer.getByRole('textbox', { name: 'Subject' }));
          await keyboard.type(SUBJECT);
          const body = composer.getByRole('textbox', { name: 'Message body' });
          await tabTo(page, body);
          await keyboard.type('Dear all, here it is: ');
          await enrich(desk, { url: DESTINATION, text: LINK });
          const written = draftOf(desk);

          await pressByKey(
            page,
            composer.getByRole('toolbar').getByRole('button', { name: 'Doublecheck' }),
            'Shift+Tab',
          );
          const walk = async (label: string | RegExp): Promise<void> => {
            await card.and(page.locator('[aria-busy=false]')).waitFor();
            const button = card.getByRole('button', { name: label, exact: true });
            await button.waitFor();
            await pressByKey(page, button);
          };
          await walk('Drafts ready to send');
          await walk(/The offer.*Dear all/);
          await walk('Show what they meet');
          await walk('I have seen it: follow links');
          await tabTo(page, card.getByRole('switch', { name: 'Separately to each recipient' }));
          await keyboard.press('Space');
          await walk('Send with tracking');
          await card.getByText('Sent. Close this window with the bin; do not press Send.').waitFor();
          expect(draftsOf(desk)).toEqual([]);

          // The window is still open, and saves once more: the draft is back.
          await tabTo(page, body, 'Shift+Tab');
          await keyboard.type('!');
          await keyboard.press('Backspace');
          const labels = page.getByRole('navigation', { name: 'Labels' });
          await labels.getByRole('link', { name: 'Drafts 1' }).waitFor();
          await tabTo(page, card.getByRole('button', { name: 'Back' }));
          await keyboard.press('Enter');
          await walk('Drafts ready to send');
          await walk(/The offer.*Dear all/);
          await card.getByText(/^This mail was sent with tracking at \d\d:\d\d/).waitFor();
          await card.getByRole('button', { name: 'Send again' }).waitFor();
          await pressByKey(page, composer.getByRole('button', { name: 'Discard draft' }), 'Shift+Tab');
          await page.getByRole('status').getByText('Draft discarded.').waitFor();
          expect(draftsOf(desk)).toEqual([]);
          await seesSentAsWritten(desk, written, '✓ sent');

          await desk.letPass('10 min');
          for (const reader of [BEN, CLEO]) {
            await desk.openMail(reader);
            expect(await seesAllOfIt(desk, await desk.openThread(SUBJECT, ADA.name))).toEqual(PIXEL);
            await page.getByText('to me', { exact: true }).waitFor();
          }
          await pressThrough(desk, CLEO, READ);
          await desk.letPass('10 min');
          await seesMark(desk, '✓✓ clicked');
          await desk.openThread('To: Ben, Cleo, Grace', 'me');
          const beside = await openPanel(desk);
          await beside.getByRole('heading', { name: '✓✓ 2 of 3 opened' }).waitFor();
          await press(beside, 'Follow up');
          await seesPixelInComposer(desk);

          await desk.openMail(GRACE);
          expect(await seesAllOfIt(desk, await desk.openThread(SUBJECT, ADA.name))).toEqual(PIXEL);
          await page.getByText('to me', { exact: true }).waitFor();
        },
      ),
      STORY_MS,
    );
  },
  { admitsToBeDriven: false },
);

const READ = { words: SUBJECT, from: ADA.name, link: LINK, destination: DESTINATION };

/** The HTML of each of Ada's drafts. */
const draftsOf = ({ world }: Desk): string[] =>
  world.mail
    .mailbox(ADA.email)
    .drafts()
    .map(({ html }) => html);

const draftOf = (desk: Desk): string => draftsOf(desk)[0] ?? '';

/** Opens the add-on beside the list or the mail. */
async function openPanel({ page }: Desk): Promise<Locator> {
  await page.getByRole('button', { name: 'Doublecheck', exact: true }).click();
  return page.getByRole('complementary', { name: 'Doublecheck' });
}

async function press(card: Locator, label: string | RegExp): Promise<void> {
  await card.and(card.page().locator('[aria-busy=false]')).waitFor();
  await card.getByRole('button', { name: label, exact: true }).click();
}

/** The add-on has opened a mail that is followed already. */
async function seesPixelInComposer(desk: Desk): Promise<void> {
  await desk.composer
    .getByRole('textbox', { name: 'Message body' })
    .locator('img')
    .first()
    .waitFor({ state: 'attached' });
  expect(draftOf(desk)).toMatch(/<img\b[^>]*\bsrc="https:\/\/script\.google\.com\/macros\//);
}

async function seesMark(desk: Desk, mark: string): Promise<void> {
  await desk.openMail(ADA, 'Sent');
  await desk.thread(SUBJECT).filter({ hasText: mark }).waitFor();
}

/** One copy, and looking at it asks the web app for nothing. */
async function seesSentAsWritten(desk: Desk, written: string, mark: string): Promise<void> {
  const { world } = desk;
  const hits = (): number => world.executions.filter(({ kind }) => kind === 'doGet').length;
  const before = hits();
  await seesMark(desk, mark);
  expect(await desk.thread(SUBJECT).count()).toBe(1);
  const mail = await desk.openThread(SUBJECT, 'me');
  expect(await seesAllOfIt(desk, mail)).toBeNull();
  expect(await mail.getByRole('link', { name: LINK }).getAttribute('href')).toBe(DESTINATION);
  const sent = world.mail
    .mailbox(ADA.email)
    .threads('SENT')
    .flatMap(({ messages }) => messages)
    .filter(({ subject, labelIds }) => subject === SUBJECT && labelIds.includes('SENT'));
  expect(sent.map(({ html }) => html)).toEqual([written]);
  expect(hits()).toBe(before);
}
