/**
 * Takes the pictures in docs/pictures from the emulator, at a fixed time of its clock.
 * Run it after changing what they show: npm run build && node tools/drawPictures.mjs
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as browserType } from 'playwright-core';
import { rollup } from 'rollup';
import emulator from '../emulator/rollup.config.mjs';
import { indexedPng } from './indexedPng.mjs';

const FOLDER = 'docs/pictures';
/** A Tuesday morning at the joinery. */
const NOW = Date.UTC(2027, 0, 5, 8, 40);
const WIDTH = 1000;
const HEIGHT = 740;
const COLOURS = 64;
const MINUTE = 60_000;
const LINK = 'The offer and the pictures';

const { openWorkspace, office } = await build();
const workspace = await openWorkspace({
  scene: office,
  dist: 'dist',
  files: 'build/desk',
  port: 0,
  now: NOW,
  clockRuns: false,
});
const executablePath = process.env.CHROME_PATH ?? (await chromium.executablePath());
const browser = await browserType.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-blink-features=AutomationControlled'],
});
try {
  await draw(await browser.newPage(), await deskIn(browser));
} finally {
  await browser.close();
  await workspace.close();
}

/** The emulator as modules, and the desk's page. */
async function build() {
  const [server, desk] = emulator;
  const modules = { workspace: 'emulator/desk/openWorkspace.ts', scene: 'emulator/scenes/office.ts' };
  const dir = 'build/pictures';
  for (const part of [{ ...server, input: modules, output: { dir, format: 'esm' } }, desk]) {
    const bundle = await rollup(part);
    await bundle.write(part.output);
    await bundle.close();
  }
  const { openWorkspace } = await import(resolve(dir, 'workspace.js'));
  const { office } = await import(resolve(dir, 'scene.js'));
  return { openWorkspace, office };
}

async function deskIn(browser) {
  const context = await browser.newContext({
    viewport: { width: WIDTH, height: HEIGHT },
    deviceScaleFactor: 2,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(workspace.deskUrl);
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  return page;
}

/** Three messages, of which one is followed to the end; a picture where there is something to see. */
async function draw(studio, page) {
  const goTo = async (name) => {
    const place = page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name });
    await place.click();
    await place.and(page.locator('[aria-current=page]')).waitFor();
  };
  const thread = (words) =>
    page.getByRole('main').getByRole('region').getByRole('link').filter({ hasText: words });
  const mail = page.frameLocator('iframe[title="Mail from Ada Brandt"]');
  const composer = page.getByRole('dialog');
  const body = composer.getByRole('textbox', { name: 'Message body' });
  const card = composer.getByRole('complementary', { name: 'Doublecheck' });
  const press = async (label) => {
    await card.and(page.locator('[aria-busy=false]')).waitFor();
    await card.getByRole('button', { name: label, exact: true }).click();
  };
  const letPass = async (minutes) => {
    workspace.world.advance(minutes * MINUTE);
    await page.locator(`time[datetime="${new Date(workspace.world.clock.now()).toISOString()}"]`).waitFor();
  };
  const track = async (text) => {
    await page.keyboard.type(text);
    await composer.getByRole('toolbar').getByRole('button', { name: 'Doublecheck' }).click();
    await press('Track');
    await composer.getByText('Doublecheck changed this mail. Draft saved.').waitFor();
  };
  const sendMail = async () => {
    await letPass(1);
    await composer.getByRole('button', { name: 'Send', exact: true }).click();
    await composer.waitFor({ state: 'detached' });
  };
  const write = async (to, subject, text) => {
    await page.getByRole('button', { name: 'Compose', exact: true }).click();
    await composer.getByRole('combobox', { name: 'To' }).fill(to);
    await composer.getByRole('textbox', { name: 'Subject' }).fill(subject);
    await body.click();
    await track(text);
    await sendMail();
  };
  const read = async (reader, words) => {
    await goTo(reader);
    await thread(words).click();
    await mail.locator('img').evaluate((pixel) => pixel.decode());
  };

  await thread('Oak samples are here').click();
  await page.getByRole('link', { name: 'Back to Inbox' }).click();
  await thread('Could you send me the offer?').click();
  await page.getByRole('button', { name: 'Reply' }).click();
  await body.and(page.locator(':focus')).waitFor();
  await track('Dear Ben,\n\nhere is the offer for the kitchen, with the pictures: ');
  await card.getByRole('textbox', { name: 'Address' }).fill('https://example.com/kitchen');
  await card.getByRole('textbox', { name: 'Text to show' }).fill(LINK);
  await keep(studio, page, 'compose', composer);
  await press('Add link');
  await press('I have seen it: add the link');
  await body.getByRole('link', { name: LINK }).waitFor();
  await composer.getByText('Draft saved.').waitFor();
  await sendMail();
  await letPass(12);

  await read(/^Ben/, 'Could you send me the offer?');
  await letPass(2);
  await goTo(/^Ada/);
  await thread('Opened: ').waitFor();
  await page.setViewportSize({ width: WIDTH, height: 600 });
  await keep(studio, page, 'opened', page.getByRole('main'));
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });
  await thread('Ben, me').click();
  await page.getByRole('button', { name: 'Doublecheck', exact: true }).click();
  await page.getByRole('complementary', { name: 'Doublecheck' }).getByText('Opened: a person').waitFor();
  await keep(studio, page, 'thread', page.getByRole('main'));

  await read(/^Ben/, 'Ada');
  const opening = page.waitForEvent('popup');
  await mail.getByRole('link', { name: LINK }).click();
  const clickPage = await opening;
  await clickPage.context().route('https://example.com/**', (route) => route.fulfill({ body: 'The offer' }));
  await clickPage
    .frameLocator('#sandboxFrame')
    .frameLocator('#userHtmlFrame')
    .getByRole('link')
    .press('Enter');
  await clickPage.waitForURL('https://example.com/kitchen');
  await clickPage.close();
  await letPass(25);
  await goTo(/^Ada/);
  await write('cleo@harbour.example', 'Drawings of the reception desk', 'Dear Cleo, here are the drawings.');
  await letPass(47);
  await read(/^Cleo/, 'Drawings');
  await letPass(2);
  await goTo(/^Ada/);
  await write('ben@gmail.example', 'We measure on Friday at ten', 'Dear Ben, is Friday all right?');
  await letPass(2);
  await page.setViewportSize({ width: 1185, height: 510 });
  await goTo('The Sheet');
  await page.getByRole('tab', { name: 'Messages' }).click();
  await page.getByRole('gridcell', { name: '✓✓ clicked' }).waitFor();
  await keep(studio, page, 'sheet', page.getByRole('main'));
}

/** What was said in passing is not in the picture. */
async function keep(studio, page, name, part = page) {
  await page.addStyleTag({ content: '.toast { visibility: hidden } * { caret-color: transparent }' });
  await page.mouse.move(0, 0);
  mkdirSync(FOLDER, { recursive: true });
  const png = await indexedPng(studio, await part.screenshot(), COLOURS);
  writeFileSync(join(FOLDER, `${name}.png`), png);
  console.log(`${name}.png: ${png.length} bytes`);
}
