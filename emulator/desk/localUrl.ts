/**
 * Where on this machine an address of Google's is found; any other address stays. `email` is whose Gmail it is seen in.
 *
 * Unlike Google: `docs.google.com` and `mail.google.com` are places of the desk, the web app's hosts are local servers.
 */
export function localUrl(url: string, email: string, origins: Readonly<Record<string, string>>): string {
  const sheet = /^https:\/\/docs\.google\.com\/spreadsheets\/d\/([^/?#]+)/.exec(url)?.[1];
  if (sheet !== undefined) return `/#/sheet/${sheet}`;
  const mail = /^https:\/\/mail\.google\.com\/mail\/[^#]*#([^/]+)\/([^/?]+)$/.exec(url);
  if (mail !== null) {
    const label = mail[1] === 'sent' ? 'SENT' : 'INBOX';
    return `/#/mail/${encodeURIComponent(email)}/${label}/${mail[2] ?? ''}`;
  }
  const origin = Object.keys(origins).find((known) => url === known || url.startsWith(`${known}/`));
  return origin === undefined ? url : `${origins[origin] ?? ''}${url.slice(origin.length)}`;
}
