/** Opens that nobody saw: who pressed a link had the message open, even if its pictures were blocked. */
import { isPerson } from './event';
import type { ClickHit, Hit, JudgedEvent } from './event';

const SUFFIX = '+open';

/** The open that a pressed link proves. Nothing was loaded, so nothing is said of the program or the device. */
export const filledOpen = (click: ClickHit): JudgedEvent => ({
  id: click.id + SUFFIX,
  kind: 'open',
  at: click.at,
  verdict: 'verified',
  reason: 'C10',
  mergedInto: null,
  link: null,
  destination: null,
  device: null,
  client: 'unknown',
});

/**
 * The last word on back-filled opens that were published once and that judging again no longer finds: a real open
 * turned up late, or the press was a program's after all. They are no part of any count; they correct the Events tab.
 */
export function withdrawnOpens(
  published: Readonly<Record<string, string>>,
  hits: readonly Hit[],
  events: readonly JudgedEvent[],
): JudgedEvent[] {
  const standing = new Map(events.map((event) => [event.id, event]));
  // Events are in order of time: what keeps a press from proving an open is the first open by a person.
  const opened = events.find(({ kind, verdict }) => kind === 'open' && isPerson(verdict));
  const withdrawn: JudgedEvent[] = [];
  for (const hit of hits) {
    const click = standing.get(hit.id);
    const id = hit.id + SUFFIX;
    if (hit.kind !== 'click' || click === undefined || published[id] === undefined || standing.has(id))
      continue;
    const filled = filledOpen(hit);
    withdrawn.push(
      click.reason === 'C10'
        ? { ...filled, reason: 'O9', mergedInto: opened?.id ?? null }
        : { ...filled, verdict: click.verdict, reason: click.reason },
    );
  }
  return withdrawn;
}
