/**
 * Google keeps at most 9 kB in one property; longer text is laid over several, `name.0`, `name.1`, …
 * @see https://developers.google.com/apps-script/guides/services/quotas
 */
const CHUNK_CHARS = 2_800; // 9 kB even if every character takes three bytes

type Properties = Readonly<Record<string, string>>;

/**
 * The properties that hold `text` under `name`. Earlier, longer text is ended by an empty chunk.
 * @example chunked('due', 'abc') // { 'due.0': 'abc', 'due.1': '' }
 */
export function chunked(name: string, text: string): Record<string, string> {
  const pieces: Record<string, string> = {};
  let index = 0;
  for (let start = 0; start < text.length; start += CHUNK_CHARS) {
    pieces[`${name}.${index}`] = text.slice(start, start + CHUNK_CHARS);
    index += 1;
  }
  pieces[`${name}.${index}`] = '';
  return pieces;
}

/** The text that {@link chunked} laid down, or null when there is none. */
export function joined(name: string, properties: Properties): string | null {
  let text = '';
  for (let index = 0; ; index += 1) {
    const piece = properties[`${name}.${index}`];
    if (piece === undefined || piece === '') return text === '' ? null : text;
    text += piece;
  }
}
