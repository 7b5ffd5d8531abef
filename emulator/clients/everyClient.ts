import type { Account, Composition, World } from '../contracts';
import { recipientsOf } from './Recipients';
import { CLIENT_NAMES, ROSTER, type ClientName } from './roster';

/** What the desk says of a world without {@link CLIENT_ACCOUNTS}. */
export const NOBODY_OF_THEM =
  'In this scene there is no reader for each program. Choose a scene that has them, or change a person’s programs.';

const AT_GMAIL: readonly ClientName[] = ['gmail', 'gmail-prefetch'];
const TEN_MINUTES = 10 * 60_000;

/** Whose mail the program deals with: `outlook@clients.example`. */
export const addressOf = (client: ClientName): string => `${client}@clients.example`;

/** One person for each program of the roster, to be among the accounts of a world. */
export const CLIENT_ACCOUNTS: readonly Account[] = CLIENT_NAMES.map((client) => {
  const atGmail = AT_GMAIL.includes(client);
  return {
    email: addressOf(client),
    name: ROSTER[client].name,
    google: atGmail ? 'consumer' : null,
    client: atGmail ? 'gmail' : 'direct',
    locale: 'en',
    timeZone: 'Etc/UTC',
  };
});

/** The To line that reaches a person of each program; null in a world without {@link CLIENT_ACCOUNTS}. */
export function everyClientOf({ accounts }: Pick<World, 'accounts'>): string | null {
  const here = new Set(accounts.map(({ email }) => email.toLowerCase()));
  const all = CLIENT_NAMES.map(addressOf);
  return all.every((address) => here.has(address)) ? all.join(', ') : null;
}

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
 * on.
 *
 * @throws {Error} when the world has no {@link CLIENT_ACCOUNTS}
 */
export function everyClient(
  world: World,
  { from, message, ...habit }: ToEveryClient,
): { readonly messageId: string; readonly threadId: string } {
  const to = everyClientOf(world);
  if (to === null) throw new Error(NOBODY_OF_THEM);
  watchAll(world, habit);
  const mailbox = world.mail.mailbox(from);
  return mailbox.sendDraft(mailbox.saveDraft({ to, cc: '', bcc: '', ...message }));
}
