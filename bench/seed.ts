/** Many messages at once: their records are put into the journal as the product writes them, and settled by it. */
import { createHmac } from 'node:crypto';
import { decodeConfig } from '../src/core/codec';
import type { JournalRecord, MessageId } from '../src/core/event';
import { encodeRecord, hitIdFrom, journalKey } from '../src/core/journal';
import { GROUP_TAG, keyRingOf } from '../src/core/keys';
import { messageIdOf, tokenFor, type Hmac } from '../src/core/token';
import { CONFIG_KEY } from '../src/google/keys';
import { COLLEAGUE, MINUTE, missing, READER, type EmulatedWorld } from './office';

/** Records that one pass of settle takes. */
const AT_ONCE = 500;

export interface SeededMessage {
  readonly message: MessageId;
  readonly pixelUrl: string;
}

/** Where a seeded message lies in its sender's mailbox; made up when left out. */
export interface Place {
  readonly gmailMessage: string;
  readonly gmailThread: string;
  readonly at: number;
}

/** Puts tracked messages that were sent a while ago into the ledger; a timer has to run. */
export function seedMessages(
  world: EmulatedWorld,
  places: readonly Place[],
  { sender = COLLEAGUE }: { readonly sender?: string } = {},
): SeededMessage[] {
  const seeded = places.map(() => seededMessage(world));
  const records = seeded.flatMap(({ message }, index): JournalRecord[] => {
    const { gmailMessage, gmailThread, at } = places[index] ?? missing('place');
    return [
      { kind: 'tracked', message, at: at - MINUTE, sender, links: [] },
      {
        kind: 'sent',
        message,
        at,
        gmailMessage,
        gmailThread,
        subject: `Offer ${index}`,
        recipients: [READER],
      },
    ];
  });
  settleRecords(world, records);
  return seeded;
}

/** Made-up places of so many messages sent an hour ago. */
export const somewhere = (world: EmulatedWorld, many: number): Place[] =>
  Array.from({ length: many }, (_, index) => ({
    gmailMessage: `seeded-${index}`,
    gmailThread: `seeded-thread-${index}`,
    at: world.clock.now() - 60 * MINUTE,
  }));

/** Opens of messages, each by its reader at a certain time; a timer has to run. */
export function seedOpens(
  world: EmulatedWorld,
  opens: readonly { readonly message: MessageId; readonly at: number }[],
): void {
  settleRecords(
    world,
    opens.map(({ message, at }): JournalRecord => {
      const hit = { kind: 'open', id: hitIdFrom(unique()), at, tag: GROUP_TAG, client: 'unknown' } as const;
      return { kind: 'hit', message, hit, row: null };
    }),
  );
}

function settleRecords(world: EmulatedWorld, records: readonly JournalRecord[]): void {
  const { script } = world.script.memory.properties;
  for (let start = 0; start < records.length; start += AT_ONCE) {
    for (const record of records.slice(start, start + AT_ONCE)) {
      script[journalKey(world.clock.now(), hitIdFrom(unique()))] = encodeRecord(record);
    }
    world.advance(MINUTE);
    const left = Object.keys(script).filter((key) => key.startsWith('j:')).length;
    if (left > 0) throw new Error(`${left} of the bench's records were not settled.`);
  }
}

function seededMessage(world: EmulatedWorld): SeededMessage {
  const config =
    decodeConfig(world.script.memory.properties.script[CONFIG_KEY] ?? '') ?? missing('configuration');
  const message = messageIdOf(unique());
  const claim = { kind: 'open', message, tag: GROUP_TAG, link: 0, destination: null } as const;
  return { message, pixelUrl: `${config.base}?t=${tokenFor(claim, keyRingOf(config, hmac), hmac)}` };
}

const hmac: Hmac = (key, message) => new Uint8Array(createHmac('sha256', key).update(message).digest());

let made = 0;

/** Nine bytes that were not given before; the same in every run, so that figures are. */
function unique(): Uint8Array {
  made += 1;
  return new Uint8Array(createHmac('sha256', 'bench').update(String(made)).digest()).slice(0, 9);
}
