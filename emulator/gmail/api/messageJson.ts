import { invalid, notFound } from '../GmailError';
import { snippetOf } from '../mailIndex';
import { parseMime } from '../mime';
import type { MimePart } from '../mime';
import type { StoredMessage } from '../state';
import type { OptionalArgs } from './optionalArgs';

type Schema = GoogleAppsScript.Gmail.Schema.Message;
type Part = GoogleAppsScript.Gmail.Schema.MessagePart;
type Body = GoogleAppsScript.Gmail.Schema.MessagePartBody;

/** @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/Format */
export type Format = 'full' | 'metadata' | 'minimal' | 'raw';

/** @throws {GmailError} 400. */
export function formatOf(value: OptionalArgs[string], allowed: readonly Format[]): Format {
  const format = value === undefined ? 'full' : (String(value).toLowerCase() as Format);
  if (!allowed.includes(format)) throw invalid(`Invalid value at 'format': ${String(value)}`);
  return format;
}

/**
 * A message as the advanced service answers it. Bytes (`raw`, `payload…body.data`) come as signed numbers, not as the
 * base64 text that the typings promise, and text always in UTF-8.
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages#Message
 */
export function messageJson(
  message: StoredMessage,
  format: Format,
  metadataHeaders: readonly string[] = [],
): Schema {
  return {
    ...reference(message),
    labelIds: [...message.labelIds],
    snippet: snippetJson(message),
    ...(format === 'full' ? { payload: partJson(message.id, parseMime(message.raw).root, '') } : {}),
    ...(format === 'metadata' ? { payload: metadata(parseMime(message.raw).root, metadataHeaders) } : {}),
    ...(format === 'raw' ? { raw: signed(Buffer.from(message.raw, 'latin1')) } : {}),
    sizeEstimate: message.raw.length,
    historyId: String(message.historyId),
    internalDate: String(message.internalDate),
  };
}

export const reference = ({
  id,
  threadId,
}: {
  id: string;
  threadId: string;
}): { id: string; threadId: string } => ({ id, threadId });

/** Escaped as HTML. */
export const snippetJson = ({ index }: StoredMessage): string =>
  snippetOf(index)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');

/** What calls that change a message answer. */
export const changedJson = (message: StoredMessage): Schema => ({
  ...reference(message),
  labelIds: [...message.labelIds],
});

/** @throws {GmailError} 404 for an id that this message did not name. */
export function attachmentJson(message: StoredMessage, attachmentId: string): Body {
  const part = findPart(message.id, parseMime(message.raw).root, '', attachmentId);
  if (part === null) throw notFound();
  return { size: part.size, data: signed(part.content ?? []) };
}

/** Typed as text by Google's typings; bytes in truth, as live runs show. */
const signed = (bytes: ArrayLike<number>): string => [...Int8Array.from(bytes)] as unknown as string;

function partJson(messageId: string, part: MimePart, partId: string): Part {
  return {
    partId,
    mimeType: part.mimeType,
    filename: part.filename,
    headers: part.headers.map((header) => ({ ...header })),
    body: bodyJson(messageId, part, partId),
    ...(part.parts.length === 0
      ? {}
      : { parts: part.parts.map((inner, index) => partJson(messageId, inner, childId(partId, index))) }),
  };
}

/** What has a name is an attachment, and to be fetched; all else lies here, however large. */
function bodyJson(messageId: string, part: MimePart, partId: string): Body {
  if (part.content === null) return { size: 0 };
  if (part.isAttached) return { attachmentId: attachmentIdOf(messageId, partId), size: part.size };
  if (part.mimeType === 'message/rfc822' || part.content.length === 0) return { size: part.size };
  return { size: part.size, data: signed(part.content) };
}

const metadata = (root: MimePart, names: readonly string[]): Part => ({
  mimeType: root.mimeType,
  headers: root.headers
    .filter(
      ({ name }) => names.length === 0 || names.some((wanted) => wanted.toLowerCase() === name.toLowerCase()),
    )
    .map((header) => ({ ...header })),
});

function findPart(messageId: string, part: MimePart, partId: string, attachmentId: string): MimePart | null {
  if (part.isAttached && attachmentIdOf(messageId, partId) === attachmentId) return part;
  for (const [index, inner] of part.parts.entries()) {
    const found = findPart(messageId, inner, childId(partId, index), attachmentId);
    if (found !== null) return found;
  }
  return null;
}

const childId = (partId: string, index: number): string =>
  partId === '' ? String(index) : `${partId}.${index}`;

const attachmentIdOf = (messageId: string, partId: string): string =>
  `emulated-attachment-${messageId}-${partId}`;
