/**
 * A line in the mail that we put among those sent: which messages of ours it is as they were written. Such a mail has
 * neither picture nor token in it, and is never sent to anybody, so this is how a card knows it again.
 */
import { isMessageId, type MessageId } from './event';

/** Letters with `X-` mean nothing to anybody else. @see https://www.rfc-editor.org/rfc/rfc5322#section-3.6.8 */
export const WRITTEN_HEADER = 'X-Doublecheck';

const IDS_A_LINE = 5;

/** The mail with the line before all its headers. @param raw a whole mail as a binary string */
export function withWritten(raw: string, messages: readonly MessageId[]): string {
  const eol = /\r?\n/.exec(raw)?.[0] ?? '\r\n';
  const lines: string[] = [];
  for (let start = 0; start < messages.length; start += IDS_A_LINE) {
    lines.push(messages.slice(start, start + IDS_A_LINE).join(' '));
  }
  return `${WRITTEN_HEADER}: ${lines.join(`${eol} `)}${eol}${raw}`;
}

/** The mail without the line, wherever it now stands among the headers. Other bytes stay. */
export function withoutWritten(raw: string): string {
  const end = /\r?\n\r?\n/.exec(raw)?.index ?? raw.length;
  const line = LINE.exec(raw.slice(0, end + 2));
  if (line === null) return raw;
  const start = line.index + (line[1] ?? '').length;
  return raw.slice(0, start) + raw.slice(line.index + line[0].length);
}

const LINE = /(^|\n)X-Doublecheck:[^\n]*\n(?:[ \t][^\n]*\n)*/i;

/** The messages that a header's value names; whatever else stands in it is passed over. */
export const readWritten = (value: string): MessageId[] => value.split(/\s+/).filter(isMessageId);

/** The messages that a mail says it is as they were written. */
export function writtenIn(raw: string): MessageId[] {
  const end = /\r?\n\r?\n/.exec(raw)?.index ?? raw.length;
  const line = LINE.exec(raw.slice(0, end + 2))?.[0] ?? '';
  return readWritten(line.slice(line.indexOf(':') + 1));
}
