import { Problem, type ProblemCode } from '../../core/problem';
import { action, buttons, card, holderSection, mainButton, plain, section, text } from './widgets';

const TITLES: Readonly<Record<ProblemCode, string>> = {
  NOT_SET_UP: 'Not set up yet',
  LEDGER_MISSING: 'The Sheet is gone',
  JOURNAL_FULL: 'There is no room',
  WEB_APP_UNREACHABLE: 'The web app does not answer',
  NOT_THE_OWNER: 'Another account is needed',
  CANNOT_SEND: 'This draft was not sent',
  BAD_INPUT: 'Please check what you typed',
};

/**
 * Shows what went wrong and what to do. A surprise gets a short reference that is in the execution log, too; its own
 * words stay there, since they may hold what belongs to somebody. `holder` is null when it is not known.
 */
export function failureCard(error: unknown, holder: string | null): GoogleAppsScript.Card_Service.Card {
  const kept = holder === null ? [] : [holderSection(holder)];
  if (error instanceof Problem) {
    return card(TITLES[error.code], '', section('', text(plain(error.message))), ...kept);
  }
  const reference = noted(error);
  return card(
    'That did not work',
    '',
    section(
      '',
      text(surpriseWords(`<b>${reference}</b>`)),
      buttons(mainButton('Try again', action('onHome'))),
    ),
    ...kept,
  );
}

/** Writes a surprise into the execution log; answers a short reference that stands beside it there. */
export function noted(error: unknown): string {
  const reference = Utilities.getUuid().slice(0, 8);
  console.error(`${reference}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return reference;
}

export const surpriseWords = (reference: string): string =>
  `Something unexpected happened; your mail is untouched. Try again. If it happens again, tell the owner of this add-on the reference ${reference}.`;
