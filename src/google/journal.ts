import { encodeRecord, hitIdFrom, journalKey } from '../core/journal';
import type { Journal } from '../ports';
import { randomBytes } from './crypto';
import { keepAside } from './overflow';
import { vitals } from './vitals';

const HIT_ID_BYTES = 9;

/**
 * The journal in script properties, one property a record: no lock, since no two writers share a key.
 * @see https://developers.google.com/apps-script/reference/properties/properties
 */
export const journal: Journal = {
  append(record, at) {
    const key = journalKey(at, record.kind === 'hit' ? record.hit.id : hitIdFrom(randomBytes(HIT_ID_BYTES)));
    const text = encodeRecord(record);
    for (const keep of [intoScript, keepAside]) {
      try {
        keep(key, text);
        return 'kept';
      } catch {
        // No room, or the day's quota is spent; the next place may still take it.
      }
    }
    try {
      vitals.countLost();
    } catch {
      // Then not even the count is kept; whoever waits for an answer still gets it.
    }
    return 'counted';
  },
};

const intoScript = (key: string, text: string): void => {
  PropertiesService.getScriptProperties().setProperty(key, text);
};
