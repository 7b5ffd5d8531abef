/**
 * The one place where Google's addresses become local ones and back.
 *
 * Unlike Google: a browser reaches the web app on this machine, `https://script.google.com` as `http://localhost:8041`
 * and `https://….googleusercontent.com` as `http://127.0.0.1:8042`: two sites for a browser, as in the original.
 * Scripts, mails and sheets always hold Google's own addresses.
 */
export interface LocalOrigins {
  /** Google's origin → where it is found here. */
  readonly origins: Readonly<Record<string, string>>;
  /** Replaces Google's origins wherever they stand in a text that goes to a browser. */
  toLocal(text: string): string;
  /** The address as Google has it; any other address stays as it is. */
  toGoogle(url: string): string;
}

export const SCRIPT_ORIGIN = 'https://script.google.com';
export const USER_CONTENT_ORIGIN = 'https://script.googleusercontent.com';

/** @param local origins without a slash at the end, as `http://localhost:8041` */
export function localOrigins(local: { readonly script: string; readonly userContent: string }): LocalOrigins {
  return {
    origins: { [SCRIPT_ORIGIN]: local.script, [USER_CONTENT_ORIGIN]: local.userContent },
    toLocal: (text) =>
      text
        .replace(/https:\/\/script\.google\.com(?![\w.:-])/g, local.script)
        .replace(/https:\/\/(?:n-[\w-]+-)?script\.googleusercontent\.com(?![\w.:-])/g, local.userContent),
    toGoogle: (url) =>
      moved(url, local.script, SCRIPT_ORIGIN) ?? moved(url, local.userContent, USER_CONTENT_ORIGIN) ?? url,
  };
}

function moved(url: string, from: string, to: string): string | null {
  if (!url.startsWith(from)) return null;
  const rest = url.slice(from.length);
  return /^(?:[/?#]|$)/.test(rest) ? to + rest : null;
}
