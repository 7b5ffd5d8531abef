import type { RememberedMessage } from '../ports';

/** A remembered place as cache text. Ours alone writes it, so reading it needs no more than care. */
export const encodePlace = ({ row, latest, crowdedUntil }: RememberedMessage): string =>
  JSON.stringify([row, latest, crowdedUntil]);

export function decodePlace(message: RememberedMessage['message'], text: string): RememberedMessage | null {
  try {
    const [row, latest, crowdedUntil] = JSON.parse(text) as [
      number,
      RememberedMessage['latest'],
      number | null,
    ]; // as encodePlace writes it
    return { message, row, latest, crowdedUntil };
  } catch {
    return null;
  }
}
