import { BASE64URL } from '../core/bytes';
import { decodeConfig } from '../core/codec';
import type { Instant } from '../core/event';
import type { Doorstep } from '../ports';
import {
  CACHE_SECONDS,
  CONFIG_KEY,
  HEARTBEAT_KEY,
  OBJECTED_MESSAGE_PREFIX,
  OBJECTED_TAG_PREFIX,
  PLACE_PREFIX,
  REPEATS_PREFIX,
} from './keys';
import { decodePlace } from './places';

/** What a shard of objections holds when there are none: a cache cannot tell "none" from "forgotten". */
const NO_OBJECTIONS = '';

/** One execution's look at the door. */
export interface OpenDoorstep {
  readonly doorstep: Doorstep;
  /** When the owner's timer ran last, as that look told; null when nobody remembers, undefined when nobody looked. */
  lastBeat(): Instant | null | undefined;
}

/**
 * What a hit must know, in one cache read. Cold, the properties are read once and laid into the cache.
 * Objections lie in shards, by the first character of tag and message id, as words with spaces between.
 */
export function openDoorstep(): OpenDoorstep {
  let lastBeat: Instant | null | undefined;
  let repeats = 0;
  const doorstep: Doorstep = {
    look({ message, tag }) {
      const [place, count] = [`${PLACE_PREFIX}${message}`, `${REPEATS_PREFIX}${message}`];
      const shards = [
        `${OBJECTED_TAG_PREFIX}${tag.charAt(0)}`,
        `${OBJECTED_MESSAGE_PREFIX}${message.charAt(0)}`,
      ];
      const cached: Found = CacheService.getScriptCache().getAll([
        CONFIG_KEY,
        place,
        count,
        HEARTBEAT_KEY,
        ...shards,
      ]);
      const needed = [CONFIG_KEY, ...shards];
      const known = needed.every((key) => cached[key] !== undefined) ? cached : fromProperties();
      const [configText, placeText, beat] = [known[CONFIG_KEY], cached[place], cached[HEARTBEAT_KEY]];
      const objections = shards.flatMap((shard) => (known[shard] ?? NO_OBJECTIONS).split(' '));
      lastBeat = beat === undefined ? null : Number(beat);
      repeats = Number(cached[count] ?? 0);
      return {
        config: configText === undefined ? null : decodeConfig(configText),
        objected: objections.includes(message) || objections.includes(tag),
        remembered: placeText === undefined ? null : decodePlace(message, placeText),
      };
    },

    countRepeat(message) {
      CacheService.getScriptCache().put(`${REPEATS_PREFIX}${message}`, String(repeats + 1), CACHE_SECONDS);
    },
  };
  return { doorstep, lastBeat: () => lastBeat };
}

type Found = Readonly<Record<string, string | undefined>>;

/** Every shard there may be, so that one cold look warms the cache for all messages. */
const allShards = (): string[] => [
  ...'0123456789abcdef'.split('').map((digit) => `${OBJECTED_TAG_PREFIX}${digit}`),
  ...BASE64URL.split('').map((character) => `${OBJECTED_MESSAGE_PREFIX}${character}`),
];

function fromProperties(): Found {
  const properties: Found = PropertiesService.getScriptProperties().getProperties();
  const shards = allShards().map((key): [string, string] => [key, properties[key] ?? NO_OBJECTIONS]);
  const config = properties[CONFIG_KEY];
  const found = Object.fromEntries(config === undefined ? shards : [...shards, [CONFIG_KEY, config]]);
  CacheService.getScriptCache().putAll(found, CACHE_SECONDS);
  return found;
}
