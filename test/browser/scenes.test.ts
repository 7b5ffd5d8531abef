import { readFileSync } from 'node:fs';
import { openWorkspace, type OpenWorkspace } from '../../emulator/desk/openWorkspace';
import { firstDay, WEDNESDAY } from '../support/week';
import { describeInBrowser } from './support/browser';
import { STORY_MS } from './support/story';

const SUBJECT = 'Proposal: shelves for the reading room';

describeInBrowser('scenes and saved worlds', (browser) => {
  let workspace: OpenWorkspace;
  beforeAll(async () => {
    workspace = await openWorkspace({
      scene: firstDay,
      dist: 'dist',
      files: 'build/desk',
      port: 0,
      now: WEDNESDAY,
      clockRuns: false,
    });
  });
  afterAll(() => workspace.close());

  it(
    'are played from the menu, tell where to look, and come back from a file',
    async () => {
      const context = await browser().newContext({ acceptDownloads: true });
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      const settings = page.getByRole('button', { name: 'Workspace settings' });
      const threads = page.getByRole('main').getByRole('link', { name: SUBJECT });
      try {
        await page.goto(workspace.deskUrl);
        await page.getByRole('button', { name: 'Scenes' }).press('Enter');
        await page.getByRole('button', { name: /Proposal to a client/ }).press('Enter');
        await page.getByText('was opened, followed and answered').waitFor();
        await page.getByRole('link', { name: 'Ada’s alerts' }).click();
        await threads.filter({ hasText: 'Link pressed: ' }).waitFor();

        await settings.click();
        const saving = page.waitForEvent('download');
        await page.getByRole('link', { name: 'Save' }).click();
        const file = await (await saving).path();
        await page.getByRole('button', { name: 'Start over' }).click();
        await page.getByText('Everything is as it was at the beginning.').waitFor();
        expect(await threads.count()).toBe(0);

        await settings.click();
        const notes = {
          name: 'notes.json',
          mimeType: 'application/json',
          buffer: Buffer.from('{"milk": 2}'),
        };
        await page.getByLabel('Saved workspace').setInputFiles(notes);
        await page.getByRole('alert').getByText('This file is not a saved workspace.').waitFor();
        await settings.click();
        const saved = { ...notes, name: 'workspace.json', buffer: readFileSync(file) };
        await page.getByLabel('Saved workspace').setInputFiles(saved);
        await page.getByText('Everything is as it was in workspace.json.').waitFor();
        await threads.filter({ hasText: 'Link pressed: ' }).waitFor();
      } finally {
        await context.close();
      }
    },
    STORY_MS,
  );
});
