import type { NetResponse } from '../contracts';
import { escapeHtml, html } from './answer';

/**
 * Google's own pages.
 *
 * Unlike Google: always in English; a browser gets the original in its own language. What failed in a script is worded
 * as the script met it.
 */
const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body style="margin:20px;font-family:Arial,sans-serif">${body}</body></html>`;

/**
 * What a visitor sees of a script that failed: a page, with status 200.
 * @see https://github.com/tanaikech/taking-advantage-of-Web-Apps-with-google-apps-script "Status codes"
 */
export const scriptFailed = (message: string): NetResponse =>
  html(
    200,
    page(
      'Error',
      `<div style="text-align:center;font-family:monospace;margin:50px auto 0;max-width:600px">${escapeHtml(message)}</div>`,
    ),
    { 'x-frame-options': 'SAMEORIGIN' },
  );

export const returnedNothing = (): NetResponse =>
  scriptFailed('The script completed but did not return anything.');

export const returnedUnsupported = (): NetResponse =>
  scriptFailed('The script completed but the returned value is not a supported return type.');

// Unlike Google: it leads to accounts.google.com, whose page this stands for.
export const signIn = (): NetResponse =>
  html(200, page('Google Accounts', '<h1>Sign in</h1><p>to continue to Apps Script</p>'));

/**
 * To who shows a token, as programs do in place of signing in.
 *
 * Unlike Google: no token is a good one here, for scripts cannot get any; `ScriptApp.getOAuthToken` throws its name.
 *
 * @see https://github.com/tanaikech/taking-advantage-of-Web-Apps-with-google-apps-script "Status codes"
 */
export const unauthorized = (): NetResponse =>
  html(401, page('Unauthorized', '<h1>Unauthorized</h1><p>Error 401</p>'));

export const accessDenied = (): NetResponse =>
  html(
    403,
    page(
      'Google Drive - Access Denied',
      '<h1>You need access</h1><p>Ask for access, or switch to an account with access.</p>',
    ),
  );

export const notFound = (): NetResponse =>
  html(
    404,
    page(
      'Google Drive -- Page Not Found',
      '<p>Sorry, unable to open the file at this time.</p><p>Please check the address and try again.</p>',
    ),
  );

/** For a method that is not handled, and for the reserved parameter names. */
export const notAllowed = (): NetResponse =>
  html(
    405,
    page(
      'Google Drive -- Page Not Found',
      '<p>Sorry, the file you have requested does not exist.</p><p>Please check the address and try again.</p>',
    ),
  );

/** To another address of Google's. */
export const moved = (location: string): NetResponse =>
  html(302, page('Moved Temporarily', `The document has moved <a href="${escapeHtml(location)}">here</a>.`), {
    location,
  });

export const forbidden = (): NetResponse =>
  html(403, page('Error 403 (Forbidden)', '<p>403. That’s an error.</p>'));

export const tooLong = (): NetResponse =>
  html(414, page('Error 414 (Request-URI Too Large)', '<p>414. That’s an error.</p>'));

export const notEmulated = (what: string): NetResponse =>
  html(501, page('Not emulated', `<p>${escapeHtml(what)} is not emulated. Add it in emulator/web.</p>`));
