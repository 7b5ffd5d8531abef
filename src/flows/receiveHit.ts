import { clientOf } from '../core/client';
import type { Hit } from '../core/event';
import { hitIdFrom } from '../core/journal';
import { keyRingOf, secretFor } from '../core/keys';
import { ticketFor, type Visit } from '../core/ticket';
import { openToken, peekToken, type Claim } from '../core/token';
import { hostOf, safeDestination, withoutQuery } from '../core/trackingUrl';
import type { Clock, Doorstep, Hmac, Journal, RandomBytes } from '../ports';
import { attempt } from './failures';
import { addsNothing } from './remembered';

/** What a stranger asked of the web app. */
export interface HitRequest {
  /** Every value of every parameter of the address. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** What loaded it, in its own words; null when Google does not tell. */
  readonly userAgent: string | null;
}

/** What to answer. Of one kind, the answer is the same whether the token was good, bad or unknown. */
export type Reply =
  | { readonly kind: 'pixel' }
  | ClickPage
  /** Nobody could check the destination: it is shown as text, never as a link. */
  | { readonly kind: 'unchecked-page'; readonly destination: string }
  /** `holder` is the account that holds the data. */
  | { readonly kind: 'information'; readonly holder: string }
  | { readonly kind: 'nothing-here' };

/** A page with one link to the signed destination. */
interface ClickPage {
  readonly kind: 'click-page';
  readonly destination: string;
  readonly host: string;
  /** Proof that this page was made for one hit; null: it reports nothing. */
  readonly ticket: string | null;
  /** Where the page reports to. */
  readonly base: string;
  /** The account that holds the data. */
  readonly holder: string;
}

export interface HitPorts {
  readonly now: Clock;
  readonly hmac: Hmac;
  readonly random: RandomBytes;
  readonly doorstep: Doorstep;
  readonly journal: Journal;
}

const HIT_ID_BYTES = 9;

/**
 * Answers one load of a pixel or one visit to a wrapped link, and writes it into the journal.
 *
 * Never throws: our trouble is never the recipient's. Takes no lock and reads no Sheet; two calls when warm.
 */
export function receiveHit(request: HitRequest, ports: HitPorts): Reply {
  const asked = whatWasAsked(request.parameters);
  if (asked === null) return { kind: 'nothing-here' };
  try {
    return answer(asked, request.userAgent, ports);
  } catch {
    return withoutKey(asked);
  }
}

interface Asked {
  readonly token: string;
  /** Null for a pixel, or the information page. */
  readonly destination: string | null;
}

/** Null when nothing was asked that we answer. A parameter given twice is refused: two readers may see two values. */
function whatWasAsked({ t, u }: HitRequest['parameters']): Asked | null {
  const [token = ''] = t?.length === 1 ? t : [];
  if (u === undefined) return t === undefined ? null : { token, destination: null };
  const [destination = '', ...others] = u;
  return others.length === 0 ? { token, destination } : null;
}

function answer(asked: Asked, userAgent: string | null, ports: HitPorts): Reply {
  const about = peekToken(asked.token);
  if (about === null) return refusal(asked);
  const doorstep = ports.doorstep.look({ message: about.message, tag: about.tag });
  const { config } = doorstep;
  if (config === null) return withoutKey(asked);
  const opened = openToken(asked.token, asked.destination, keyRingOf(config, ports.hmac), ports.hmac);
  if (!opened.ok) return refusal(asked);

  const { claim } = opened;
  if (claim.kind === 'info') return { kind: 'information', holder: config.owner };
  const visit = keep(claim, userAgent, doorstep, ports);
  if (claim.destination === null) return { kind: 'pixel' };
  return {
    kind: 'click-page',
    destination: claim.destination,
    host: String(hostOf(claim.destination)), // what was signed has one
    ticket: visit && attempt(() => ticketFor(visit, secretFor(config, 'ticket', ports.hmac), ports.hmac), []),
    base: config.base,
    holder: config.owner,
  };
}

/**
 * Writes the hit down, unless somebody objected or it adds nothing. Answers what a page may report about: null when
 * nothing was written. Failing to write is no reason to leave the reader without an answer.
 */
function keep(
  claim: Claim,
  userAgent: string | null,
  doorstep: ReturnType<Doorstep['look']>,
  ports: HitPorts,
): Visit | null {
  if (doorstep.objected) return null;
  try {
    const seen = {
      id: hitIdFrom(ports.random(HIT_ID_BYTES)),
      at: ports.now(),
      tag: claim.tag,
      client: clientOf(userAgent),
    };
    const hit: Hit =
      claim.destination === null
        ? { kind: 'open', ...seen }
        : { kind: 'click', ...seen, link: claim.link, destination: withoutQuery(claim.destination) };
    const { message } = claim;
    if (addsNothing(hit, doorstep.remembered)) {
      ports.doorstep.countRepeat(message);
      return null;
    }
    const row = doorstep.remembered?.row ?? null;
    const kept = ports.journal.append({ kind: 'hit', message, hit, row }, hit.at);
    return kept === 'kept' ? { message, hit: hit.id, at: hit.at } : null;
  } catch {
    return null;
  }
}

/** The answer to a token that is malformed, forged or old. */
const refusal = ({ destination }: Asked): Reply =>
  destination === null ? { kind: 'pixel' } : { kind: 'nothing-here' };

/** The answer when nobody can tell a good token from a forged one: the reader may still read where it leads. */
function withoutKey({ token, destination }: Asked): Reply {
  if (destination === null) return { kind: 'pixel' };
  return peekToken(token) !== null && safeDestination(destination) !== null
    ? { kind: 'unchecked-page', destination }
    : { kind: 'nothing-here' };
}
