/** A mail with what people put in: a link that they type, a file, a picture between the words. */
import type { FrameLocator } from 'playwright-core';
import { tabTo } from './keyboard';
import { sizeOf } from './sights';
import type { Desk } from './story';

interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const PLAN: ChosenFile = {
  name: 'plan.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Buy a brighter bulb.'),
};
export const LAMP: ChosenFile = {
  name: 'lamp.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4f4YBiAAOkgOXtKxBCwAAAABJRU5ErkJggg==',
    'base64',
  ),
};
export const LAMP_SIZE = { width: 2, height: 1 };

/** Puts a link, {@link PLAN} and {@link LAMP} into the mail that is open, from its body and by keyboard alone. */
export async function enrich(
  desk: Desk,
  link: { readonly url: string; readonly text: string },
): Promise<void> {
  const { page, composer } = desk;
  const { keyboard } = page;
  const body = composer.getByRole('textbox', { name: 'Message body' });
  const toolbar = composer.getByRole('toolbar', { name: 'Mail' });
  const files = async (button: string, file: ChosenFile): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, toolbar.getByRole('button', { name: button }));
    await keyboard.press('Enter');
    await (await chooser).setFiles([file]);
  };
  await tabTo(page, toolbar.getByRole('button', { name: 'Insert link' }));
  await keyboard.press('Enter');
  await composer.getByRole('textbox', { name: 'Link address' }).and(page.locator(':focus')).waitFor();
  await keyboard.type(link.url);
  await keyboard.press('Tab');
  await keyboard.type(link.text);
  await keyboard.press('Enter');
  await body.getByRole('link', { name: link.text }).waitFor();
  await files('Attach files', PLAN);
  await composer.getByRole('list', { name: 'Attachments' }).getByText(PLAN.name).waitFor();
  await files('Insert photo', LAMP);
  expect(await sizeOf(body.getByRole('img', { name: LAMP.name }))).toEqual(LAMP_SIZE);
  await composer.getByText('Draft saved.').waitFor();
}

/** Looks at the mail that is open for the file and the picture; answers the size of the pixel, null where there is none. */
export async function seesAllOfIt(
  { page }: Desk,
  mail: FrameLocator,
): Promise<{ readonly width: number; readonly height: number } | null> {
  await page
    .getByRole('link', { name: `Download attachment ${PLAN.name}, ${PLAN.buffer.length} bytes` })
    .waitFor();
  expect(await sizeOf(mail.getByRole('img', { name: LAMP.name }))).toEqual(LAMP_SIZE);
  const other = mail.locator(`img:not([alt="${LAMP.name}"])`);
  return (await other.count()) === 0 ? null : sizeOf(other);
}
