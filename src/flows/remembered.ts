import type { Hit, Instant, JudgedEvent, MessageState } from '../core/event';
import { isPerson } from '../core/event';
import { REPEAT_MS } from '../core/rules';
import type { RememberedMessage } from '../ports';

/** A message hit so often within this time is a flood: what follows is only counted. */
export const CROWD_HITS = 20;
export const CROWD_MS = 10 * 60_000;

/** Which token a hit came from, as {@link RememberedMessage} names it. */
const tokenName = (hit: Hit): string =>
  hit.kind === 'open' ? `open:${hit.tag}` : `click:${hit.tag}:${hit.link}`;

/**
 * What the next hit on a message need not write down.
 *
 * Only hits that a person caused silence those after them: had a scanner come, or the sender looked at the draft, the
 * next load may be the reader's first.
 */
export function remembered(
  state: MessageState,
  events: readonly JudgedEvent[],
  row: number,
  now: Instant,
): RememberedMessage {
  const hits = new Map(state.hits.map((hit): [string, Hit] => [hit.id, hit]));
  const latest: Record<string, Instant> = {};
  for (const event of events) {
    const hit = hits.get(event.id);
    if (hit === undefined || event.mergedInto !== null || !isPerson(event.verdict)) continue;
    if (now - hit.at < REPEAT_MS) latest[tokenName(hit)] = hit.at;
  }
  return { message: state.message, row, latest, crowdedUntil: crowdedUntil(state, now) };
}

function crowdedUntil({ hits, surplus }: MessageState, now: Instant): Instant | null {
  const first = hits[hits.length - CROWD_HITS];
  const until = surplus.count > 0 ? surplus.upTo + CROWD_MS : first === undefined ? 0 : first.at + CROWD_MS;
  return until > now ? until : null;
}

/** Whether a hit adds nothing to what is remembered, so that counting it is enough. */
export function addsNothing(hit: Hit, known: RememberedMessage | null): boolean {
  if (known === null) return false;
  if (known.crowdedUntil !== null && hit.at < known.crowdedUntil) return true;
  const before = known.latest[tokenName(hit)];
  return before !== undefined && hit.at - before < REPEAT_MS;
}
