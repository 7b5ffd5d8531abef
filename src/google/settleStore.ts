import { decodeConfig } from '../core/codec';
import { decodeRecord, isJournalKey } from '../core/journal';
import { deskCodecs } from '../core/notes';
import type { JournalEntry, SettleDesk, SettleStore } from '../ports';
import { chunked, joined } from './chunks';
import { CACHE_SECONDS, CONFIG_KEY, OVERFLOW_KEY, OVERFLOW_PREFIX, PLACE_PREFIX } from './keys';
import { makeRoom } from './overflow';
import { encodePlace } from './places';

type Properties = Readonly<Record<string, string>>;

/** With so much in the store, of 500 kB, records may have gone to the owner's own properties. */
const CROWDED_CHARS = 400_000;

const script = (): GoogleAppsScript.Properties.Properties => PropertiesService.getScriptProperties();
const own = (): GoogleAppsScript.Properties.Properties => PropertiesService.getUserProperties();

/** Journal and notes in script properties, read together in one call. */
export const settleStore: SettleStore = {
  read() {
    const properties = script().getProperties();
    const { entries, unreadable } = entriesIn({ ...properties, ...overflow(properties) });
    const configText = properties[CONFIG_KEY];
    return {
      config: configText === undefined ? null : decodeConfig(configText),
      entries,
      unreadable,
      desk: deskIn(properties),
    };
  },

  write(notes) {
    const { settling, due, changes, rows, settledAt, trouble } = notes;
    const texts: Record<string, string> = {
      ...(settling &&
        chunked('settling', deskCodecs.settling.encode({ ...settling, keys: [...settling.keys] }))),
      ...(due && chunked('due', deskCodecs.due.encode(due))),
      ...(changes && chunked('changes', deskCodecs.changes.encode(changes))),
      ...(rows !== undefined && chunked('rows', deskCodecs.rows.encode(rows))),
      ...(settledAt !== undefined && chunked('settledAt', deskCodecs.settledAt.encode(settledAt))),
      ...(trouble !== undefined && chunked('trouble', deskCodecs.trouble.encode(trouble))),
    };
    try {
      script().setProperties(texts);
    } catch {
      // A store full of records would never be emptied if our notes found no room in it.
      makeRoom();
      script().setProperties(texts);
    }
  },

  remove(keys) {
    for (const key of keys) {
      if (key.startsWith(OVERFLOW_PREFIX)) own().deleteProperty(key);
      else script().deleteProperty(key);
    }
  },

  alone(work) {
    // Google releases it when the execution ends, however it ends; doing it ourselves would be one call more.
    return LockService.getScriptLock().tryLock(0) ? work() : null;
  },

  remember(places) {
    if (places.length === 0) return;
    const entries = places.map((place): [string, string] => [
      `${PLACE_PREFIX}${place.message}`,
      encodePlace(place),
    ]);
    CacheService.getScriptCache().putAll(Object.fromEntries(entries), CACHE_SECONDS);
  },
};

function entriesIn(properties: Properties): { entries: JournalEntry[]; unreadable: string[] } {
  const entries: JournalEntry[] = [];
  const unreadable: string[] = [];
  for (const [key, text] of Object.entries(properties)) {
    if (!isJournalKey(inJournal(key))) continue;
    const record = decodeRecord(text);
    if (record === null) unreadable.push(key);
    else entries.push({ key, record });
  }
  const time = ({ key }: JournalEntry): string => inJournal(key);
  return { entries: entries.sort((a, b) => (time(a) < time(b) ? -1 : 1)), unreadable };
}

/** The key without what it has besides for lying aside. A time may end in the same letters: only the beginning counts. */
const inJournal = (key: string): string =>
  key.startsWith(OVERFLOW_PREFIX) ? key.slice(OVERFLOW_PREFIX.length) : key;

/** Records that went to the owner's own properties; looked for only when there may be some. */
function overflow(properties: Properties): Properties {
  const chars = Object.entries(properties).reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  const isNoted = properties[OVERFLOW_KEY] !== undefined;
  if (!isNoted && chars < CROWDED_CHARS) return {};
  const found = Object.entries(own().getProperties()).filter(([key]) => key.startsWith(OVERFLOW_PREFIX));
  if (isNoted && found.length === 0) script().deleteProperty(OVERFLOW_KEY);
  return Object.fromEntries(found);
}

const NOTHING_NOTED: SettleDesk = {
  settling: { batch: 0, keys: [] },
  due: {},
  changes: { since: 0, marks: [] },
  rows: 1,
  settledAt: null,
  trouble: null,
};

/** A note that was never written has its first value; one that cannot be read is named, since guessing would harm. */
function deskIn(properties: Properties): SettleDesk {
  const note = <Name extends keyof SettleDesk>(
    name: Name,
    decode: (text: string) => SettleDesk[Name] | null,
  ): SettleDesk[Name] => {
    const text = joined(name, properties);
    if (text === null) return NOTHING_NOTED[name];
    const value = decode(text);
    if (value === null && text !== 'null')
      throw new Error(
        `The script property "${name}" cannot be read. Restore it, or delete it to begin anew.`,
      );
    return value ?? NOTHING_NOTED[name];
  };
  return {
    settling: note('settling', deskCodecs.settling.decode),
    due: note('due', deskCodecs.due.decode),
    changes: note('changes', deskCodecs.changes.decode),
    rows: note('rows', deskCodecs.rows.decode),
    settledAt: note('settledAt', deskCodecs.settledAt.decode),
    trouble: note('trouble', deskCodecs.trouble.decode),
  };
}
