import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import type { Account, Switches } from '../../../emulator/contracts';
import { openWorkspace, type OpenWorkspace } from '../../../emulator/desk/openWorkspace';
import { office } from '../../../emulator/scenes/office';
import type { EmulatedWorld } from '../../../emulator/world/EmulatedWorld';
import { STUBS } from '../../support/office';
import { sizeOf } from './sights';

/** A story in a browser, on a machine that is busy with other things. */
export const STORY_MS = 240_000;
/** How long something may take to appear. */
const PATIENCE_MS = 60_000;
const FAILURES = 'test/browser/failures';
/** A Monday at nine. */
const NOW = Date.UTC(2027, 0, 4, 9);

/** Narrower, labels are a select and not a list. */
const NARROW = 600;

/** How far one press of *Let time pass* goes. */
const LEAPS = { '1 min': 60_000, '10 min': 600_000, '1 h': 3_600_000 } as const;
export type Leap = keyof typeof LEAPS;

export interface DeskOptions {
  /** The built script project; the one for a Google that takes no dots when absent. */
  readonly dist?: string;
  readonly switches?: Partial<Switches>;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** The desk before a person: what they do there and what they look for, by role and name. */
export interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly world: EmulatedWorld;
  readonly execUrl: string;
  /** The compose window, once it is open. */
  readonly composer: Locator;
  /** The add-on beside the compose window. */
  readonly card: Locator;
  /** Opens somebody's Gmail at a label: `Inbox`, `Sent`. */
  openMail(whose: Account, label?: string): Promise<void>;
  /** Begins a mail, in the Gmail that is open. */
  write(mail: { readonly to: string; readonly subject: string; readonly text: string }): Promise<void>;
  /** Opens the add-on's card beside the mail. */
  openCard(): Promise<void>;
  /** Presses *Track* and waits until the mail is changed. */
  track(): Promise<void>;
  /** Adds a tracked link; the first one only after looking at the page that readers meet. */
  addLink(url: string, text: string): Promise<void>;
  sendMail(): Promise<void>;
  letPass(leap: Leap): Promise<void>;
  /** A conversation in the list that is open, by words that stand there. */
  thread(words: string): Locator;
  /** Opens a conversation of the list and answers the mail in it; `from` as Gmail names them: *me* or a name. */
  openThread(words: string, from: string): Promise<FrameLocator>;
  /** Opens a tab of the Sheet. */
  openTab(title: string): Promise<Locator>;
  /** Presses a link in a mail and answers the page that opens. */
  follow(mail: FrameLocator, link: string): Promise<Page>;
}

/**
 * Tells a story at a desk of its own. What goes wrong in it leaves a picture of every page in test/browser/failures;
 * an error in a page is something that goes wrong.
 */
export function atDesk(
  browser: () => Browser,
  { viewport = { width: 1280, height: 800 }, ...options }: DeskOptions,
  story: (desk: Desk) => Promise<void>,
): () => Promise<void> {
  return async () => {
    const workspace = await opened(options);
    const context = await browser().newContext({
      viewport,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const errors: string[] = [];
    context.on('weberror', (error) => errors.push(error.error().message));
    try {
      const page = await context.newPage();
      await page.goto(workspace.deskUrl);
      await story(deskOn(page, workspace, viewport.width < NARROW));
      expect(errors).toEqual([]);
    } catch (error) {
      await keepPictures(context);
      throw error;
    } finally {
      await context.close();
      await workspace.close();
    }
  };
}

/**
 * Writing a mail asks Gmail’s proxy for its pictures. A proxy that takes the pixel for none and remembers that would ask
 * for no reader: no open could be seen, and no picture.
 */
export const PIXEL_IS_SEEN = {
  proxyShowsPicturesSentAsText: true,
  textKeepsControlCharacters: true,
} satisfies Partial<Switches>;

async function opened({ dist = STUBS, switches = {} }: DeskOptions): Promise<OpenWorkspace> {
  const workspace = await openWorkspace({
    scene: { ...office, switches: { ...office.switches, ...PIXEL_IS_SEEN, ...switches } },
    dist,
    files: 'build/desk',
    port: 0,
    now: NOW,
    clockRuns: false,
  });
  if (workspace.troubles.length === 0) return workspace;
  await workspace.close();
  throw new Error(workspace.troubles.join('\n'));
}

function deskOn(page: Page, { world, execUrl }: OpenWorkspace, narrow: boolean): Desk {
  const composer = page.getByRole('dialog').filter({ has: page.getByRole('toolbar', { name: 'Mail' }) });
  const card = composer.getByRole('complementary', { name: 'Doublecheck' });
  const pressOnCard = async (label: string): Promise<void> => {
    await card.and(page.locator('[aria-busy=false]')).waitFor();
    await card.getByRole('button', { name: label, exact: true }).click();
  };
  const mailChanged = (): Promise<void> => composer.getByText('Doublecheck changed this mail.').waitFor();
  const saved = (): Promise<void> => composer.getByText('Draft saved.').waitFor();

  const desk: Desk = {
    page,
    context: page.context(),
    world,
    execUrl,
    composer,
    card,
    async openMail(whose, label = 'Inbox') {
      const [firstName = ''] = whose.name.split(' ');
      const places = page.getByRole('navigation', { name: 'Places' });
      const theirs = places.getByRole('link', { name: new RegExp(`^${firstName}\\b`) });
      await theirs.click();
      await theirs.and(page.locator('[aria-current=page]')).waitFor();
      const withCount = new RegExp(`^${label}(?: \\(?\\d+\\)?)?$`);
      if (narrow) {
        const labels = page.getByRole('combobox', { name: 'Label' });
        const wanted = labels.getByRole('option', { name: withCount });
        await labels.selectOption((await wanted.getAttribute('value')) ?? '');
      } else {
        await page.getByRole('navigation', { name: 'Labels' }).getByRole('link', { name: withCount }).click();
      }
      await page.getByRole('main').getByRole('region', { name: label }).waitFor();
    },
    async write({ to, subject, text }) {
      await page.getByRole('button', { name: 'Compose', exact: true }).click();
      await composer.getByRole('combobox', { name: 'To' }).fill(to);
      await composer.getByRole('textbox', { name: 'Subject' }).fill(subject);
      await composer.getByRole('textbox', { name: 'Message body' }).click();
      await page.keyboard.type(text);
      await saved();
    },
    async openCard() {
      await composer.getByRole('toolbar').getByRole('button', { name: 'Doublecheck' }).click();
      await card.getByRole('button', { name: 'Track', exact: true }).waitFor();
    },
    async track() {
      await pressOnCard('Track');
      await mailChanged();
      await saved();
    },
    async addLink(url, text) {
      await card.getByRole('textbox', { name: 'Address' }).fill(url);
      await card.getByRole('textbox', { name: 'Text to show' }).fill(text);
      await pressOnCard('Add link');
      const picture = card.getByRole('img', { name: 'A page with one large link' });
      const added = composer.getByRole('textbox', { name: 'Message body' }).getByRole('link', { name: text });
      await picture.or(added).waitFor();
      if (await picture.isVisible()) {
        expect((await sizeOf(picture)).width).toBeGreaterThan(100);
        await pressOnCard('I have seen it: add the link');
      }
      await added.waitFor();
      await saved();
    },
    async sendMail() {
      await composer.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByRole('status').getByText('Message sent.').waitFor();
      await composer.waitFor({ state: 'detached' });
    },
    async letPass(leap) {
      const time = page.getByRole('region', { name: 'Let time pass' });
      const then = new Date(world.clock.now() + LEAPS[leap]).toISOString();
      await time.getByRole('button', { name: leap, exact: true }).click();
      await time.locator(`time[datetime="${then}"]`).waitFor();
    },
    thread: (words) =>
      page.getByRole('main').getByRole('region').getByRole('link').filter({ hasText: words }),
    async openThread(words, from) {
      await desk.thread(words).click();
      const frame = page.frameLocator(`iframe[title="Mail from ${from}"]`);
      await frame.locator('body').waitFor();
      return frame;
    },
    async openTab(title) {
      await page.getByRole('link', { name: 'The Sheet' }).click();
      await page.getByRole('tab', { name: title }).click();
      const grid = page.getByRole('grid', { name: title });
      await grid.waitFor();
      return grid;
    },
    async follow(mail, link) {
      const [opening] = await Promise.all([
        page.waitForEvent('popup'),
        mail.getByRole('link', { name: link }).click(),
      ]);
      await opening.waitForLoadState();
      return opening;
    },
  };
  return desk;
}

/** One picture of each open page, named after the test. */
async function keepPictures(context: BrowserContext): Promise<void> {
  mkdirSync(FAILURES, { recursive: true });
  const name = (expect.getState().currentTestName ?? 'test').replace(/[^\p{L}\p{N}]+/gu, '-');
  for (const [index, page] of context.pages().entries()) {
    // A page that is closing has no picture; the test's own error matters more.
    await page.screenshot({ path: join(FAILURES, `${name}-${index + 1}.png`) }).catch(() => undefined);
  }
}
