import { settle, type SettleOutcome } from '../../src/flows/settle';
import type { Fault } from './countedCalls';
import { memoryWorld } from './memoryWorld';
import { anOpen, hitOf, HOUR, messageId, MINUTE, sent, SENT_AT, tracked } from './tracked';
import { wait } from './waiting';

/** A memory world with the steps of settling. */
export function settlingWorld() {
  const made = memoryWorld();
  return {
    ...made,
    wait: (...records: Parameters<typeof wait> extends [unknown, ...infer Records] ? Records : never) => {
      wait(made, ...records);
    },
    settle: (fault?: Fault): SettleOutcome => settle(made.ports(fault)),
    calls: (): string[] => {
      const counted = made.ports();
      settle(counted);
      return counted.calls;
    },
    state: (name = '1') => made.ledger.rows.find((state) => state?.message === messageId(name)) ?? null,
  };
}

/** Sent, and read an hour later. */
export const readMessage = [tracked(), sent(), hitOf(anOpen())];
export const AN_HOUR_LATER = SENT_AT + HOUR + MINUTE;
