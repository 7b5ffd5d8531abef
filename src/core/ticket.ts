/**
 * Tickets: what a click page shows us again when it reports, so that the report can be believed without a look-up.
 * Form: `message.hit.time.mac`, the time in base 36.
 */
import { equalBytes, fromBase64url, toBase64url, utf8 } from './bytes';
import { isHitId, isMessageId } from './event';
import type { HitId, Instant, MessageId } from './event';
import type { Hmac } from './token';

/** A page may report this long after it was served. */
export const TICKET_VALID_MS = 30 * 60_000;

const MAC_BYTES = 16;
const FORM = /^([^.]*)\.([^.]*)\.([0-9a-z]{1,9})\.[^.]*$/;

export interface Visit {
  readonly message: MessageId;
  readonly hit: HitId;
  readonly at: Instant;
}

/** A ticket for one visit, signed under `secret`. */
export function ticketFor({ message, hit, at }: Visit, secret: Uint8Array, hmac: Hmac): string {
  const body = `${message}.${hit}.${at.toString(36)}`;
  return `${body}.${toBase64url(macOf(body, secret, hmac))}`;
}

/** What a ticket says, unchecked: for look-ups only. Null when it is none. */
export function peekTicket(ticket: string): Visit | null {
  const [, message = '', hit = '', at = ''] = FORM.exec(ticket) ?? [];
  if (!isMessageId(message) || !isHitId(hit)) return null;
  return { message, hit, at: parseInt(at, 36) };
}

/** What a ticket of ours says; null when it is forged, older than {@link TICKET_VALID_MS} or from the future. */
export function openTicket(ticket: string, now: Instant, secret: Uint8Array, hmac: Hmac): Visit | null {
  const visit = peekTicket(ticket);
  if (visit === null || visit.at > now || now - visit.at > TICKET_VALID_MS) return null;
  const end = ticket.lastIndexOf('.');
  const mac = fromBase64url(ticket.slice(end + 1));
  return mac !== null && equalBytes(mac, macOf(ticket.slice(0, end), secret, hmac)) ? visit : null;
}

const macOf = (body: string, secret: Uint8Array, hmac: Hmac): Uint8Array =>
  hmac(secret, utf8(body)).slice(0, MAC_BYTES);
