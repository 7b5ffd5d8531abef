import { describeInBrowser } from './support/browser';
import { openDeskPage, PHONE, type DeskPage } from './support/desk';
import { pressByKey, tabTo } from './support/keyboard';

describeInBrowser('trouble to order', (browser) => {
  let desk: DeskPage | null = null;
  const open = async (
    ...sight: Parameters<typeof openDeskPage> extends [unknown, ...infer Rest] ? Rest : []
  ) => {
    desk = await openDeskPage(browser(), ...sight);
    await desk.goTo(/Trouble/);
    const ordered = desk.page.getByRole('region', { name: 'Ordered now' });
    await ordered.getByText('Nothing. Everything works').waitFor();
    return { ...desk, ordered };
  };
  afterEach(async () => {
    await desk?.close();
  });

  it('comes by one press, is told in words, comes true, and is taken back one by one', async () => {
    const { page, workspace, ordered, goTo } = await open({ viewport: PHONE });
    await page.getByRole('button', { name: /^One call in ten/ }).click();
    await page.getByRole('button', { name: /^The timer comes 20 minutes late/ }).click();
    await ordered.getByText('10 % of the calls fail').waitFor();
    await ordered.getByRole('button', { name: /^Take back: 10 %/ }).click();
    await ordered.getByText('10 % of the calls fail').waitFor({ state: 'detached' });
    await ordered.getByText(/“tick” .* comes 20 minutes late/).waitFor();

    await page.getByLabel('Which call').fill('Cache.put');
    await page.getByLabel('Google says').selectOption('Server not available.');
    await page.getByLabel('Language').selectOption('German');
    await page.getByText('The next call of Cache.put fails: “Server nicht verfügbar.”').waitFor();
    await page.getByRole('form', { name: 'A call goes wrong' }).getByRole('button').click();
    await ordered.getByText('The next call of Cache.put fails').waitFor();
    await page.request.get(workspace.execUrl);
    await ordered.getByText('The next call of Cache.put fails').waitFor({ state: 'detached' });

    await goTo(/Executions/);
    await page.getByRole('row', { name: /doGet/ }).getByText('Server nicht verfügbar.').waitFor();
    await page.getByRole('link', { name: 'See what is ordered' }).click();
    await ordered.getByRole('button', { name: 'Take all back' }).click();
    await ordered.getByText('Nothing. Everything works').waitFor();
  });

  it('can be ordered and taken back by keyboard alone, whatever its kind', async () => {
    const { page, workspace, ordered } = await open();
    const { world } = workspace;
    const group = async (name: string) => {
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tab', { name, selected: true }).waitFor();
    };
    const now = world.clock.now();
    await tabTo(page, page.getByRole('tab', { name: 'Calls' }));

    await group('Time and timers');
    await pressByKey(page, page.getByRole('button', { name: 'Jump' }));
    await page.getByText('The clock jumped ahead 3 hours.').waitFor();
    expect(world.clock.now()).toBe(now + 3 * 60 * 60_000);

    await tabTo(page, page.getByRole('tab', { name: 'Time and timers' }), 'Shift+Tab');
    await group('Limits');
    await pressByKey(page, page.getByRole('button', { name: 'Spend it' }));
    await ordered.getByText('Nothing is left of the recipients of the day').waitFor();

    await tabTo(page, page.getByRole('tab', { name: 'Limits' }), 'Shift+Tab');
    await group('Permissions');
    await tabTo(page, page.getByRole('checkbox', { name: /Drive files it made/ }));
    await page.keyboard.press('Space');
    await ordered.getByText('does not let the script: see and change the Drive files it made').waitFor();

    await tabTo(page, page.getByRole('tab', { name: 'Permissions' }), 'Shift+Tab');
    await group('Sheet');
    await pressByKey(page, page.getByRole('button', { name: 'Lock it' }));
    await ordered.getByText('“Reading Lamp” is locked').waitFor();

    await pressByKey(page, ordered.getByRole('button', { name: 'Take all back' }), 'Shift+Tab');
    await ordered.getByText('Nothing. Everything works').waitFor();
    await page.getByRole('button', { name: 'Lock it' }).waitFor();
  });
});
