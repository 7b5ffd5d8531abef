/** Text from outside is hostile wherever it lands. */

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe between tags and in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => String(REFERENCES[character]));

/**
 * One line without control characters, line breaks, characters that turn the direction of writing, and halves of
 * characters; so it cannot begin a second header or pose as other text. Longer than `limit` characters, it is cut.
 * @example oneLine('Hi\r\nBcc: x@y.z', 80) // 'Hi Bcc: x@y.z'
 */
export function oneLine(text: string, limit: number): string {
  const characters = Array.from(text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim());
  return characters.length <= limit ? characters.join('') : `${characters.slice(0, limit - 1).join('')}…`;
}
