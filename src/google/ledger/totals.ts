import type { MessageId, MessageState } from '../../core/event';
import type { EventRow, LedgerRow } from '../../ports';

/** What was counted up to a batch; kept in the mark of that batch, so that it changes with it or not at all. */
export interface Totals {
  /** Rows in use on the Messages tab, header included, when the batch was written: a hint. */
  readonly rows: number;
  readonly messages: number;
  readonly events: number;
  readonly followed: number;
  readonly opened: number;
  readonly clicked: number;
}

const NONE: Totals = { rows: 1, messages: 0, events: 0, followed: 0, opened: 0, clicked: 0 };

/** The counts after a batch. `before` are the states that its messages had. */
export function totalsAfter(
  { messages, events }: { readonly messages: readonly LedgerRow[]; readonly events: readonly EventRow[] },
  before: ReadonlyMap<MessageId, MessageState>,
  last: Totals = NONE,
): Totals {
  const added = messages.filter(({ row }) => row === null).length;
  const gained = (is: (state: MessageState) => boolean): number =>
    messages.reduce((sum, { state }) => {
      const old = before.get(state.message);
      return sum + Number(is(state)) - Number(old !== undefined && is(old));
    }, 0);
  return {
    rows: last.rows + added,
    messages: last.messages + added,
    events: last.events + events.length,
    followed: last.followed + gained(isFollowed),
    opened: last.opened + gained(isOpened),
    clicked: last.clicked + gained((state) => isFollowed(state) && state.mark === 'clicked'),
  };
}

const isFollowed = ({ sent }: MessageState): boolean => sent !== null;
const isOpened = (state: MessageState): boolean =>
  isFollowed(state) && (state.mark === 'opened' || state.mark === 'clicked');

/** Short, for a spreadsheet holds 30,000 characters of metadata. */
export const encodeTotals = ({ rows, messages, events, followed, opened, clicked }: Totals): string =>
  [rows, messages, events, followed, opened, clicked].join(' ');

/** What {@link encodeTotals} wrote; of anything else, nothing. */
export function decodeTotals(text: string): Totals {
  const numbers = text.split(' ').map(Number);
  if (numbers.length !== 6 || !numbers.every((number) => Number.isSafeInteger(number) && number >= 0))
    return NONE;
  const [rows = 1, messages = 0, events = 0, followed = 0, opened = 0, clicked = 0] = numbers;
  return { rows, messages, events, followed, opened, clicked };
}
