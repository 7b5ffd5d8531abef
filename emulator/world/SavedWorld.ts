import { newRecipientsState, type RecipientsState } from '../clients/recipientsState';
import type { Instant, Switches } from '../contracts';
import { newMailState, type MailState } from '../gmail/state';
import { emptyState, type SpreadsheetsState } from '../sheets/model';
import { everythingGranted, type ConsentMemory } from './Consent';
import { emptyMemory, type ScriptMemory } from './memory';

/** A whole world as plain JSON. */
export interface SavedWorld {
  readonly version: 1;
  readonly now: Instant;
  readonly switches: Switches;
  readonly script: ScriptMemory;
  readonly mail: MailState;
  readonly sheets: SpreadsheetsState;
  readonly recipients: RecipientsState;
  readonly consent: ConsentMemory;
}

export const newWorld = (now: Instant, switches: Switches): SavedWorld => ({
  version: 1,
  now,
  switches,
  script: emptyMemory(),
  mail: newMailState(),
  sheets: emptyState(),
  recipients: newRecipientsState(),
  consent: everythingGranted(),
});

/** @throws {Error} for a text that no world of this emulator saved */
export function readWorld(json: string): SavedWorld {
  const saved: unknown = JSON.parse(json);
  if (typeof saved !== 'object' || saved === null || !('version' in saved) || saved.version !== 1) {
    throw new Error('This is no saved world of this version of the emulator. Start with a new one.');
  }
  // Written by the same version, which is all that is checked; at first it knew no recipients' programs and no consent.
  const known = saved as Omit<SavedWorld, 'recipients' | 'consent'>;
  return { recipients: newRecipientsState(), consent: everythingGranted(), ...known };
}
