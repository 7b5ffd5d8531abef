import { buttons, card, holderSection, linkButton, section, text } from './widgets';

/** A draft was made; Gmail shows it among the others. */
export const newMailCard = (holder: string): GoogleAppsScript.Card_Service.Card =>
  card(
    'Your new mail is ready',
    '',
    section(
      '',
      text(
        'It waits on top of your <b>Drafts</b>, with the invisible picture in it. Write it there and send it as usual.',
      ),
      buttons(linkButton('Open Drafts', 'https://mail.google.com/mail/#drafts')),
    ),
    holderSection(holder),
  );
