import { source as axeSource, type AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { ADA, BEN } from '../../emulator/scenes/people';
import { describeInBrowser } from './support/browser';
import { atDesk, STORY_MS } from './support/story';

describeInBrowser('for those who see little, hear the screen or use no mouse', (browser) => {
  it.each([
    ['a wide', { width: 1280, height: 800 }],
    ['a phone’s', { width: 390, height: 844 }],
  ])(
    'no place of the first message is shut, on %s screen',
    (_name, viewport) =>
      // The card beside a message is to be looked at, and for that Google has to tell its id as the API has it.
      atDesk(browser, { viewport, switches: { messageIdsAreTheApis: true } }, async (desk) => {
        const { page } = desk;
        const found: string[] = [];
        const look = async (where: string, at: Page | Frame = page): Promise<void> => {
          found.push(...(await barriers(at)).map((barrier) => `${where}: ${barrier}`));
        };
        await desk.thread('Oak samples are here').waitFor();
        await look('inbox');
        await desk.write({ to: BEN.email, subject: 'The offer', text: 'Dear Ben, here it is. ' });
        await look('compose');
        await desk.openCard();
        await look('compose with the card');
        await desk.track();
        await desk.card.getByRole('textbox', { name: 'Address' }).fill('https://example.com/offer');
        await desk.card.getByRole('button', { name: 'Add link', exact: true }).click();
        await desk.card.getByRole('button', { name: 'I have seen it: add the link' }).waitFor();
        await look('what a reader will meet');
        await desk.card.getByRole('button', { name: 'I have seen it: add the link' }).click();
        await desk.composer.getByRole('textbox', { name: 'Message body' }).getByRole('link').waitFor();
        await desk.sendMail();
        await desk.letPass('10 min');
        await desk.openMail(BEN);
        const mail = await desk.openThread('The offer', ADA.name);
        await look('Ben’s thread');
        const clickPage = await desk.follow(mail, 'https://example.com/offer');
        const inner = await (
          await clickPage.frameLocator('#sandboxFrame').locator('#userHtmlFrame').elementHandle()
        ).contentFrame();
        await inner?.getByRole('link').waitFor();
        if (inner) await look('click page', inner);
        expect(await clickPage.title()).not.toBe('');
        await clickPage.close();
        await desk.letPass('10 min');
        await desk.openMail(ADA, 'Sent');
        await look('Sent');
        await desk.openThread('To: Ben', 'me');
        await page.getByRole('button', { name: 'Doublecheck', exact: true }).click();
        const side = page.getByRole('complementary', { name: 'Doublecheck' });
        await side.getByRole('article').waitFor();
        await look('Ada’s thread with the card');
        await side.getByRole('button', { name: 'Close Doublecheck' }).click();
        for (const tab of ['Messages', 'Read me']) {
          await desk.openTab(tab);
          await look(`Sheet, ${tab}`);
        }
        await page.getByRole('link', { name: 'Executions' }).click();
        await page.getByRole('button', { name: /onTrack/ }).click();
        await look('executions');
        await page.getByRole('button', { name: 'Workspace settings' }).click();
        await page.getByRole('dialog', { name: 'Workspace settings' }).waitFor();
        await look('settings');
        expect(found).toEqual([]);
      })(),
    STORY_MS,
  );
});

/** What keeps somebody out, in axe's words: `rule: what is wrong (where)`. */
async function barriers(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(OPTIONS)})`);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' | ')})`);
}

const OPTIONS = {
  // Nothing can run in the frames with mail.
  iframes: false,
  // The click page lies in frames of Google's; its title is that of the page around them.
  rules: { 'document-title': { enabled: false } },
};
