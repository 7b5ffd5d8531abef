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
/** A Tuesday morning at the joinery, after a week. */
const NOW = Date.UTC(2027, 0, 5, 8, 40);
const WIDTH = 1000;
const HEIGHT = 740;
const COLOURS = 64;
const MINUTE = 60_000;
const ADA = 'ada@lindenhof.example';
const BEN = 'ben@gmail.example';
const DRAWINGS =
  '<div dir="ltr">Dear both, here are <a href="https://example.com/floor-plan">the floor plan</a> and ' +
  '<a href="https://example.com/views">the views</a>. Shall we <a href="https://meet.google.com/abc-defg-hij">meet</a>?</div>';
const LINK = 'The offer and the pictures';

const { openWorkspace, week } = await build();
const workspace = await openWorkspace({
  scene: week,
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
  const modules = { workspace: 'emulator/desk/openWorkspace.ts', scene: 'emulator/scenes/week.ts' };
  const dir = 'build/pictures';
  for (const part of [{ ...server, input: modules, output: { dir, format: 'esm' } }, desk]) {
    const bundle = await rollup(part);
    await bundle.write(part.output);
    await bundle.close();
  }
  const { openWorkspace } = await import(resolve(dir, 'workspace.js'));
  const { week } = await import(resolve(dir, 'scene.js'));
  return { openWorkspace, week };
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

/** The answer to Ben from the first word until he has read it; a picture where there is something to see. */
async function draw(studio, page) {
  const goTo = async (place) => {
    await page.goto(`${workspace.deskUrl}/#${place}`);
  };
  const thread = (words) =>
    page.getByRole('main').getByRole('region').getByRole('link').filter({ hasText: words });
  const composer = page.getByRole('dialog');
  const body = composer.getByRole('textbox', { name: 'Message body' });
  const card = composer.getByRole('complementary', { name: 'Doublecheck' });
  const letPass = async (minutes) => {
    workspace.world.advance(minutes * MINUTE);
    await page.locator(`time[datetime="${new Date(workspace.world.clock.now()).toISOString()}"]`).waitFor();
  };

  await page.setViewportSize({ width: 1185, height: 510 });
  await goTo('/sheet//Messages');
  await page.getByRole('gridcell', { name: '✓✓ clicked' }).first().waitFor();
  await keep(studio, page, 'sheet', page.getByRole('main'));
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });

  await goTo(`/mail/${ADA}/INBOX`);
  for (const seen of ['Oak samples are here', 'second bench']) {
    await thread(seen).click();
    await page.getByRole('link', { name: 'Back to Inbox' }).click();
  }
  await thread('Could you send me the offer?').click();
  await page.getByRole('button', { name: 'Reply' }).click();
  await body.and(page.locator(':focus')).waitFor();
  await page.keyboard.type('Dear Ben,\n\nhere is the offer for the kitchen, with the pictures: ');
  await composer.getByRole('toolbar').getByRole('button', { name: 'Doublecheck' }).click();
  await card.getByRole('button', { name: 'Track', exact: true }).click();
  await composer.getByText('Doublecheck changed this mail. Draft saved.').waitFor();
  await card.getByRole('textbox', { name: 'Address' }).fill('https://example.com/kitchen');
  await card.getByRole('textbox', { name: 'Text to show' }).fill(LINK);
  await card.and(page.locator('[aria-busy=false]')).waitFor();
  await card.getByRole('button', { name: 'Add link', exact: true }).click();
  await body.getByRole('link', { name: LINK }).waitFor();
  await composer.getByText('Draft saved.').waitFor();
  await keep(studio, page, 'compose', composer);
  await letPass(1);
  await composer.getByRole('button', { name: 'Send', exact: true }).click();
  await composer.waitFor({ state: 'detached' });
  await letPass(12);

  await goTo(`/mail/${BEN}/INBOX`);
  await thread('Could you send me the offer?').click();
  await page.frameLocator('iframe[title="Mail from Ada Brandt"]').getByRole('link', { name: LINK }).waitFor();
  await page.waitForLoadState('networkidle');
  await letPass(2);
  await goTo(`/mail/${ADA}/INBOX`);
  await thread('Opened: Re: Could you').or(thread('Opened: Could you')).first().waitFor();
  await page.setViewportSize({ width: WIDTH, height: 600 });
  await keep(studio, page, 'opened', page.getByRole('main'));
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });
  await thread('Ben, me').click();
  await page.getByRole('button', { name: 'Doublecheck', exact: true }).click();
  await page.getByRole('complementary', { name: 'Doublecheck' }).getByText('Opened: a person').waitFor();
  await keep(studio, page, 'thread', page.getByRole('main'));

  workspace.world.mail.mailbox(ADA).saveDraft({
    to: `Ben Castillo <${BEN}>, Cleo Marsh <cleo@harbour.example>`,
    cc: '',
    bcc: '',
    subject: 'The drawings',
    html: DRAWINGS,
  });
  await page.setViewportSize({ width: WIDTH, height: 1240 });
  await goTo(`/mail/${ADA}/INBOX`);
  const panel = page.getByRole('complementary', { name: 'Doublecheck' });
  await panel.getByRole('button', { name: 'Drafts ready to send' }).click();
  await panel.getByRole('button', { name: 'The drawings' }).click();
  await panel.getByRole('switch', { name: 'the floor plan' }).waitFor();
  await keep(studio, page, 'send', panel);
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
