/** Text from outside is hostile wherever it lands. */

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Controls, halves of surrogate pairs, line and paragraph separators, and the marks of the property Bidi_Control.
 * Spelled out: V8 takes thirty times as long to read a literal with \p{…}, in each run.
 * @see https://www.unicode.org/reports/tr9/#Bidirectional_Character_Types
 */
const UNFIT =
  /[\u0000-\u001f\u007f-\u009f\ud800-\udfff\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Safe between tags and in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => String(REFERENCES[character]));

/**
 * One line without control characters, line breaks, characters that turn the direction of writing, and halves of
 * characters; so it cannot begin a second header or pose as other text. Longer than `limit` characters, it is cut.
 * @example oneLine('Hi\r\nBcc: x@y.z', 80) // 'Hi Bcc: x@y.z'
 */
export function oneLine(text: string, limit: number): string {
  const characters = Array.from(text.replace(UNFIT, ' ').trim());
  return characters.length <= limit ? characters.join('') : `${characters.slice(0, limit - 1).join('')}…`;
}
