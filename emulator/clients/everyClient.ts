import type { Account, Composition, World } from '../contracts';
import { recipientsOf } from './Recipients';
import { CLIENT_NAMES, ROSTER, type ClientName } from './roster';

const AT_GMAIL: readonly ClientName[] = ['gmail', 'gmail-prefetch'];
const TEN_MINUTES = 10 * 60_000;

/** Whose mail the program deals with: `outlook@clients.example`. */
export const addressOf = (client: ClientName): string => `${client}@clients.example`;

/** One person for each program of the roster, to be among the accounts of a world. */
export const CLIENT_ACCOUNTS: readonly Account[] = CLIENT_NAMES.map((client) => {
  const atGmail = AT_GMAIL.includes(client);
  return {
    email: addressOf(client),
    name: ROSTER[client].words.replace(/[:,].*/, ''),
    google: atGmail ? 'consumer' : null,
    client: atGmail ? 'gmail' : 'direct',
    locale: 'en',
    timeZone: 'Etc/UTC',
  };
});

export interface ToEveryClient {
  readonly from: string;
  readonly message: Pick<Composition, 'subject' | 'html'>;
  /** How long after delivery people read it; null: not by themselves. */
  readonly readsAfterMs?: number | null;
}

/** Every program of the roster deals with the mail of its person from now on. */
export function watchAll(world: World, { readsAfterMs = TEN_MINUTES }: Partial<ToEveryClient> = {}): void {
  for (const client of CLIENT_NAMES) recipientsOf(world).watch(addressOf(client), [client], { readsAfterMs });
}

/**
 * Sends one mail to a person of each program, who read it ten minutes later; the rest happens as the world's time goes
 * on. The world must have {@link CLIENT_ACCOUNTS}.
 */
export function everyClient(
  world: World,
  { from, message, ...habit }: ToEveryClient,
): { readonly messageId: string; readonly threadId: string } {
  watchAll(world, habit);
  const mailbox = world.mail.mailbox(from);
  const to = CLIENT_NAMES.map(addressOf).join(', ');
  return mailbox.sendDraft(mailbox.saveDraft({ to, cc: '', bcc: '', ...message }));
}
