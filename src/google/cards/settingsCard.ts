import { notCleanedWords, type NotCleaned } from '../../core/sendOutcome';
import { MOST_THREADS_LOST } from '../../flows/cleanSent';
import type { SenderChoices } from '../../ports';
import {
  action,
  cardWithFooter,
  holderSection,
  line,
  mainButton,
  plain,
  section,
  text,
  toggle,
} from './widgets';

type Card = GoogleAppsScript.Card_Service.Card;

export interface SettingsView {
  readonly choices: SenderChoices;
  /** The owner lets senders have their mail in Sent put back. */
  readonly mayClean: boolean;
  readonly threadsLost: number;
  /** Why mail was left as it is, newest last. */
  readonly notCleaned: readonly NotCleaned[];
  /** Null for everybody but the owner of a domain: may colleagues clean? */
  readonly owners: { readonly mayClean: boolean } | null;
  readonly holder: string;
}

/** What a sender, and the owner, may choose. */
export const settingsCard = (view: SettingsView): Card =>
  cardWithFooter(
    'Settings',
    '',
    mainButton('Save', action('onSaveSettings')),
    section(
      'Your mail',
      view.mayClean
        ? toggle(
            'cleanSent',
            'Keep my Sent folder as I wrote it',
            'After Track and Gmail’s own Send, the mail in Sent is put back without picture and wrapped links; the one that was sent goes to the bin. Then opening it yourself is no open.',
            view.choices.cleanSent,
          )
        : line(
            'Keep my Sent folder as I wrote it',
            `${plain(view.holder)} has not allowed it`,
            view.owners === null
              ? 'Rules of your organisation may hold the mail as it was sent.'
              : 'You may, below, for everybody.',
          ),
      ...(view.threadsLost >= MOST_THREADS_LOST
        ? [
            text(
              'Stopped: Gmail showed cleaned mail outside its conversation three times in a row. <b>Save</b> tries again.',
            ),
          ]
        : []),
      ...(view.notCleaned.length === 0
        ? []
        : [
            line(
              'Left as they were sent',
              view.notCleaned.length === 1 ? '1 mail' : `${view.notCleaned.length} mails`,
              notCleanedWords(view.notCleaned[view.notCleaned.length - 1] ?? 'failed'),
            ),
          ]),
      toggle(
        'wrapText',
        'Links in the plain-text version, too',
        'Few people read it. A wrapped link is long there.',
        view.choices.wrapText,
      ),
    ),
    ...(view.owners === null
      ? []
      : [
          section(
            'Everybody who uses this installation',
            toggle(
              'mayClean',
              'Senders may keep their Sent folder as they wrote it',
              'The mail as it was sent then lies in the bin. Leave this off if your archive must hold it.',
              view.owners.mayClean,
            ),
          ),
        ]),
    holderSection(view.holder),
  );
