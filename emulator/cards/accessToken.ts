import type { Place } from './addOnAnswer';

const TOKEN = 'emulated-access-token';

/**
 * What opens the message beside which the add-on is to scripts with the narrow scopes; others need none. Beside the
 * inbox there is no message and no token.
 *
 * Unlike Google: it lasts for ever, and beside a draft it opens nothing.
 *
 * @see https://developers.google.com/workspace/add-ons/concepts/workspace-scopes
 */
export const accessTokenAt = (place: Place): string =>
  place.host === 'message' ? `${TOKEN}:${place.messageId}` : TOKEN;

/** The message that a token opens; '' where it opens none, null when it is no token. */
export function messageOpenedBy(token: string): string | null {
  if (token === TOKEN) return '';
  return token.startsWith(`${TOKEN}:`) ? token.slice(TOKEN.length + 1) : null;
}
