import type { ComposeWords } from './writing';

/* The one place where the emulator knows words of the add-on that it shows. */

export const BESIDE_A_MAIL: ComposeWords = {
  track: 'Track',
  addLink: 'Add link',
  accept: 'I have seen it',
  address: 'Address',
  text: 'Text to show',
};

export const SHEET_TABS = { messages: 'Messages', events: 'Events' };
