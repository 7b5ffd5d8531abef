import { GmailError, invalid, notFound } from './GmailError';
import type { LabelColor, MailboxState, UserLabel } from './state';

/** @see https://developers.google.com/workspace/gmail/api/guides/labels */
export const SYSTEM_LABELS = [
  'INBOX',
  'STARRED',
  'IMPORTANT',
  'SENT',
  'DRAFT',
  'UNREAD',
  'SPAM',
  'TRASH',
  'CHAT',
  'CATEGORY_PERSONAL',
  'CATEGORY_SOCIAL',
  'CATEGORY_PROMOTIONS',
  'CATEGORY_UPDATES',
  'CATEGORY_FORUMS',
] as const;

/** Given by Gmail alone. */
const NOT_BY_HAND = new Set(['SENT', 'DRAFT', 'CHAT']);

/** Names no user label may have; a name may begin with them (`Inbox/old`). As refused in live runs. */
const RESERVED = new Set([
  'inbox',
  'spam',
  'trash',
  'sent',
  'draft',
  'drafts',
  'starred',
  'important',
  'unread',
  'chat',
  'chats',
  'muted',
]);

/** What Gmail paints labels with: the classic colours. */
const PALETTE = new Set(
  (
    '#000000 #434343 #666666 #999999 #cccccc #efefef #f3f3f3 #ffffff #fb4c2f #ffad47 #fad165 #16a766 #43d692 #4a86e8 ' +
    '#a479e2 #f691b3 #f6c5be #ffe6c7 #fef1d1 #b9e4d0 #c6f3de #c9daf8 #e4d7f5 #fcdee8 #efa093 #ffd6a2 #fce8b3 #89d3b2 ' +
    '#a0eac9 #a4c2f4 #d0bcf1 #fbc8d9 #e66550 #ffbc6b #fcda83 #44b984 #68dfa9 #6d9eeb #b694e8 #f7a7c0 #cc3a21 #eaa041 ' +
    '#f2c960 #149e60 #3dc789 #3c78d8 #8e63ce #e07798 #ac2b16 #cf8933 #d5ae49 #0b804b #2a9c68 #285bac #653e9b #b65775 ' +
    '#822111 #a46a21 #aa8831 #076239 #1a764d #1c4587 #41236d #83334c #464646 #e7e7e7 #0d3472 #b6cff5 #0d3b44 #98d7e4 ' +
    '#3d188e #e3d7ff #711a36 #fbd3e0 #8a1c0a #f2b2a8 #7a2e0b #ffc8af #7a4706 #ffdeb5 #594c05 #fbe983 #684e07 #fdedc1 ' +
    '#0b4f30 #b3efd3 #04502e #a2dcc1 #c2c2c2 #4986e7 #2da2bb #b99aff #994a64 #f691b2 #ff7537 #ffad46 #662e37 #ebdbde ' +
    '#cca6ac #094228 #42d692 #16a765'
  ).split(' '),
);

/** What a caller may say of a label; what is left out keeps its value, or takes the usual one. */
export interface LabelWish {
  readonly name?: string | undefined;
  readonly labelListVisibility?: string | undefined;
  readonly messageListVisibility?: string | undefined;
  readonly color?:
    { readonly textColor?: string | undefined; readonly backgroundColor?: string | undefined } | undefined;
}

/**
 * Makes a user label, shown everywhere unless asked otherwise. Parents in its path are not made.
 * @throws {GmailError} 400 for a reserved or empty name and for colours off the palette, 409 for a name in use.
 * @see https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.labels/create
 */
export function createLabel(mailbox: MailboxState, wish: LabelWish): UserLabel {
  const label = described(mailbox, wish, {
    id: `Label_${mailbox.lastLabel + 1}`,
    name: '',
    labelListVisibility: 'labelShow',
    messageListVisibility: 'show',
    color: null,
  });
  mailbox.lastLabel += 1;
  mailbox.labels.push(label);
  return label;
}

/** Changes what the wish names. @throws {GmailError} as createLabel does, and 404 for a label that is not there. */
export function changeLabel(mailbox: MailboxState, id: string, wish: LabelWish): UserLabel {
  const place = placeOf(mailbox, id, 'Invalid update request');
  // The place was found in this very list.
  const label = described(mailbox, wish, mailbox.labels[place] as UserLabel);
  mailbox.labels[place] = label;
  return label;
}

/** Takes the label away; the caller takes it off the messages. */
export function dropLabel(mailbox: MailboxState, id: string): void {
  mailbox.labels.splice(placeOf(mailbox, id, 'Invalid delete request'), 1);
}

/**
 * Checks ids of labels that somebody wants to add or remove.
 * @throws {GmailError} 400: `Invalid label: SENT` for what is no label id or not given by hand, `labelId not found`
 *   for a user label that does not exist.
 */
export function checkLabelIds(
  mailbox: MailboxState,
  ids: readonly string[],
  { gmailOwn }: { gmailOwn: 'allowed' | 'refused' },
): void {
  for (const id of ids) {
    if (/^Label_\d+$/.test(id)) {
      if (!mailbox.labels.some((label) => label.id === id)) throw invalid('labelId not found');
    } else if (!isSystemLabel(id) || (gmailOwn === 'refused' && NOT_BY_HAND.has(id))) {
      throw invalid(`Invalid label: ${id}`);
    }
  }
}

export const isSystemLabel = (id: string): boolean => (SYSTEM_LABELS as readonly string[]).includes(id);

function placeOf(mailbox: MailboxState, id: string, refusal: string): number {
  if (isSystemLabel(id)) throw invalid(refusal);
  const place = mailbox.labels.findIndex((label) => label.id === id);
  if (place === -1) throw notFound();
  return place;
}

function described(mailbox: MailboxState, wish: LabelWish, before: UserLabel): UserLabel {
  const name = wish.name ?? before.name;
  if (name === '' || RESERVED.has(name.toLowerCase())) throw invalid('Invalid label name');
  if (mailbox.labels.some((label) => label.id !== before.id && comparable(label.name) === comparable(name))) {
    throw new GmailError(409, 'aborted', 'Label name exists or conflicts');
  }
  return {
    id: before.id,
    name,
    labelListVisibility:
      oneOf(wish.labelListVisibility, ['labelShow', 'labelShowIfUnread', 'labelHide']) ??
      before.labelListVisibility,
    messageListVisibility:
      oneOf(wish.messageListVisibility, ['show', 'hide']) ?? before.messageListVisibility,
    color: wish.color === undefined ? before.color : painted(wish.color),
  };
}

/** Gmail takes names for equal whatever their case and the spaces around slashes. */
const comparable = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\s*\/\s*/g, '/')
    .trim();

function oneOf(value: string | undefined, allowed: readonly string[]): string | undefined {
  if (value === undefined || allowed.includes(value)) return value;
  throw invalid(`Invalid value: ${value}`);
}

function painted({ textColor, backgroundColor }: NonNullable<LabelWish['color']>): LabelColor {
  for (const color of [textColor, backgroundColor]) {
    if (color !== undefined && !PALETTE.has(color))
      throw invalid(`Label color ${color} is not on the allowed color palette`);
  }
  // Both are required; what Gmail says to one alone is not known.
  if (textColor === undefined || backgroundColor === undefined)
    throw invalid('Both textColor and backgroundColor are required');
  return { textColor, backgroundColor };
}
