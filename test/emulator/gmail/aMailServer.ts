import type { Account, ServiceContext } from '../../../emulator/contracts';
import { GmailError } from '../../../emulator/gmail/GmailError';
import { createMailSystem } from '../../../emulator/gmail/MailSystem';
import type { MailServer, MailSwitches } from '../../../emulator/gmail/MailSystem';
import type { Mailbox } from '../../../emulator/gmail/Mailbox';
import { newMailState } from '../../../emulator/gmail/state';
import type { MailState } from '../../../emulator/gmail/state';

/** Monday, 2 March 2026, 09:00 UTC. */
export const MONDAY = Date.UTC(2026, 2, 2, 9);

export const anAccount = (email: string, facts: Partial<Account> = {}): Account => ({
  email,
  name: `${email.charAt(0).toUpperCase()}${email.slice(1, email.indexOf('@'))} Example`,
  google: 'consumer',
  client: 'gmail',
  locale: 'en',
  timeZone: 'Etc/UTC',
  ...facts,
});

export const ADA = anAccount('ada@example.com');
export const BEN = anAccount('ben@example.com');
export const CY = anAccount('cy@example.org', { google: null, client: 'direct' });

/** Mail servers with a clock that moves when told. */
export function aMailServer({
  state = newMailState(),
  accounts = [ADA, BEN, CY],
  switches,
}: { state?: MailState; accounts?: Account[]; switches?: MailSwitches } = {}) {
  const time = { now: MONDAY };
  let touched = 0;
  const server = createMailSystem({
    state,
    accounts,
    clock: { now: () => time.now },
    touch: () => (touched += 1),
    ...(switches === undefined ? {} : { switches }),
  });
  return {
    server,
    state,
    pass: (ms: number) => (time.now += ms),
    now: () => time.now,
    touched: () => touched,
    box: (account: Account): Mailbox => boxOf(server, account),
  };
}

function boxOf(server: MailServer, account: Account): Mailbox {
  const mailbox = server.boxFor(account.email);
  if (mailbox === null) throw new Error(`no mailbox ${account.email}`);
  return mailbox;
}

/** Raw RFC 822 text: headers, an empty line, a body. */
export const rawMail = (headers: Record<string, string>, body = 'Hello'): string =>
  `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${body}\r\n`;

/** What a script sees of the mail when it runs on this user's authority. */
export function contextFor(
  server: MailServer | null,
  effectiveUser: string,
  { oauthScopes }: { oauthScopes?: string[] } = {},
): ServiceContext {
  const manifest = { timeZone: 'Etc/UTC', ...(oauthScopes === undefined ? {} : { oauthScopes }) };
  // The mail services look at nothing else.
  return {
    world: { mail: server, project: { manifest } },
    execution: { effectiveUser },
  } as unknown as ServiceContext;
}

/** As scripts write it: `Utilities.base64EncodeWebSafe(raw)`. */
export const webSafe = (raw: string): string =>
  Buffer.from(raw, 'utf8').toString('base64').replace(/\+/g, '-').replace(/\//g, '_');

/** What Gmail refuses work with. */
export function refusal(work: () => unknown): GmailError {
  try {
    work();
  } catch (error) {
    if (error instanceof GmailError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
