import { few } from '../../core/sendOutcome';
import { action, button, buttons, card, choice, holderSection, plain, section, text } from './widgets';

type Card = GoogleAppsScript.Card_Service.Card;
type Section = GoogleAppsScript.Card_Service.CardSection;

export interface DraftsView {
  readonly drafts: readonly DraftRow[];
  /** Sends that are not finished. */
  readonly unfinished: readonly UnfinishedRow[];
  /** Opened beside the compose window. */
  readonly inCompose: boolean;
  readonly holder: string;
}

export interface DraftRow {
  readonly draft: string;
  readonly subject: string;
  readonly recipients: readonly string[];
  readonly firstWords: string;
  /** In words: "3 min". */
  readonly age: string;
}

export interface UnfinishedRow {
  readonly draft: string;
  readonly subject: string;
  readonly sent: number;
  readonly of: number;
}

/** Which draft shall be sent? */
export const draftsCard = ({ drafts, unfinished, inCompose, holder }: DraftsView): Card =>
  card(
    'Drafts ready to send',
    'The last ten that Gmail has saved',
    ...unfinished.map((row) => unfinishedSection(row, inCompose)),
    draftsSection(drafts, inCompose),
    holderSection(holder),
  );

function draftsSection(drafts: readonly DraftRow[], inCompose: boolean): Section {
  const refresh = buttons(button('Look again', action('onDrafts', placeOf(inCompose))));
  if (drafts.length === 0) {
    return section(
      '',
      text('There is no draft yet. Write a mail, wait until Gmail says <b>Draft saved</b>, and look again.'),
      refresh,
    );
  }
  return section(
    '',
    text(
      inCompose
        ? 'Choose the mail you are writing. If it is not there, wait until Gmail says <b>Draft saved</b>.'
        : 'Choose one. You see what will be followed before anything is sent.',
    ),
    ...drafts.map(({ draft, subject, recipients, firstWords, age }) =>
      choice(
        recipients.length === 0 ? 'No recipient yet' : `To ${few(recipients)}`,
        `<b>${plain(subject || '(no subject)')}</b>`,
        `${age} ago${firstWords === '' ? '' : ` · ${unmarked(firstWords)}`}`,
        action('onDraft', { draft, ...placeOf(inCompose) }),
      ),
    ),
    refresh,
  );
}

/**
 * Whether the label below a line reads markup is not documented, so what comes from outside has none there.
 * @see https://developers.google.com/apps-script/reference/card-service/decorated-text#setbottomlabeltext
 */
const unmarked = (words: string): string => words.replace(/</g, '‹').replace(/>/g, '›');

const unfinishedSection = ({ draft, subject, sent, of }: UnfinishedRow, inCompose: boolean): Section =>
  section(
    'Not finished',
    text(`<b>${plain(subject || '(no subject)')}</b>: sent to ${sent} of ${of}.`),
    buttons(button('Continue', action('onContinueSending', { draft, ...placeOf(inCompose) }))),
  );

/** How buttons remember beside which window they stand. */
export const placeOf = (inCompose: boolean): Readonly<Record<string, string>> =>
  inCompose ? { place: 'compose' } : {};
