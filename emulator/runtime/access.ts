import type { CallInQuestion } from '../trouble';
import { scopesFor } from './scopes';
import { ServiceError } from './ServiceError';

/**
 * Refuses, in Google's words, a call for which the manifest lists no scope. Without a list Google finds the scopes by
 * itself.
 *
 * @see https://developers.google.com/apps-script/concepts/scopes
 */
export function requireScope({ name, apiName }: CallInQuestion, scopes: readonly string[] | undefined): void {
  const needed = scopesFor(apiName ?? name);
  if (scopes === undefined || needed.length === 0 || needed.some((scope) => scopes.includes(scope))) return;
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
