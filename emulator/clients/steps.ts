import type { Step } from './clientScript';
import { ROSTER, type ClientName } from './roster';

/** When a step is done with which link: the first at its beginning, the last at its end; null for all at once. */
export function moments(
  { afterMs, overMs }: Step,
  links: number,
): { readonly link: number | null; readonly afterMs: number }[] {
  if (overMs === undefined) return [{ link: null, afterMs }];
  return Array.from({ length: links }, (_, link) => ({
    link,
    afterMs: afterMs + (links === 1 ? 0 : Math.round((overMs * link) / (links - 1))),
  }));
}

/** What the program does in the moment the mail is opened to show its pictures; null when it asks nobody. */
export const showsPictures = (client: ClientName): Step | null =>
  ROSTER[client].steps.find(({ from, afterMs, what }) => {
    return from === 'reading' && afterMs === 0 && (what === 'pictures' || what === 'pictures-by-gmail');
  }) ?? null;

/** What the program does with links, if anything. */
export const linkStep = (client: ClientName): Step | null =>
  ROSTER[client].steps.find(({ what }) => what !== 'pictures' && what !== 'pictures-by-gmail') ?? null;
