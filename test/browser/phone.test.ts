import { describeInBrowser } from './support/browser';
import { bodyOf, openDeskPage, PHONE, WIDE } from './support/desk';

/** @see https://developers.google.com/workspace/add-ons/guides/using-addons */
describeInBrowser('Gmail on a phone', (browser) => {
  it.each([
    ['a wide screen', WIDE],
    ['a phone', PHONE],
  ])('has add-ons below a mail and in the composer’s menu, and no homepage, on %s', async (_, viewport) => {
    const desk = await openDeskPage(browser(), { viewport });
    const { page } = desk;
    await page.getByRole('switch', { name: 'Phone' }).click();
    const phone = page.getByRole('group', { name: 'Gmail on a phone' });
    const card = phone.getByRole('complementary', { name: 'Reading Lamp' });
    await phone.getByRole('link', { name: /Is it bright/ }).waitFor();
    expect(await phone.getByRole('button', { name: 'Reading Lamp' }).count()).toBe(0);

    await phone.getByRole('link', { name: /Is it bright/ }).click();
    await phone.getByRole('region', { name: 'Add-ons' }).getByRole('button').click();
    await card.getByText(/^Message /).waitFor();
    // The card fills the screen: nothing of the mail can be reached.
    const reply = phone.getByRole('button', { name: 'Reply' });
    expect(await reply.evaluate((button) => button.closest('[inert]') !== null)).toBe(true);
    await card.getByRole('button', { name: 'Back' }).click();
    await phone.getByRole('link', { name: 'Back to Inbox' }).click();

    await phone.getByRole('button', { name: 'Compose' }).click();
    const composer = phone.getByRole('dialog');
    await composer.getByRole('button', { name: 'More options' }).click();
    await composer.getByRole('button', { name: 'Light this mail' }).click();
    await card.getByRole('button', { name: 'Light', exact: true }).click();
    await card.getByRole('button', { name: 'Back' }).click();
    await bodyOf(composer).locator('img').waitFor();
    await desk.close();
  });
});
