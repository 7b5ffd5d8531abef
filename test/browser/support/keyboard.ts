import type { Locator, Page } from 'playwright-core';

/** Walks with Tab, as somebody without a mouse does, until this has the focus. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let steps = 0; steps < FAR; steps += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${key} does not lead to ${String(target)}.`);
}

/** Walks there and presses Enter. */
export async function pressByKey(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
}

/** More stops than the desk has. */
const FAR = 60;
