import type { Instant, MessageView, World } from '../contracts';
import type { FirstStep } from './Scene';
import { EVENTS_PLACE } from './acts/stage';
import { ADA, BEN } from './people';

/** One message from the first word to the click; each step can be seen in the world. */
export const firstSteps: readonly FirstStep[] = [
  {
    text: 'You are Ada. Press Compose and begin a mail to ben@gmail.example: he asked for an offer.',
    where: `/mail/${ADA.email}/INBOX`,
    isDone: (world, cameAt) => written(world, cameAt).length > 0,
  },
  {
    text: 'Below your mail press Doublecheck. On the card beside it press Track.',
    where: `/mail/${ADA.email}/INBOX`,
    isDone: (world, cameAt) => written(world, cameAt).some((html) => PIXEL.test(html)),
  },
  {
    text: 'On the same card give an address (https://example.com will do) and press Add link.',
    where: `/mail/${ADA.email}/INBOX`,
    // Whoever sent it without a link is past this.
    isDone: (world, cameAt) =>
      written(world, cameAt).some((html) => WRAPPED_LINK.test(html)) || gotFollowed(world, cameAt).length > 0,
  },
  {
    text: 'Press Send.',
    where: `/mail/${ADA.email}/INBOX`,
    isDone: (world, cameAt) => gotFollowed(world, cameAt).length > 0,
  },
  {
    text: 'Let 1 min pass. In Ada’s Sent the mail gets its ✓. (Who opens within a minute may be a program.)',
    where: `/mail/${ADA.email}/SENT`,
    isDone: (world, cameAt) => marksOf(world, cameAt).length > 0,
  },
  {
    text: 'Now be Ben: open his Gmail and read the mail.',
    where: `/mail/${BEN.email}/INBOX`,
    isDone: (world, cameAt) =>
      gotFollowed(world, cameAt).some(({ labelIds }) => !labelIds.includes('UNREAD')),
  },
  {
    text: 'Let 10 min pass. Ada’s mail turns to ✓✓, and an alert arrives in her inbox.',
    where: `/mail/${ADA.email}/INBOX`,
    isDone: (world, cameAt) => marksOf(world, cameAt).some((name) => name.includes('✓✓')),
  },
  {
    text: 'As Ben press the link in the mail, and on the page that opens press Enter. (No link? Send him another mail.)',
    where: `/mail/${BEN.email}/INBOX`,
    // Colleagues' timers post to the web app, too; only a page calls. One that a scene opened before is not meant.
    isDone: (world, cameAt) => {
      const sentAt = Math.min(...sentToBen(world, cameAt).map(({ at }) => at));
      return world.executions.some(({ kind, startedAt }) => kind === 'page-call' && startedAt >= sentAt);
    },
  },
  {
    text: 'Let 1 min pass and look at The Sheet: the message under Messages, the open and the click under Events.',
    where: EVENTS_PLACE,
    isDone: isClickInSheet,
  },
  {
    text: 'Write Ben another mail with a link of your own and close it. At the right press Doublecheck, then Drafts ready to send.',
    where: `/mail/${ADA.email}/INBOX`,
    isDone: isSentAsWritten,
  },
];

/** Pictures and links that lead to a web app. */
const PIXEL = /<img\b[^>]*\bsrc="https:\/\/script\.google\.com\/(?:a\/)?macros\//i;
const WRAPPED_LINK = /<a\b[^>]*\bhref="https:\/\/script\.google\.com\/(?:a\/)?macros\//i;

/** Whatever stood there when the newcomer came is not theirs, nor is a scene's mail to a group. */
const sentToBen = (world: World, cameAt: Instant): MessageView[] =>
  world.mail
    .mailbox(ADA.email)
    .threads('SENT')
    .flatMap((thread) => thread.messages)
    .filter(({ to, at }) => isSince(at, cameAt) && to.length === 1 && to[0]?.email === BEN.email);

/** Mail with a pixel that Ben has from Ada, and from nobody else with him. What lies in Sent may have none. */
const gotFollowed = (world: World, cameAt: Instant): MessageView[] =>
  world.mail
    .mailbox(BEN.email)
    .threads('INBOX')
    .flatMap((thread) => thread.messages)
    .filter(
      ({ from, to, html, at }) =>
        from.email === ADA.email && to.length === 1 && isSince(at, cameAt) && PIXEL.test(html),
    );

/** HTML of what Ada wrote to Ben, sent or not. */
const written = (world: World, cameAt: Instant): string[] => [
  ...world.mail
    .mailbox(ADA.email)
    .drafts()
    .filter((draft) => isSince(draft.at, cameAt) && draft.to.includes(BEN.email))
    .map((draft) => draft.html),
  ...[...sentToBen(world, cameAt), ...gotFollowed(world, cameAt)].map(({ html }) => html),
];

/** Names of the user labels on what Ada sent to Ben. */
function marksOf(world: World, cameAt: Instant): string[] {
  const ids = new Set(sentToBen(world, cameAt).flatMap(({ labelIds }) => labelIds));
  return world.mail
    .mailbox(ADA.email)
    .labels()
    .filter((label) => label.type === 'user' && ids.has(label.id))
    .map((label) => label.name);
}

/** Ben has it with a pixel, and in Sent it lies without. */
function isSentAsWritten(world: World, cameAt: Instant): boolean {
  const clean = sentToBen(world, cameAt).filter(
    ({ html, labelIds }) => !labelIds.includes('TRASH') && !PIXEL.test(html),
  );
  const subjects = new Set(clean.map(({ subject }) => subject));
  return gotFollowed(world, cameAt).some(({ subject }) => subjects.has(subject));
}

/** A row that speaks of a click on what Ada sent to Ben. */
function isClickInSheet(world: World, cameAt: Instant): boolean {
  const subjects = new Set(sentToBen(world, cameAt).map(({ subject }) => subject));
  return world.sheets
    .list()
    .flatMap(({ id }) => world.sheets.view(id)?.tabs ?? [])
    .flatMap(({ rows }) => rows)
    .some(
      ({ cells }) =>
        cells.some(({ text }) => subjects.has(text)) && cells.some(({ text }) => /^click/i.test(text)),
    );
}

/** Gmail's times are whole seconds. */
const isSince = (at: Instant, cameAt: Instant): boolean => at >= Math.floor(cameAt / 1_000) * 1_000;
