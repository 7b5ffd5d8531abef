import type { Account } from '../contracts';

/** Sends, deployed the web app, owns the Sheet. */
export const ADA: Account = {
  email: 'ada@lindenhof.example',
  name: 'Ada Brandt',
  google: 'workspace',
  client: 'gmail',
  locale: 'en',
  timeZone: 'Europe/Berlin',
};

/** Works with Ada, has the add-on, too. */
export const GRACE: Account = {
  email: 'grace@lindenhof.example',
  name: 'Grace Okoye',
  google: 'workspace',
  client: 'gmail',
  locale: 'en',
  timeZone: 'Europe/Berlin',
};

/** Reads in Gmail, whose proxy loads the pictures. */
export const BEN: Account = {
  email: 'ben@gmail.example',
  name: 'Ben Castillo',
  google: 'consumer',
  client: 'gmail',
  locale: 'en',
  timeZone: 'Europe/Madrid',
};

/** Reads in a program that loads pictures by itself. */
export const CLEO: Account = {
  email: 'cleo@harbour.example',
  name: 'Cleo Marsh',
  google: null,
  client: 'direct',
  locale: 'en',
  timeZone: 'Europe/London',
};

/** Buys material and writes German; has the add-on. */
export const HANNE: Account = {
  email: 'hanne@lindenhof.example',
  name: 'Hanne Vogt',
  google: 'workspace',
  client: 'gmail',
  locale: 'de',
  timeZone: 'Europe/Berlin',
};

/** Runs the showroom overseas; has the add-on. */
export const MARCUS: Account = {
  email: 'marcus@lindenhof.example',
  name: 'Marcus Hale',
  google: 'workspace',
  client: 'gmail',
  locale: 'en-US',
  timeZone: 'America/New_York',
};

/** Keeps the books and writes the invoices; has the add-on. */
export const NOOR: Account = {
  email: 'noor@lindenhof.example',
  name: 'Noor Haddad',
  google: 'workspace',
  client: 'gmail',
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
};

/** An architect, whose program shows pictures. */
export const OSKAR: Account = {
  email: 'oskar@northbank.example',
  name: 'Oskar Lindgren',
  google: null,
  client: 'direct',
  locale: 'en',
  timeZone: 'Europe/Stockholm',
};

/** A gallery, with Apple Mail and its privacy protection. */
export const MEI: Account = {
  email: 'mei@tanaka-gallery.example',
  name: 'Mei Tanaka',
  google: null,
  client: 'direct',
  locale: 'en',
  timeZone: 'America/New_York',
};

/** A town hall: its mail filter follows every link before anybody reads, in Outlook on the desktop. */
export const PETRA: Account = {
  email: 'petra@rathaus.example',
  name: 'Petra Falk',
  google: null,
  client: 'direct',
  locale: 'de',
  timeZone: 'Europe/Berlin',
};

/** A timber yard that has pictures switched off. */
export const SVEN: Account = {
  email: 'sven@timberyard.example',
  name: 'Sven Aalto',
  google: null,
  client: 'direct',
  locale: 'en',
  timeZone: 'Europe/Helsinki',
};

/** Stands for as many guests as wanted: whatever follows a plus in the address arrives here. */
export const GUESTS: Account = {
  email: 'guests@openday.example',
  name: 'Open-day guests',
  google: null,
  client: 'direct',
  locale: 'en',
  timeZone: 'Europe/Berlin',
};
