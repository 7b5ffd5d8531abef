import { ADA, BEN, CLEO } from '../../emulator/scenes/people';
import { describeInBrowser } from './support/browser';
import { bodyOf, compose, openDeskPage, type DeskPage } from './support/desk';

describeInBrowser('writing and reading on the desk', (browser) => {
  let desk: DeskPage;
  beforeEach(async () => {
    desk = await openDeskPage(browser());
  });
  afterEach(async () => {
    await desk.close();
  });

  const sentHtml = (): string =>
    desk.workspace.world.mail.mailbox(ADA.email).threads('SENT')[0]?.messages[0]?.html ?? 'nothing was sent';
  const webAppRuns = () => desk.workspace.world.executions.filter(({ kind }) => kind === 'doGet');

  it('sends what was written with what the add-on put in, pictures under their own address', async () => {
    const { page } = desk;
    const composer = await compose(page, { to: BEN.email, subject: 'Bright' });
    await bodyOf(composer).click();
    await page.keyboard.type('Read this: HERE');
    for (let letters = 'HERE'.length; letters > 0; letters -= 1) await page.keyboard.press('Shift+ArrowLeft');
    await composer.getByRole('button', { name: 'Reading Lamp', exact: true }).click();
    await composer.getByText(`For ${BEN.email}`).waitFor();
    await composer.getByRole('button', { name: 'Light', exact: true }).click();
    await composer.getByText('Reading Lamp changed this mail.').waitFor();
    await composer.getByLabel('Web address').fill('https://lamp.example/');
    await composer.getByRole('button', { name: 'Add link' }).click();
    await composer.getByRole('link', { name: 'https://lamp.example/' }).waitFor();
    await composer.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Message sent.').waitFor();

    const exec = 'https://script.google.com/macros/s/AKfycb-emulated-deployment-1/exec';
    expect(sentHtml()).toContain(`<img src="${exec}?t=1" width="1" height="1" alt="">Read this:`);
    expect(sentHtml()).toContain(
      `<a href="${exec}?t=2&amp;u=https%3A%2F%2Flamp.example%2F">https://lamp.example/</a>`,
    );
    expect(sentHtml()).not.toContain('HERE');
    expect(sentHtml()).not.toContain('image-proxy');
  });

  it('fetches the pictures of a mail while it is written, as Gmail does', async () => {
    const composer = await compose(desk.page, { to: BEN.email, subject: 'Bright' });
    await composer.getByRole('button', { name: 'Reading Lamp', exact: true }).click();
    const fetched = desk.page.waitForResponse((response) => response.url().includes('/emulator/image-proxy'));
    await composer.getByRole('button', { name: 'Light', exact: true }).click();
    await fetched;
    expect(webAppRuns().map(({ userAgent }) => userAgent)).toEqual([
      expect.stringContaining('GoogleImageProxy'),
    ]);
  });

  it('loads a picture when the mail is opened: by Gmail’s proxy, or by the reader’s own program', async () => {
    const { page, workspace } = desk;
    const html =
      '<img src="https://script.google.com/macros/s/AKfycb-emulated-deployment-1/exec?t=9"><p>Look</p>';
    for (const to of [BEN.email, CLEO.email]) {
      const mailbox = workspace.world.mail.mailbox(ADA.email);
      mailbox.sendDraft(mailbox.saveDraft({ to, cc: '', bcc: '', subject: 'Bright', html }));
    }
    const loaded = (part: string) => page.waitForResponse((response) => response.url().includes(part));

    await desk.goTo(/Ben/);
    await Promise.all([
      loaded('/emulator/image-proxy'),
      page.getByRole('link', { name: /Ada Brandt Bright/ }).click(),
    ]);
    expect(webAppRuns().at(-1)?.userAgent).toContain('GoogleImageProxy');

    await desk.goTo(/Cleo/);
    await Promise.all([loaded('/macros/s/'), page.getByRole('link', { name: /Ada Brandt Bright/ }).click()]);
    expect(webAppRuns().at(-1)?.userAgent).toContain('Chrome');
  });

  it('keeps earlier messages folded, and loads nothing of them', async () => {
    const { page, workspace } = desk;
    const picture = (t: string): string =>
      `<img src="https://script.google.com/macros/s/AKfycb-emulated-deployment-1/exec?t=${t}">${t}`;
    const [ada, ben] = [workspace.world.mail.mailbox(ADA.email), workspace.world.mail.mailbox(BEN.email)];
    const mail = { cc: '', bcc: '', subject: 'Bright' };
    ada.sendDraft(ada.saveDraft({ ...mail, to: BEN.email, html: picture('first') }));
    const first = ben.threads('INBOX')[0];
    ben.markRead(first?.id ?? '');
    ben.sendDraft(
      ben.saveDraft({
        ...mail,
        to: ADA.email,
        subject: 'Re: Bright',
        html: 'second',
        inReplyTo: first?.messages[0]?.id ?? '',
      }),
    );

    await desk.goTo(/Ben/);
    await page.getByRole('link', { name: /Bright/ }).click();
    await desk.mail.getByText('second').waitFor();
    expect(await page.locator('iframe').count()).toBe(1);
    expect(webAppRuns()).toHaveLength(0);

    await Promise.all([
      page.waitForResponse((response) => response.url().includes('/emulator/image-proxy')),
      page.getByRole('button', { name: /^Ada Brandt/ }).click(),
    ]);
    expect(webAppRuns()).toHaveLength(1);
  });

  it('runs nothing that came in a mail', async () => {
    const { page, workspace } = desk;
    const ben = workspace.world.mail.mailbox(BEN.email);
    const html =
      '<p>Hello</p><script>top.document.title = "owned"</script><img src=x onerror="top.document.title = \'owned\'">' +
      '<a href="javascript:top.document.title = \'owned\'">press</a>';
    ben.sendDraft(ben.saveDraft({ to: ADA.email, cc: '', bcc: '', subject: 'Trap', html }));
    await page.getByRole('link', { name: /Trap/ }).click();
    await desk.mail.getByText('press').click();
    await page.getByRole('button', { name: 'Reply' }).click();
    const body = bodyOf(page.getByRole('dialog', { name: 'Reply' }));
    await body.getByText('press').waitFor();
    expect(await body.innerHTML()).not.toMatch(/script|onerror/);
    expect(await page.title()).not.toBe('owned');
  });

  it('answers a mail: to its writer, with the mail quoted, in the same conversation', async () => {
    const { page, workspace } = desk;
    await page.getByRole('link', { name: /Is it bright/ }).click();
    await page.getByRole('button', { name: 'Reply' }).click();
    const composer = page.getByRole('dialog', { name: 'Reply' });
    await bodyOf(composer).getByText('bright enough').waitFor();
    await page.keyboard.type('It is.');
    expect(await composer.getByLabel('To', { exact: true }).inputValue()).toBe(`Ben Castillo <${BEN.email}>`);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Message sent.').waitFor();
    const thread = workspace.world.mail.mailbox(ADA.email).threads('INBOX')[0];
    expect(thread?.messages.map(({ subject }) => subject)).toEqual(['Is it bright?', 'Re: Is it bright?']);
    expect(thread?.messages[1]?.html).toMatch(/It is\.[^]*gmail_quote[^]*bright enough/);
  });

  it('keeps a draft when one looks elsewhere, and throws it away on request', async () => {
    const { page, workspace } = desk;
    const drafts = () => workspace.world.mail.mailbox(ADA.email).drafts();
    const composer = await compose(page, { to: BEN.email, subject: 'Bright' });
    await bodyOf(composer).fill('Half a thou');
    await desk.goTo(/Ben/);
    await desk.goTo(/Ada/);
    await page.getByRole('dialog', { name: 'Bright' }).getByText('Half a thou').waitFor();
    expect(drafts()).toHaveLength(1);
    await page.getByRole('button', { name: 'Save and close' }).click();
    await page.getByRole('link', { name: 'Drafts' }).click();
    await page.getByRole('button', { name: /Bright/ }).click();
    await page.getByRole('dialog', { name: 'Bright' }).getByText('Half a thou').waitFor();
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByText('No drafts.').waitFor();
    expect(drafts()).toEqual([]);
  });

  it('says in Gmail’s words why a mail cannot be sent', async () => {
    const { page } = desk;
    const composer = await compose(page, { to: '', subject: 'Bright' });
    await composer.getByRole('button', { name: 'Send' }).click();
    await page
      .getByRole('alert')
      .getByText(/recipient/)
      .waitFor();
    expect(await bodyOf(composer).isVisible()).toBe(true);
  });

  it('writes bold words and links', async () => {
    const { page } = desk;
    const composer = await compose(page, { to: BEN.email, subject: 'Bright' });
    await bodyOf(composer).click();
    await composer.getByRole('button', { name: 'Bold' }).click();
    await page.keyboard.type('Lamp');
    await composer.getByRole('button', { name: 'Insert link' }).click();
    await composer.getByLabel('Link address').fill('lamp.example');
    await composer.getByLabel('Text', { exact: true }).fill('here');
    await page.keyboard.press('Enter');
    await composer.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Message sent.').waitFor();
    expect(sentHtml()).toMatch(/<b>Lamp.*<a href="https:\/\/lamp\.example">here<\/a>/);
  });
});
