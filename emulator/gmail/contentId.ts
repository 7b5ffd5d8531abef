/** The Content-ID in `cid:…`; null for any other address. @see https://www.rfc-editor.org/rfc/rfc2392 */
export function contentIdIn(url: string): string | null {
  const id = /^\s*cid:(\S+)\s*$/i.exec(url)?.[1];
  if (id === undefined) return null;
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
