import { recipientsOf } from '../clients/Recipients';
import type { Instant, MessageView, World } from '../contracts';
import type { EmulatedWorld } from '../world/EmulatedWorld';
import { BESIDE_A_MAIL } from './addOnWords';
import type { Letter, Reader } from './Letter';
import { instantOf } from './moment';
import { passUntil } from './passing';
import type { Scene } from './Scene';
import { write } from './writing';

const MINUTE = 60_000;
/** Before the first letter there is time to set up. */
const SETTING_UP_MS = 40 * MINUTE;
/** When colleagues look through their inbox. */
const LOOKING_THROUGH = ['12:40', '17:50'];
const WORKDAYS = [5, 4, 3, 2, 1];

/** Something that happens once, at its time. */
export interface Happening {
  readonly at: Instant;
  readonly happen: () => void;
}

/** When the days of a scene begin; now, when it has none. */
export function beginningOfStory(scene: Scene, now: Instant): Instant {
  const first = (scene.letters ?? []).map(({ when }) => instantOf(when, now, homeOf(scene)));
  return first.length === 0 ? now : Math.min(...first) - SETTING_UP_MS;
}

/**
 * Lets the letters of a scene be written, opened, followed and answered, and besides them what else happens, each at its
 * time. Answers what did not go as planned, in words.
 */
export function tell(
  world: EmulatedWorld,
  scene: Scene,
  now: Instant,
  besides: readonly Happening[],
): string[] {
  const troubles: string[] = [];
  const letters = (scene.letters ?? []).map((letter) => ({
    ...letter,
    at: instantOf(letter.when, now, homeOf(scene)),
  }));
  const happenings = [
    ...besides,
    ...letters.map((letter) => ({
      at: letter.at,
      happen: () => troubles.push(...posted(world, letter, letters)),
    })),
    ...letters.flatMap((letter) =>
      (letter.readers ?? []).flatMap((reader) => readings(world, letter, reader, troubles)),
    ),
    ...WORKDAYS.flatMap((workdaysAgo) =>
      LOOKING_THROUGH.map((at) => ({
        at: instantOf({ workdaysAgo, at }, now, homeOf(scene)),
        happen: () => {
          for (const email of scene.addOnUsers) lookThrough(world, email);
        },
      })),
    ),
  ];
  const begun = world.clock.now();
  const ahead = happenings.filter(({ at }) => at >= begun && at <= now);
  for (const { at, happen } of ahead.sort((one, other) => one.at - other.at)) {
    passUntil(world, at);
    happen();
  }
  return troubles;
}

interface DatedLetter extends Letter {
  readonly at: Instant;
}

function posted(world: EmulatedWorld, letter: DatedLetter, letters: readonly DatedLetter[]): string[] {
  const { from, to, subject, parts, tracked = false, answers, isDraft = false } = letter;
  const answered = letters.find(({ name }) => name !== undefined && name === answers);
  const source = answered === undefined ? null : copyOf(world, from, answered);
  if (answers !== undefined && source === null) return [`${from} has no mail "${answers}" to answer.`];
  const mail = { from, to, subject, parts, tracked, ...(source === null ? {} : { answers: source }) };
  const { draftId, troubles } = write(world, mail, BESIDE_A_MAIL);
  if (!isDraft) world.mail.mailbox(from).sendDraft(draftId);
  return [...troubles];
}

function readings(
  world: EmulatedWorld,
  letter: DatedLetter,
  { who, opens, follows }: Reader,
  troubles: string[],
): Happening[] {
  const withCopy =
    (deed: (message: MessageView) => void): (() => void) =>
    () => {
      const message = copyOf(world, who, letter);
      if (message === null) troubles.push(`${who} has no mail "${letter.subject}".`);
      else deed(message);
    };
  const recipients = recipientsOf(world);
  return [
    ...opens.map((after) => ({
      at: letter.at + after * MINUTE,
      happen: withCopy(({ id }) => {
        recipients.read(who, id);
      }),
    })),
    ...(follows === undefined
      ? []
      : [
          {
            at: letter.at + follows.after * MINUTE,
            happen: withCopy(({ id }) => {
              recipients.press(who, id, follows.link);
            }),
          },
        ]),
  ];
}

/** The letter in somebody's own mailbox. */
function copyOf(world: World, email: string, { from, at }: DatedLetter): MessageView | null {
  const mailbox = world.mail.mailbox(email);
  const messages = ['INBOX', 'SENT'].flatMap((label) =>
    mailbox.threads(label).flatMap((thread) => thread.messages),
  );
  // Gmail's times are whole seconds; nobody here writes twice in one.
  return messages.find((each) => each.from.email === from && Math.abs(each.at - at) < 1_000) ?? null;
}

function lookThrough(world: World, email: string): void {
  const mailbox = world.mail.mailbox(email);
  for (const { id, messages } of mailbox.threads('INBOX'))
    if (messages.some(({ labelIds }) => labelIds.includes('UNREAD'))) mailbox.markRead(id);
}

/** The time zone of the office's clock. */
function homeOf({ accounts, deployer }: Scene): string {
  return accounts.find(({ email }) => email === deployer)?.timeZone ?? 'Etc/UTC';
}
