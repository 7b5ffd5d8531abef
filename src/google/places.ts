import { decodeConfig } from '../core/codec';
import type { Config } from '../core/config';
import type { MessageId } from '../core/event';
import type { RememberedMessage, Wanted } from '../ports';
import { CONFIG_KEY, PLACE_PREFIX } from './keys';

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

/** What the script cache knows of set-up and of the rows of messages, in one call; null for what it forgot. */
export function configAndRows(messages: readonly MessageId[]): {
  readonly config: Config | null;
  readonly wanted: readonly Wanted[];
} {
  const keyOf = (message: MessageId): string => `${PLACE_PREFIX}${message}`;
  const cached: Record<string, string | undefined> = CacheService.getScriptCache().getAll([
    CONFIG_KEY,
    ...messages.map(keyOf),
  ]);
  const config = cached[CONFIG_KEY];
  return {
    config: config === undefined ? null : decodeConfig(config),
    wanted: messages.map((message) => {
      const place = cached[keyOf(message)];
      return { message, row: place === undefined ? null : (decodePlace(message, place)?.row ?? null) };
    }),
  };
}
