import type { World } from '../contracts';
import { fetchDirectly } from './directClient';
import { fetchForDraft, imageProxyOf } from './imageProxy';
import { picturesOf } from './mailHtml';

/** A picture that was asked for when a mail was opened. */
export interface LoadedPicture {
  readonly url: string;
  /** What the reader's program got; 0 when nobody answered. */
  readonly status: number;
}

/**
 * Opens a draft again in Gmail's composer, without a browser: its pictures are asked for by Gmail's proxy, or by nobody.
 * Answers those that were asked for.
 * @throws {Error} when there is no such draft.
 */
export function reopenDraft(world: World, email: string, draftId: string): readonly LoadedPicture[] {
  const draft = world.mail.mailbox(email).draft(draftId);
  if (draft === null) throw new Error(`${email} has no draft ${draftId}.`);
  return picturesOf(draft.html).map((url) => ({ url, status: fetchForDraft(world, url).status }));
}

/**
 * Opens a message without a browser, as its reader's mail program would: marks the thread read and loads the pictures,
 * by Gmail's proxy or directly.
 * @throws {Error} when there is no such message.
 */
export function openAs(world: World, email: string, messageId: string): readonly LoadedPicture[] {
  const mailbox = world.mail.mailbox(email);
  const message = mailbox.message(messageId);
  if (message === null) throw new Error(`${email} has no message ${messageId}.`);
  mailbox.markRead(message.threadId);
  const load =
    world.account(email).client === 'gmail'
      ? (url: string): number => imageProxyOf(world).fetchThrough(world.network, url).status
      : (url: string): number => fetchDirectly(world.network, url)?.status ?? 0;
  return picturesOf(message.html).map((url) => ({ url, status: load(url) }));
}
