import {
  notCleanedWords,
  sendFailure,
  type Outcome,
  type Pause,
  type SendFailure,
} from '../../core/sendOutcome';
import { placeOf } from './draftsCard';
import {
  action,
  button,
  buttons,
  card,
  holderSection,
  line,
  mainButton,
  plain,
  section,
  text,
} from './widgets';

type Card = GoogleAppsScript.Card_Service.Card;

export interface SendView {
  readonly draft: string;
  readonly inCompose: boolean;
  readonly holder: string;
  /** Writes an instant as the sender reads it: "14:02". */
  readonly clock: (at: number) => string;
}

/** How a press on *Send with tracking* ended. */
export function outcomeCard(outcome: Outcome, view: SendView): Card {
  switch (outcome.kind) {
    case 'sent':
      return sentCard(outcome, view);
    case 'paused':
      return pausedCard(outcome, view);
    case 'already-sent':
      return telling(
        `Already sent at ${view.clock(outcome.at)}`,
        `This mail was sent with tracking, and is not sent twice. ${leftover(view)}`,
        view,
      );
    default: {
      const { title, words } = sendFailure(outcome) ?? NOTHING_WRONG;
      return telling(
        title,
        words,
        view,
        outcome.kind === 'changed'
          ? mainButton(
              'Look at it again',
              action('onDraft', { draft: view.draft, ...placeOf(view.inCompose) }),
            )
          : undefined,
      );
    }
  }
}

const NOTHING_WRONG: SendFailure = { title: 'Done', words: '' };

/** Somebody else, perhaps the timer, is at work on the same outbox. */
export const busyCard = (view: SendView): Card =>
  telling(
    'Being sent now',
    'This takes up to half a minute.',
    view,
    continueButton('See how far it is', view),
  );

function sentCard(outcome: Extract<Outcome, { kind: 'sent' }>, view: SendView): Card {
  const { sent, notCleaned } = outcome;
  const failure = sendFailure(outcome);
  return card(
    failure?.title ?? '✓ Sent',
    failure === null && sent > 1 ? `${sent} copies` : '',
    ...(failure === null ? [] : [section('Not sent to all', text(plain(failure.words)))]),
    section(
      '',
      text(
        view.inCompose && failure !== null
          ? // The window still holds the mail to all, and the bin would take the draft for those left over.
            'The others have it. Close this window with <b>✕</b>, not with the bin; do not press <b>Send</b>.'
          : view.inCompose
            ? 'Sent. Close this window with the <b>bin</b>; do not press <b>Send</b>.'
            : 'Sent. Your Sent folder has it with <b>✓ sent</b> on it.',
      ),
      line(
        'In your Sent folder',
        notCleaned === null ? 'The mail exactly as you wrote it' : 'The mail as it was sent',
        notCleaned === null ? 'Opening it there counts as nothing.' : notCleanedWords(notCleaned),
      ),
    ),
    holderSection(view.holder),
  );
}

const PAUSES: Readonly<Record<Pause, string>> = {
  more: 'The rest goes by itself, some with each run of your timer. To go on at once, press Continue.',
  later:
    'Gmail asks for a pause. Nothing is lost: the rest goes by itself, or press Continue in some minutes.',
  unsure:
    'Gmail has not said whether the last one has gone. In a minute we look among your sent mail, and only then go on: by itself, or press Continue.',
};

const pausedCard = ({ why, sent, of }: Extract<Outcome, { kind: 'paused' }>, view: SendView): Card =>
  card(
    of === 1 ? (sent === 1 ? 'Sent, nearly done' : 'On its way') : `${sent} of ${of} sent`,
    '',
    section(
      '',
      text(
        sent === of && why === 'more'
          ? 'Everybody has it. Only your Sent folder is not tidied yet.'
          : PAUSES[why],
      ),
      ...(view.inCompose ? [text('Do not press Gmail’s own <b>Send</b>, nor change this draft.')] : []),
      buttons(
        continueButton('Continue', view),
        ...(sent < of
          ? [
              button(
                'Stop sending',
                action('onStopSending', { draft: view.draft, ...placeOf(view.inCompose) }),
              ),
            ]
          : []),
      ),
    ),
    holderSection(view.holder),
  );

const continueButton = (label: string, { draft, inCompose }: SendView) =>
  mainButton(label, action('onContinueSending', { draft, ...placeOf(inCompose) }));

const leftover = ({ inCompose }: SendView): string =>
  inCompose
    ? 'Close this window with the bin; do not press Send. To send it again, choose it under Drafts ready to send.'
    : 'If the draft is back, delete it; or choose it again and press Send again.';

const telling = (
  title: string,
  words: string,
  { holder, inCompose }: SendView,
  next = button('Drafts ready to send', action('onDrafts', placeOf(inCompose))),
): Card => card(title, '', section('', text(plain(words)), buttons(next)), holderSection(holder));
