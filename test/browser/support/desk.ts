import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import type { OpenWorkspace } from '../../../emulator/desk/openWorkspace';
import type { Scene } from '../../../emulator/scenes/Scene';
import { openLamp } from '../../support/lamp';

// A busy machine may need a while; nothing here waits for time itself.
jest.setTimeout(60_000);

export const WIDE = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

export interface Sight {
  readonly viewport?: typeof WIDE;
  readonly colorScheme?: 'light' | 'dark';
  /** The lamp's when absent. */
  readonly scene?: Scene;
}

export interface DeskPage {
  readonly page: Page;
  readonly workspace: OpenWorkspace;
  /** Goes to a person's mail, the sheet or the executions. */
  goTo(place: RegExp): Promise<void>;
  /** The mail that is unfolded. */
  readonly mail: FrameLocator;
  close(): Promise<void>;
}

/** A fresh desk with the lamp, in a browser of its own. An error in the page fails the test. */
export async function openDeskPage(
  browser: Browser,
  { viewport = WIDE, colorScheme = 'light', scene }: Sight = {},
): Promise<DeskPage> {
  const workspace = await openLamp(scene);
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(workspace.deskUrl);
  return {
    page,
    workspace,
    mail: page.frameLocator('iframe[title^="Mail from"]'),
    async goTo(place) {
      await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place }).click();
      await page.locator('[aria-current=page]', { hasText: place }).waitFor();
    },
    async close() {
      await context.close();
      await workspace.close();
      if (errors.length > 0) throw new Error(errors.join('\n'));
    },
  };
}

/** Begins a mail and answers its window. */
export async function compose(
  page: Page,
  mail: { readonly to: string; readonly subject: string },
): Promise<Locator> {
  await page.getByRole('button', { name: 'Compose' }).click();
  const empty = page.getByRole('dialog', { name: 'New message' });
  await empty.getByLabel('To', { exact: true }).fill(mail.to);
  await empty.getByLabel('Subject').fill(mail.subject);
  return page.getByRole('dialog', { name: mail.subject });
}

export const bodyOf = (composer: Locator): Locator => composer.getByRole('textbox', { name: 'Message body' });
