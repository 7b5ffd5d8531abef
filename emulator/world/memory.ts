import type { Instant } from '../contracts';
import type { Chance } from './chance';

/** What the script project keeps between executions, as plain JSON. */
export interface ScriptMemory {
  readonly properties: { readonly script: PropertyStore; readonly users: Record<string, PropertyStore> };
  readonly caches: { readonly script: CacheStore; readonly users: Record<string, CacheStore> };
  readonly timers: TimerMemory;
  /** What users spent of each daily quota; absent in worlds saved before there were any. */
  quotas?: Record<string, Record<string, Spending>>;
  /** Decides what scripts draw by lot; absent: nobody knows beforehand. */
  chance?: Chance;
}

export type PropertyStore = Record<string, string>;

export type CacheStore = Record<string, { readonly value: string; readonly expiresAt: Instant }>;

/** What one user spent since the day's first use. */
export interface Spending {
  readonly since: Instant;
  readonly spent: number;
}

export interface TimerMemory {
  /** How many were ever made; numbers the next one. */
  made: number;
  list: Timer[];
  /** Makes timers late by chance; absent when they are punctual. */
  jitter?: { readonly mostMs: number; readonly seed: number; readonly drawn: number };
}

export interface Timer {
  readonly id: string;
  readonly creator: string;
  readonly function: string;
  /** Milliseconds between runs; null for a timer that runs once. */
  readonly everyMs: number | null;
  /** Null once a timer that runs once has run: it stays in the list. */
  readonly nextAt: Instant | null;
  /** The execution that made it. */
  readonly madeBy?: string;
  /** How much later than `nextAt` the next run was ordered to come. */
  readonly lateByMs?: number;
  /** How much later still chance makes it. */
  readonly lateByChanceMs?: number;
  /** The next run comes twice. */
  readonly twice?: boolean;
}

export const emptyMemory = (): ScriptMemory => ({
  properties: { script: {}, users: {} },
  caches: { script: {}, users: {} },
  timers: { made: 0, list: [] },
});

/** The store of one user, made when first asked for. */
export function ofUser<Store extends object>(
  stores: Record<string, Store>,
  email: string,
  empty: Store,
): Store {
  return (stores[email] ??= empty);
}
