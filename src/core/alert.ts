/** What the sender is told by mail, and when. */
import { durationWords } from './duration';
import type { AlertKind, Instant, MessageState } from './event';
import { escapeHtml, oneLine } from './outsideText';
import type { Summary } from './summary';

/** No alert sooner: nine sweeps of scanners in ten are over by then. */
export const HOLD_MS = 5 * 60_000;

const SUBJECT_CHARACTERS = 120;

/**
 * Alerts to send now, each kind once a message, and when to look again for one that is held back. Only what people did
 * counts. A first click tells of the open as well, so no first-open alert goes with it or after it.
 */
export function alertsDue(
  state: MessageState,
  summary: Summary,
  now: Instant,
): { due: AlertKind[]; nextLook: Instant | null } {
  const wanted = wantedAlert(state, summary);
  if (state.sent === null || wanted === null) return { due: [], nextLook: null };
  const free = state.sent.at + HOLD_MS;
  return now < free ? { due: [], nextLook: free } : { due: [wanted], nextLook: null };
}

function wantedAlert({ alerted }: MessageState, { opens, clicks }: Summary): AlertKind | null {
  if (alerted['first-click'] !== undefined) return null;
  if (clicks > 0) return 'first-click';
  return opens > 0 && alerted['first-open'] === undefined ? 'first-open' : null;
}

/** Where the reader of an alert may go on. */
export interface AlertPlaces {
  readonly to: string;
  readonly threadUrl: string;
  readonly ledgerUrl: string | null;
}

/** A short mail that says how sure we are. To a group it never names who it was: one pixel cannot know. */
export function alertMail(
  kind: AlertKind,
  state: MessageState,
  summary: Summary,
  { to, threadUrl, ledgerUrl }: AlertPlaces,
): { kind: AlertKind; to: string; subject: string; text: string; html: string } {
  const subject = oneLine(state.sent?.subject ?? '', SUBJECT_CHARACTERS) || '(no subject)';
  const { headline, sentences } = TELLS[kind](subject, state, summary);
  const links = [
    { words: 'Open the conversation', url: threadUrl },
    ...(ledgerUrl === null ? [] : [{ words: 'Open the Sheet with all records', url: ledgerUrl }]),
  ];
  return {
    kind,
    to: oneLine(to, 320),
    subject: headline,
    text: [...sentences, ...links.map(({ words, url }) => `${words}: ${oneLine(url, 2_000)}`), ''].join(
      '\n\n',
    ),
    html: [
      ...sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`),
      ...links.map(({ words, url }) => `<p><a href="${escapeHtml(oneLine(url, 2_000))}">${words}</a></p>`),
    ].join('\n'),
  };
}

interface Told {
  readonly headline: string;
  readonly sentences: readonly string[];
}

const TELLS: Readonly<Record<AlertKind, (subject: string, state: MessageState, summary: Summary) => Told>> = {
  'first-open': (subject, state, { firstOpenAt }) => ({
    headline: `Opened: ${subject}`,
    sentences: [
      `${reader(state)} opened “${subject}” at least once${first(state, firstOpenAt)}.`,
      'How we know: a small picture in the mail was loaded, at a time that suits a person and not a program. It is likely, not certain.',
    ],
  }),
  'first-click': (subject, state, { firstClickAt, firstClickTo }) => ({
    headline: `Link pressed: ${subject}`,
    sentences: [
      `${reader(state)} pressed a link in “${subject}” at least once${first(state, firstClickAt)}.`,
      ...(firstClickTo === null ? [] : [`It leads to ${oneLine(firstClickTo, 200)}`]),
      'How we know: the page of the link was shown, and the link pressed there. If the mail was passed on, it may have been its next reader.',
    ],
  }),
};

function reader({ sent }: MessageState): string {
  const listed = sent?.recipients ?? [];
  const count = listed.length + (sent?.otherRecipients ?? 0);
  const [only] = listed;
  if (only === undefined) return 'Somebody';
  return count === 1 ? oneLine(only, 320) : `Someone of ${count} recipients (we cannot tell who)`;
}

const first = ({ sent }: MessageState, at: Instant | null): string =>
  sent === null || at === null ? '' : `, the first time ${durationWords(at - sent.at)} after you sent it`;
