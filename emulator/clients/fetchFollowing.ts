import type { NetRequest, NetResponse, Network } from '../contracts';

/** Browsers stop at twenty as well. @see https://fetch.spec.whatwg.org/#http-redirect-fetch */
const MAX_REDIRECTS = 20;

/** All answers on the way, the last one first; null when nobody answered, or the way has no end. */
export function fetchFollowing(
  network: Network,
  url: string,
  headers: Readonly<Record<string, string>>,
  method: 'GET' | 'HEAD' = 'GET',
): readonly [NetResponse, ...NetResponse[]] | null {
  const answers: NetResponse[] = [];
  let next: string | null = url;
  while (next !== null) {
    if (answers.length > MAX_REDIRECTS) return null;
    const answer = answerOf(network, { url: next, method, headers });
    if (answer === null) return null;
    answers.unshift(answer);
    next = redirectOf(answer, next);
  }
  const [last, ...before] = answers;
  return last === undefined ? null : [last, ...before];
}

/** Null when nobody answers at that address. */
export function answerOf(network: Network, request: NetRequest): NetResponse | null {
  try {
    return network.request(request);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('DNS error')) return null;
    throw error;
  }
}

function redirectOf({ status, headers }: NetResponse, from: string): string | null {
  const location = headers['location'];
  return [301, 302, 303, 307, 308].includes(status) && location !== undefined
    ? new URL(location, from).href
    : null;
}
