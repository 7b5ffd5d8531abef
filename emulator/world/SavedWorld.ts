import * as v from 'valibot';
import { newRecipientsState, type RecipientsState } from '../clients/recipientsState';
import type { Instant, Switches } from '../contracts';
import { newMailState, type MailState } from '../gmail/state';
import { emptyState, type SpreadsheetsState } from '../sheets/model';
import { everythingGranted, type ConsentMemory } from './Consent';
import { emptyMemory, type ScriptMemory } from './memory';

const VERSION = 1;

/** A whole world as plain JSON. */
export interface SavedWorld {
  readonly version: typeof VERSION;
  readonly now: Instant;
  readonly switches: Switches;
  readonly script: ScriptMemory;
  readonly mail: MailState;
  readonly sheets: SpreadsheetsState;
  readonly recipients: RecipientsState;
  readonly consent: ConsentMemory;
}

export const newWorld = (now: Instant, switches: Switches): SavedWorld => ({
  version: VERSION,
  now,
  switches,
  script: emptyMemory(),
  mail: newMailState(),
  sheets: emptyState(),
  recipients: newRecipientsState(),
  consent: everythingGranted(),
});

const texts = v.record(v.string(), v.string());
const anything = v.looseObject({});
const cache = v.record(v.string(), v.looseObject({ value: v.string(), expiresAt: v.number() }));
const message = v.looseObject({
  id: v.string(),
  threadId: v.string(),
  internalDate: v.number(),
  labelIds: v.array(v.string()),
  raw: v.string(),
  index: anything,
});
const mailbox = v.looseObject({
  historyId: v.number(),
  history: v.array(anything),
  labels: v.array(anything),
  messages: v.record(v.string(), message),
  drafts: texts,
  spent: v.array(anything),
});

/** As much of a world's shape as nothing can go on without. */
const Shape = v.looseObject({
  now: v.number(),
  switches: anything,
  script: v.looseObject({
    properties: v.object({ script: texts, users: v.record(v.string(), texts) }),
    caches: v.object({ script: cache, users: v.record(v.string(), cache) }),
    timers: v.looseObject({
      made: v.number(),
      list: v.array(v.looseObject({ id: v.string(), creator: v.string(), function: v.string() })),
    }),
  }),
  mail: v.looseObject({
    serial: v.number(),
    mailboxes: v.record(v.string(), mailbox),
    posted: anything,
    proxiedImages: texts,
  }),
  sheets: v.looseObject({ files: v.record(v.string(), v.looseObject({ tabs: v.array(anything) })) }),
  recipients: v.optional(v.looseObject({ watched: anything, errands: v.array(anything) })),
  consent: v.optional(v.looseObject({ withheld: anything })),
});

/** @throws {Error} for a text that no world of this emulator saved, saying what to do */
export function readWorld(json: string): SavedWorld {
  const saved: unknown = JSON.parse(json);
  const version = typeof saved === 'object' && saved !== null && 'version' in saved ? saved.version : null;
  if (typeof version === 'number' && version > VERSION)
    throw new Error(
      'This world was saved by a newer version of the emulator. Update this one, or start with a new world.',
    );
  if (version !== VERSION)
    throw new Error('This is no saved world of this version of the emulator. Start with a new one.');
  const checked = v.safeParse(Shape, saved);
  if (!checked.success)
    throw new Error(
      `This saved world is damaged. Look at ${v.getDotPath(checked.issues[0]) ?? 'all of it'}, or start with a new one.`,
    );
  // Its outlines were checked; at first it knew no recipients' programs and no consent.
  const known = saved as Omit<SavedWorld, 'recipients' | 'consent'>;
  return { recipients: newRecipientsState(), consent: everythingGranted(), ...known };
}
