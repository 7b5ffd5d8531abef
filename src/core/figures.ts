/** What the Events tab says of a message, counted. */
import type { Instant, MessageState } from './event';

/** Lower bounds, as everywhere: what people did at least. */
export interface Figures {
  readonly opens: number;
  readonly clicks: number;
  readonly firstOpenAt: Instant | null;
  readonly lastOpenAt: Instant | null;
  readonly firstClickAt: Instant | null;
}

/** Counts opens and clicks by people among what was published; repeats count with the event they repeat. */
export function publishedFigures({ hits, published }: Pick<MessageState, 'hits' | 'published'>): Figures {
  const opens: Instant[] = [];
  const clicks: Instant[] = [];
  for (const { id, kind, at } of hits) {
    if (isCounted(published[id])) (kind === 'open' ? opens : clicks).push(at);
    // A pressed link proves an open that nobody saw; it has the click's id with a word behind it.
    if (isCounted(published[`${id}+open`])) opens.push(at);
  }
  return {
    opens: opens.length,
    clicks: clicks.length,
    firstOpenAt: opens.length > 0 ? Math.min(...opens) : null,
    lastOpenAt: opens.length > 0 ? Math.max(...opens) : null,
    firstClickAt: clicks.length > 0 ? Math.min(...clicks) : null,
  };
}

/** `verdict:reason:revision` */
const isCounted = (words: string | undefined): boolean => /^(human|verified):(?!O9:)/.test(words ?? '');
