import type { Instant } from '../contracts';
import type { Deed } from './clientScript';
import type { ClientName } from './roster';

/** What recipients' programs keep, as plain JSON. */
export interface RecipientsState {
  /** By address, in lower case. */
  readonly watched: Record<string, Watch>;
  /** In no order. */
  errands: Errand[];
  /** Pages whose scripts failed in a program that ran them; the newest last. */
  pageErrors: string[];
}

export interface Watch {
  readonly clients: readonly ClientName[];
  /** How long after delivery the person reads a mail; null: not by themselves. */
  readonly readsAfterMs: number | null;
  /** Ids of the messages that were seen to arrive. */
  readonly seen: Record<string, true>;
}

/** Something that one program, or a person, will do with one mail. */
export interface Errand {
  readonly at: Instant;
  readonly email: string;
  readonly messageId: string;
  readonly deed:
    | { readonly kind: 'read' }
    | {
        readonly kind: 'step';
        readonly client: ClientName;
        readonly what: Deed;
        /** Which of the mail's links; null for all that the deed is about. */
        readonly link: number | null;
      };
}

export const newRecipientsState = (): RecipientsState => ({
  watched: {},
  errands: [],
  pageErrors: [],
});
