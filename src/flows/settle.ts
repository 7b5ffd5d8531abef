import { alertMail } from '../core/alert';
import type { Config } from '../core/config';
import type { Instant } from '../core/event';
import { Problem } from '../core/problem';
import type { Clock, Ledger, Post, SettleStore, Snapshot } from '../ports';
import { attempt, succeeds } from './failures';
import type { Judged } from './judging';
import { remembered } from './remembered';
import { gather, planBatch } from './settleBatch';
import { troubleOf } from './trouble';

export interface SettlePorts {
  readonly now: Clock;
  readonly store: SettleStore;
  readonly ledger: Ledger;
  readonly post: Post;
}

export type SettleOutcome =
  /** Nothing waits and nothing is due. */
  | { readonly kind: 'idle' }
  /** Somebody else settles at this moment. */
  | { readonly kind: 'busy' }
  /** The owner must mend something first; everything that waits goes on waiting. */
  | { readonly kind: 'trouble'; readonly problem: Problem }
  /** `failures` are alerts that could not be mailed. */
  | {
      readonly kind: 'settled';
      readonly records: number;
      readonly messages: number;
      readonly events: number;
      readonly alerts: number;
      readonly failures: readonly unknown[];
    };

/**
 * Recipients that may be mailed in a day; a fifth is left for others.
 * @see https://developers.google.com/apps-script/guides/services/quotas
 */
const DAILY_MAILS: Readonly<Record<Config['ownerKind'], number>> = { consumer: 100, workspace: 1_500 };
const RESERVED = 1 / 5;

/** A pass by somebody else can begin and end between our look and our turn only if we were held up as long as this. */
const HELD_UP_MS = 500;

/**
 * Brings the ledger up to date: waiting records are judged, written in one batch that is applied wholly or not at all,
 * and told to senders; then they leave the journal.
 *
 * A run may be cut off anywhere and be run again: the ledger ends the same, and no alert is mailed twice. One call when
 * there is nothing to do; else six, one for each record, and those for alerts.
 */
export function settle(ports: SettlePorts): SettleOutcome {
  const now = ports.now();
  const snapshot = ports.store.read();
  const { config } = snapshot;
  if (config === null || isIdle(snapshot, now)) return { kind: 'idle' };
  return ports.store.alone(() => settleAlone(snapshot, config, now, ports)) ?? { kind: 'busy' };
}

const isIdle = ({ entries, unreadable, desk }: Snapshot, now: Instant): boolean =>
  entries.length === 0 &&
  (unreadable.length === 0 || desk.trouble !== null) &&
  Object.values(desk.due).every(({ at }) => at > now);

function settleAlone(seen: Snapshot, config: Config, now: Instant, ports: SettlePorts): SettleOutcome {
  const first = ports.now() - now < HELD_UP_MS ? seen : ports.store.read();
  const { settling, trouble } = first.desk;
  const unfinished = new Set(settling.keys);
  const isRerun = first.entries.some(({ key }) => unfinished.has(key));
  // A batch that was cut off may still be on its way: under its own number only one of the two is applied.
  const number = isRerun ? settling.batch : settling.batch + 1;
  try {
    return (
      settleAs({ number, isRerun, snapshot: first, config, now }, ports) ??
      // The ledger has this batch already. Read again, what it holds changes nothing more; the rest goes under a number
      // that cannot have been used, even if our counter was lost.
      settleAs(
        { number: laterNumber(number, now), isRerun: true, snapshot: ports.store.read(), config, now },
        ports,
      ) ??
      refusedTwice()
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    ports.store.write({ trouble: troubleOf(error, trouble, now) });
    return { kind: 'trouble', problem: error };
  }
}

const laterNumber = (number: number, now: Instant): number => Math.max(number + 1, Math.floor(now / 1_000));

const refusedTwice = (): never => {
  throw new Error('The ledger says of two new batches that it has them already.');
};

interface Pass {
  readonly number: number;
  /** An earlier run may have got further than its notes say: nothing is taken to be new. */
  readonly isRerun: boolean;
  readonly snapshot: Snapshot;
  readonly config: Config;
  readonly now: Instant;
}

/** One pass under one batch number; null when the ledger has a batch of this number. */
function settleAs(pass: Pass, { store, ledger, post }: SettlePorts): SettleOutcome | null {
  const { number, isRerun, snapshot, config, now } = pass;
  const failures: unknown[] = [];
  const groups = gather(snapshot, now);
  const asked = isRerun ? groups : groups.filter(({ isNew }) => !isNew);
  const held = asked.length === 0 ? [] : ledger.read(asked);
  const mailsLeft = (): number =>
    attempt(() => post.remaining() - DAILY_MAILS[config.ownerKind] * RESERVED, failures) ?? 0;
  const { changed, keys, notes } = planBatch(snapshot, groups, held, now, mailsLeft);

  if (changed.length === 0) {
    store.write(notes);
    store.remove(keys);
    return { kind: 'settled', records: keys.length, messages: 0, events: 0, alerts: 0, failures };
  }
  store.write({ ...notes, settling: { batch: number, keys } });
  const events = changed
    .flatMap(({ news, state }) => news.map((each) => ({ ...each, state })))
    .sort((one, other) => one.event.at - other.event.at);
  const written = ledger.write({
    number,
    messages: changed.map(({ state, row }) => ({ state, row })),
    events,
    at: now,
  });
  if (written.kind === 'already-written') return null;

  const alerts = mailAlerts(changed, config, post, failures);
  store.remove(keys);
  store.remember(
    changed.flatMap(({ state, events: all }) => {
      const row = written.rows[state.message];
      return row === undefined ? [] : [remembered(state, all, row, now)];
    }),
  );
  return {
    kind: 'settled',
    records: keys.length,
    messages: changed.length,
    events: events.length,
    alerts,
    failures,
  };
}

/** Mails what the ledger has recorded as sent, and says how many went out. One that fails does not stop the others. */
function mailAlerts(changed: readonly Judged[], config: Config, post: Post, failures: unknown[]): number {
  const mails = changed.flatMap(({ alerts, state, summary }) => {
    const { sender, sent } = state;
    if (sent === null) return [];
    const threadUrl = conversationUrl(sender, sent.gmailThread);
    const ledgerUrl = sender === config.owner ? config.ledger.url : null;
    return alerts.map((kind) => alertMail(kind, state, summary, { to: sender, threadUrl, ledgerUrl }));
  });
  return mails.filter((mail) =>
    succeeds(() => {
      post.send(mail);
    }, failures),
  ).length;
}

/** Where a conversation opens in Gmail, in the account that sent it. */
const conversationUrl = (account: string, gmailThread: string): string =>
  `https://mail.google.com/mail/?authuser=${encodeURIComponent(account)}#all/${gmailThread}`;
