/**
 * Who caused a hit, as far as that can be inferred. Opens are judged by their delay, clicks by what the page reports;
 * nothing is ever deleted, and everything is judged again when more is known.
 */
import { filledOpen } from './backfill';
import { isPerson } from './event';
import type { Hit, Instant, JudgedEvent, MessageState } from './event';
import { REPEAT_MS, ruleFor } from './rules';
import type { Facts, Rule, Seen } from './rules';

export { GIVE_UP_MS } from './rules';

export const factsOf = ({ trackedAt, sent, unsent, reports }: MessageState): Facts => ({
  trackedAt,
  sentAt: sent === null ? null : sent.at,
  unsent,
  reports,
});

/**
 * What the hits mean at this moment, in order of time, and when time alone may change that (later than `now`, or null
 * for never). The order of hits does not matter, and a hit is never left out.
 */
export function judge(
  facts: Facts,
  hits: readonly Hit[],
  group: readonly Hit[],
  habit: readonly number[],
  now: Instant,
): { events: JudgedEvent[]; nextLook: Instant | null } {
  const reports = new Map(facts.reports.map((report) => [report.hit, report]));
  const opens = new Map<string, JudgedEvent>();
  const filled = new Map<string, JudgedEvent>();
  const events: JudgedEvent[] = [];
  let nextLook: Instant | null = null;

  for (const hit of [...hits].sort(inTime)) {
    const seen: Seen = {
      hit,
      facts,
      delay: hit.at - (facts.sentAt ?? facts.trackedAt),
      report: reports.get(hit.id) ?? null,
      // An open we saw comes before one we only concluded: so no proof can change what an open is.
      repeats: recent(opens.get(hit.tag), hit) ?? recent(filled.get(hit.tag), hit),
      group,
      habit,
      now,
    };
    const rule = ruleFor(seen);
    const event = eventOf(seen, rule);
    if (
      hit.kind === 'open' &&
      event.mergedInto === null &&
      event.verdict !== 'self' &&
      event.verdict !== 'automatic'
    ) {
      opens.set(hit.tag, event);
    }
    if (hit.kind === 'click' && event.verdict === 'verified' && !events.some(isOpenByPerson)) {
      const open = filledOpen(hit);
      filled.set(hit.tag, open);
      events.push(open);
    }
    events.push(event);
    nextLook = sooner(nextLook, rule.until?.(seen) ?? null);
  }
  return { events, nextLook };
}

const inTime = (a: Hit, b: Hit): number =>
  a.at - b.at || Number(a.kind === 'click') - Number(b.kind === 'click') || (a.id < b.id ? -1 : 1);

const recent = (open: JudgedEvent | undefined, hit: Hit): JudgedEvent | null =>
  open !== undefined && hit.at - open.at < REPEAT_MS ? open : null;

const isOpenByPerson = (event: JudgedEvent): boolean => event.kind === 'open' && isPerson(event.verdict);

const sooner = (a: Instant | null, b: Instant | null): Instant | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

function eventOf({ hit, report, repeats }: Seen, rule: Rule): JudgedEvent {
  const target = rule.code === 'O9' ? repeats : null;
  return {
    id: hit.id,
    kind: hit.kind,
    at: hit.at,
    verdict: target?.verdict === 'uncertain' ? 'uncertain' : rule.verdict,
    reason: rule.code,
    mergedInto: target?.id ?? null,
    link: hit.kind === 'click' ? hit.link : null,
    destination: hit.kind === 'click' ? hit.destination : null,
    device: hit.kind === 'click' ? (report?.device ?? null) : null,
    client: hit.client,
  };
}
