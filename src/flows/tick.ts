import type { Config } from '../core/config';
import type { Pace } from '../ports';
import { attempt, throwTogether } from './failures';
import { review, type ReviewPorts } from './review';
import { sendUnfinished, type UnfinishedPorts } from './sendUnfinished';
import { settle, type SettlePorts } from './settle';

export interface TickPorts extends SettlePorts, Omit<ReviewPorts & UnfinishedPorts, 'config' | 'post'> {
  readonly pace: Pace;
  /** Null before set-up. */
  readonly config: Config | null;
}

/** Timers of one person may fire close together, and a page may call the tick, too. */
export const TICK_PAUSE_MS = 30_000;

/**
 * What the timer does: settle for the owner, then everybody's own unfinished sends and review, at most once in half a
 * minute. A failure of one does not stop the others; all are thrown at the end.
 */
export function tick(ports: TickPorts): void {
  const { config, sender, pace } = ports;
  if (config === null || !pace.take('tick', TICK_PAUSE_MS)) return;
  const failures: unknown[] = [];
  if (sender === config.owner) {
    const outcome = attempt(() => settle(ports), failures);
    if (outcome?.kind === 'settled') failures.push(...outcome.failures);
  }
  attempt(() => {
    const before = ports.notes.read();
    const isWaiting = before.outbox.sendings.length > 0;
    if (isWaiting) {
      attempt(() => {
        sendUnfinished({ ...ports, config }, failures);
      }, failures);
    }
    review({ ...ports, config }, isWaiting ? ports.notes.read() : before);
  }, failures);
  throwTogether(failures);
}
