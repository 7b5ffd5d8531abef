import type { CallInQuestion } from '../trouble';
import { scopesFor } from './scopes';
import { ServiceError } from './ServiceError';

/**
 * Refuses, in Google's words, a call for which the script has none of the scopes: the manifest does not list it, or
 * the user did not grant it.
 *
 * @see https://developers.google.com/apps-script/concepts/scopes
 */
export function requireScope({ name, apiName }: CallInQuestion, mayUse: (scope: string) => boolean): void {
  const needed = scopesFor(apiName ?? name);
  if (needed.length === 0 || needed.some(mayUse)) return;
  if (apiName !== null) {
    const message = 'Request had insufficient authentication scopes.';
    throw new ServiceError(`API call to ${apiName} failed with error: ${message}`, {
      name: 'GoogleJsonResponseException',
      details: { code: 403, message },
    });
  }
  const list = needed.length === 1 ? needed.join('') : `(${needed.join(' || ')})`;
  throw new ServiceError(
    `Specified permissions are not sufficient to call ${name}. Required permissions: ${list}`,
  );
}
