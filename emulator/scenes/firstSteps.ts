import type { MessageView, World } from '../contracts';
import type { FirstStep } from './Scene';
import { ADA, BEN } from './people';

/** One message from the first word to the click; each step can be seen in the world. */
export const firstSteps: readonly FirstStep[] = [
  {
    text: 'You are Ada. Press Compose and begin a mail to ben@gmail.example: he asked for an offer.',
    where: `/mail/${ADA.email}/INBOX`,
    isDone: (world) => written(world).length > 0,
  },
  {
    text: 'Below your mail press Doublecheck. On the card beside it press Track.',
    where: `/mail/${ADA.email}/INBOX`,
    isDone: (world) => written(world).some((html) => PIXEL.test(html)),
  },
  {
    text: 'On the same card give an address (https://example.com will do), press Add link, and look at what Ben will meet.',
    where: `/mail/${ADA.email}/INBOX`,
    isDone: (world) => written(world).some((html) => WRAPPED_LINK.test(html)),
  },
  {
    text: 'Press Send.',
    where: `/mail/${ADA.email}/INBOX`,
    isDone: (world) => sentToBen(world).some(({ html }) => PIXEL.test(html)),
  },
  {
    text: 'Let 1 min pass. In Ada’s Sent the mail gets its ✓. (Who opens within a minute may be a program.)',
    where: `/mail/${ADA.email}/SENT`,
    isDone: (world) => marksOf(world).length > 0,
  },
  {
    text: 'Now be Ben: open his Gmail and read the mail.',
    where: `/mail/${BEN.email}/INBOX`,
    isDone: (world) => isReadByBen(world),
  },
  {
    text: 'Let 10 min pass. Ada’s mail turns to ✓✓, and an alert arrives in her inbox.',
    where: `/mail/${ADA.email}/INBOX`,
    isDone: (world) => marksOf(world).some((name) => name.includes('✓✓')),
  },
  {
    text: 'As Ben press the link in the mail, and on the page that opens press Enter.',
    where: `/mail/${BEN.email}/INBOX`,
    isDone: (world) => world.executions.some(({ kind }) => kind === 'page-call' || kind === 'doPost'),
  },
  {
    text: 'Let 1 min pass and look at The Sheet: the message, the open and the click.',
    where: '/sheet',
    isDone: (world) => sheetTexts(world).some((text) => /^click/i.test(text)),
  },
];

/** Pictures and links that lead to a web app. */
const PIXEL = /<img\b[^>]*\bsrc="https:\/\/script\.google\.com\/(?:a\/)?macros\//i;
const WRAPPED_LINK = /<a\b[^>]*\bhref="https:\/\/script\.google\.com\/(?:a\/)?macros\//i;

const sentToBen = (world: World): MessageView[] =>
  world.mail
    .mailbox(ADA.email)
    .threads('SENT')
    .flatMap((thread) => thread.messages)
    .filter((message) => message.to.some(({ email }) => email === BEN.email));

/** HTML of what Ada wrote to Ben, sent or not. */
const written = (world: World): string[] => [
  ...world.mail
    .mailbox(ADA.email)
    .drafts()
    .filter((draft) => draft.to.includes(BEN.email))
    .map((draft) => draft.html),
  ...sentToBen(world).map(({ html }) => html),
];

/** Names of the user labels on what Ada sent to Ben. */
function marksOf(world: World): string[] {
  const ids = new Set(sentToBen(world).flatMap(({ labelIds }) => labelIds));
  return world.mail
    .mailbox(ADA.email)
    .labels()
    .filter((label) => label.type === 'user' && ids.has(label.id))
    .map((label) => label.name);
}

const isReadByBen = (world: World): boolean =>
  world.mail
    .mailbox(BEN.email)
    .threads('INBOX')
    .flatMap((thread) => thread.messages)
    .some(
      ({ from, labelIds, html }) =>
        from.email === ADA.email && PIXEL.test(html) && !labelIds.includes('UNREAD'),
    );

const sheetTexts = (world: World): string[] =>
  world.sheets
    .list()
    .flatMap(({ id }) => world.sheets.view(id)?.tabs ?? [])
    .flatMap((tab) => tab.rows.flatMap((row) => row.cells.map(({ text }) => text)));
