import type { Config } from '../core/config';
import type { MessageId } from '../core/event';
import { instrumentHtml } from '../core/html';
import { keyRingOf, recipientTag } from '../core/keys';
import { escapeHtml } from '../core/outsideText';
import { Problem } from '../core/problem';
import { messageIdOf, tokenFor } from '../core/token';
import { clickUrl, openUrl, safeDestination, withoutQuery } from '../core/trackingUrl';
import type { Clock, Hmac, Journal, RandomBytes, ReviewStore } from '../ports';
import { keep } from './keep';

/** What the sender chose on the card. */
export interface Choice {
  /** The same for every press while one message is composed. */
  readonly message: MessageId;
  readonly sender: string;
  /** Addresses known so far; a single one can be told apart later. */
  readonly recipients: readonly string[];
  readonly what: 'pixel' | { readonly url: string; readonly label: string };
}

/** What to put into the open draft. */
export interface Insertion {
  readonly kind: 'insert';
  readonly html: string;
  readonly at: 'start' | 'cursor';
}

export interface TrackDraftPorts {
  readonly now: Clock;
  readonly hmac: Hmac;
  readonly journal: Journal;
  readonly notes: ReviewStore;
}

/** A token counts links with one byte; some numbers are kept free. */
export const MOST_LINKS = 250;

export const newMessageId = (random: RandomBytes): MessageId => messageIdOf(random(9));

/**
 * Follows the message being composed: answers a pixel for its start, or one wrapped link for the cursor.
 *
 * The sender's notes and the record are written before the draft changes, so nothing in a mail is ever unknown to us.
 * However often it is done for one message id, the message stays one.
 *
 * @throws {Problem} BAD_INPUT for an address that leads nowhere on the web, or one link too many; JOURNAL_FULL.
 */
export function trackDraft(choice: Choice, config: Config, ports: TrackDraftPorts): Insertion {
  const { message, recipients, what } = choice;
  const link = what === 'pixel' ? null : linkOf(what);
  const index = countIn(choice, link === null ? 0 : 1, ports);
  const links = link === null ? [] : [{ index, destination: withoutQuery(link.destination) }];
  const at = ports.now();
  keep({ kind: 'tracked', message, at, sender: choice.sender, links }, at, ports.journal);

  const { hmac } = ports;
  const keyRing = keyRingOf(config, hmac);
  const tag = recipientTag(config, recipients, hmac);
  if (link === null) {
    const token = tokenFor({ kind: 'open', message, tag, link: 0, destination: null }, keyRing, hmac);
    return {
      kind: 'insert',
      html: instrumentHtml('', { pixelUrl: openUrl(config.base, token) }),
      at: 'start',
    };
  }
  const { destination, label } = link;
  const token = tokenFor({ kind: 'click', message, tag, link: index, destination }, keyRing, hmac);
  const url = clickUrl(config.base, token, destination);
  return { kind: 'insert', html: `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`, at: 'cursor' };
}

/** @throws {Problem} BAD_INPUT */
function linkOf({ url, label }: { readonly url: string; readonly label: string }): {
  readonly destination: string;
  readonly label: string;
} {
  const destination = safeDestination(url);
  if (destination === null) {
    throw new Problem(
      'BAD_INPUT',
      'This address cannot be tracked. Write it in full, beginning with https:// or http://, without name and password in it.',
    );
  }
  return { destination, label: label.trim() || destination };
}

/**
 * Notes that the message is to be looked for among sent mail, and how many links it has; answers how many it had.
 * @throws {Problem} BAD_INPUT
 */
function countIn({ message }: Choice, more: 0 | 1, { now, notes }: TrackDraftPorts): number {
  const { unbound } = notes.read();
  const known = unbound.find((note) => note.message === message);
  const before = known?.links ?? 0;
  if (before + more > MOST_LINKS) {
    throw new Problem(
      'BAD_INPUT',
      `A message can have ${MOST_LINKS} tracked links. Add this one as an ordinary link.`,
    );
  }
  if (known === undefined || more > 0) {
    const others = unbound.filter((note) => note.message !== message);
    notes.write({ unbound: [...others, { message, at: known?.at ?? now(), links: before + more }] });
  }
  return before;
}
