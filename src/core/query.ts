/** Reading the query of an address, as Google's web apps do: by name, form-decoded. */

/**
 * Name and value of each parameter of an address, decoded, in order. The fragment is no part of it.
 * @example parametersOf('https://x.org/?a=1&b=c%20d#e') // [['a', '1'], ['b', 'c d']]
 */
export function parametersOf(url: string): (readonly [name: string, value: string])[] {
  const address = url.replace(/#[^]*$/, '');
  const start = address.indexOf('?');
  if (start === -1) return [];
  return address
    .slice(start + 1)
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return equals === -1
        ? [formDecoded(pair), '']
        : [formDecoded(pair.slice(0, equals)), formDecoded(pair.slice(equals + 1))];
    });
}

/** The first value of a parameter; null when there is none. */
export const parameterOf = (url: string, name: string): string | null =>
  parametersOf(url).find(([each]) => each === name)?.[1] ?? null;

/** Percent-encoding undone; text that is not encoded rightly stays as it is. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign is common in hand-made addresses; browsers keep it, too
  }
}

const formDecoded = (text: string): string => percentDecoded(text.replace(/\+/g, ' '));
