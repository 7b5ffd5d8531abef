import type { Instant } from '../contracts';
import { isSystemLabel } from './labels';
import { SearchTerms } from './searchTerms';
import type { StoredMessage, UserLabel } from './state';

/** What a search needs to know of the mailbox. */
export interface SearchedMailbox {
  readonly labels: readonly UserLabel[];
  readonly email: string;
  readonly now: Instant;
}

export interface Query {
  readonly matches: (message: StoredMessage) => boolean;
  /** It asks for mail in Spam or Trash, which are passed over otherwise. */
  readonly seesPutAway: boolean;
}

/**
 * Reads what one types into Gmail's search box. Every term is true of one message, not of a thread; `OR` binds its
 * neighbours before they are joined by "and".
 * @throws {Error} by name for an operator that is not emulated.
 * @see https://developers.google.com/workspace/gmail/api/guides/filtering
 * @see https://support.google.com/mail/answer/7190
 */
export function parseQuery(q: string, mailbox: SearchedMailbox): Query {
  const terms = new SearchTerms(q);
  const query: { seesPutAway: boolean } = { seesPutAway: false };
  const matches = all(terms, mailbox, query);
  if (!terms.isAtEnd())
    throw new Error(
      `Gmail search "${q}" is not emulated: brackets do not match. Add it in emulator/gmail/search.ts.`,
    );
  return { ...query, matches };
}

type Matches = (message: StoredMessage) => boolean;
type Seen = { seesPutAway: boolean };

function all(terms: SearchTerms, mailbox: SearchedMailbox, seen: Seen): Matches {
  const wanted: Matches[] = [];
  while (!terms.isAtEnd() && !terms.isNext(')')) {
    let either = one(terms, mailbox, seen);
    while (terms.takeWord('OR')) either = or(either, one(terms, mailbox, seen));
    wanted.push(either);
  }
  return (message) => wanted.every((matches) => matches(message));
}

function one(terms: SearchTerms, mailbox: SearchedMailbox, seen: Seen): Matches {
  if (terms.take('-')) {
    const matches = one(terms, mailbox, seen);
    return (message) => !matches(message);
  }
  if (terms.take('(')) {
    const matches = all(terms, mailbox, seen);
    terms.expect(')');
    return matches;
  }
  if (terms.take('{')) {
    let either: Matches = () => false;
    while (!terms.isAtEnd() && !terms.isNext('}')) either = or(either, one(terms, mailbox, seen));
    terms.expect('}');
    return either;
  }
  const operator = terms.takeOperator();
  return operator === null
    ? hasWords(terms.takeValue())
    : operated(operator, terms.takeValue(), mailbox, seen);
}

const or =
  (left: Matches, right: Matches): Matches =>
  (message) =>
    left(message) || right(message);

function operated(operator: string, value: string, mailbox: SearchedMailbox, seen: Seen): Matches {
  switch (operator) {
    case 'from':
      return ({ index }) => contains(`${index.from.name} ${index.from.email}`, ownAddress(value, mailbox));
    case 'to':
      return ({ index }) =>
        [...index.to, ...index.cc, ...index.bcc].some(({ name, email }) =>
          contains(`${name} ${email}`, ownAddress(value, mailbox)),
        );
    case 'subject':
      return ({ index }) => contains(index.subject, value);
    case 'rfc822msgid':
      return ({ index }) => index.messageId.replace(/[<>]/g, '') === value.replace(/[<>]/g, '');
    case 'label':
      return under(labelNamed(value, mailbox), seen);
    case 'in':
      if (value.toLowerCase() === 'anywhere') seen.seesPutAway = true;
      return value.toLowerCase() === 'anywhere' ? () => true : under(labelNamed(value, mailbox), seen);
    case 'is':
      return isIn(value);
    case 'has':
      if (value !== 'attachment') throw notEmulated(operator, value);
      return ({ index }) => index.hasAttachment;
    case 'after':
      return ({ indexedAt }) => Math.floor(indexedAt / 1_000) >= secondOf(operator, value);
    case 'before':
      return ({ indexedAt }) => Math.floor(indexedAt / 1_000) <= secondOf(operator, value);
    case 'newer_than':
      return ({ indexedAt }) => indexedAt >= ago(operator, value, mailbox.now);
    case 'older_than':
      return ({ indexedAt }) => indexedAt < ago(operator, value, mailbox.now);
    default:
      throw notEmulated(operator, value);
  }
}

function isIn(value: string): Matches {
  if (value === 'read') return ({ labelIds }) => !labelIds.includes('UNREAD');
  if (!['unread', 'starred', 'important'].includes(value)) throw notEmulated('is', value);
  return ({ labelIds }) => labelIds.includes(value.toUpperCase());
}

function under(labelId: string | null, seen: Seen): Matches {
  if (labelId === 'SPAM' || labelId === 'TRASH') seen.seesPutAway = true;
  return ({ labelIds }) => labelId !== null && labelIds.includes(labelId);
}

/** Names, not ids; spaces and slashes may be written as hyphens. As seen in live runs. */
function labelNamed(name: string, { labels }: SearchedMailbox): string | null {
  const system = name.toUpperCase().replace(/^DRAFTS$/, 'DRAFT');
  if (isSystemLabel(system)) return system;
  const written = (each: string): string => each.toLowerCase().replace(/[\s/]/g, '-');
  return labels.find((label) => written(label.name) === written(name))?.id ?? null;
}

const ownAddress = (value: string, { email }: SearchedMailbox): string =>
  value.toLowerCase() === 'me' ? email : value;

/** Both bounds include the second named. Days begin at midnight in Pacific standard time. */
function secondOf(operator: string, value: string): number {
  if (/^\d+$/.test(value)) return Number(value);
  const day = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})$/.exec(value);
  if (day === null) throw notEmulated(operator, value);
  return Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]), PACIFIC_STANDARD_HOURS) / 1_000;
}

const PACIFIC_STANDARD_HOURS = 8;

function ago(operator: string, value: string, now: Instant): Instant {
  const [, count, unit] = /^(\d+)([dmy])$/.exec(value) ?? [];
  if (count === undefined) throw notEmulated(operator, value);
  const date = new Date(now);
  if (unit === 'd') date.setUTCDate(date.getUTCDate() - Number(count));
  if (unit === 'm') date.setUTCMonth(date.getUTCMonth() - Number(count));
  if (unit === 'y') date.setUTCFullYear(date.getUTCFullYear() - Number(count));
  return date.getTime();
}

/** Addresses in links and images are not searched. */
const hasWords =
  (value: string): Matches =>
  ({ index }) =>
    contains(
      [
        index.subject,
        index.text,
        ...[index.from, ...index.to, ...index.cc].map(({ name, email }) => `${name} ${email}`),
      ].join('\n'),
      value,
    );

/** Whole words, next to each other and in this order. */
function contains(text: string, wanted: string): boolean {
  return ` ${wordsOf(text)} `.includes(` ${wordsOf(wanted)} `);
}

const wordsOf = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []).join(' ');

const notEmulated = (operator: string, value: string): Error =>
  new Error(`Gmail search "${operator}:${value}" is not emulated. Add it in emulator/gmail/search.ts.`);
