import {
  action,
  button,
  buttons,
  card,
  holderSection,
  input,
  mainButton,
  picture,
  section,
  text,
} from './widgets';
import { CLICK_PAGE_PICTURE } from './clickPagePicture';

type Card = GoogleAppsScript.Card_Service.Card;

export interface ComposeView {
  /** The id all pixels and links of this mail share. */
  readonly message: string;
  /** The account that holds the data. */
  readonly holder: string;
}

/** Beside the compose window: follow this mail, and add links to it. */
export const composeCard = ({ message, holder }: ComposeView): Card =>
  card(
    'Follow this mail',
    'Before you send it',
    section(
      '',
      text(
        'Tells you when the mail is opened. An invisible picture goes in at the top; you need not do anything else.',
      ),
      buttons(mainButton('Track', action('onTrack', { message }))),
    ),
    section(
      'Send with tracking',
      text(
        'Follows the links you wrote yourself, too, tells several recipients apart, and keeps your Sent folder as you wrote it.',
      ),
      buttons(button('Drafts ready to send', action('onDrafts', { place: 'compose' }))),
    ),
    section(
      'Add a tracked link',
      text('It goes in where your cursor stands. Links you typed yourself stay as they are.'),
      input('url', 'Address', 'https://example.com/offer'),
      input('label', 'Text to show', 'Leave empty to show the address'),
      buttons(button('Add link', action('onAddLink', { message }))),
    ),
    holderSection(holder),
  );

export interface LinkConsentView {
  readonly message: string;
  readonly url: string;
  readonly label: string;
  /** The account that holds the data. */
  readonly holder: string;
}

/** Shown once: links are off until the sender has seen what their reader will meet. */
export const linkConsentCard = ({ message, url, label, holder }: LinkConsentView): Card =>
  card(
    'What your reader will see',
    '',
    section(
      '',
      text(
        'A tracked link leads to this page first. Your reader presses once more to go on. Google may show its own line above it.',
      ),
      picture(CLICK_PAGE_PICTURE, 'A page with one large link: Continue to example.com'),
      buttons(
        mainButton('I have seen it: add the link', action('onAcceptClickPage', { message, url, label })),
      ),
      text('Once the link is in your mail, go back with ← above.'),
    ),
    holderSection(holder),
  );
