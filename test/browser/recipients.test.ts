import { CLIENT_ACCOUNTS } from '../../emulator/clients/everyClient';
import { recipientsOf } from '../../emulator/clients/Recipients';
import { ADA, BEN, CLEO } from '../../emulator/scenes/people';
import { lampScene } from '../support/lamp';
import { describeInBrowser } from './support/browser';
import { bodyOf, compose, openDeskPage } from './support/desk';

const HTML =
  '<p>See <a href="https://example.com/lamp">the lamp</a>.</p><img src="https://example.com/pixel">';

describeInBrowser('recipients’ programs on the desk', (browser) => {
  it('are chosen for a person, do what they say, and can be tried on one mail', async () => {
    const desk = await openDeskPage(browser());
    const { page, workspace } = desk;
    await desk.goTo(/Cleo/);
    const programs = page.getByRole('region', { name: 'Programs that deal with this mail' });
    await programs.getByRole('button', { name: 'Cleo reads with Thunderbird' }).click();
    await programs.getByText('6 times within 20 s').waitFor();
    const program = (name: RegExp, checked: boolean) => programs.getByRole('checkbox', { name, checked });
    await program(/^Thunderbird/, true).click();
    await program(/^Thunderbird/, false).waitFor();
    await program(/^Apple Mail/, false).click();
    await programs.getByRole('button', { name: 'Cleo reads with Apple Mail' }).click();

    const ada = workspace.world.mail.mailbox(ADA.email);
    ada.sendDraft(ada.saveDraft({ to: CLEO.email, cc: '', bcc: '', subject: 'Bright', html: HTML }));
    await programs.getByRole('button', { name: '1 thing to come' }).click();
    await programs.getByText('in 4 min').waitFor();
    expect(await programs.getByRole('listitem').textContent()).toContain('loads the pictures · Bright');

    await page.getByRole('link', { name: /Bright/ }).click();
    await page.getByText('Open it as…').click();
    await page.getByLabel('Open it as').selectOption('Outlook on the desktop');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByText('Opened as Outlook on the desktop').waitFor();
    await programs.getByRole('button', { name: '6 things to come' }).waitFor();
    await page.getByLabel('Press the link as').selectOption('A filter that asks whether links exist');
    await page.getByRole('button', { name: 'Press', exact: true }).click();
    await page.getByText('A filter that asks whether links exist asked for it.').waitFor();

    await programs.getByRole('button', { name: 'Write one mail to all of them' }).click();
    await page.getByRole('alert').getByText('In this scene there is no reader for each program.').waitFor();
    await desk.close();
  });

  it('all get one mail that is being written, and each does with it what it does', async () => {
    const desk = await openDeskPage(browser(), {
      scene: { ...lampScene, accounts: [...lampScene.accounts, ...CLIENT_ACCOUNTS] },
    });
    const { page, workspace } = desk;
    const composer = await compose(page, { to: BEN.email, subject: 'Bright' });
    await bodyOf(composer).fill('Is it bright?');
    await composer.getByRole('button', { name: 'More options' }).click();
    await composer.getByRole('button', { name: 'Send to a reader of each program' }).click();
    await page.getByText('Sent to a reader of each program.').waitFor();
    await composer.waitFor({ state: 'detached' });
    const inbox = (email: string) =>
      workspace.world.mail
        .mailbox(email)
        .threads('INBOX')
        .map(({ messages }) => messages[0]?.subject);
    expect(CLIENT_ACCOUNTS.map(({ email }) => inbox(email))).toEqual(CLIENT_ACCOUNTS.map(() => ['Bright']));
    expect(inbox(BEN.email)).toEqual([]);
    const upcoming = recipientsOf(workspace.world).upcoming();
    expect(upcoming.map(({ email }) => email)).toContain('outlook@clients.example');
    await desk.close();
  });
});
