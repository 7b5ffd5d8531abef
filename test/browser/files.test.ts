import type { Locator } from 'playwright-core';
import { ADA, BEN, CLEO } from '../../emulator/scenes/people';
import { describeInBrowser } from './support/browser';
import { bodyOf, compose, openDeskPage } from './support/desk';
import { pressByKey } from './support/keyboard';
import { sizeOf } from './support/sights';

const PLAN = { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Buy a brighter bulb.') };
const OLD_PLAN = {
  name: 'plan-of-last-year.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Buy a bulb.'),
};
const LAMP = {
  name: 'lamp.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4f4YBiAAOkgOXtKxBCwAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const DOT = { width: 2, height: 1 };

/** @see https://support.google.com/mail/answer/6584 */
describeInBrowser('Files in a mail', (browser) => {
  it('are attached and inserted, survive closing the window, and reach three people', async () => {
    const desk = await openDeskPage(browser());
    const { page } = desk;
    const choose = async (composer: Locator, button: string, ...files: (typeof PLAN)[]): Promise<void> => {
      const chooser = page.waitForEvent('filechooser');
      await composer.getByRole('button', { name: button }).press('Enter');
      await (await chooser).setFiles(files);
    };
    await desk.goTo(/Ada/);
    const composer = await compose(page, { to: `${BEN.email}, ${CLEO.email}`, subject: 'Lamps' });
    await composer.getByText('2 people: Ben Castillo, Cleo').waitFor();
    await composer.getByRole('button', { name: 'Cc Bcc' }).click();
    await composer.getByLabel('Bcc').fill(ADA.email);
    await bodyOf(composer).fill('Look: ');
    await choose(composer, 'Attach files', PLAN, OLD_PLAN);
    await choose(composer, 'Insert photo', LAMP);
    expect(await sizeOf(bodyOf(composer).getByRole('img', { name: 'lamp.png' }))).toEqual(DOT);
    await pressByKey(page, composer.getByRole('button', { name: 'Remove attachment plan-of-last-year.txt' }));
    await composer.getByText('plan-of-last-year.txt removed.').waitFor();
    // The add-on's card changes the draft.
    await composer.getByRole('button', { name: 'Reading Lamp' }).click();
    await composer.getByRole('button', { name: 'Light', exact: true }).click();
    await composer.getByText('Reading Lamp changed this mail.').waitFor();
    await composer.getByRole('button', { name: 'Save and close' }).click();

    await page.getByRole('link', { name: /^Drafts/ }).click();
    await page.getByRole('button', { name: /Lamps/ }).click();
    const chips = composer.getByRole('list', { name: 'Attachments' }).getByRole('listitem');
    await chips.first().waitFor();
    expect(await chips.allTextContents()).toEqual(['plan.txt 20 bytes']);
    expect(await sizeOf(bodyOf(composer).getByRole('img', { name: 'lamp.png' }))).toEqual(DOT);
    await composer.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('Message sent.').waitFor();

    await desk.goTo(/Cleo/);
    await page.getByRole('link', { name: /Lamps/ }).click();
    expect(await sizeOf(desk.mail.getByRole('img', { name: 'lamp.png' }))).toEqual(DOT);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download attachment plan.txt, 20 bytes' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('plan.txt');
    await desk.close();
  });
});
