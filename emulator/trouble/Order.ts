import type { Instant } from '../contracts';
import type { Failure, Slowness } from '../trouble';
import type { QuotaName } from './quotaWords';

/** Everything that can be ordered to go wrong, as plain JSON. */
export type Order = CallOrder | TimeOrder | LimitOrder | PermissionOrder | SheetOrder;

export type CallOrder =
  | ({ readonly kind: 'fail' } & Failure)
  | ({ readonly kind: 'slow' } & Slowness)
  /** Every call and every start takes its time, as others measured; the same seed, the same times. */
  | { readonly kind: 'latency'; readonly coldStarts?: boolean; readonly seed?: number };

/** `timer` is a timer's id; where it is absent, the one that is due next is meant. */
export type TimeOrder =
  | { readonly kind: 'late'; readonly ms: number; readonly timer?: string }
  | { readonly kind: 'twice'; readonly timer?: string }
  | { readonly kind: 'jitter'; readonly mostMs: number; readonly seed?: number }
  | { readonly kind: 'run'; readonly timer?: string }
  /** Ahead or, below 0, back. */
  | { readonly kind: 'jump'; readonly ms: number };

/** `email` says whose; that of the account that deployed the web app when absent. */
export type LimitOrder =
  | { readonly kind: 'quota'; readonly quota: QuotaName; readonly email?: string }
  /** The script's lock, or with `email` that person's. */
  | { readonly kind: 'lock'; readonly ms: number; readonly email?: string }
  | { readonly kind: 'cache'; readonly share?: number; readonly seed?: number }
  | { readonly kind: 'history'; readonly email?: string };

export interface PermissionOrder {
  readonly kind: 'revoke' | 'grant';
  readonly email?: string;
  /** One of the manifest's; the whole authorisation when absent. */
  readonly scope?: string;
}

export interface SheetOrder {
  readonly kind: 'sheet';
  readonly do: 'lock' | 'bin' | 'delete';
  /** The first spreadsheet when absent. */
  readonly id?: string;
}

export type Group = 'calls' | 'time' | 'limits' | 'permissions' | 'sheet';

/** Trouble that lasts, in words. */
export interface OpenOrder {
  readonly id: string;
  readonly group: Group;
  readonly words: string;
  /** When it ends by itself; null when it waits to be met or taken back. */
  readonly until: Instant | null;
}

/** The same with the way out. */
export interface Standing extends OpenOrder {
  takeBack(): void;
}
