import {
  action,
  button,
  buttons,
  card,
  followUpButton,
  holderSection,
  line,
  plain,
  replyButton,
  section,
  text,
} from './widgets';

type Card = GoogleAppsScript.Card_Service.Card;

/** One followed message, in words that are ready to show. */
export interface MessageView {
  readonly subject: string;
  /** "✓✓ opened" and the like. */
  readonly status: string;
  /** What the mark means here, and how sure it is. */
  readonly explanation: string;
  /** Newest first. */
  readonly history: readonly { readonly when: string; readonly what: string; readonly why: string }[];
  readonly holder: string;
}

/** How many events fit a card that is read in seconds; the Sheet has them all. */
export const HISTORY_LINES = 12;

export const messageCard = ({ subject, status, explanation, history, holder }: MessageView): Card =>
  card(
    status,
    subject,
    section('', text(plain(explanation)), buttons(button('Refresh', action('onRefresh')), followUpButton())),
    ...(history.length === 0
      ? []
      : [section('What happened', ...history.map(({ when, what, why }) => line(when, plain(what), why)))]),
    holderSection(holder),
  );

export const notFollowedCard = (holder: string): Card =>
  card(
    'Not followed',
    '',
    section(
      '',
      text(
        'Doublecheck does not follow this message. To follow the next one you write, open Doublecheck in its compose window and press <b>Track</b>.',
      ),
      buttons(replyButton()),
    ),
    holderSection(holder),
  );

/** Tracked and sent, but the ledger has not taken it in yet. */
export const justSentCard = (subject: string, holder: string): Card =>
  card(
    '✓ sent',
    subject,
    section('', text('Followed. Nothing is known yet: records are brought together once a minute or so.')),
    holderSection(holder),
  );
