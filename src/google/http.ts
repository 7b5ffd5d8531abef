import { Problem } from '../core/problem';

/**
 * Posts text to the web app and answers what it said. Google redirects the answer to a second host, which is followed.
 * @throws {Problem} WEB_APP_UNREACHABLE when no answer of ours comes back.
 * @see https://developers.google.com/apps-script/reference/url-fetch/url-fetch-app
 */
export function ask(base: string, text: string): string {
  const unreachable = (cause: unknown): Problem =>
    new Problem(
      'WEB_APP_UNREACHABLE',
      'The web app did not answer. Check that it is deployed with access "Anyone", then try again.',
      cause,
    );
  let response: GoogleAppsScript.URL_Fetch.HTTPResponse;
  try {
    response = UrlFetchApp.fetch(base, {
      method: 'post',
      contentType: 'text/plain',
      payload: text,
      muteHttpExceptions: true,
    });
  } catch (error) {
    throw unreachable(error);
  }
  if (response.getResponseCode() !== 200) throw unreachable(`HTTP ${response.getResponseCode()}`);
  return response.getContentText('UTF-8');
}

/** The bytes that a mail program would get for a pixel, or null when the web app does not answer. */
export function fetchBytes(url: string): Uint8Array | null {
  try {
    const response = UrlFetchApp.fetch(url, { muteHttpExceptions: true });
    return response.getResponseCode() === 200
      ? Uint8Array.from(response.getContent(), (byte) => byte & 0xff)
      : null;
  } catch {
    return null;
  }
}
