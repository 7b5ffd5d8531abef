import type { Account } from '../../../emulator/contracts';
import { reported, reportsTo } from './sights';
import type { Desk } from './story';

/**
 * As the reader: opens the mail, presses its link, meets the page with one link to the destination, and presses Enter
 * there.
 */
export async function pressThrough(
  desk: Desk,
  reader: Account,
  { words, from, link, destination }: Pressed,
): Promise<void> {
  await desk.context.route(`${new URL(destination).origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Your offer</title>' }),
  );
  const before = reportsTo(desk);
  await desk.openMail(reader);
  const mail = await desk.openThread(words, from);
  const page = await desk.follow(mail, link);
  await page.getByText('This application was created by a Google Apps Script user').waitFor();
  const inner = page.frameLocator('#sandboxFrame').frameLocator('#userHtmlFrame');
  const links = inner.getByRole('link');
  await links.and(inner.locator(':focus')).waitFor();
  expect(await links.count()).toBe(1);
  expect(await links.getAttribute('href')).toBe(destination);
  await reported(desk, before + SHOWN);
  await page.keyboard.press('Enter');
  await page.waitForURL(destination);
  expect(await page.title()).toBe('Your offer');
  await reported(desk, before + SHOWN + 1);
  await page.close();
}

export interface Pressed {
  /** Of the conversation, as they stand in the list. */
  readonly words: string;
  /** The sender's name. */
  readonly from: string;
  /** The words of the link. */
  readonly link: string;
  readonly destination: string;
}

/** The page tells by two ways that it is shown; of those by which it tells a press, one is enough. */
const SHOWN = 2;
