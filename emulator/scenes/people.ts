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
