import { ADA, BEN, CLEO } from '../../emulator/scenes/people';
import { KIND, UNKIND } from '../../emulator/switches';
import { describeInBrowser } from './support/browser';
import { pressByKey, tabTo } from './support/keyboard';
import { pressThrough } from './support/pressThrough';
import { seesRow, sizeOf } from './support/sights';
import { atDesk, PIXEL_IS_SEEN, STORY_MS, type Desk, type DeskOptions, type Leap } from './support/story';

const DESTINATION = 'https://example.com/offer';
const LINK = 'The offer as PDF';
const OFFER = { to: BEN.email, subject: 'The offer', text: 'Dear Ben, here it is. ' };

const WORLDS: readonly (readonly [string, DeskOptions, { soon: Leap; later: Leap }])[] = [
  [
    'as kind as can be',
    {
      dist: 'dist',
      switches: KIND,
    },
    { soon: '1 min', later: '10 min' },
  ],
  [
    'as unkind as can be while the pixel is a picture',
    { switches: { ...UNKIND, ...PIXEL_IS_SEEN } },
    { soon: '1 h', later: '1 h' },
  ],
];

describeInBrowser(
  'the first message',
  (browser) => {
    it.each(WORLDS)(
      'goes from ✓ to ✓✓, is clicked, and stands in the Sheet, in a world %s',
      (_name, options, { soon, later }) =>
        atDesk(browser, options, async (desk) => {
          await sendOffer(desk);
          await desk.letPass(soon);
          await seesMark(desk, '✓ sent');

          await desk.openMail(BEN);
          const mail = await desk.openThread('The offer', ADA.name);
          const pixel = mail.locator('img');
          expect(await pixel.getAttribute('src')).toContain('/emulator/image-proxy?');
          expect(await sizeOf(pixel)).toEqual({ width: 1, height: 1 });
          await desk.letPass(later);

          await desk.openMail(ADA);
          await desk.thread('Opened: The offer').waitFor();
          await seesMark(desk, '✓✓ opened');
          await seesRow(await desk.openTab('Messages'), 'The offer', BEN.email, '✓✓ opened');
          await seesRow(await desk.openTab('Events'), 'The offer', 'opened', 'a person');

          await pressThroughOffer(desk);
          await desk.letPass(soon);
          await seesRow(
            await desk.openTab('Events'),
            'The offer',
            'clicked',
            'a person, verified',
            DESTINATION,
          );
          await seesRow(await desk.openTab('Messages'), 'The offer', '✓✓ clicked');
          await desk.openMail(ADA);
          await desk.thread('Link pressed: The offer').waitFor();
          await seesMark(desk, '✓✓ clicked');
        })(),
      STORY_MS,
    );

    it(
      'shows its pixel to a mail program that loads pictures itself',
      atDesk(browser, {}, async (desk) => {
        await desk.write({ ...OFFER, to: CLEO.email });
        await desk.openCard();
        await desk.track();
        await desk.sendMail();
        await desk.letPass('10 min');
        await desk.openMail(CLEO);
        const pixel = (await desk.openThread('The offer', ADA.name)).locator('img');
        expect(await pixel.getAttribute('src')).toContain(`${desk.execUrl}?t=`);
        expect(await sizeOf(pixel)).toEqual({ width: 1, height: 1 });
        await desk.letPass('1 min');
        await desk.openMail(ADA);
        await seesMark(desk, '✓✓ opened');
      }),
      STORY_MS,
    );

    it(
      'is written, tracked and sent by keyboard alone',
      atDesk(browser, {}, async (desk) => {
        const { page, composer, card } = desk;
        const { keyboard } = page;
        await pressByKey(page, page.getByRole('button', { name: 'Compose', exact: true }));
        await composer.getByRole('combobox', { name: 'To' }).and(page.locator(':focus')).waitFor();
        await keyboard.type(OFFER.to);
        await tabTo(page, composer.getByRole('textbox', { name: 'Subject' }));
        await keyboard.type(OFFER.subject);
        await tabTo(page, composer.getByRole('textbox', { name: 'Message body' }));
        await keyboard.type(OFFER.text);
        await pressByKey(page, composer.getByRole('toolbar').getByRole('button', { name: 'Doublecheck' }));
        const track = card.getByRole('button', { name: 'Track', exact: true });
        await track.waitFor();
        await pressByKey(page, track);
        await composer.getByText('Doublecheck changed this mail. Draft saved.').waitFor();
        await pressByKey(page, composer.getByRole('button', { name: 'Send', exact: true }), 'Shift+Tab');
        await page.getByRole('status').getByText('Message sent.').waitFor();
        await desk.letPass('1 min');
        await desk.openMail(ADA, 'Sent');
        await desk.thread('✓ sent').waitFor();
      }),
      STORY_MS,
    );

    it(
      'finds its way on a phone’s screen',
      atDesk(browser, { viewport: { width: 390, height: 844 } }, async (desk) => {
        await sendOffer(desk);
        await desk.letPass('10 min');
        await desk.openMail(BEN);
        await desk.openThread('The offer', ADA.name);
        await desk.letPass('1 min');
        await desk.openMail(ADA);
        await desk.thread('Opened: The offer').waitFor();
        await seesMark(desk, '✓✓ opened');
        await pressThroughOffer(desk);
        await desk.letPass('1 min');
        await seesRow(await desk.openTab('Messages'), 'The offer', '✓✓ clicked');
      }),
      STORY_MS,
    );
  },
  { admitsToBeDriven: false },
);

describeInBrowser('a browser that a program drives', (browser) => {
  it(
    'may press the link, and is not counted as a person',
    atDesk(browser, {}, async (desk) => {
      await sendOffer(desk);
      await desk.letPass('10 min');
      await pressThroughOffer(desk);
      await desk.letPass('10 min');
      await seesRow(await desk.openTab('Events'), 'The offer', 'clicked', 'a program');
      const messages = await desk.openTab('Messages');
      await seesRow(messages, 'The offer', '✓✓ opened');
      expect(await messages.getByText('✓✓ clicked').count()).toBe(0);
    }),
    STORY_MS,
  );
});

async function sendOffer(desk: Desk): Promise<void> {
  await desk.write(OFFER);
  await desk.openCard();
  await desk.track();
  await desk.addLink(DESTINATION, LINK);
  await desk.sendMail();
}

/** Looks into Ada's sent mail for the mark on the offer. */
async function seesMark(desk: Desk, mark: string): Promise<void> {
  await desk.openMail(ADA, 'Sent');
  await desk.thread('To: ').filter({ hasText: 'The offer' }).filter({ hasText: mark }).waitFor();
}

/** As Ben: from the mail over the page with one link to the destination. */
const pressThroughOffer = (desk: Desk): Promise<void> =>
  pressThrough(desk, BEN, { words: 'The offer', from: ADA.name, link: LINK, destination: DESTINATION });
