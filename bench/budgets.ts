/** What each flow may cost. A counted budget holds on every machine; a timed one is told, and only told. */
export interface Budget {
  /** At most; null: measured because it is good to know. */
  readonly value: number | null;
  readonly unit: string;
  readonly isCounted: boolean;
  /** Where it comes from, in words. */
  readonly from: string;
}

const counted = (value: number, unit: string, from: string): Budget => ({
  value,
  unit,
  isCounted: true,
  from,
});
const timed = (value: number, unit: string, from: string): Budget => ({
  value,
  unit,
  isCounted: false,
  from,
});
const told = (unit: string, from: string): Budget => ({ value: null, unit, isCounted: false, from });

const HIT =
  'anonymous requests share one execution and quota pool, the owner’s: one look into the cache, one property written';
const COLD = 'the cache forgets: properties are read and laid into it once';
const UNTOUCHED = 'a hit touches neither Sheet nor lock, however large the ledger';
const SETTLE =
  'read the journal, lock, read the ledger, write notes, one batch, remember; and take each record away';
const CELLS = 'what is read goes with the messages touched, not with the ledger';
const CARD = 'a person waits: who owns this, own notes, one question';
const IDLE_REVIEW = 'own notes and one question, every time the timer runs';
const NOT_PROMISED = 'no promise, good to know';

export const BUDGETS = {
  'pixel hit, warm': counted(2, 'calls', HIT),
  'pixel hit, cold': counted(4, 'calls', COLD),
  'pixel hit, repeated within 3 min': counted(
    2,
    'calls',
    'a repeat is counted in the cache, not written down',
  ),
  'click hit, warm': counted(2, 'calls', HIT),
  'click hit, cold': counted(4, 'calls', COLD),
  'hits: locks': counted(0, 'locks', UNTOUCHED),
  'hits: cells': counted(0, 'cells', UNTOUCHED),
  'pixel hit, ledger of 10': counted(2, 'calls', UNTOUCHED),
  'pixel hit, huge ledger': counted(2, 'calls', UNTOUCHED),
  'pixel hit, huge ledger: cells': counted(0, 'cells', UNTOUCHED),

  'settle, idle': counted(1, 'calls', 'the timer runs 1,440 times a day'),
  'settle, 50 records of 10 messages': counted(6, 'calls besides deletes', SETTLE),
  'settle, 50 records: deletes': counted(50, 'calls', 'one for each record'),
  'settle, small ledger: cells per message': told('cells', NOT_PROMISED),
  'settle, large ledger: cells per message': told('cells', NOT_PROMISED),
  'settle: cells, large ledger / small': counted(1, 'times', CELLS),
  'settle: cells, 40 messages / 10': counted(4, 'times', CELLS),
  'settle, places forgotten, large ledger: cells per message': told(
    'cells',
    'all ids are looked through once',
  ),

  'review, idle, a colleague': counted(2, 'calls', IDLE_REVIEW),
  'settle and review, idle, the owner': counted(3, 'calls', 'one for settle, two for review'),
  'tick, idle, a colleague': told('calls', 'with configuration and pace'),
  'tick, idle, the owner': told('calls', 'with configuration, heartbeat and pace'),
  'review, many changed messages': counted(
    20,
    'calls',
    '1,000 messages in 500 threads: labels go on in batches',
  ),

  'query, nothing new: Sheets': counted(0, 'calls', 'answered from settle’s notes'),
  'query, nothing new': told('calls', 'with settling before, at most every 20 s'),

  'compose card, the owner': counted(3, 'calls', CARD),
  'compose card, a colleague': counted(3, 'calls', CARD),
  'home card, the owner': counted(3, 'calls', CARD),
  'home card, a colleague': counted(3, 'calls', CARD),
  'home card, a colleague’s very first': told('calls', 'makes the timer'),
  'message card, the owner': counted(3, 'calls', CARD),
  'message card, a colleague': counted(3, 'calls', CARD),
  'cards: HTTP at most': counted(1, 'requests', CARD),

  'message cards a minute': told(
    'cards',
    'of all senders together, until the owner’s Sheet refuses; 200 is enough to stop counting',
  ),

  'burst: opens lost': counted(0, 'opens', '300 opens in a minute, 60 of them at once'),
  'burst: opens twice': counted(0, 'opens', '300 opens in a minute, 60 of them at once'),
  'open to alert, median': told('s', 'virtual time, timer every minute'),
  'open to alert, p95': counted(
    90,
    's',
    'virtual time, timer every minute; from the later of the open and five minutes after sending',
  ),

  'bundle: size': counted(400_000, 'bytes', 'unminified, read by people, evaluated in every execution'),
  'bundle: compile and evaluate, cold': timed(
    15,
    'ms',
    'in a bare context, the least of 21 fresh processes; every hit pays it',
  ),
  'bundle: compile and evaluate, median': told('ms', 'of the same 21'),
  'bundle: compile and evaluate / fixed work': told('times', 'sorting 100,000 numbers'),
  'wrapping links, 2 MB': timed(1_000, 'ms', 'a large newsletter, once for each send'),
  'wrapping links, 2 MB / 1 MB': timed(2.5, 'times', 'linear, with room for a busy machine'),
  'mail in quoted-printable, 2 MB: read': timed(1_000, 'ms', 'Greek: nearly every byte is a code'),
  'mail in quoted-printable, 2 MB: changed': timed(1_000, 'ms', 'Greek: nearly every byte is a code'),
  'mail in base64, 2 MB: read': timed(1_000, 'ms', 'Greek in UTF-8'),
  'mail in base64, 2 MB: changed': timed(1_000, 'ms', 'Greek in UTF-8'),
  'draft read and tracked, 2 MB': timed(1_000, 'ms', 'a person waits for the card, then for each copy'),
  'draft read and tracked, 2 MB / 1 MB': timed(2.5, 'times', 'linear, with room for a busy machine'),
} as const satisfies Readonly<Record<string, Budget>>;

export type FigureName = keyof typeof BUDGETS;

/** One number that was measured. */
export interface Figure {
  readonly name: FigureName;
  readonly value: number;
}

export const figure = (name: FigureName, value: number): Figure => ({ name, value });

export function isBroken({ name, value }: Figure): boolean {
  const { value: most, isCounted }: Budget = BUDGETS[name];
  return isCounted && most !== null && value > most;
}
