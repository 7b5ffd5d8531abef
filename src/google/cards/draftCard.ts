import { offReasonWords, type DraftLink } from '../../core/draftLinks';
import { few } from '../../core/sendOutcome';
import { CLICK_PAGE_PICTURE } from './clickPagePicture';
import { placeOf } from './draftsCard';
import {
  action,
  button,
  buttons,
  card,
  cardWithFooter,
  holderSection,
  line,
  mainButton,
  picture,
  plain,
  section,
  text,
  toggle,
} from './widgets';

type Card = GoogleAppsScript.Card_Service.Card;
type Section = GoogleAppsScript.Card_Service.CardSection;
type Widget = GoogleAppsScript.Card_Service.Widget;

export interface DraftView {
  readonly draft: string;
  readonly fingerprint: string;
  readonly subject: string;
  readonly recipients: readonly string[];
  readonly attachments: number;
  readonly links: readonly DraftLink[];
  /** False: a plain text, which carries no picture. */
  readonly canTellOpens: boolean;
  /** When the same mail was sent already, in words; null if it was not. */
  readonly sentAt: string | null;
  /** How many recipients Google may still allow today, if that is fewer than there are. */
  readonly quotaLeft: number | null;
  /** The sender has seen what a reader meets who follows a link. */
  readonly sawClickPage: boolean;
  readonly inCompose: boolean;
  readonly holder: string;
}

/** A card takes a hundred widgets. @see https://developers.google.com/apps-script/reference/card-service/card-section#addwidgetwidget */
export const MOST_SWITCHES = 60;

/** What is followed in the draft that was chosen, and the button that sends it. */
export function draftCard(view: DraftView): Card {
  const { draft, fingerprint, inCompose, subject, sentAt } = view;
  const parameters = { draft, fingerprint, ...placeOf(inCompose) };
  return cardWithFooter(
    subject || '(no subject)',
    sentAt === null ? 'Not sent yet' : '',
    sentAt === null
      ? mainButton('Send with tracking', action('onSendDraft', parameters))
      : mainButton('Send again', action('onSendAgain', parameters)),
    ...(sentAt === null ? [] : [alreadySection(sentAt)]),
    whoSection(view),
    followSection(view),
    ...linkSections(view),
    theySeeSection(view),
    holderSection(view.holder),
  );
}

const alreadySection = (sentAt: string): Section =>
  section(
    'Already sent',
    text(
      `This mail was sent with tracking at <b>${plain(sentAt)}</b>. If this draft is a leftover, delete it.`,
    ),
  );

function whoSection({ recipients, attachments, quotaLeft }: DraftView): Section {
  const widgets: Widget[] = [
    line(
      'Goes to',
      plain(few(recipients)),
      attachments === 0 ? '' : attachments === 1 ? '1 attachment' : `${attachments} attachments`,
    ),
  ];
  if (recipients.length > 1) {
    widgets.push(
      toggle(
        'separately',
        'Separately to each recipient',
        `${recipients.length} copies, each addressed to one person: you see who opened it. Reply-all will not reach the others.`,
        false,
      ),
    );
  }
  if (quotaLeft !== null) {
    widgets.push(
      line(
        'Near Google’s daily limit',
        `About ${quotaLeft} more recipients today`,
        recipients.length > 1
          ? 'Sent separately, what is left over goes tomorrow. Google may refuse one mail to all.'
          : 'Google may refuse this one; then your draft stays.',
      ),
    );
  }
  return section('', ...widgets);
}

const followSection = ({ canTellOpens, links, sawClickPage, draft, inCompose }: DraftView): Section =>
  section(
    'Follow',
    canTellOpens
      ? toggle('opens', 'Opens', 'An invisible picture at the top tells when the mail is opened.', true)
      : line('Opens', 'Cannot be seen', 'This mail is plain text, which carries no picture.'),
    ...(links.length === 0
      ? [line('Links', 'There are none', '')]
      : sawClickPage
        ? [toggle('links', countWords(links.length), 'Those switched on below.', true)]
        : [
            line('Links', countWords(links.length), 'Off until you have seen what your reader will meet.'),
            buttons(
              button('Show what they meet', action('onShowClickPage', { draft, ...placeOf(inCompose) })),
            ),
          ]),
  );

const countWords = (count: number): string => (count === 1 ? 'The link' : `${count} links`);

function linkSections({ links, sawClickPage }: DraftView): Section[] {
  if (links.length === 0 || !sawClickPage) return [];
  const shown = links.slice(0, MOST_SWITCHES);
  const made = section(
    'Links',
    ...shown.map(({ index, label, host, count, startsOff }) =>
      toggle(
        `link.${index}`,
        plain(label),
        [
          host === label ? '' : host,
          count > 1 ? `${count} times` : '',
          startsOff === null ? '' : `Off: ${offReasonWords(startsOff)}`,
        ]
          .filter((words) => words !== '')
          .join(' · '),
        startsOff === null,
      ),
    ),
    ...(links.length > shown.length
      ? [text(`${links.length - shown.length} more links stay as they are.`)]
      : []),
  );
  return [made.setCollapsible(links.length > 3).setNumUncollapsibleWidgets(links.length > 3 ? 3 : 0)];
}

const theySeeSection = ({ links, holder, inCompose }: DraftView): Section =>
  section(
    'What they will see',
    text(
      links.length === 0
        ? 'The mail as you wrote it.'
        : `The mail as you wrote it. A followed link first leads to a page with one button, which names ${plain(holder)}.`,
    ),
    text(
      `It goes at once: Gmail’s <b>Undo</b> does not reach it.${inCompose ? ' Do not press Gmail’s own <b>Send</b> as well.' : ''}`,
    ),
  );

/** Shown once: links are off until the sender has seen what their reader will meet. */
export const clickPageCard = (parameters: Readonly<Record<string, string>>, holder: string): Card =>
  card(
    'What your reader will see',
    '',
    section(
      '',
      text(
        'A followed link leads to this page first. Your reader presses once more to go on. Google may show its own line above it.',
      ),
      picture(CLICK_PAGE_PICTURE, 'A page with one large link: Continue to example.com'),
      buttons(mainButton('I have seen it: follow links', action('onClickPageSeen', parameters))),
    ),
    holderSection(holder),
  );
