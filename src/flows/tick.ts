import type { Config } from '../core/config';
import type { Pace } from '../ports';
import { attempt, throwTogether } from './failures';
import { review, type ReviewPorts } from './review';
import { settle, type SettlePorts } from './settle';

export interface TickPorts extends SettlePorts, Omit<ReviewPorts, 'config'> {
  readonly pace: Pace;
  /** Null before set-up. */
  readonly config: Config | null;
}

/** Timers of one person may fire close together, and a page may call the tick, too. */
export const TICK_PAUSE_MS = 30_000;

/**
 * What the timer does: settle for the owner, then everybody's own review, at most once in half a minute.
 * A failure of one does not stop the other; both are thrown at the end.
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
    review({ ...ports, config });
  }, failures);
  throwTogether(failures);
}
