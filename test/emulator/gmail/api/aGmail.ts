import type { MailSwitches } from '../../../../emulator/gmail/MailSystem';
import { gmailService } from '../../../../emulator/services/Gmail';
import { ADA, aMailServer, contextFor, CY, rawMail, webSafe } from '../aMailServer';

type Users = Pick<
  GoogleAppsScript.Gmail.Collection.UsersCollection,
  'getProfile' | 'Drafts' | 'History' | 'Labels' | 'Messages' | 'Settings' | 'Threads'
>;

/** The service as Ada's script finds it; the typings know more members than are emulated. */
export function aGmail({
  user = ADA.email,
  oauthScopes,
  switches,
}: { user?: string; oauthScopes?: string[]; switches?: MailSwitches } = {}) {
  const world = aMailServer(switches === undefined ? {} : { switches });
  const context = contextFor(world.server, user, oauthScopes === undefined ? {} : { oauthScopes });
  const { Users } = gmailService(context) as unknown as { Users: Users };
  const { Messages, Threads, Labels, Drafts, History, Settings } = Users;
  const receive = (subject = 'News', text = 'Hello') => {
    world.server.dispatch({ from: CY, to: [ADA.email], subject, text, keepCopy: false });
  };
  return { ...world, Users, Messages, Threads, Labels, Drafts, History, Settings, receive, context };
}

/** A resource with a raw mail. */
export const mail = (headers: Record<string, string>, body?: string) => ({
  raw: webSafe(rawMail(headers, body)),
});

/** Two alternatives, one of them not in UTF-8, and an attachment. */
export const MULTIPART = [
  'From: Cy <cy@example.org>',
  'Subject: =?ISO-8859-1?Q?Gr=FC=DFe?=',
  'Content-Type: multipart/mixed; boundary=m',
  '',
  '--m',
  'Content-Type: multipart/alternative; boundary=a',
  '',
  '--a',
  'Content-Type: text/plain; charset=ISO-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'caf=E9',
  '--a',
  'Content-Type: text/html; charset=UTF-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('<p>café</p>').toString('base64'),
  '--a--',
  '--m',
  'Content-Type: text/plain; name=notes.txt',
  '',
  'note',
  '--m--',
  '',
].join('\r\n');

/** What a script catches. */
export function caught(work: () => unknown): {
  name: string;
  message: string;
  details: { code: number; message: string; errors: unknown[] };
} {
  try {
    work();
  } catch (error) {
    // Every refusal here is a ServiceError with details.
    return error as ReturnType<typeof caught>;
  }
  throw new Error('nothing was thrown');
}

/** Bytes of an answer, read as UTF-8; the typings call them text. */
export const text = (bytes: unknown) =>
  Buffer.from(Int8Array.from(bytes as number[]).buffer).toString('utf8');
/** Jest types its matchers as `any`. */
export const like = (matcher: unknown) => matcher;
export const someText = like(expect.any(String));
export const ids = (list: { id?: string | undefined }[] | undefined) => (list ?? []).map(({ id }) => id);
