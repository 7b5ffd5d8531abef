import type { Config } from '../core/config';
import type { Instant, JournalRecord } from '../core/event';
import { encodeRecord, hitIdFrom, journalKey } from '../core/journal';
import type { Journal } from '../ports';
import { randomBytes } from './crypto';
import { keepAside } from './overflow';
import { vitals } from './vitals';

const HIT_ID_BYTES = 9;

/**
 * The journal in script properties, one property a record: no lock, since no two writers share a key. For the web app
 * and the owner's timer.
 * @see https://developers.google.com/apps-script/reference/properties/properties
 */
export const journal: Journal = {
  append: (record, at) => append(record, at, [intoScript, keepAside]),
};

/** The same, as a sender writes to it: what lay aside in the properties of anybody but the owner, settle would not find. */
export const journalOf = (sender: string, { owner }: Pick<Config, 'owner'>): Journal =>
  sender === owner ? journal : { append: (record, at) => append(record, at, [intoScript]) };

type Keep = (key: string, text: string) => void;

function append(record: JournalRecord, at: Instant, places: readonly Keep[]): 'kept' | 'counted' {
  const key = journalKey(at, record.kind === 'hit' ? record.hit.id : hitIdFrom(randomBytes(HIT_ID_BYTES)));
  const text = encodeRecord(record);
  for (const keep of places) {
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
}

const intoScript: Keep = (key, text) => {
  PropertiesService.getScriptProperties().setProperty(key, text);
};
