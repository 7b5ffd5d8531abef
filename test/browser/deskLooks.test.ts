import type { Page } from 'playwright-core';
import { BEN } from '../../emulator/scenes/people';
import { describeInBrowser } from './support/browser';
import { compose, openDeskPage, PHONE, WIDE, type DeskPage, type Sight } from './support/desk';

/** Everything one can come across, one after the other. */
const SIGHTS: Readonly<Record<string, (desk: DeskPage) => Promise<void>>> = {
  'the inbox': () => Promise.resolve(),
  'the settings': async ({ page }) => {
    await page.getByRole('button', { name: 'Workspace settings' }).click();
    await page.getByText('What nobody here can ask Google').click();
  },
  'all steps': async ({ page }) => {
    await page.getByRole('button', { name: 'All steps' }).click();
  },
  'the programs of a person': async ({ page }) => {
    await page.getByRole('button', { name: /reads with/ }).click();
    await page.getByText('Filters before the mailbox').waitFor();
  },
  'a mail on a phone': async ({ page }) => {
    await page.getByRole('switch', { name: 'Phone' }).click();
    await page.getByRole('link', { name: /Is it bright/ }).click();
    await page.getByRole('region', { name: 'Add-ons' }).waitFor();
  },
  'a conversation with a card': async ({ page, mail }) => {
    await page.getByRole('link', { name: /Is it bright/ }).click();
    await mail.getByText('bright enough').waitFor();
    await page.getByRole('button', { name: 'Reading Lamp' }).click();
    await page.getByText(/^Message /).waitFor();
  },
  'the home card': async ({ page }) => {
    await page.getByRole('button', { name: 'Reading Lamp' }).click();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText('Colour of the light').waitFor();
  },
  'a mail being written': async ({ page }) => {
    const composer = await compose(page, { to: BEN.email, subject: 'Bright' });
    await composer.getByRole('button', { name: 'Reading Lamp', exact: true }).click();
    await composer.getByText(`For ${BEN.email}`).waitFor();
    await composer.getByRole('button', { name: 'Insert link' }).click();
    await composer.getByText('Draft saved.').waitFor();
  },
  'the sheet': async (desk) => {
    await desk.goTo(/The Sheet/);
    await desk.page.getByRole('grid').waitFor();
  },
  'the trouble': async (desk) => {
    await desk.goTo(/Trouble/);
    await desk.page.getByRole('button', { name: /^Sheets is down/ }).click();
    await desk.page.getByRole('button', { name: /^Take back/ }).waitFor();
    await desk.page.getByRole('tab', { name: 'Permissions' }).click();
    await desk.page.getByLabel('In the name of').waitFor();
  },
  'the executions': async (desk) => {
    desk.workspace.world.trouble.fail({ call: 'Cache.put', message: 'The cache is full.' });
    await desk.page.request.get(desk.workspace.execUrl);
    await desk.goTo(/Executions/);
    await desk.page.getByRole('button', { name: /doGet/ }).click();
  },
};

describeInBrowser('the looks of the desk', (browser) => {
  const names = Object.keys(SIGHTS);
  const seeing = async (name: string, sight: Sight, look: (page: Page) => Promise<void>): Promise<void> => {
    const desk = await openDeskPage(browser(), sight);
    try {
      await desk.page.getByText('Is it bright?').waitFor();
      await SIGHTS[name]?.(desk);
      await look(desk.page);
    } finally {
      await desk.close();
    }
  };

  it.each(names)('on a phone: nothing of %s runs off the side', async (name) => {
    await seeing(name, { viewport: PHONE }, async (page) => {
      const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(wide).toBeLessThanOrEqual(seen);
    });
  });

  it.each(names)('whatever can be pressed or filled in has a name: %s', async (name) => {
    await seeing(name, { viewport: WIDE }, async (page) => {
      expect(await nameless(page)).toEqual([]);
    });
  });

  // https://www.w3.org/TR/WCAG22/#contrast-minimum
  for (const colorScheme of ['light', 'dark'] as const) {
    it.each(names)(`every word can be read in the ${colorScheme}: %s`, async (name) => {
      await seeing(name, { viewport: WIDE, colorScheme }, async (page) => {
        expect(await faintWords(page)).toEqual([]);
      });
    });
  }
});

/** What a screen reader would call nothing. */
async function nameless(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const roles = [
    'button',
    'link',
    'textbox',
    'combobox',
    'checkbox',
    'radio',
    'switch',
    'dialog',
    'grid',
    'Iframe',
    'image',
  ];
  return nodes
    .filter((node) => !node.ignored && roles.includes(String(node.role?.value)))
    .filter((node) => String(node.name?.value ?? '') === '')
    .map((node) => String(node.role?.value));
}

/** Words whose colour is nearer to what lies behind them than 4.5 to 1. */
const faintWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Colour = readonly [number, number, number, number];
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const read = (css: string): Colour => {
      if (canvas === null) return [0, 0, 0, 0];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    const over = (top: Colour, below: Colour): Colour => [
      top[0] * top[3] + below[0] * (1 - top[3]),
      top[1] * top[3] + below[1] * (1 - top[3]),
      top[2] * top[3] + below[2] * (1 - top[3]),
      1,
    ];
    const behind = (element: Element | null): Colour =>
      element === null
        ? read('white')
        : over(read(getComputedStyle(element).backgroundColor), behind(element.parentElement));
    const luminance = (colour: Colour): number => {
      const linear = (byte: number): number =>
        byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
      return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const faint: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = (node.nodeValue ?? '').trim();
      if (
        element === null ||
        words === '' ||
        !element.checkVisibility() ||
        element.closest(':disabled') !== null
      )
        continue;
      const ground = behind(element);
      const ink = luminance(over(read(getComputedStyle(element).color), ground));
      const paper = luminance(ground);
      const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
      if (contrast < 4.5) faint.push(`${words.slice(0, 30)}: ${contrast.toFixed(2)}`);
    }
    return faint;
  });
