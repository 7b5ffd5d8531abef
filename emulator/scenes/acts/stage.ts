import { recipientsOf } from '../../clients/Recipients';
import type { MessageView, World } from '../../contracts';
import type { EmulatedWorld } from '../../world/EmulatedWorld';
import { BESIDE_A_MAIL, SHEET_TABS } from '../addOnWords';
import { passUntil } from '../passing';
import { write, type Mail } from '../writing';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** A mail of an act on its way. */
export interface Sent {
  readonly subject: string;
  readonly messageId: string;
  readonly threadId: string;
  readonly troubles: readonly string[];
}

/** Writes, tracks and sends a mail; its subject tells it from those of earlier acts. */
export function sendTracked(world: World, mail: Omit<Mail, 'tracked'>): Sent {
  const subject = newSubject(world, mail);
  const { draftId, troubles } = write(world, { ...mail, subject, tracked: true }, BESIDE_A_MAIL);
  return { subject, ...world.mail.mailbox(mail.from).sendDraft(draftId), troubles };
}

/** The newest mail with this subject in somebody's inbox. */
export function copyOf(world: World, email: string, subject: string): MessageView | null {
  const threads = world.mail.mailbox(email).threads('INBOX');
  return (
    threads.flatMap(({ messages }) => [...messages].reverse()).find((each) => each.subject === subject) ??
    null
  );
}

/** Somebody opens the mail and, perhaps, follows one of its links. Answers what did not go as planned. */
export function read(world: World, email: string, subject: string, follow: number | null = null): string[] {
  const copy = copyOf(world, email, subject);
  if (copy === null) return [`${email} has no mail “${subject}”.`];
  recipientsOf(world).read(email, copy.id);
  if (follow === null) return [];
  if (recipientsOf(world).links(email, copy.id)[follow] === undefined)
    return [`“${subject}” has no link to follow.`];
  recipientsOf(world).press(email, copy.id, follow);
  return [];
}

export function answer(world: World, email: string, subject: string, text: string): string[] {
  const copy = copyOf(world, email, subject);
  if (copy === null) return [`${email} has no mail “${subject}” to answer.`];
  const mail = { from: email, to: [copy.from.email], subject: '', parts: [text], answers: copy };
  world.mail.mailbox(email).sendDraft(write(world, mail, BESIDE_A_MAIL).draftId);
  return [];
}

export const pass = (world: EmulatedWorld, minutes: number): void => {
  passUntil(world, world.clock.now() + minutes * MINUTE);
};

/** Names of the labels that the add-on put on a conversation. */
export function marksOf(world: World, email: string, threadId: string): readonly string[] {
  const mailbox = world.mail.mailbox(email);
  const ids = new Set(mailbox.thread(threadId)?.messages.flatMap(({ labelIds }) => labelIds));
  return mailbox
    .labels()
    .filter(({ id, type }) => type === 'user' && ids.has(id))
    .map(({ name }) => name);
}

/** In words how a conversation is marked. */
export const markWords = (world: World, email: string, threadId: string): string =>
  marksOf(world, email, threadId).join(', ') || 'without a mark';

/** How many executions that began after this one failed. */
export function failuresSince(world: World, lastId: string | undefined): string[] {
  const since = world.executions.findIndex(({ id }) => id === lastId) + 1;
  const failed = world.executions
    .slice(since)
    .filter(({ outcome }) => outcome.kind === 'failed' || outcome.kind === 'killed');
  return failed.length === 0
    ? []
    : [`${failed.length} ${failed.length === 1 ? 'execution' : 'executions'} failed: see Executions.`];
}

export const lastExecution = (world: World): string | undefined =>
  world.executions[world.executions.length - 1]?.id;

/** Who of these is not here. */
export const absent = (world: World, emails: readonly string[]): string[] =>
  emails
    .filter((email) => world.accounts.every((account) => account.email !== email))
    .map((email) => `${email} is not here.`);

/**
 * The list of what somebody sent, where marks are seen. Opening the conversation would load the picture for the sender,
 * which can pass for an open.
 */
export const sentMailPlace = (email: string): string => `/mail/${email}/SENT`;
export const sentPlace = (email: string, threadId: string): string => `/mail/${email}/SENT/${threadId}`;
export const inboxPlace = (email: string): string => `/mail/${email}/INBOX`;
export const TROUBLE_PLACE = '/trouble';
export const SHEET_PLACE = '/sheet';
/** What came in, line by line. */
export const EVENTS_PLACE = `/sheet//${SHEET_TABS.events}`;
export const MESSAGES_PLACE = `/sheet//${SHEET_TABS.messages}`;

function newSubject(world: World, { from, subject }: Pick<Mail, 'from' | 'subject'>): string {
  const taken = new Set(
    world.mail
      .mailbox(from)
      .threads('SENT')
      .map(({ messages }) => messages[0]?.subject),
  );
  let number = 1;
  const name = (): string => (number === 1 ? subject : `${subject} (${number})`);
  while (taken.has(name())) number += 1;
  return name();
}
