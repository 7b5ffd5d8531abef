import { CLEO, ADA } from '../../emulator/scenes/people';
import { describeInBrowser } from './support/browser';
import { openDeskPage, type DeskPage } from './support/desk';

describeInBrowser('the places of the desk', (browser) => {
  let desk: DeskPage;
  beforeEach(async () => {
    desk = await openDeskPage(browser());
  });
  afterEach(async () => {
    await desk.close();
  });

  describe('the add-on’s panel', () => {
    const openPanel = async () => {
      await desk.page.getByRole('button', { name: 'Reading Lamp' }).click();
      const panel = desk.page.getByRole('complementary', { name: 'Reading Lamp' });
      await panel.getByText('Your mail, lit').waitFor();
      return panel;
    };

    it('goes forward and back through cards', async () => {
      const panel = await openPanel();
      await panel.getByRole('button', { name: 'More of this card' }).click();
      await panel.getByRole('button', { name: 'More about it' }).click();
      expect(await panel.locator('i').textContent()).toBe('lamp');
      await panel.getByRole('button', { name: 'Back' }).click();
      await panel.getByText('Your mail, lit').waitFor();
    });

    it('tells the script what is switched and chosen', async () => {
      const panel = await openPanel();
      await panel.getByRole('button', { name: 'Show more' }).click();
      await panel.getByRole('radio', { name: 'Cold' }).check();
      await panel.getByRole('switch', { name: 'Tell me at once' }).click();
      await panel.getByText('Telling is off.').waitFor();
    });

    it('shows what the script threw, and tries again', async () => {
      const panel = await openPanel();
      await panel.getByRole('button', { name: 'Show more' }).click();
      await panel.getByRole('button', { name: 'Break' }).click();
      await panel.getByRole('alert').getByText('The lamp is broken.').waitFor();
      await panel.getByRole('button', { name: 'Try again' }).click();
      await panel.getByText('Your mail, lit').waitFor();
    });

    it('follows the message that is open', async () => {
      const panel = await openPanel();
      await desk.page.getByRole('link', { name: /Is it bright/ }).click();
      await panel.getByText(/^Message /).waitFor();
      await desk.page.getByRole('link', { name: 'Back to Inbox' }).click();
      await panel.getByText('Your mail, lit').waitFor();
    });

    it('opens the draft that an action began, and goes on by keyboard', async () => {
      const panel = await openPanel();
      const { page } = desk;
      await page.getByRole('link', { name: /Is it bright/ }).click();
      await panel.getByText(/^Message /).waitFor();
      for (const often of ['Twice', 'Once']) await panel.getByRole('switch', { name: often }).click();
      await panel.getByRole('button', { name: 'Glow' }).press('Enter');
      await panel.getByText('It glows twice and once.').waitFor();
      await panel.getByRole('group', { name: 'Glowing' }).and(page.locator(':focus')).waitFor();
      await panel.getByRole('button', { name: 'Back' }).press('Enter');
      await panel.getByRole('button', { name: 'Answer' }).press('Enter');
      const composer = page.getByRole('dialog', { name: 'Re: Is it bright?' });
      const body = composer.getByRole('textbox', { name: 'Message body' });
      await body.and(page.locator(':focus')).getByText('Bright enough.').waitFor();
      expect(await composer.getByLabel('To', { exact: true }).inputValue()).toContain('ben@');
    });

    it('keeps the cards beside the inbox while a mail is open', async () => {
      const panel = await openPanel();
      const address = panel.getByLabel('Address of the web app');
      await panel.getByRole('button', { name: 'More of this card' }).click();
      await panel.getByRole('button', { name: 'More about it' }).click();
      await desk.page.getByRole('link', { name: /Is it bright/ }).click();
      await panel.getByText(/^Message /).waitFor();
      await panel.getByRole('button', { name: 'Back' }).click();
      await panel.getByRole('group', { name: 'More' }).waitFor();
      await panel.getByRole('button', { name: 'Back' }).click();
      await address.waitFor();
    });

    it('is there only for those who have the add-on', async () => {
      await desk.goTo(/Cleo/);
      expect(await desk.page.getByRole('button', { name: 'Reading Lamp' }).count()).toBe(0);
    });
  });

  it('lets time pass and says what ran', async () => {
    const { page } = desk;
    const time = page.getByRole('region', { name: 'Let time pass' });
    await time.getByText('timer "tick"').waitFor();
    await time.getByRole('button', { name: '10 min', exact: true }).click();
    await page.getByText('10 minutes passed. The script ran 10 times.').waitFor();
    await time.getByRole('button', { name: 'Until the next timer' }).click();
    await page.getByText('1 minute passed. The script ran once.').waitFor();
  });

  it('shows at once what happened elsewhere', async () => {
    const { page, workspace } = desk;
    const cleo = workspace.world.mail.mailbox(CLEO.email);
    cleo.sendDraft(cleo.saveDraft({ to: ADA.email, cc: '', bcc: '', subject: 'Dark', html: 'So dark' }));
    await page.getByRole('link', { name: /Dark/ }).waitFor();
    await page.getByRole('link', { name: 'Ada Brandt Gmail at work 2 unread' }).waitFor();
  });

  it('follows the newcomer through the first steps', async () => {
    const { page, workspace } = desk;
    const steps = page.getByRole('region', { name: 'First steps' });
    await steps.getByText('Write to Cleo.').waitFor();
    const ada = workspace.world.mail.mailbox(ADA.email);
    const draft = ada.saveDraft({ to: CLEO.email, cc: '', bcc: '', subject: 'Bright', html: '' });
    await steps.getByText('Step 2 of 2').waitFor();
    await steps.getByRole('link', { name: 'Take me there' }).click();
    await page.getByRole('heading', { name: 'Inbox' }).waitFor();
    expect(decodeURIComponent(page.url())).toContain(CLEO.email);
    ada.sendDraft(draft);
    await steps.getByText('All steps done').waitFor();
  });

  it('types into the sheet and sorts it, by keyboard alone', async () => {
    const { page } = desk;
    await desk.goTo(/The Sheet/);
    const cell = (row: number) => page.getByRole('row').nth(row).getByRole('gridcell').first();
    await cell(1).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('ash');
    await page.keyboard.press('Enter');
    await cell(1).filter({ hasText: 'ash' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('oak');
    await page.keyboard.press('Enter');
    await cell(2).filter({ hasText: 'oak' }).waitFor();
    await page.getByRole('button', { name: 'Column A' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await cell(1).filter({ hasText: 'oak' }).waitFor();
  });

  it('leaves a cell as it was on Escape', async () => {
    const { page } = desk;
    await desk.goTo(/The Sheet/);
    const first = page.getByRole('gridcell').first();
    await first.dblclick();
    await page.keyboard.type('ash');
    await page.keyboard.press('Escape');
    expect(await first.textContent()).toBe('');
  });

  it('throws the sheet away and brings it back', async () => {
    const { page } = desk;
    await desk.goTo(/The Sheet/);
    await page.getByRole('button', { name: 'Move to bin' }).click();
    await page.getByText('lies in the bin').waitFor();
    await page.getByRole('button', { name: 'Restore' }).click();
    await page.getByText('lies in the bin').waitFor({ state: 'detached' });
  });

  it('lists runs with their calls, and what failed in the script’s words', async () => {
    const { page, workspace } = desk;
    workspace.world.trouble.fail({ call: 'Cache.put', message: 'The cache is full.' });
    await page.request.get(workspace.execUrl);
    await desk.goTo(/Executions/);
    const run = page.getByRole('row', { name: /doGet/ });
    await run.getByText('Failed').waitFor();
    expect(await run.textContent()).toContain('The cache is full.');
    await run.getByRole('button').click();
    await page.getByRole('listitem').getByText('Cache.put').waitFor();
  });

  it('turns a switch for what only Google knows', async () => {
    const { page, workspace } = desk;
    await page.getByRole('button', { name: 'Workspace settings' }).click();
    await page.getByText('What nobody here can ask Google').click();
    const name = 'A redirect’s address works a second time';
    await page.getByRole('checkbox', { name, checked: false }).click();
    await page.getByRole('checkbox', { name, checked: true }).waitFor();
    expect(workspace.world.switches.echoWorksAgain).toBe(true);
  });

  it('starts over', async () => {
    const { page } = desk;
    await page.getByRole('link', { name: /Is it bright/ }).click();
    await page.getByRole('button', { name: '1 h', exact: true }).click();
    await page.getByText('1 hour passed.').waitFor();
    await page.getByRole('button', { name: 'Workspace settings' }).click();
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByText('Everything is as it was').waitFor();
    await page.getByRole('link', { name: /Unread: Ben Castillo Is it bright/ }).waitFor();
  });
});
