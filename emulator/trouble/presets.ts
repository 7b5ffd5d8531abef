import type { Order } from './Order';

/** Trouble that one meets sooner or later, ready to order. */
export interface Preset {
  readonly title: string;
  readonly hint: string;
  readonly order: Order;
}

const MINUTE = 60_000;

/** By the name to order it by. */
export const PRESETS = {
  sheetsDown: {
    title: 'Sheets is down for 5 minutes',
    hint: 'Every call of the Sheets API answers 503.',
    order: { kind: 'fail', call: 'sheets.*', text: 'sheetsUnavailable', forMs: 5 * MINUTE },
  },
  gmailRefuses: {
    title: 'Gmail has had enough for 10 minutes',
    hint: 'Every call of the Gmail API answers 403, too many requests.',
    order: { kind: 'fail', call: 'gmail.*', text: 'gmailUnitsPerMinute', forMs: 10 * MINUTE },
  },
  oneInTen: {
    title: 'One call in ten fails',
    hint: 'Any call that leaves the script, until you take it back.',
    order: { kind: 'fail', call: '*', rate: 0.1, seed: 7 },
  },
  stopped: {
    title: 'The next run is cut off',
    hint: 'Google stops it at its third call, as when its time is up.',
    order: { kind: 'fail', call: '*', nth: 3, kill: true },
  },
  slow: {
    title: 'Everything is slow',
    hint: 'Calls take as long as others measured, and one start in ten is cold.',
    order: { kind: 'latency', coldStarts: true },
  },
  lockHeld: {
    title: 'The lock is held for 30 seconds',
    hint: 'By somebody else, as in a busy minute.',
    order: { kind: 'lock', ms: 30_000 },
  },
  mailSpent: {
    title: 'The day’s mail is spent',
    hint: 'MailApp sends no more for whoever deployed the web app.',
    order: { kind: 'quota', quota: 'mail' },
  },
  timerLate: {
    title: 'The timer comes 20 minutes late',
    hint: 'The one that is due next.',
    order: { kind: 'late', ms: 20 * MINUTE },
  },
  sheetLocked: {
    title: 'The Sheet is locked',
    hint: 'Nobody can change it, the script neither.',
    order: { kind: 'sheet', do: 'lock' },
  },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetName = keyof typeof PRESETS;
