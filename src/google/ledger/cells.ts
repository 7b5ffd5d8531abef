import type { Device, Instant, MessageState } from '../../core/event';
import { publishedFigures } from '../../core/figures';
import { encodeState } from '../../core/codec';
import { oneLine } from '../../core/outsideText';
import { sheetDate } from '../../core/sheetDate';
import { markWords, reasonWords, verdictWords } from '../../core/words';
import type { EventRow } from '../../ports';
import type { EventKey, Look, MessageKey } from './columns';

/** Text, a number, or nothing: never a formula, so that no subject can become one. */
export type CellValue = string | number | null;

type CellData = GoogleAppsScript.Sheets.Schema.CellData;

/** Longest line of outside text in a cell that people read. */
const LINE_CHARS = 500;

/** What the Messages tab says of a message. */
export function messageCells(state: MessageState, timeZone: string): Readonly<Record<MessageKey, CellValue>> {
  const figures = publishedFigures(state);
  const date = (at: Instant | null): CellValue => (at === null ? null : sheetDate(at, timeZone));
  const { sent } = state;
  return {
    sent: date(sent?.at ?? null),
    subject: subjectOf(state),
    to: recipientsOf(state),
    status: statusOf(state),
    opens: figures.opens,
    firstOpen: date(figures.firstOpenAt),
    lastOpen: date(figures.lastOpenAt),
    clicks: figures.clicks,
    firstClick: date(figures.firstClickAt),
    sender: state.sender,
    id: state.message,
    mail: sent?.gmailMessage ?? null,
    thread: sent?.gmailThread ?? null,
    mark: state.mark,
    markedAt: state.markedAt,
    before: null,
    state: encodeState(state),
  };
}

/** What the Events tab says of an event. */
export function eventCells(
  { message, event, revision, state }: EventRow,
  timeZone: string,
): Readonly<Record<EventKey, CellValue>> {
  return {
    at: sheetDate(event.at, timeZone),
    subject: subjectOf(state),
    to: recipientsOf(state),
    what: event.kind === 'open' ? 'opened' : 'clicked',
    who: verdictWords(event.verdict),
    why: reasonWords(event.reason, event, state.sent?.at ?? null),
    link: event.destination === null ? null : oneLine(event.destination, LINE_CHARS),
    device: event.device === null ? null : DEVICES[event.device],
    revision,
    event: event.id,
    message,
  };
}

const DEVICES: Readonly<Record<Device, string>> = { desktop: 'computer', mobile: 'phone', tablet: 'tablet' };

const subjectOf = ({ sent }: MessageState): CellValue =>
  sent === null ? null : oneLine(sent.subject, LINE_CHARS) || '(no subject)';

function recipientsOf({ sent }: MessageState): CellValue {
  if (sent === null) return null;
  const others = sent.otherRecipients === undefined ? '' : ` and ${sent.otherRecipients} more`;
  return oneLine(sent.recipients.join(', '), LINE_CHARS) + others;
}

/** A message that was not seen among sent mail has no mark yet, whatever loaded its pixel. */
const statusOf = ({ sent, unsent, mark }: MessageState): string =>
  sent === null && !unsent ? 'not sent yet' : markWords(mark);

/** The value alone, for a cell whose looks belong to people. */
export function valueCell(value: CellValue): CellData {
  if (value === null || value === '') return {};
  return { userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value } };
}

/** The value with its looks, for a new cell. */
export const newCell = (value: CellValue, look: Look): CellData => ({
  ...valueCell(value),
  userEnteredFormat: FORMATS[look],
});

/** What {@link newCell} sets. */
export const NEW_CELL_FIELDS =
  'userEnteredValue,userEnteredFormat(numberFormat,wrapStrategy,verticalAlignment,horizontalAlignment)';

/** Patterns mean the same in every language. @see https://developers.google.com/workspace/sheets/api/guides/formats */
const FORMATS: Readonly<Record<Look, GoogleAppsScript.Sheets.Schema.CellFormat>> = {
  text: { wrapStrategy: 'CLIP', verticalAlignment: 'TOP' },
  wrapped: { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' },
  number: { numberFormat: { type: 'NUMBER', pattern: '0' }, verticalAlignment: 'TOP' },
  date: {
    numberFormat: { type: 'DATE_TIME', pattern: 'd mmm yyyy hh:mm' },
    verticalAlignment: 'TOP',
    horizontalAlignment: 'LEFT',
  },
};
