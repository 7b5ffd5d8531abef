import type { Instant, MailAddress } from '../contracts';

/** Everybody's mail, as plain JSON. */
export interface MailState {
  /** Counts whatever needs an id, in all mailboxes. */
  serial: number;
  readonly mailboxes: Record<string, MailboxState>;
  /** What MailApp sent for each user since the day's first mail. */
  readonly posted: Record<string, { readonly since: Instant; readonly recipients: number }>;
  /** What Gmail's image proxy keeps, by address: the picture's bytes in base64. */
  readonly proxiedImages: Record<string, string>;
}

export interface MailboxState {
  historyId: number;
  /** History up to here is forgotten. */
  historyFloor: number;
  readonly history: HistoryEntry[];
  readonly labels: UserLabel[];
  lastLabel: number;
  /** By Gmail id, in the order of arrival. */
  readonly messages: Record<string, StoredMessage>;
  /** Draft id to the id of its present message. */
  readonly drafts: Record<string, string>;
  /** Quota units of the last minute. */
  readonly spent: { readonly at: Instant; readonly units: number }[];
  /** Other addresses this person may send as. Absent in worlds saved before there were any. */
  aliases?: readonly MailAddress[];
}

/** Only labels, and with them the history id, ever change. */
export interface StoredMessage {
  readonly id: string;
  readonly threadId: string;
  readonly internalDate: Instant;
  /** The time that search goes by. */
  readonly indexedAt: Instant;
  labelIds: readonly string[];
  historyId: number;
  /** RFC 822; every character is one byte. */
  readonly raw: string;
  readonly index: MailIndex;
}

/** What lists, searches and threads need to know of a mail. */
export interface MailIndex {
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  readonly subject: string;
  readonly messageId: string;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly date: Instant | null;
  /** What a reader can see, without markup. */
  readonly text: string;
  /** The HTML parts, or the text in `<pre>`. */
  readonly html: string;
  readonly hasAttachment: boolean;
}

export interface UserLabel {
  readonly id: string;
  readonly name: string;
  readonly labelListVisibility: string;
  readonly messageListVisibility: string;
  readonly color: LabelColor | null;
}

export interface LabelColor {
  readonly textColor: string;
  readonly backgroundColor: string;
}

export type HistoryChange = 'messageAdded' | 'messageDeleted' | 'labelAdded' | 'labelRemoved';

export interface HistoryEntry {
  readonly id: number;
  readonly at: Instant;
  /** Null for a record that names messages and no change; Gmail writes such records, too. */
  readonly change: HistoryChange | null;
  /** As the message was after this change. */
  readonly message: { readonly id: string; readonly threadId: string; readonly labelIds: readonly string[] };
  /** The labels that came or went. */
  readonly labelIds: readonly string[];
}

export const newMailState = (): MailState => ({ serial: 0, mailboxes: {}, posted: {}, proxiedImages: {} });

export const newMailboxState = (): MailboxState => ({
  historyId: 1_000,
  historyFloor: 1_000,
  history: [],
  labels: [],
  lastLabel: 0,
  messages: {},
  drafts: {},
  spent: [],
});
