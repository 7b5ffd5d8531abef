/** Whole mails on their way to and from Gmail: base64url there, one character for each byte here. */

/** `String.fromCharCode` takes its arguments from the stack. */
const AT_ONCE = 8_192;

/** Google's types say string; live runs saw signed bytes, already decoded. Both are accepted. */
export function rawText(raw: unknown): string {
  const bytes: readonly number[] =
    typeof raw === 'string' ? Utilities.base64DecodeWebSafe(raw) : (raw as readonly number[]); // the only other shape that was ever reported
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += AT_ONCE) {
    pieces.push(String.fromCharCode(...bytes.slice(start, start + AT_ONCE).map((byte) => byte & 0xff)));
  }
  return pieces.join('');
}

/** @see https://developers.google.com/apps-script/reference/utilities/utilities#base64encodewebsafedata */
export function rawParameter(raw: string): string {
  const bytes: number[] = [];
  for (let index = 0; index < raw.length; index += 1) bytes.push((raw.charCodeAt(index) << 24) >> 24);
  return Utilities.base64EncodeWebSafe(bytes);
}
