import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createSyncFn } from 'synckit';
import type { Instant, MailAddress } from '../contracts';

export interface FileToBuild {
  /** Without white space and angle brackets. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** A mail to build. Addresses are header text: `Ada <ada@example.com>, bob@example.com`. */
export interface MailToBuild {
  /** Makes the boundaries of the parts; unique and short. */
  readonly id: string;
  readonly messageId: string;
  readonly date: Instant;
  readonly from: string;
  readonly to: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly inReplyTo?: string;
  readonly references?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Only beside HTML. */
  readonly attachments?: readonly FileToBuild[];
  readonly pictures?: readonly FileToBuild[];
}

export interface MimePart {
  readonly mimeType: string;
  /** '' for a part without a name. */
  readonly filename: string;
  readonly isAttached: boolean;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** Bytes in the part's own charset, transfer encoding undone. */
  readonly size: number;
  /** Transfer encoding undone, text in UTF-8; null for a multipart. */
  readonly content: Uint8Array | null;
  /** Transfer encoding undone, and nothing else; null for a multipart. */
  readonly bytes: Uint8Array | null;
  readonly parts: readonly MimePart[];
}

export interface ParsedMail {
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  readonly subject: string;
  /** With its angle brackets; '' when there is none. */
  readonly messageId: string;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly date: Instant | null;
  readonly root: MimePart;
}

/** The mail as RFC 822 has it; every character of the result is one byte. A Bcc line is kept. */
export function buildMime(mail: MailToBuild): string {
  // The worker answers what the task promises; synckit cannot know which task it is.
  return callWorker('build', mail) as string;
}

/** Reads a mail whose every character is one byte. Anything can be read; what is not mail is an empty text. */
export function parseMime(raw: string): ParsedMail {
  const known = parsed.get(raw);
  if (known !== undefined) return known;
  // As above.
  const mail = callWorker('parse', raw) as ParsedMail;
  if (parsed.size >= PARSED_KEPT || lengthOf(parsed.keys()) > PARSED_CHARACTERS) parsed.clear();
  parsed.set(raw, mail);
  return mail;
}

const lengthOf = (mails: Iterable<string>): number =>
  [...mails].reduce((length, mail) => length + mail.length, 0);

/** Mail never changes, and one mail is parsed for every mailbox it reaches. */
const PARSED_KEPT = 50;
/** Two of the biggest mails. */
const PARSED_CHARACTERS = 80_000_000;
const parsed = new Map<string, ParsedMail>();

let worker: ((task: 'build' | 'parse', argument: unknown) => unknown) | null = null;

/** The worker starts with the first mail; it does not keep the process alive. */
function callWorker(task: 'build' | 'parse', argument: unknown): unknown {
  worker ??= createSyncFn(fileOfThisPackage('emulator/gmail/mimeWorker.mjs'));
  return worker(task, argument);
}

/**
 * Looks above the working folder, then above the running file: the same source runs bundled as an ES module and,
 * in tests, as CommonJS, and there is no name for "this file" that both understand.
 */
function fileOfThisPackage(path: string): string {
  for (const start of [process.cwd(), dirname(resolve(process.argv[1] ?? '.'))]) {
    for (let folder = start; ; folder = dirname(folder)) {
      const candidate = join(folder, path);
      if (existsSync(candidate)) return candidate;
      if (folder === dirname(folder)) break;
    }
  }
  throw new Error(`${path} was not found above ${process.cwd()}. Start the emulator from its own folder.`);
}
