import type { Config } from '../../src/core/config';
import type { Instant } from '../../src/core/event';
import { deskFor } from '../../src/flows/deskFor';
import { aConfig } from './aConfig';
import { hmac } from './hmac';
import { countedCalls, type Fault } from './countedCalls';
import { memoryDoorstep } from './memoryDoorstep';
import { memoryJournal } from './memoryJournal';
import { ledgerMemory, memoryLedger } from './memoryLedger';
import { mailboxMemory, memoryMailbox } from './memoryMailbox';
import { memoryOutgoing, outgoingMemory } from './memoryOutgoing';
import { memoryOwner } from './memoryOwner';
import { memoryPace } from './memoryPace';
import { memoryPost, postMemory } from './memoryPost';
import { memoryReviewStore } from './memoryReviewStore';
import { memorySettleStore } from './memorySettleStore';
import { TRACKED_AT } from './tracked';

export const SAM = 'sam@example.com';
export const BASE = 'https://script.google.com/macros/s/emulated-deployment/exec';

/** Sam owns the Sheet and sends mail. */
export const samsConfig = (difference: Partial<Config> = {}): Config =>
  aConfig({
    owner: SAM,
    base: BASE,
    bases: [BASE],
    rootSecret: '0f'.repeat(32),
    installedAt: TRACKED_AT,
    ...difference,
  });

/** All ports in memory, around one owner and one sender, with a clock that moves when told. */
export function memoryWorld(sender = SAM) {
  const config = samsConfig();
  const owner = memoryOwner({ config });
  const ledger = ledgerMemory();
  const mail = mailboxMemory();
  const out = outgoingMemory();
  const post = postMemory();
  const notes = memoryReviewStore();
  let time: Instant = TRACKED_AT;
  let drawn = 0;
  const now = () => time;
  const pace = memoryPace(now);

  /** The ports, counted; `fault` makes one call fail. The clock, chance and HMAC cost nothing and are not counted. */
  const ports = (fault?: Fault) => {
    const { calls, watch } = countedCalls(fault);
    const store = watch('store', memorySettleStore(owner));
    const counted = {
      now,
      hmac,
      random: (length: number) => {
        drawn += 1;
        return Uint8Array.from({ length }, (_, index) => (index === length - 1 ? drawn : drawn >> 8));
      },
      journal: watch('journal', memoryJournal(owner)),
      store,
      doorstep: watch('doorstep', memoryDoorstep(owner)),
      ledger: watch('ledger', memoryLedger(ledger)),
      post: watch('post', memoryPost(post)),
      mailbox: watch('mailbox', memoryMailbox(mail)),
      outgoing: watch('outgoing', memoryOutgoing(out, mail, now)),
      turn: { alone: <T>(work: () => T): T => work() },
      wait: (ms: number) => {
        time += ms;
      },
      notes: watch('notes', notes),
      pace: watch('pace', pace),
      sender,
      config,
      calls,
    };
    const refuse = () => {
      throw new Error('Nobody is asked from here.');
    };
    return { ...counted, desk: deskFor(config, SAM, { ...counted, ask: refuse }) };
  };

  return {
    config,
    owner,
    ledger,
    mail,
    out,
    post,
    notes,
    ports,
    now,
    /** Sets the clock. */
    at(instant: Instant) {
      time = instant;
    },
    pass(ms: number) {
      time += ms;
    },
  };
}

export type MemoryWorld = ReturnType<typeof memoryWorld>;
